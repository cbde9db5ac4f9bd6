"""The rows of a region of a page: those that run across it, and those that stand on their side."""

from collections.abc import Sequence

from extractors.page.content import Glyph
from extractors.page.layer.ink import ReadGlyph
from extractors.page.layer.rows import Row, find_rows
from schemas.geometry import Box


def rows_of(glyphs: Sequence[ReadGlyph]) -> list[tuple[Row, Box]]:
    """The rows that the glyphs make, each with its place on the page; first those across, then those on their side."""
    rows: list[tuple[Row, Box]] = []
    for turn in (0, 1, 3, 2):
        turned = [read for read in glyphs if read.glyph.turn == turn]
        if not turned:
            continue
        across = [read._replace(glyph=_turn_back(read.glyph)) for read in turned]
        rows += [(row, _turn_box(row.box, turn)) for row in find_rows(across) if row.clusters]
    return rows


def _turn_back(glyph: Glyph) -> Glyph:
    """The glyph as if its text ran across the page; `_turn_box` is the way back."""
    x0, y0, x1, y1 = glyph.ink
    if glyph.turn == 1:  # reads downwards
        return glyph._replace(ink=Box(y0, -x1, y1, -x0), x=glyph.baseline, baseline=-glyph.x)
    if glyph.turn == 2:
        return glyph._replace(ink=Box(-x1, -y1, -x0, -y0), x=-glyph.x, baseline=-glyph.baseline, end=-glyph.end)
    if glyph.turn == 3:  # reads upwards
        return glyph._replace(ink=Box(-y1, x0, -y0, x1), x=-glyph.baseline, baseline=glyph.x, end=-glyph.end)
    return glyph


def _turn_box(box: Box, turn: int) -> Box:
    x0, y0, x1, y1 = box
    if turn == 1:
        return Box(-y1, x0, -y0, x1)
    if turn == 2:
        return Box(-x1, -y1, -x0, -y0)
    if turn == 3:
        return Box(y0, -x1, y1, -x0)
    return box
