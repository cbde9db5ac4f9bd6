"""Grids as rows: merged cells, group rows, empty rows."""

from extractors.layout.grid_rows import grid_to_rows
from schemas.page import Grid, GridCell
from tests.builders import grid, grid_rows, lines


def spanning(text: str, *, at: tuple[int, int], rows: int = 1, cols: int = 1) -> GridCell:
    return GridCell(row=at[0], col=at[1], row_span=rows, col_span=cols, lines=tuple(lines(text)))


def rows_of(*cells: GridCell, n_rows: int, n_cols: int) -> list[tuple[list[str], list[bool]]]:
    rows = grid_to_rows(Grid(n_rows=n_rows, n_cols=n_cols, cells=cells, source="html"))
    return [([cell.text for cell in row.row.cells], [cell.carried for cell in row.row.cells]) for row in rows]


def test_every_row_is_as_wide_as_the_grid() -> None:
    rows = grid_rows(["ก", "ข", "ค"], ["ง"])
    assert [[cell.text for cell in row.row.cells] for row in rows] == [["ก", "ข", "ค"], ["ง", "", ""]]


def test_empty_rows_are_left_out() -> None:
    assert len(grid_rows(["ก", "ข"], ["", ""], ["ค", ""])) == 2


def test_a_cell_over_two_rows_is_carried_into_the_second() -> None:
    found = rows_of(
        spanning("กองคลัง", at=(0, 0), rows=2),
        spanning("ก", at=(0, 1)),
        spanning("ข", at=(1, 1)),
        n_rows=2,
        n_cols=2,
    )
    assert found == [(["กองคลัง", "ก"], [False, False]), (["กองคลัง", "ข"], [True, False])]


def test_a_row_that_only_merged_cells_reach_is_left_out() -> None:
    found = rows_of(spanning("ก", at=(0, 0), rows=2), spanning("ข", at=(0, 1), rows=2), n_rows=2, n_cols=2)
    assert found == [(["ก", "ข"], [False, False])]


def test_a_wide_cell_stands_once_but_heads_every_column_that_it_covers() -> None:
    cells = (spanning("ผลการดำเนินงาน", at=(0, 0), cols=2), spanning("ที่", at=(0, 2)))
    (row,) = grid_to_rows(Grid(n_rows=1, n_cols=3, cells=cells, source="html"))
    assert [cell.text for cell in row.row.cells] == ["ผลการดำเนินงาน", "", "ที่"]
    assert row.spread == ("ผลการดำเนินงาน", "ผลการดำเนินงาน", "ที่")
    assert row.filled == 2


def test_a_span_that_reaches_beyond_the_grid_is_cut() -> None:
    assert rows_of(spanning("ก", at=(0, 0), rows=9, cols=9), n_rows=2, n_cols=2) == [(["ก", ""], [False, False])]


def test_one_wide_cell_makes_a_heading() -> None:
    (row,) = grid_to_rows(Grid(n_rows=1, n_cols=3, cells=(spanning("กลยุทธ์ที่ ๑", at=(0, 0), cols=3),), source="html"))
    assert row.row.heading


def test_the_same_words_in_every_cell_are_one_heading() -> None:
    (row,) = grid_rows(["ยุทธศาสตร์ที่ ๒"] * 3)
    assert row.row.heading


def test_two_equal_cells_of_three_make_none() -> None:
    (row,) = grid_rows(["ทุกกอง", "ทุกกอง", ""])
    assert not row.row.heading


def test_one_narrow_cell_makes_none() -> None:
    (row,) = grid_rows(["กลยุทธ์ที่ ๑", "", ""])
    assert not row.row.heading


def test_a_grid_of_one_column_has_no_heading() -> None:
    assert [row.row.heading for row in grid_to_rows(grid(["ก"], ["ข"]))] == [False, False]
