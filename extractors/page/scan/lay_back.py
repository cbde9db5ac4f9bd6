"""A page that was read from a straight picture, laid back on the paper as it was scanned."""

from collections.abc import Callable

from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line, Page

ToPage = Callable[[Box], Box]


def lay_back(page: Page, to_page: ToPage) -> Page:
    """The page with all boxes where `to_page` puts them."""
    return page.model_copy(update={"blocks": tuple(_lay_block(block, to_page) for block in page.blocks)})


def _lay_block(block: Line | Grid, to_page: ToPage) -> Line | Grid:
    if isinstance(block, Line):
        return _lay_line(block, to_page)
    cells = tuple(_lay_cell(cell, to_page) for cell in block.cells)
    return block.model_copy(update={"cells": cells, "box": _lay_box(block.box, to_page)})


def _lay_cell(cell: GridCell, to_page: ToPage) -> GridCell:
    lines = tuple(_lay_line(line, to_page) for line in cell.lines)
    return cell.model_copy(update={"lines": lines, "box": _lay_box(cell.box, to_page)})


def _lay_line(line: Line, to_page: ToPage) -> Line:
    return line.model_copy(update={"box": _lay_box(line.box, to_page)})


def _lay_box(box: Box | None, to_page: ToPage) -> Box | None:
    return None if box is None else Box(*(round(value, 2) for value in to_page(box)))
