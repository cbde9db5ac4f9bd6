"""Ticks that stand alone in cells: what their ink looks like, and what the recogniser read there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.page.content import Font, Glyph
from extractors.page.geometry import centre, holds
from extractors.page.images.lone_marks import MarkShape
from schemas.geometry import Box

SIGNS: dict[MarkShape, str] = {"tick": "✓", "cross": "✗"}

_READ_AS_MARKS = frozenset("✓✔√/✗×xX☑☒⁄∕")
_LIKE_MARKS = frozenset("Vvy\\Jjlu1Y,'’ノ")
"""What a recogniser that expects letters makes of a mark by hand."""
_AGREED, _UNREAD, _LIKE = 0.98, 0.92, 0.9
"""How sure a mark is that the recogniser reads too, where it reads nothing, and where it reads a sign alike."""
_SURELY_READ = 0.9
_HEIGHT = 0.42
_FONT = Font(name="", bold=False)


class SeenMark(NamedTuple):
    """A mark in points, its shape, and the cell that holds nothing else."""

    box: Box
    shape: MarkShape
    cell: Box


def with_lone_marks(glyphs: Sequence[Glyph], seen: Iterable[SeenMark], *, hc: float) -> list[Glyph]:
    """The glyphs of a page whose letters are `hc` points high, where each mark by hand is one glyph.

    What the recogniser surely reads as a letter or a digit stays so.
    """
    kept = list(glyphs)
    order = max((glyph.order for glyph in glyphs), default=-1)
    for mark in seen:
        there = [glyph for glyph in kept if holds(mark.cell, centre(glyph.ink))]
        sure = _sure(there)
        if sure is None:
            continue
        gone = {glyph.order for glyph in there}
        kept = [glyph for glyph in kept if glyph.order not in gone]
        order += 1
        kept.append(_to_glyph(mark, sure=sure, order=order, size=hc / _HEIGHT))
    return kept


def _sure(there: Sequence[Glyph]) -> float | None:
    """How sure the mark is beside what was read in its cell; None where that is rather something else."""
    letters = [glyph for glyph in there if not glyph.text.isspace()]
    if not letters:
        return _UNREAD
    if all(glyph.text in _READ_AS_MARKS for glyph in letters):
        return max(_AGREED, min(glyph.sure or 0.0 for glyph in letters))
    if all(glyph.text in _READ_AS_MARKS | _LIKE_MARKS for glyph in letters):
        return _LIKE
    if any((glyph.sure or 0.0) >= _SURELY_READ for glyph in letters):
        return None
    return min(1 - max(glyph.sure or 0.0 for glyph in letters) / 2, _LIKE)


def _to_glyph(mark: SeenMark, *, sure: float, order: int, size: float) -> Glyph:
    _, middle = centre(mark.box)
    return Glyph(
        text=SIGNS[mark.shape],
        ink=mark.box,
        x=mark.box.x0,
        end=mark.box.x1,
        baseline=middle + _HEIGHT / 2 * size,
        size=size,
        font=_FONT,
        turn=0,
        unmapped=False,
        hidden=False,
        order=order,
        sure=sure,
    )
