"""Dotted lines to write on, as forms print them behind and before what is filled in."""

import re

from schemas.page import Line

_FEWEST_BEHIND = {".": 4, "…": 2, "_": 4}
"""What such lines are printed with, and how many in a row are one."""
_BEFORE = re.compile(r"^(?P<number>\s*\(?[0-9๐-๙]{1,2}[.)]\s*)?[.…]{2,}\s*(?=[^\s.…])")


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
