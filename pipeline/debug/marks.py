"""Boxes and ticks of a page, each at its place."""

from collections.abc import Iterator, Sequence

from extractors.page.content import PageContent
from extractors.page.geometry import centre, holds
from extractors.page.layer.ink import read_ink
from extractors.page.marks import EMPTY, TICK, TICKED, find_marks
from extractors.thai.repair import repair_text
from pipeline.debug.page_view import FoundMark
from schemas.geometry import Box
from schemas.page import Line

SIGNS = (EMPTY, TICKED, TICK)


def find_page_marks(content: PageContent, lines: Sequence[Line]) -> tuple[FoundMark, ...]:
    """The marks that are drawn or written on the page, and those that only a line's text has."""
    marks = find_marks(content)
    shown = [glyph for glyph in content.glyphs if not glyph.hidden and glyph.order not in marks.replaced]
    written = [(read.text, read.glyph.ink) for read in read_ink(shown)]
    drawn = [(glyph.text, glyph.ink) for glyph in marks.glyphs]
    placed = [FoundMark(sign, box) for text, box in (*written, *drawn) for sign in _signs_in(text)]
    return (*placed, *(mark for line in lines for mark in _unplaced(line, placed)))


def _signs_in(text: str) -> list[str]:
    """The marks that the characters stand for: a box is written with many characters."""
    shown = text if any(sign in text for sign in SIGNS) or text.isalnum() else repair_text(text).text
    return [char for char in shown if char in SIGNS]


def _unplaced(line: Line, placed: Sequence[FoundMark]) -> Iterator[FoundMark]:
    """The boxes in the line's text beyond those that stand in it, put behind the line."""
    if line.box is None:
        return
    side = line.box.y1 - line.box.y0
    x = line.box.x1
    here = [mark.sign for mark in placed if holds(line.box, centre(mark.box))]
    for sign in SIGNS:
        for _ in range(line.text.count(sign) - here.count(sign)):
            yield FoundMark(sign, Box(x, line.box.y0, x + side, line.box.y1), placed=False)
            x += side
