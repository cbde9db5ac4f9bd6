"""Rows that no line parts, in tables whose columns are ruled."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.grid.unruled_rows import part_rows
from schemas.geometry import Box
from schemas.page import Grid, GridCell
from tests.builders import page_line

PITCH = 18.0


def cell(col: int, *printed: tuple[float, str], row: int = 0, row_span: int = 1, height: float = 12.0) -> GridCell:
    """A cell with lines; each line's place is counted in lines from the top."""
    lines = tuple(page_line(text, x=col * 100 + 5, y=at * PITCH, height=height) for at, text in printed)
    return GridCell(row=row, col=col, row_span=row_span, lines=lines, box=Box(col * 100, 0, col * 100 + 100, 400))


def column(col: int, *starts: float, lines: int = 2) -> GridCell:
    """A cell in which paragraphs of so many lines begin at these places."""
    return cell(col, *((at + further, f"{col}:{at:g}+{further}") for at in starts for further in range(lines)))


def grid(*cells: GridCell, n_rows: int = 1, n_cols: int = 4) -> Grid:
    return Grid(n_rows=n_rows, n_cols=n_cols, cells=cells, source="rulings")


def texts(parted: Grid) -> list[list[str]]:
    rows = [[""] * parted.n_cols for _ in range(parted.n_rows)]
    for each in parted.cells:
        rows[each.row][each.col] = each.text.replace("\n", "|")
    return rows


def numbered(*numbers: str, every: float = 3) -> GridCell:
    return cell(0, *((at * every, number) for at, number in enumerate(numbers)), height=9.0)


@pytest.mark.parametrize("numbers", [("๑", "๒"), ("1.", "2."), ("(7)", "(8)")])
def test_the_numbers_in_the_first_column_part_the_rows(numbers: Sequence[str]) -> None:
    parted = part_rows(grid(numbered(*numbers), column(1, 0, 3, lines=3), column(2, 0, 3), column(3, 0)))
    assert texts(parted) == [
        [numbers[0], "1:0+0|1:0+1|1:0+2", "2:0+0|2:0+1", "3:0+0|3:0+1"],
        [numbers[1], "1:3+0|1:3+1|1:3+2", "2:3+0|2:3+1", ""],
    ]


def test_what_stands_above_the_first_number_is_a_row_of_its_own() -> None:
    heading = cell(0, (0, "ที่"), (2, "๑"), (4, "๒"))
    parted = part_rows(grid(heading, column(1, 0, 2, 4), column(2, 0, 2, 4), column(3, 0, 2, 4, lines=1)))
    assert [row[0] for row in texts(parted)] == ["ที่", "๑", "๒"]
    rest = grid(cell(0, (2, "๔"), (4, "๕")), column(1, 0, 2, 4), column(2, 0, 2, 4), column(3, 2, 4))
    assert [row[0] for row in texts(part_rows(rest))] == ["", "๔", "๕"]


def test_without_numbers_the_white_across_the_table_parts_the_rows() -> None:
    parted = part_rows(grid(column(0, 0, 3.7), column(1, 0, 3.7, lines=3), column(2, 0, 3.7), column(3, 0)))
    assert [row[1] for row in texts(parted)] == ["1:0+0|1:0+1|1:0+2", "1:3.7+0|1:3.7+1|1:3.7+2"]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param([numbered("๑", "๓"), column(1, 0, 3), column(2, 0, 3, lines=3)], id="no counting"),
        pytest.param([numbered("๑"), column(1, 0), column(2, 0)], id="one number"),
        pytest.param([numbered("๑", "๒", every=2.5), column(1, 0, lines=6), column(2, 0)], id="nothing begins there"),
        pytest.param([column(0, 0, 2), column(1, 0, 2), column(2, 0, 2)], id="no room"),
        pytest.param([column(0, 0), column(1, 0, 3, 6), column(2, 0)], id="one column only"),
        pytest.param([column(0, 0, 3.7), column(1, 0, 3.7), column(2, 0, 3.7), column(3, 0, lines=5)], id="a bridge"),
    ],
)
def test_a_row_without_proof_of_several_stays_whole(cells: list[GridCell]) -> None:
    whole = grid(*cells)
    assert part_rows(whole) == whole


def test_a_row_into_which_a_merged_cell_reaches_stays_whole() -> None:
    merged = cell(3, (0, "กองคลัง"), row_span=2)
    whole = grid(numbered("๑", "๒"), column(1, 0, 3), column(2, 0, 3), merged, n_rows=2)
    assert part_rows(whole) == whole


def test_two_columns_are_no_table_of_rows() -> None:
    whole = grid(numbered("๑", "๒"), column(1, 0, 3), n_cols=2)
    assert part_rows(whole) == whole


def test_the_rows_below_move_down_and_the_boxes_are_cut() -> None:
    below = cell(1, (9, "ท้าย"), row=1)
    parted = part_rows(grid(numbered("๑", "๒"), column(1, 0, 3), column(2, 0, 3), below, n_rows=2))
    assert (parted.n_rows, parted.cells[-1].row) == (3, 2)
    first, second = (each.box for each in parted.cells if each.col == 1 and each.row < 2)
    assert first is not None
    assert second is not None
    assert first.y1 == second.y0


def test_a_foot_that_is_not_drawn_says_nothing_where_no_row_has_one() -> None:
    cells = numbered("๑", "๒"), column(1, 0, 3), column(2, 0, 3)
    whole = replace(grid(*cells), open_below=(0, 1, 2, 3))
    assert part_rows(whole).open_below == ()
    one = replace(grid(numbered("๑"), *cells[1:]), open_below=(0, 1, 2, 3))
    assert part_rows(one) == one


@given(st.lists(st.lists(st.integers(0, 12), max_size=6, unique=True), min_size=4, max_size=4))
def test_no_line_is_lost_or_doubled(places: list[list[int]]) -> None:
    cells = [cell(col, *((at, f"{at + 1}") for at in sorted(found))) for col, found in enumerate(places)]
    parted = part_rows(grid(*cells))
    for col, each in enumerate(cells):
        assert [line for part in parted.cells if part.col == col for line in part.lines] == list(each.lines)
