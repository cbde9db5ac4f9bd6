"""Stretches of ink in a row, and whether white between them parts columns."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.page.images.columns import ink_stretches, split_at_columns
from extractors.page.images.rows import Row

HC = 10.0
INK = st.lists(st.booleans(), max_size=60)
Stretches = list[tuple[int, int]]


def rows_at(*baselines: float) -> list[Row]:
    return [Row(top=baseline - HC, baseline=baseline) for baseline in baselines]


def split(*stretches: Stretches, pitch: float = 25.0) -> list[Stretches]:
    return split_at_columns(rows_at(*(pitch * at for at in range(len(stretches)))), stretches, HC)


@given(INK)
def test_without_a_least_gap_stretches_are_the_ink(ink: list[bool]) -> None:
    drawn = np.zeros(len(ink), bool)
    for first, after in ink_stretches(np.array(ink, bool), least_gap=0):
        drawn[first:after] = True
    assert drawn.tolist() == ink


@given(INK, st.floats(0, 20))
def test_stretches_hold_all_ink_and_gaps_that_are_too_narrow(ink: list[bool], least_gap: float) -> None:
    columns = np.array(ink, bool)
    found = ink_stretches(columns, least_gap=least_gap)
    held = np.zeros_like(columns)
    for first, after in found:
        held[first:after] = True
        assert columns[first]
        assert columns[after - 1]
        white = ink_stretches(~columns[first:after], least_gap=0)
        assert all(end - start < least_gap for start, end in white)
    assert not (columns & ~held).any()
    assert all(right[0] - left[1] >= max(least_gap, 1) for left, right in pairwise(found))


@st.composite
def row_stretches(draw: st.DrawFn) -> list[Stretches]:
    places = st.lists(st.integers(0, 300), min_size=2, max_size=10, unique=True).map(sorted)
    rows = draw(st.lists(places, max_size=6))
    return [list(zip(row[::2], row[1::2], strict=False)) for row in rows]


@settings(max_examples=50)
@given(row_stretches(), st.floats(18, 60))
def test_rows_keep_their_ends_and_are_cut_in_broad_gaps_only(stretches: list[Stretches], pitch: float) -> None:
    for before, after in zip(stretches, split(*stretches, pitch=pitch), strict=True):
        assert after[0][0] == before[0][0]
        assert after[-1][1] == before[-1][1]
        gaps = {(left[1], right[0]) for left, right in pairwise(before)}
        cuts = {(left[1], right[0]) for left, right in pairwise(after)}
        assert cuts <= gaps
        assert all(x1 - x0 >= 4 * HC for x0, x1 in cuts)


@settings(max_examples=50)
@given(row_stretches())
def test_the_order_from_top_to_bottom_does_not_matter(stretches: list[Stretches]) -> None:
    assert split(*stretches[::-1]) == split(*stretches)[::-1]


COLUMNS: Stretches = [(0, 100), (160, 300)]
WHOLE: Stretches = [(0, 300)]


@pytest.mark.parametrize(("count", "parted"), [(1, False), (2, False), (3, True), (5, True)])
def test_three_rows_with_white_in_the_same_place_are_columns(count: int, parted: bool) -> None:
    assert split(*[COLUMNS] * count) == [COLUMNS if parted else WHOLE] * count


def test_white_need_not_be_alike_to_the_pixel() -> None:
    rows = [[(0, 100), (160, 300)], [(0, 120), (175, 290)], [(10, 70), (150, 300)], [(0, 110), (165, 310)]]
    assert split(*rows) == rows


def test_white_in_other_places_makes_no_columns() -> None:
    rows = [[(0, 60), (110, 300)], [(0, 130), (180, 300)], [(0, 200), (250, 300)]]
    assert split(*rows) == [WHOLE] * 3


def test_narrow_white_makes_no_columns() -> None:
    assert split(*[[(0, 100), (139, 300)]] * 5) == [WHOLE] * 5


def test_a_row_without_white_ends_the_columns() -> None:
    assert split(COLUMNS, COLUMNS, WHOLE, COLUMNS, COLUMNS) == [WHOLE] * 5
    assert split(*[COLUMNS] * 3, WHOLE, COLUMNS) == [*[COLUMNS] * 3, WHOLE, WHOLE]


def test_rows_far_apart_share_no_columns() -> None:
    assert split(*[COLUMNS] * 3, pitch=41) == [WHOLE] * 3
    assert split(*[COLUMNS] * 3, pitch=39) == [COLUMNS] * 3


def test_one_gap_may_part_columns_where_another_does_not() -> None:
    first: Stretches = [(0, 60), (110, 150), (200, 300)]
    assert split(first, [(0, 150), (200, 300)], [(0, 150), (205, 300)])[0] == [(0, 150), (200, 300)]


def test_no_rows_and_rows_without_ink() -> None:
    assert split() == []
    assert split([], COLUMNS, []) == [[], WHOLE, []]
