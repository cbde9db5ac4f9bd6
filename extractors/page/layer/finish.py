"""Printed rows as the page's lines: Thai repaired, changes noted, doubts found."""

import math
import re
from collections.abc import Iterator

from extractors.page.content import Glyph
from extractors.page.layer.baseline import baseline_of
from extractors.page.layer.differing import differing_numbers
from extractors.page.layer.rows import Row
from extractors.thai.doubts import find_doubts
from extractors.thai.repair import repair_text
from extractors.thai.repair.rule import MAX_NOTES_OF_A_RULE, make_visible
from schemas.geometry import Box
from schemas.page import Doubt, Line, Repair

READ_CLEAN, READ_BY_INK = 1.0, 0.97
"""Confidence in a line as the file has it, and in one where what is drawn changed what the file says."""
_CONTEXT = 2
"""Clusters on either side that a noted change shows."""
_SURE_BOX = 0.9
"""Less sure, a finding tells that a box may be read wrongly."""
_BOX = re.compile("[☐☑]")
_BOXES, _IN_BRACKETS = frozenset("☐☑☒□"), frozenset("()[]/xX✓✔√")


def finish_row(row: Row, *, page_no: int, starts_paragraph: bool = False, box: Box | None = None) -> Line | None:
    """The row as a line; None where nothing readable is on it. `box` overrides where it stands on the page."""
    repaired = repair_text(row.text.strip())
    text = repaired.text.strip()
    if not text:
        return None
    changes = _noted_changes(row)
    sure = [part.glyph.sure for cluster in row.clusters for part in cluster.parts if part.glyph.sure is not None]
    lies_across = box is None or box == row.box
    return Line(
        text=text,
        raw=row.raw.strip(),
        page_no=page_no,
        box=_rounded(box or row.box),
        baseline=baseline_of(row, text) if sure and lies_across else None,
        method="ocr" if sure else "text_layer",
        confidence=round(math.prod(sure), 4) if sure else READ_BY_INK if changes else READ_CLEAN,
        starts_paragraph=starts_paragraph,
        strong=row.bold,
        repairs=(*changes, *repaired.repairs),
        doubts=tuple(
            sorted(
                (*find_doubts(text), *_unsure_boxes(row, text), *differing_numbers(row, text)),
                key=lambda doubt: doubt.start,
            )
        ),
    )


def _unsure_boxes(row: Row, text: str) -> Iterator[Doubt]:
    """Boxes of which a recogniser is not sure whether they are ticked."""
    written = list(_BOX.finditer(text))
    if not written:
        return
    glyphs = [part.glyph for cluster in row.clusters for part in cluster.parts]
    drawn = [glyph for glyph in glyphs if glyph.text in _BOXES]
    if len(drawn) == len(written):
        unsure = [_is_unsure(glyph) for glyph in drawn]
    else:  # brackets became boxes: which of the signs is which box cannot be told
        unsure = [any(_is_unsure(glyph) for glyph in glyphs if glyph.text in _BOXES | _IN_BRACKETS)] * len(written)
    for doubtful, match in zip(unsure, written, strict=True):
        if doubtful:
            yield Doubt(rule="unsure-box", start=match.start(), end=match.end(), text=match[0])


def _is_unsure(glyph: Glyph) -> bool:
    return glyph.sure is not None and glyph.sure < _SURE_BOX


def _rounded(box: Box) -> Box:
    return Box(*(round(value, 2) for value in box))


def _noted_changes(row: Row) -> tuple[Repair, ...]:
    """What ink changed, each different change once."""
    notes: dict[tuple[str, str, str], Repair] = {}
    times: dict[str, int] = {}
    for at, cluster in enumerate(row.clusters):
        for rule in {part.rule for part in cluster.parts if part.rule}:
            if times.get(rule, 0) >= MAX_NOTES_OF_A_RULE:
                continue
            near = row.clusters[max(0, at - _CONTEXT) : at + _CONTEXT + 1]
            before = make_visible("".join(each.raw for each in near))
            after = make_visible("".join(each.text for each in near))
            if (rule, before, after) not in notes:
                notes[rule, before, after] = Repair(rule=rule, before=before, after=after)
                times[rule] = times.get(rule, 0) + 1
    return tuple(notes.values())
