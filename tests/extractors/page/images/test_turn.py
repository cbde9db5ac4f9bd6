"""A page made straight: its lines come out level, its rulings upright, and every place finds its way back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.images.line_box import LineBox
from extractors.page.images.pixels import Mask
from extractors.page.images.rows import Row
from extractors.page.images.turn import Turn

SLOPES = st.floats(-0.056, 0.056)
SIDES = st.integers(40, 300)
SHARES = st.floats(0.0, 1.0)
REACH = 3
"""Pixels of a blot to each side of its middle."""


def with_blot(width: int, height: int, across: float, down: float) -> tuple[Mask, int, int]:
    """A page with a square blot, and the middle of that; the shares 0 and 1 are the corners of the page."""
    x = REACH + round(across * (width - 1 - 2 * REACH))
    y = REACH + round(down * (height - 1 - 2 * REACH))
    ink = np.zeros((height, width), np.uint8)
    ink[y - REACH : y + REACH + 1, x - REACH : x + REACH + 1] = 1
    return ink, x, y


@given(SLOPES, SIDES, SIDES, SHARES, SHARES)
def test_every_place_of_the_page_finds_its_way_back(
    slope: float, width: int, height: int, across: float, down: float
) -> None:
    ink, x, y = with_blot(width, height, across, down)
    turn = Turn(slope, width, height)
    rows, columns = np.nonzero(turn.straighten(ink))
    assert rows.size == pytest.approx((2 * REACH + 1) ** 2, rel=0.25)  # none is lost at the edge
    row = Row(top=float(rows.mean()) - 8, baseline=float(rows.mean()) + 8)
    box = turn.to_page(float(columns.mean()) - 20, float(columns.mean()) + 20, row, 1.0)
    assert (box.left + box.right) / 2 == pytest.approx(x, abs=1)
    assert (box.top + box.baseline) / 2 == pytest.approx(y, abs=1)


@given(SLOPES, SIDES, SIDES)
def test_what_falls_with_the_slope_becomes_level(slope: float, width: int, height: int) -> None:
    x = np.arange(width)
    y = np.round(height / 2 + slope * (x - width / 2)).astype(int)
    ink = np.zeros((height, width), np.uint8)
    ink[y, x] = 1
    rows, _ = np.nonzero(Turn(slope, width, height).straighten(ink))
    assert rows.max() - rows.min() <= 2


@given(SLOPES, SIDES, SIDES)
def test_what_leans_with_the_slope_becomes_upright(slope: float, width: int, height: int) -> None:
    y = np.arange(height)
    x = np.round(width / 2 - slope * (y - height / 2)).astype(int)
    ink = np.zeros((height, width), np.uint8)
    ink[y, x] = 1
    _, columns = np.nonzero(Turn(slope, width, height).straighten(ink))
    assert columns.max() - columns.min() <= 2


@given(SLOPES, st.floats(0.2, 1.0))
def test_the_line_of_a_shrunk_page_is_as_much_larger_on_the_page(slope: float, scale: float) -> None:
    turn, row = Turn(slope, 200, 300), Row(top=100.0, baseline=116.0)
    small, large = turn.to_page(20.0, 180.0, row, 1.0), turn.to_page(20.0, 180.0, row, scale)
    assert large[:5] == pytest.approx([value / scale for value in small[:5]])
    assert small.hc == row.hc
    assert small.slope == large.slope == slope


def test_a_straight_page_stays_as_it_is() -> None:
    ink, *_ = with_blot(60, 50, 0.3, 0.8)
    turn = Turn(0.0, 60, 50)
    assert (turn.straighten(ink) == ink).all()
    assert turn.to_page(3.0, 40.0, Row(5.0, 15.0), 1.0) == LineBox(3.0, 5.0, 40.0, 15.0, 10.0, 0.0)
