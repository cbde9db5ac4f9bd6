"""Corners that a scan lost are closed; what ends in a cell, frames around tables and lines below them stay."""

import pytest

from extractors.page.grid.cells import find_tables
from extractors.page.grid.corners import close_corners
from extractors.page.grid.rulings import Ruling, complete, join_strokes
from tests.printed_pages import ruled

XS, YS = [50.0, 150.0, 300.0, 500.0], [100.0, 130.0, 200.0, 260.0]
FULL = join_strokes(ruled(XS, YS))


def across(at: float, start: float, end: float) -> Ruling:
    return Ruling(True, at, start, end)


def down(at: float, start: float, end: float) -> Ruling:
    return Ruling(False, at, start, end)


def without(*lost: Ruling) -> list[Ruling]:
    assert set(lost) <= set(FULL)
    return [each for each in FULL if each not in lost]


@pytest.mark.parametrize(
    ("whole", "rest"),
    [
        (across(100, 50, 500), across(100, 58, 500)),
        (across(260, 50, 500), across(260, 50, 492)),
        (down(50, 100, 260), down(50, 106, 260)),
        (down(500, 100, 260), down(500, 100, 251)),
    ],
)
def test_a_lost_corner_is_closed(whole: Ruling, rest: Ruling) -> None:
    assert set(close_corners([*without(whole), rest])) == set(FULL)
    (table,) = find_tables(complete(close_corners([*without(whole), rest])))
    assert len(table.cells) == 9


def test_both_rulings_of_a_corner_may_lack_it() -> None:
    lost = [across(100, 57, 500), down(50, 105, 260)]
    assert set(close_corners([*without(across(100, 50, 500), down(50, 100, 260)), *lost])) == set(FULL)


@pytest.mark.parametrize("line", [(155, 295), (152, 292), (150, 292), (158, 300)])
def test_a_line_under_words_stays_as_long_as_it_is(line: tuple[float, float]) -> None:
    under = across(160, *line)
    assert set(close_corners([*FULL, under])) == {*FULL, under}


def test_a_bar_in_a_cell_stays_as_long_as_it_is() -> None:
    bar = down(220, 138, 200)
    assert set(close_corners([*FULL, bar])) == {*FULL, bar}


def test_a_frame_around_a_table_without_sides_is_not_reached() -> None:
    open_at_sides = [each for each in FULL if each.horizontal or each.at in (150.0, 300.0)]
    frame = join_strokes(ruled([42.0, 508.0], [92.0, 268.0]))
    assert set(close_corners([*open_at_sides, *frame])) == {*open_at_sides, *frame}


def test_a_rule_below_a_table_that_goes_on_overleaf_is_not_reached() -> None:
    cut = without(across(260, 50, 500))
    foot = across(268, 50, 500)
    assert set(close_corners([*cut, foot])) == {*cut, foot}


def test_the_next_table_is_not_reached() -> None:
    cut = without(across(260, 50, 500))
    below = join_strokes(ruled(XS, [268.0, 300.0, 340.0]))
    assert set(close_corners([*cut, *below])) == {*cut, *below}
