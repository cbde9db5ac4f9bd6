"""Turning pages upright."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.geometry import area
from extractors.page.pdf.upright import Upright
from schemas.geometry import Box

numbers = st.integers(-2000, 2000)
points = st.tuples(numbers, numbers)
pages = st.builds(
    lambda x0, y0, width, height, turns: Upright(crop=(x0, y0, x0 + width, y0 + height), turns=turns),
    numbers,
    numbers,
    st.integers(1, 2000),
    st.integers(1, 2000),
    st.integers(0, 3),
)


@given(pages)
def test_the_crop_becomes_the_page(upright: Upright) -> None:
    width, height = upright.size
    assert upright.box(*upright.crop) == Box(0, 0, width, height)


@given(pages, points, points)
def test_distances_stay(upright: Upright, one: tuple[int, int], other: tuple[int, int]) -> None:
    assert math.dist(upright.point(*one), upright.point(*other)) == pytest.approx(math.dist(one, other))


@given(pages, points)
def test_every_point_finds_back(upright: Upright, point: tuple[int, int]) -> None:
    assert upright.user_point(*upright.point(*point)) == point


@given(pages, points)
def test_nothing_is_mirrored(upright: Upright, corner: tuple[int, int]) -> None:
    # In user space y grows upwards and on the page downwards: what turns left there turns right here.
    x, y = corner
    start, right, up = upright.point(x, y), upright.point(x + 1, y), upright.point(x, y + 1)
    across = (right[0] - start[0]) * (up[1] - start[1]) - (right[1] - start[1]) * (up[0] - start[0])
    assert across == -1


@given(pages, points, points)
def test_boxes_stand_upright_and_keep_their_area(
    upright: Upright, one: tuple[int, int], other: tuple[int, int]
) -> None:
    box = upright.box(*one, *other)
    assert box.x0 <= box.x1
    assert box.y0 <= box.y1
    assert area(box) == abs((other[0] - one[0]) * (other[1] - one[1]))


@pytest.mark.parametrize(
    ("turns", "size", "top_left", "top_right"),
    [
        (0, (600, 800), (0, 0), (600, 0)),
        (1, (800, 600), (800, 0), (800, 600)),
        (2, (600, 800), (600, 800), (0, 800)),
        (3, (800, 600), (0, 600), (0, 0)),
    ],
)
def test_turns_go_clockwise(
    turns: int, size: tuple[float, float], top_left: tuple[float, float], top_right: tuple[float, float]
) -> None:
    upright = Upright(crop=(10, 20, 610, 820), turns=turns)
    assert upright.size == size
    assert upright.point(10, 820) == top_left
    assert upright.point(610, 820) == top_right
