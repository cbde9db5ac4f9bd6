"""Where frames of boxes to tick may be in the ink of a straight page, found by their corners.

Two corners that face each other have four sides of ink between them, and paper around.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Mask

SMALLEST, LARGEST = 0.7, 3.3
"""Letter heights of a frame's side; see also `_LEAST_SIDE`."""
_LEAST_SIDE, _LEAST_HC = 9, 7.0
"""Pixels: of what is smaller, and beside smaller letters, nobody can tell a frame from dirt or the dots of pictures."""
_ARM = 0.42
"""Letter heights of each side that a corner has."""
_GAP = 0.12
"""Letter heights that are missing in a side that is printed badly, often."""
_SQUARE = 0.72
_COVERED, _COVERED_IN_ALL = 0.72, 0.88
"""Of each side, and of all four, that is ink."""
_AWAY = 0.1
"""Of a side: where there is paper beyond it, but for one side, at which a ruling or a word may stand."""
TOUCHED = 0.4
"""Of the paper along a side that may be ink."""
_AROUND, _CROWDED = 0.7, 0.4
"""Of a side: how far around is looked, and how much of that is ink only in pictures."""
_GOES_ON = 0.4
"""Of a side: ink so far beyond a corner in line with a side goes on from it, as the rulings of a grid do."""
WHOLE = 0.9
_MOST_CORNERS, _MOST_PAIRS = 20_000, 4_000_000
"""More are a pattern or a picture."""

Places = NDArray[np.int64]
"""Places of frames, [4, frames]: left, top, right, bottom; of pixels that are part of them."""


class _Arms(NamedTuple):
    """Ink made a pixel thicker across the direction in which it is followed: `level` for rows, `upright` for columns.

    A stroke that leaves its row by a pixel stays whole there.
    """

    level: Mask
    upright: Mask


def find_places(ink: Mask, hc: float) -> tuple[Places, NDArray[np.float64]]:
    """The places that may be frames where letters are `hc` pixels high, and how much of the sides of each is ink."""
    if hc < _LEAST_HC:
        return np.empty((4, 0), np.int64), np.empty(0)
    arms = _arms_of(ink, hc)
    top_left, top_right, bottom_left, bottom_right = _corners(arms, hc)
    places = np.concatenate(
        [_pairs(top_left, bottom_right, hc, towards=1), _pairs(top_right, bottom_left, hc, towards=-1)], axis=1
    )
    return _framed(places, ink, arms)


def _arms_of(ink: Mask, hc: float) -> _Arms:
    gap = 1 + round(_GAP * hc)
    level = cv2.morphologyEx(cv2.dilate(ink, np.ones((3, 1), np.uint8)), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    upright = cv2.morphologyEx(cv2.dilate(ink, np.ones((1, 3), np.uint8)), cv2.MORPH_CLOSE, np.ones((gap, 1), np.uint8))
    return _Arms(np.asarray(level, dtype=np.uint8), np.asarray(upright, dtype=np.uint8))


def _corners(arms: _Arms, hc: float) -> list[NDArray[np.int64]]:
    """The corners, [corners, (x, y)], of each kind: top left, top right, bottom left, bottom right."""
    arm = max(5, round(_ARM * hc))
    along, down = np.ones((1, arm), np.uint8), np.ones((arm, 1), np.uint8)
    # Where ink goes on for an arm: to the right, to the left, down, up.
    right, left = (_eroded(arms.level, along, (at, 0)) for at in (0, arm - 1))
    below, above = (_eroded(arms.upright, down, (0, at)) for at in (0, arm - 1))
    return [
        _outermost(right & below, -1, -1),
        _outermost(left & below, 1, -1),
        _outermost(right & above, -1, 1),
        _outermost(left & above, 1, 1),
    ]


def _eroded(ink: Mask, kernel: Mask, anchor: tuple[int, int]) -> Mask:
    return np.asarray(cv2.erode(ink, kernel, anchor=anchor), dtype=np.uint8)


def _outermost(found: Mask, right: int, down: int) -> NDArray[np.int64]:
    """The pixels, [pixels, (x, y)], that have no others of the mask at their outer sides; none where there are many."""
    beside = (slice(1, None), slice(None, -1)) if right < 0 else (slice(None, -1), slice(1, None))
    over = (slice(1, None), slice(None, -1)) if down < 0 else (slice(None, -1), slice(1, None))
    outer = found.copy()
    outer[:, beside[0]] = cv2.subtract(found[:, beside[0]], found[:, beside[1]])
    outer[over[0]] = cv2.subtract(outer[over[0]], found[over[1]])
    corners = np.flatnonzero(outer != 0)
    if len(corners) > _MOST_CORNERS:
        return np.empty((0, 2), np.int64)
    return np.stack([corners % outer.shape[1], corners // outer.shape[1]], axis=1)


def _pairs(first: NDArray[np.int64], second: NDArray[np.int64], hc: float, *, towards: int) -> Places:
    """Each corner of `first` with those of `second` that stand below and aside as far as in a frame.

    `towards` is 1 where the second ones stand to the right, and -1 where to the left.
    """
    smallest, largest = max(_LEAST_SIDE, SMALLEST * hc), LARGEST * hc
    second = second[np.argsort(second[:, 1], kind="stable")]
    begin = np.searchsorted(second[:, 1], first[:, 1] + smallest, side="left")
    count = np.searchsorted(second[:, 1], first[:, 1] + largest, side="right") - begin
    if count.sum() > _MOST_PAIRS:
        return np.empty((4, 0), np.int64)
    one = np.repeat(np.arange(len(first)), count)
    other = np.arange(len(one)) + np.repeat(begin - np.cumsum(count) + count, count)
    width, height = (second[other, 0] - first[one, 0]) * towards, second[other, 1] - first[one, 1]
    fits = (width >= smallest) & (width <= largest)
    fits &= np.minimum(width, height) >= _SQUARE * np.maximum(width, height)
    (x, y), (other_x, other_y) = first[one[fits]].T, second[other[fits]].T
    return np.stack([np.minimum(x, other_x), y, np.maximum(x, other_x), other_y])


class _Sums:
    """How much ink is in any box of an image."""

    def __init__(self, ink: Mask) -> None:
        self._height, self._width = ink.shape
        self._sums = cv2.integral(ink)

    def share(
        self, x0: NDArray[np.int64], y0: NDArray[np.int64], x1: NDArray[np.int64], y1: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Of each box that is ink; x1 and y1 are the first pixels behind it. There is no ink beyond the image."""
        size = np.maximum(1, (x1 - x0) * (y1 - y0))
        left, right = np.clip(x0, 0, self._width), np.clip(x1, 0, self._width)
        top, bottom = np.clip(y0, 0, self._height), np.clip(y1, 0, self._height)
        sums = self._sums
        inside = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return np.asarray(inside / size, dtype=np.float64)

    def of_row(self, places: Places, y: NDArray[np.int64]) -> NDArray[np.float64]:
        """Of each place the share of the row `y` that is ink."""
        x0, _, x1, _ = places
        return self.share(x0, y, x1 + 1, y + 1)

    def of_column(self, places: Places, x: NDArray[np.int64]) -> NDArray[np.float64]:
        """Of each place the share of the column `x` that is ink."""
        _, y0, _, y1 = places
        return self.share(x, y0, x + 1, y1 + 1)


def _framed(places: Places, ink: Mask, arms: _Arms) -> tuple[Places, NDArray[np.float64]]:
    """The places that have four sides and paper around them, and are no cells of a grid; how much their sides have."""
    level, upright, plain = _Sums(arms.level), _Sums(arms.upright), _Sums(ink)
    shares: list[NDArray[np.float64]] = []
    # A side that is a little askew is whole in the row of its outermost pixels, or in the next one.
    for along, side, inner in (
        (level.of_row, 1, 1),
        (level.of_row, 3, -1),
        (upright.of_column, 0, 1),
        (upright.of_column, 2, -1),
    ):
        share = np.maximum(along(places, places[side]), along(places, places[side] + inner))
        kept = share >= _COVERED
        places, shares = places[:, kept], [each[kept] for each in (*shares, share)]
    covered = np.mean(shares, axis=0)
    kept = covered >= _COVERED_IN_ALL
    places, covered = places[:, kept], covered[kept]
    kept = _stand_alone(places, plain) & ~_are_cells(places, level, upright)
    return places[:, kept], covered[kept]


def _stand_alone(places: Places, ink: _Sums) -> NDArray[np.bool_]:
    """Whether there is paper somewhat beyond most sides."""
    x0, y0, x1, y1 = places
    away = 2 + np.rint(_AWAY * np.minimum(x1 - x0, y1 - y0)).astype(np.int64)
    beyond = np.sort(
        [
            ink.share(x0, y0 - away, x1 + 1, y0 - away + 1),
            ink.share(x0, y1 + away, x1 + 1, y1 + away + 1),
            ink.share(x0 - away, y0, x0 - away + 1, y1 + 1),
            ink.share(x1 + away, y0, x1 + away + 1, y1 + 1),
        ],
        axis=0,
    )
    far = np.rint(_AROUND * np.minimum(x1 - x0, y1 - y0)).astype(np.int64)
    whole, own = (x1 - x0 + 2 * far) * (y1 - y0 + 2 * far), (x1 + 1 - x0) * (y1 + 1 - y0)
    within = ink.share(x0, y0, x1 + 1, y1 + 1) * own
    around = (ink.share(x0 - far, y0 - far, x1 + far, y1 + far) * whole - within) / (whole - own)
    return np.asarray((beyond[2] <= TOUCHED) & (around <= _CROWDED), dtype=np.bool_)


def _are_cells(places: Places, level: _Sums, upright: _Sums) -> NDArray[np.bool_]:
    """Whether two sides that face each other go on beyond the corners, as in a grid."""
    x0, y0, x1, y1 = places
    along = np.maximum(3, np.rint(_GOES_ON * (x1 - x0)).astype(np.int64))
    down = np.maximum(3, np.rint(_GOES_ON * (y1 - y0)).astype(np.int64))
    flat = [
        np.any(
            [
                level.share(first, row, first + along, row + 1) > WHOLE
                for row in (y - 1, y, y + 1)
                for first in (x0 - along, x1 + 1)
            ],
            axis=0,
        )
        for y in (y0, y1)
    ]
    steep = [
        np.any(
            [
                upright.share(column, first, column + 1, first + down) > WHOLE
                for column in (x - 1, x, x + 1)
                for first in (y0 - down, y1 + 1)
            ],
            axis=0,
        )
        for x in (x0, x1)
    ]
    return np.asarray((flat[0] & flat[1]) | (steep[0] & steep[1]), dtype=np.bool_)
