"""Rulings as the page means them, from the strokes that draw them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.content import Stroke
from extractors.page.grid.rulings import Ruling, complete, join_strokes, open_columns, touching, without_arrows
from schemas.geometry import Box
from tests.printed_pages import across, down, ruled

XS, YS = [50.0, 150.0, 300.0, 500.0], [100.0, 130.0, 200.0, 260.0]
FULL = join_strokes(ruled(XS, YS))


def horizontal(at: float, start: float, end: float) -> Ruling:
    return Ruling(True, at, start, end)


def vertical(at: float, start: float, end: float) -> Ruling:
    return Ruling(False, at, start, end)


def added(rulings: list[Ruling]) -> set[Ruling]:
    """What completing adds; it takes nothing away here."""
    done = complete(rulings)
    assert set(rulings) <= set(done)
    return set(done) - set(rulings)


def test_a_stroke_is_a_ruling() -> None:
    assert join_strokes([across(100, 50, 300)]) == [horizontal(100, 50, 300)]
    assert join_strokes([down(50, 100, 300)]) == [vertical(50, 100, 300)]


def test_pieces_that_meet_are_one() -> None:
    pieces = [across(100, 50, 120), across(100.4, 121, 200), across(100, 203, 300)]
    (ruling,) = join_strokes(pieces)
    assert (ruling.start, ruling.end) == (50, 300)
    assert 100 <= ruling.at <= 100.4


def test_pieces_far_apart_are_two() -> None:
    assert [(each.start, each.end) for each in join_strokes([across(100, 50, 120), across(100, 130, 200)])] == [
        (50, 120),
        (130, 200),
    ]


def test_the_lines_of_a_double_ruling_are_one() -> None:
    assert len(join_strokes([across(100, 50, 300), across(102, 50, 300)])) == 1
    assert len(join_strokes([across(100, 50, 300), across(104, 50, 300)])) == 2


def test_the_longer_piece_says_where_the_ruling_lies() -> None:
    (ruling,) = join_strokes([across(100, 50, 300), across(102, 50, 60)])
    assert ruling.at == pytest.approx(100, abs=0.2)


def test_what_is_shorter_than_a_letter_parts_no_cells() -> None:
    assert join_strokes([across(100, 50, 57), down(50, 100, 105)]) == []


def test_a_dashed_line_is_one_ruling() -> None:
    dashes = [across(100, 50 + 5 * at, 53 + 5 * at) for at in range(20)]
    assert join_strokes(dashes) == [horizontal(100, 50, 148)]


def test_dots_to_write_on_are_no_ruling() -> None:
    dots = [across(100, 50 + 4 * at, 51 + 4 * at) for at in range(50)]
    assert join_strokes(dots) == []


def test_a_few_dashes_are_no_ruling() -> None:
    assert join_strokes([across(100, 50 + 5 * at, 53 + 5 * at) for at in range(4)]) == []


@given(st.lists(st.floats(60, 490), max_size=8), st.floats(0, 3.9))
def test_however_a_line_is_cut_into_pieces_it_is_one(cuts: list[float], gap: float) -> None:
    stops = sorted({50.0, *cuts, 500.0})
    pieces = [
        across(100, start, end - gap if end - start > 20 and end < 500 else end) for start, end in pairwise(stops)
    ]
    (ruling,) = join_strokes(pieces)
    assert (ruling.at, ruling.start, ruling.end) == pytest.approx((100, 50, 500))


@given(st.permutations(ruled(XS, YS)))
def test_the_order_of_strokes_changes_nothing(strokes: list[Stroke]) -> None:
    assert set(join_strokes(strokes)) == set(FULL)


def test_a_whole_table_lacks_nothing() -> None:
    assert added(FULL) == set()


def test_the_foot_that_a_page_leaves_out_is_added() -> None:
    cut = [each for each in FULL if not (each.horizontal and each.at == 260)]
    assert added(cut) == {horizontal(260, 50, 150), horizontal(260, 150, 300), horizontal(260, 300, 500)}


def test_the_head_that_a_page_leaves_out_is_added() -> None:
    cut = [each for each in FULL if not (each.horizontal and each.at == 100)]
    assert {each.at for each in added(cut)} == {100}


def test_sides_that_a_page_leaves_out_are_added() -> None:
    open_sides = [each for each in FULL if each.horizontal or each.at in (150, 300)]
    assert {(each.horizontal, each.at) for each in added(open_sides)} == {(False, 50), (False, 500)}


def test_two_columns_with_a_ruling_only_between_them_get_their_foot() -> None:
    half_open = [horizontal(100, 50, 300), horizontal(130, 50, 300), vertical(150, 100, 200)]
    assert {(each.horizontal, each.at) for each in added(half_open)} == {(False, 50), (False, 300), (True, 200)}


def test_a_foot_drawn_under_one_column_is_completed_under_the_others() -> None:
    cut = [each for each in FULL if not (each.horizontal and each.at == 260)]
    assert added([*cut, horizontal(260, 150, 300)]) == {horizontal(260, 50, 150), horizontal(260, 300, 500)}


def test_columns_that_nothing_crosses_get_a_head_and_a_foot() -> None:
    """On a page in the middle of a row that is longer than a page nothing else of the table is drawn."""
    columns = [each for each in FULL if not each.horizontal]
    assert added(columns) == {horizontal(100, 50, 500), horizontal(260, 50, 500)}
    assert added(columns[:2]) == set()
    assert added([columns[0], vertical(150, 90, 240), columns[2]]) == set()


def test_lone_lines_get_no_sides() -> None:
    assert added([horizontal(100, 50, 500), horizontal(200, 50, 500)]) == set()


def test_an_arrow_over_a_table_is_no_ruling() -> None:
    arrow = horizontal(165, 170, 480)
    assert without_arrows([*FULL, arrow]) == FULL
    assert set(complete([*FULL, arrow])) == set(FULL)


def test_a_line_at_which_the_columns_end_is_no_arrow() -> None:
    """All that a page draws of a row that it cuts, where the table has no outer sides."""
    row = [horizontal(100, 50, 500), vertical(150, 100, 160), vertical(300, 100, 160)]
    assert without_arrows(row) == row
    assert {(each.horizontal, each.at) for each in added(row)} == {(True, 160), (False, 50), (False, 500)}


def test_a_line_between_two_rulings_is_kept() -> None:
    split = horizontal(165, 150, 300)
    assert split in without_arrows([*FULL, split])


def test_lines_that_end_alike_are_no_arrows() -> None:
    inner = [horizontal(165, 170, 480), horizontal(180, 170, 480)]
    assert [each for each in inner if each in without_arrows([*FULL, *inner])] == inner


def test_tables_apart_are_groups_of_their_own() -> None:
    other = join_strokes(ruled([50, 500], [400, 450]))
    groups = touching([*FULL, *other, horizontal(700, 50, 500)])
    assert sorted(map(len, groups)) == [len(other), len(FULL)]


def test_columns_without_a_foot_are_cut() -> None:
    box = Box(50, 100, 500, 260)
    drawn = [each for each in FULL if not (each.horizontal and each.at == 260)]
    assert open_columns(box, XS, FULL) == ()
    assert open_columns(box, XS, drawn) == (0, 1, 2)
    assert open_columns(box, XS, [*drawn, horizontal(260, 150, 500)]) == (0,)
    assert open_columns(box, XS, [*drawn, horizontal(260, 150, 300)]) == (0, 2)
