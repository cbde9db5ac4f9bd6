"""The rows of a region of a page: those that run across it, and those that stand on their side."""

from collections.abc import Sequence

from extractors.page.layer.ink import ReadGlyph
from extractors.page.layer.rows import Row, find_rows
from extractors.page.turns import lay_across, turn_box
from schemas.geometry import Box


def rows_of(glyphs: Sequence[ReadGlyph]) -> list[tuple[Row, Box]]:
    """The rows that the glyphs make, each with its place on the page; first those across, then those on their side."""
    rows: list[tuple[Row, Box]] = []
    for turn in (0, 1, 3, 2):
        turned = [read for read in glyphs if read.glyph.turn == turn]
        if not turned:
            continue
        across = [read._replace(glyph=lay_across(read.glyph)) for read in turned]
        rows += [(row, turn_box(row.box, turn)) for row in find_rows(across) if row.clusters]
    return rows
