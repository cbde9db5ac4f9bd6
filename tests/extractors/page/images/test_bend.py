"""Tables that were photographed aslant or bent come out with upright and level rulings; flat ones are left alone."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.images.bend import Bend, measure_bend
from extractors.page.images.pixels import Mask
from extractors.page.images.rows import Row
from extractors.page.images.turn import Turn

HC = 16.0
WIDTH, HEIGHT = 700, 900
STRAY = 0.5 * HC + 4
"""Pixels: a quarter of a letter to both sides is left alone, and the ruling itself is some pixels thick."""
XS, YS = (60, 200, 420, 640), (80, 200, 420, 600, 830)


def table(lean: float, lean_by_x: float, slope_by_y: float, *, ys: Sequence[int] = YS) -> Mask:
    """A table that is off as much as a `Bend` of these figures says."""
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)

    def place(x: float, y: float) -> tuple[int, int]:
        right, down = x - WIDTH / 2, y - HEIGHT / 2
        return (
            round(x + down * (lean + lean_by_x * right)),
            round(y + right * slope_by_y * down),
        )

    for x in XS:
        cv2.line(ink, place(x, YS[0]), place(x, YS[-1]), 1, 2)
    for y in ys:
        cv2.line(ink, place(XS[0], y), place(XS[-1], y), 1, 2)
    return ink


@given(st.floats(-0.02, 0.02), st.floats(-0.00003, 0.00003), st.floats(-0.00002, 0.00002))
def test_rulings_are_upright_and_level_after_it(lean: float, lean_by_x: float, slope_by_y: float) -> None:
    ink = table(lean, lean_by_x, slope_by_y)
    turn = Turn(0.0, WIDTH, HEIGHT, measure_bend(ink, HC))
    straight = turn.straighten(ink)
    # The first ruling each way, where no other crosses it.
    columns = np.flatnonzero(straight[[*range(110, 170), *range(640, 790)], : XS[1] - 60].any(axis=0))
    rows = np.flatnonzero(straight[: YS[1] - 60][:, [*range(90, 170), *range(460, 610)]].any(axis=1))
    assert np.ptp(columns) <= STRAY
    assert np.ptp(rows) <= STRAY


@given(st.floats(0.004, 0.02), st.floats(0, 1), st.floats(0, 1))
def test_every_place_finds_its_way_back(lean: float, across: float, down: float) -> None:
    x, y = 20 + round(across * (WIDTH - 40)), 20 + round(down * (HEIGHT - 40))
    blot = np.zeros((HEIGHT, WIDTH), np.uint8)
    blot[y - 3 : y + 4, x - 3 : x + 4] = 1
    turn = Turn(0.01, WIDTH, HEIGHT, Bend(lean, lean / 1000, lean / 4, lean / 2000))
    rows, columns = np.nonzero(turn.straighten(blot))
    middle = float(rows.mean())
    box = turn.to_page(float(columns.mean()) - 20, float(columns.mean()) + 20, Row(middle - 8, middle + 8), 1.0)
    assert (box.left + box.right) / 2 == pytest.approx(x, abs=1.5)
    assert (box.top + box.baseline) / 2 == pytest.approx(y, abs=1.5)


def test_a_flat_table_is_left_alone_to_the_pixel() -> None:
    assert measure_bend(table(0, 0, 0), HC) == Bend()


def test_the_ends_of_the_columns_show_the_foot_that_the_page_cuts() -> None:
    bend = measure_bend(table(0, 0, 0.00004, ys=(YS[0], YS[2])), HC)
    assert bend.slope_by_y == pytest.approx(0.00004, rel=0.15)


def test_strokes_that_meet_no_others_tell_nothing() -> None:
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.line(ink, (20, 0), (45, HEIGHT), 1, 2)
    cv2.line(ink, (650, 0), (675, HEIGHT), 1, 2)
    assert measure_bend(ink, HC) == Bend()
