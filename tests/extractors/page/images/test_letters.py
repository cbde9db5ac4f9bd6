"""The height of letters and the slope of lines, measured on the pieces of ink of a page."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.page.images.letters import Pieces, find_pieces, letters_among, measure_letters, measure_slope

LONGER_SIDE = 2000


def pieces_of(*sizes: tuple[int, int, int]) -> Pieces:
    """So many pieces of this width and height."""
    width, height = (np.repeat([size[at] for size in sizes], [size[0] for size in sizes]) for at in (1, 2))
    start = np.zeros(width.size, np.int32)
    return Pieces(start, start, width.astype(np.int32), height.astype(np.int32), (width * height).astype(np.int32))


def standing_on(feet: list[float], slope: float, *, width: int = 900, hc: int = 16) -> Pieces:
    """Letters along lines that fall with the slope from `feet` at the left edge; their feet are on whole pixels."""
    left = np.tile(np.arange(40, width, 13), len(feet)).astype(np.int32)
    foot = np.repeat(feet, left.size // len(feet)) + slope * (left + 5.5)
    bottom = np.round(foot).astype(np.int32)
    return Pieces(left, bottom - hc, left + 11, bottom, np.full_like(left, 90))


def test_pieces_are_what_touches_even_at_corners() -> None:
    ink = np.zeros((20, 30), np.uint8)
    ink[2:5, 3:6] = ink[5:9, 6:8] = 1
    ink[12:14, 20:29] = 1
    pieces = find_pieces(ink)
    columns = [pieces.left, pieces.top, pieces.right, pieces.bottom, pieces.area]
    assert [each.tolist() for each in columns] == [[3, 20], [2, 12], [8, 29], [9, 14], [17, 18]]
    assert (pieces.width.tolist(), pieces.height.tolist()) == ([5, 9], [7, 2])
    assert pieces.only(pieces.width > 5).left.tolist() == [20]


@pytest.mark.parametrize("hc", [6, 16, 40])
def test_the_commonest_height_is_that_of_the_consonants(hc: int) -> None:
    tall, mark, dot = (5, hc, round(1.35 * hc)), (25, hc // 2, hc // 2), (200, 2, 2)
    assert measure_letters(pieces_of((30, hc - 1, hc), tall, mark, dot), longer_side=LONGER_SIDE) == pytest.approx(hc)


def test_heights_that_differ_by_a_pixel_are_one() -> None:
    sizes = [(10, 14, 15), (12, 14, 16), (10, 14, 17), (15, 9, 7), (14, 14, 24)]
    assert measure_letters(pieces_of(*sizes), longer_side=LONGER_SIDE) == pytest.approx(16, abs=0.2)


def test_a_few_large_letters_and_many_rulings_do_not_count() -> None:
    sizes = [(60, 14, 16), (10, 30, 34), (60, 900, 16), (60, 2, 40), (60, 14, 300)]
    assert measure_letters(pieces_of(*sizes), longer_side=LONGER_SIDE) == pytest.approx(16)


@pytest.mark.parametrize("sizes", [[], [(7, 14, 16)], [(500, 2, 2)], [(50, 300, 300)]])
def test_where_nothing_is_like_letters_there_is_no_height(sizes: list[tuple[int, int, int]]) -> None:
    assert measure_letters(pieces_of(*sizes), longer_side=LONGER_SIDE) is None


def test_letters_are_as_high_as_consonants_and_as_wide_as_words() -> None:
    pieces = pieces_of((1, 12, 16), (1, 12, 27), (1, 180, 16), (1, 12, 10), (1, 12, 29), (1, 3, 16), (1, 200, 16))
    assert letters_among(pieces, 16.0).width.tolist() == [12, 12, 180]


@settings(max_examples=40)
@given(st.floats(-0.055, 0.055), st.lists(st.integers(20, 900), min_size=1, max_size=12, unique=True))
def test_the_slope_is_that_of_the_lines(slope: float, feet: list[int]) -> None:
    letters = standing_on([float(foot) for foot in feet], slope)
    assert measure_slope(letters, 16.0) == pytest.approx(slope, abs=0.0016)


@settings(max_examples=40)
@given(st.floats(-0.055, 0.055), st.floats(0, 1))
def test_the_slope_of_a_whole_page_is_measured_well_wherever_its_lines_stand(slope: float, start: float) -> None:
    letters = standing_on([60 + start + 41.7 * at for at in range(20)], slope)
    assert measure_slope(letters, 16.0) == pytest.approx(slope, abs=0.0006)


def test_too_few_letters_have_no_slope() -> None:
    letters = standing_on([100.0], 0.03)
    assert measure_slope(letters.only(letters.left < 40 + 11 * 13), 16.0) == 0.0
    assert measure_slope(letters.only(letters.left < 40 + 30 * 13), 16.0) == pytest.approx(0.03, abs=0.004)
