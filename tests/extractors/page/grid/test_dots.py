"""Rulings that are rows of dots."""

from dataclasses import replace

import pytest

from extractors.page.content import Shape
from extractors.page.grid.dots import dotted_rulings
from schemas.geometry import Box
from tests.printed_pages import grids_of, page_of, sheet, table_on, texts_in

STEP = 1.5
XS = [60.0, 90.0, 290.0, 400.0]
ROWS = [("ที่", "มาตรการ", "ผู้รับผิดชอบ"), ("๑", "จัดประชุม", "กองช่าง"), ("๒", "จัดอบรม", "กองคลัง")]


def dot(x: float, y: float, *, side: float = 0.75) -> Shape:
    box = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    corners = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
    return Shape(box=box, points=corners, filled=True, stroked=False, by_hand=False)


def across(y: float, x0: float, x1: float, *, step: float = STEP, side: float = 0.75) -> list[Shape]:
    return [dot(x0 + at * step, y, side=side) for at in range(round((x1 - x0) / step) + 1)]


def down(x: float, y0: float, y1: float) -> list[Shape]:
    return [dot(x, y0 + at * STEP) for at in range(round((y1 - y0) / STEP) + 1)]


def places(shapes: list[Shape]) -> list[tuple[int, ...]]:
    return [tuple(round(side) for side in (each.x0, each.y0, each.x1, each.y1)) for each in dotted_rulings(shapes)]


def test_a_table_of_dots_is_read_as_one_of_lines() -> None:
    glyphs, ys = table_on(XS, 100, ROWS)
    dots = [each for y in ys for each in across(y, XS[0], XS[-1])] + [
        each for x in XS for each in down(x, ys[0], ys[-1])
    ]
    (grid,) = grids_of(page_of(replace(sheet(glyphs), shapes=tuple(dots))))
    assert (grid.source, texts_in(grid)) == ("rulings", [list(row) for row in ROWS])


def test_sides_of_cells_are_rulings() -> None:
    frame = [*down(60, 100, 160), *down(120, 100, 160), *across(100, 60, 120), *across(160, 60, 120)]
    assert sorted(places(frame)) == [(60, 100, 60, 160), (60, 100, 120, 100), (60, 160, 120, 160), (120, 100, 120, 160)]


def test_dots_to_write_on_are_no_rulings() -> None:
    lines = [each for y in (100, 120, 140) for each in across(y, 60, 300)]
    assert places(lines) == []
    beside = [*down(50, 90, 150), *down(310, 90, 150)]
    assert places([*lines, *beside]) == [(50, 90, 50, 150), (310, 90, 310, 150)]


@pytest.mark.parametrize("shapes", [across(100, 60, 120, step=5), across(100, 60, 120, side=3), across(100, 60, 72)])
def test_what_is_no_row_of_dots(shapes: list[Shape]) -> None:
    sides = [*down(60, 80, 160), *down(120, 80, 160), *down(72, 80, 160)]
    assert len(places([*sides, *shapes])) == 3


def test_no_shapes_no_rulings() -> None:
    assert places([]) == []
