"""Boxes of a straight page, put back on the paper."""

from extractors.page.scan.lay_back import lay_back
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line, Page


def line(box: Box | None) -> Line:
    return Line(text="ก", raw="ก", method="ocr", box=box)


def moved(box: Box) -> Box:
    return Box(box.x0 + 1, box.y0 + 2, box.x1 + 1, box.y1 + 2)


def test_every_box_is_laid_back_and_nothing_else_changes() -> None:
    cell = GridCell(row=0, col=0, lines=(line(Box(1, 1, 2, 2)),), box=Box(0, 0, 3, 3))
    grid = Grid(n_rows=1, n_cols=1, cells=(cell,), source="rulings", box=Box(0, 0, 4, 4))
    page = Page(page_no=3, width=100, height=200, blocks=(line(Box(5, 5, 6, 6)), grid, line(None)))
    laid = lay_back(page, moved)
    assert [block.box for block in laid.blocks] == [Box(6, 7, 7, 8), Box(1, 2, 5, 6), None]
    found = laid.blocks[1]
    assert isinstance(found, Grid)
    assert (found.cells[0].box, found.cells[0].lines[0].box) == (Box(1, 2, 4, 5), Box(2, 3, 3, 4))
    assert lay_back(laid, lambda box: Box(box.x0 - 1, box.y0 - 2, box.x1 - 1, box.y1 - 2)) == page
