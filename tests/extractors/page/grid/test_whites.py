"""Strips of white between columns, and rows cut at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.grid.whites import (
    NARROWEST,
    White,
    columns_of,
    covers,
    find_whites,
    left_free,
    narrowed,
    to_pieces,
    with_empty_columns,
)
from tests.printed_pages import row_at, width_of

LEFT, MIDDLE, RIGHT = 72.0, 200.0, 380.0
THREE = row_at(100, (LEFT, "กองคลัง"), (MIDDLE, "จัดทำแผน"), (RIGHT, "ไตรมาส"))
ACROSS = row_at(118, (LEFT, "ยุทธศาสตร์ที่ ๑ การพัฒนาระบบการบริหารจัดการ"))
END = LEFT + width_of("กองคลัง")


def test_white_stands_between_print_on_both_sides() -> None:
    (first, second) = find_whites([THREE])
    assert first == pytest.approx((END, MIDDLE), abs=3)
    assert second == pytest.approx((MIDDLE + width_of("จัดทำแผน"), RIGHT), abs=3)


def test_white_is_what_all_rows_leave_free() -> None:
    longer = row_at(118, (LEFT, "งานพัสดุกองคลัง"), (MIDDLE, "แผน"), (RIGHT + 10, "ไตรมาส"))
    (first, second) = find_whites([THREE, longer])
    assert first[0] == pytest.approx(LEFT + width_of("งานพัสดุกองคลัง"), abs=3)
    assert second == pytest.approx((MIDDLE + width_of("จัดทำแผน"), RIGHT), abs=3)


def test_words_across_leave_no_white() -> None:
    assert find_whites([THREE, row_at(118, (LEFT, "ก" * 60))]) == []
    assert find_whites([]) == []


def test_blanks_between_words_are_too_narrow() -> None:
    assert find_whites([row_at(100, (LEFT, "จัดทำ แผน"))]) == []


def test_a_heading_over_a_column_without_print_parts_the_white() -> None:
    whites = find_whites([THREE])
    header = row_at(82, (LEFT, "หน่วย"), (MIDDLE, "งาน"), (280, "ไม่ได้ทำ"), (RIGHT, "เมื่อใด"), (470, "ผล"))
    parted = with_empty_columns(whites, [THREE], [header])
    assert len(parted) == 4
    assert parted[0] == whites[0]
    assert parted[1] == pytest.approx((whites[1][0], 280), abs=3)
    assert parted[2] == pytest.approx((280 + width_of("ไม่ได้ทำ"), whites[1][1]), abs=3)
    assert parted[3] == pytest.approx((THREE.box.x1, 470), abs=3)


def test_the_lines_of_one_heading_are_over_one_empty_column() -> None:
    first = row_at(64, (LEFT, "หน่วย"), (MIDDLE, "งาน"), (280, "ไม่ได้"), (RIGHT, "เมื่อใด"))
    second = row_at(82, (284, "ทำ"))
    assert len(with_empty_columns(find_whites([THREE]), [THREE], [first, second])) == 3


def test_a_heading_aside_of_its_own_column_parts_nothing() -> None:
    whites = find_whites([THREE])
    aside = row_at(82, (LEFT, "หน่วย"), (280, "งาน"), (RIGHT, "เมื่อใด"))
    assert with_empty_columns(whites, [THREE], [aside]) == whites
    over = row_at(64, (270, "ผลการดำเนินการตามแผน"))
    assert with_empty_columns(whites, [THREE], [over, aside]) == whites
    assert with_empty_columns(whites, [THREE], [ACROSS]) == whites
    assert with_empty_columns(whites, [THREE], []) == whites


def test_a_row_may_leave_a_strip_or_a_part_of_it() -> None:
    strips: list[White] = [(130.0, 200.0), (260.0, 380.0)]
    assert left_free(strips, THREE) == [strips[0], pytest.approx(strips[1], abs=1)]
    assert left_free([(100.0, 200.0)], THREE) == [pytest.approx((END, 200.0), abs=3)]
    assert left_free([(80.0, 95.0)], THREE) == []


def test_the_widest_free_part_of_a_strip_is_left() -> None:
    row = row_at(100, (LEFT, "กก"), (150, "ก"), (300, "ก"))
    (free,) = left_free([(90.0, 290.0)], row)
    assert free == pytest.approx((row.inks[2].x1, 290.0), abs=1)


def test_strips_are_no_wider_than_the_rows_leave_them_but_one_that_is_covered_stays() -> None:
    strips: list[White] = [(100.0, 200.0), (260.0, 380.0)]
    shorter = row_at(118, (LEFT, "กองคลังและกอง"))
    first, second = narrowed(strips, [shorter, ACROSS])
    assert first[0] == pytest.approx(shorter.box.x1)
    assert second[0] == pytest.approx(max(260.0, ACROSS.box.x1))
    assert narrowed([(80.0, 90.0)], [shorter]) == [(80.0, 90.0)]


def test_a_row_covers_a_strip_on_which_it_prints() -> None:
    assert covers(ACROSS, (130.0, 200.0))
    assert not covers(THREE, (130.0, 198.0))
    assert not covers(THREE, (500.0, 550.0))


def test_a_row_is_cut_at_the_strips() -> None:
    whites = find_whites([THREE])
    pieces = to_pieces(THREE, whites)
    assert [(piece.first, piece.last, piece.row.text) for piece in pieces] == [
        (0, 0, "กองคลัง"),
        (1, 1, "จัดทำแผน"),
        (2, 2, "ไตรมาส"),
    ]


def test_words_over_two_columns_are_one_piece() -> None:
    heading = row_at(82, (MIDDLE, "ผลการดำเนินงานตามแผนในรอบปีงบประมาณ"))
    (piece,) = to_pieces(heading, find_whites([THREE]))
    assert (piece.first, piece.last) == (1, 2)


def test_blanks_that_the_file_writes_stay_in_their_piece() -> None:
    row = row_at(100, (LEFT, "งาน นิติ"), (MIDDLE, "จัดทำ แผน"))
    assert [piece.row.text for piece in to_pieces(row, [(150.0, 195.0)])] == ["งาน นิติ", "จัดทำ แผน"]


placed = st.lists(
    st.tuples(st.integers(60, 500), st.sampled_from(["กองคลัง", "แผน", "ไตรมาส ๑", "ก"])), min_size=1, max_size=5
)
strips = st.lists(st.integers(6, 54), max_size=4, unique=True).map(
    lambda starts: [(10.0 * start, 10.0 * start + NARROWEST + 2) for start in sorted(starts)]
)


@given(placed, strips)
def test_the_pieces_hold_all_of_the_row_in_its_order(places: list[tuple[int, str]], whites: list[White]) -> None:
    row = row_at(100, *((float(x), text) for x, text in places))
    pieces = to_pieces(row, whites)
    assert "".join(piece.row.text for piece in pieces).replace(" ", "") == row.text.replace(" ", "")
    assert [(piece.first, piece.last) for piece in pieces] == columns_of(row, whites)
    ends = [col for piece in pieces for col in (piece.first, piece.last)]
    assert ends == sorted(ends)
    assert all(0 <= col <= len(whites) for col in ends)


@given(st.lists(placed, min_size=1, max_size=4))
def test_no_row_prints_on_the_white_that_was_found(all_places: list[list[tuple[int, str]]]) -> None:
    rows = [row_at(100, *((float(x), text) for x, text in places)) for places in all_places]
    whites = find_whites(rows)
    assert not any(covers(row, white) for row in rows for white in whites)
    for row in rows:
        assert left_free(whites, row) == whites
    assert narrowed(whites, rows) == whites
