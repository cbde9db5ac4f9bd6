"""Dotted lines to write on, as forms print them behind and before what is filled in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractors.layout.labels import LabelRole, label_role, read_label
from extractors.thai.fuzzy import squash
from extractors.thai.lexicon.labels import PLAINEST
from schemas.page import Line

_FEWEST_BEHIND = {".": 4, "…": 2, "_": 4}
"""What such lines are printed with, and how many in a row are one."""
_LONGEST = 300
"""Characters of a line that may print several fields."""
_BEFORE = re.compile(r"^(?P<number>\s*\(?[0-9๐-๙]{1,2}[.)]\s*)?[.…]{2,}\s*(?=[^\s.…])")
_LABEL = re.compile(
    r"(?:(?<=\s)|(?<=…)|(?<=[._]{2}))(?P<label>[^\s.…_:：]{4,40})(?=\s*(?P<sign>[:：…]|[._]{3})|\s+[^\s.…_:：])"
)
_PLAINEST = frozenset(squash(word) for word in PLAINEST)
_WHO_AND_WHEN: frozenset[LabelRole] = frozenset({"owner", "period"})


def fields_of(line: Line) -> Iterator[Line]:
    """The line, or, where it prints several fields (`ผู้รับผิดชอบ …กองคลัง… ระยะเวลา …ไตรมาส ๑…`), one for each of them."""
    first = read_label(line.text) if len(line.text) <= _LONGEST else None
    cuts = list(_cuts(line.text, first.role)) if first else []
    if not cuts:
        yield line
        return
    for at, (start, end) in enumerate(pairwise([0, *cuts, len(line.text)])):
        part = line.with_text(line.text[start:end].strip())
        yield replace(part, starts_paragraph=line.starts_paragraph or at > 0)


def _cuts(text: str, first: LabelRole) -> Iterator[int]:
    """Where further fields begin: at a plain label that dots or a colon follow, or at who or when behind the other."""
    role = first
    for found in _LABEL.finditer(text):
        here = label_role(found["label"]) if squash(found["label"]) in _PLAINEST else None
        if here is None or here == role:
            continue
        if found["sign"] or {here, role} <= _WHO_AND_WHEN:
            yield found.start("label")
            role = here


def without_leaders(line: Line) -> Line:
    """The line without the dots before and behind what is filled in; a line of dots alone is empty."""
    text = _BEFORE.sub(lambda found: found["number"] or "", _without_dots_behind(line.text))
    return line if text == line.text else line.with_text(text)


def _without_dots_behind(text: str) -> str:
    written = text.rstrip()
    dot = written[-1:]
    rest = written.rstrip(dot)
    is_leader = dot in _FEWEST_BEHIND and len(written) - len(rest) >= _FEWEST_BEHIND[dot]
    return rest.rstrip() if is_leader else text
