"""Sums on boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.geometry import area, around, centre, holds, overlap
from schemas.geometry import Box

numbers = st.integers(-1000, 1000)
boxes = st.builds(
    lambda x0, y0, width, height: Box(x0, y0, x0 + width, y0 + height),
    numbers,
    numbers,
    st.integers(0, 500),
    st.integers(0, 500),
)


def test_the_area_of_a_box_and_of_one_inside_out() -> None:
    assert area(Box(1, 2, 4, 6)) == 12
    assert area(Box(4, 6, 1, 2)) == 0
    assert area(Box(4, 2, 1, 6)) == 0


def test_what_boxes_share() -> None:
    assert overlap(Box(0, 0, 4, 4), Box(2, 1, 6, 3)) == 4
    assert overlap(Box(0, 0, 4, 4), Box(4, 0, 8, 4)) == 0
    assert overlap(Box(0, 0, 4, 4), Box(5, 5, 8, 8)) == 0


@given(boxes, boxes)
def test_boxes_share_the_same_both_ways_and_no_more_than_the_smaller_has(one: Box, other: Box) -> None:
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= min(area(one), area(other))
    assert overlap(one, one) == area(one)


@given(boxes)
def test_a_box_holds_its_middle_and_its_corners(box: Box) -> None:
    assert holds(box, centre(box))
    assert holds(box, (box.x0, box.y0))
    assert holds(box, (box.x1, box.y1))
    assert not holds(box, (box.x1 + 1, box.y1))
    assert not holds(box, (box.x0, box.y0 - 1))


@given(st.lists(boxes, min_size=1, max_size=6))
def test_the_box_around_holds_every_corner_and_reaches_no_farther(many: list[Box]) -> None:
    whole = around(many)
    assert all(holds(whole, (box.x0, box.y0)) and holds(whole, (box.x1, box.y1)) for box in many)
    sides = zip(whole, *many, strict=True)
    assert all(side in of_boxes for side, *of_boxes in sides)


def test_around_nothing_is_no_box() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        around([])
