"""A page that was read from a straight picture, laid back on the paper as it was scanned."""

import math
from collections.abc import Callable
from dataclasses import replace

from schemas.geometry import Box
from schemas.page import Baseline, Grid, GridCell, Line, Page

ToPage = Callable[[Box], Box]


def lay_back(page: Page, to_page: ToPage) -> Page:
    """The page with all boxes where `to_page` puts them."""
    return replace(page, blocks=tuple(_lay_block(block, to_page) for block in page.blocks))


def _lay_block(block: Line | Grid, to_page: ToPage) -> Line | Grid:
    if isinstance(block, Line):
        return _lay_line(block, to_page)
    cells = tuple(_lay_cell(cell, to_page) for cell in block.cells)
    return replace(block, cells=cells, box=_lay_box(block.box, to_page))


def _lay_cell(cell: GridCell, to_page: ToPage) -> GridCell:
    lines = tuple(_lay_line(line, to_page) for line in cell.lines)
    return replace(cell, lines=lines, box=_lay_box(cell.box, to_page))


def _lay_line(line: Line, to_page: ToPage) -> Line:
    baseline = None if line.baseline is None else _lay_baseline(line.baseline, to_page)
    return replace(line, box=_lay_box(line.box, to_page), baseline=baseline)


def _lay_baseline(baseline: Baseline, to_page: ToPage) -> Baseline:
    """The baseline as it falls or rises on the paper."""
    x0, y0, x1, y1 = baseline[:4]
    start, end = to_page(Box(x0, y0, x0, y0)), to_page(Box(x1, y1, x1, y1))
    before, after = math.hypot(x1 - x0, y1 - y0), math.hypot(end.x0 - start.x0, end.y0 - start.y0)
    stretch = after / before if before else 1.0
    return baseline._replace(
        x0=round(start.x0, 2),
        y0=round(start.y0, 2),
        x1=round(end.x0, 2),
        y1=round(end.y0, 2),
        ends=tuple(round(each * stretch, 2) for each in baseline.ends),
    )


def _lay_box(box: Box | None, to_page: ToPage) -> Box | None:
    return None if box is None else Box(*(round(value, 2) for value in to_page(box)))
