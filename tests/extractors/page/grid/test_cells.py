"""Cells between rulings, and the tables that they make."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.grid.cells import RuledTable, find_tables, to_table
from extractors.page.grid.rulings import Ruling, join_strokes
from schemas.geometry import Box
from tests.printed_pages import across, down, ruled

XS, YS = [50.0, 150.0, 300.0, 500.0], [100.0, 130.0, 200.0]


def only(rulings: list[Ruling]) -> RuledTable:
    (table,) = find_tables(rulings)
    return table


def places(table: RuledTable) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells]


def test_a_table_has_a_cell_in_every_place() -> None:
    table = only(join_strokes(ruled(XS, YS)))
    assert (table.n_rows, table.n_cols) == (2, 3)
    assert places(table) == [(row, col, 1, 1) for row in range(2) for col in range(3)]
    assert table.cells[4].box == Box(150, 130, 300, 200)
    assert (table.box, table.columns) == (Box(50, 100, 500, 200), tuple(XS))


def test_a_ruling_that_is_left_out_merges_cells() -> None:
    strokes = [*(across(y, 50, 500) for y in YS), down(50, 100, 200), down(500, 100, 200)]
    table = only(join_strokes([*strokes, down(150, 130, 200), down(300, 100, 200)]))
    assert places(table) == [(0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_a_cell_may_reach_over_rows() -> None:
    strokes = [across(100, 50, 500), across(130, 150, 500), across(200, 50, 500), *(down(x, 100, 200) for x in XS)]
    assert places(only(join_strokes(strokes)))[0] == (0, 0, 2, 1)


def test_rulings_may_end_a_little_before_they_meet() -> None:
    strokes = [*(across(y, 53, 497) for y in YS), *(down(x, 102, 198) for x in XS)]
    assert len(only(join_strokes(strokes)).cells) == 6


def test_tables_apart_are_two() -> None:
    tables = find_tables(join_strokes([*ruled(XS, YS), *ruled([50, 200, 400], [300, 340, 380])]))
    assert [(table.n_rows, table.n_cols) for table in tables] == [(2, 3), (2, 2)]


def test_a_frame_around_one_cell_is_no_table() -> None:
    assert find_tables(join_strokes(ruled([50, 500], [100, 200]))) == []


def test_nothing_makes_no_table() -> None:
    assert find_tables([]) == []
    assert find_tables(join_strokes([across(100, 50, 500), across(200, 50, 500)])) == []


def test_a_drawing_of_very_many_lines_is_no_table() -> None:
    hatched = [Ruling(True, 4.0 * at, 0, 500) for at in range(601)]
    assert find_tables([*hatched, Ruling(False, 0, 0, 2400), Ruling(False, 500, 0, 2400)]) == []


def test_squared_paper_is_no_table() -> None:
    lines = [Ruling(way, 7.0 * at, 0, 600) for way in (True, False) for at in range(80)]
    assert find_tables(lines) == []


def test_sides_that_differ_by_a_hair_are_one() -> None:
    table = to_table([Box(50, 100, 150, 130), Box(151.5, 100, 300, 131), Box(50, 130.5, 149, 200)])
    assert table is not None
    assert (table.n_rows, table.n_cols) == (2, 2)
    assert places(table) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1)]


@pytest.mark.parametrize("boxes", [[], [Box(0, 0, 100, 20)], [Box(0, 0, 100, 20), Box(0, 0, 3, 20)]])
def test_less_than_two_cells_are_no_table(boxes: list[Box]) -> None:
    assert to_table(boxes) is None


sides = st.lists(st.integers(12, 120), min_size=2, max_size=6)


@given(widths=sides, heights=sides, data=st.data())
def test_any_merged_table_is_found_as_it_is_drawn(widths: list[int], heights: list[int], data: st.DataObject) -> None:
    xs = [50.0 + sum(widths[:at]) for at in range(len(widths) + 1)]
    ys = [60.0 + sum(heights[:at]) for at in range(len(heights) + 1)]
    # Each row merges neighbours of its own, so that every cell is a rectangle one row high.
    strokes = [across(y, xs[0], xs[-1]) for y in ys]
    wanted = []
    for row, (top, foot) in enumerate(pairwise(ys)):
        drawn = data.draw(st.sets(st.integers(1, len(widths) - 1)))
        stops = sorted({0, *drawn, len(widths)})
        strokes += [down(xs[at], top, foot) for at in stops]
        wanted += [(row, start, 1, end - start) for start, end in pairwise(stops)]
    used = sorted({col for _, col, _, _ in wanted} | {col + span for _, col, _, span in wanted})
    shown = [(row, used.index(col), 1, used.index(col + span) - used.index(col)) for row, col, _, span in wanted]
    table = only(join_strokes(strokes))
    assert places(table) == shown
    for cell, (row, col, _, span) in zip(table.cells, wanted, strict=True):
        assert cell.box == pytest.approx((xs[col], ys[row], xs[col + span], ys[row + 1]), abs=0.01)
