"""Frames of boxes to tick, found in the ink of a straight page: small squares that stand by themselves.

A frame is found by its corners: two that face each other, with four sides of ink between them, and paper around. A pen
over the frame, a letter that touches it and a gap in a side take no corner away.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Mask
from extractors.page.nearby import Nearby
from schemas.geometry import Box

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
_TOUCHED = 0.4
"""Of the paper along a side that may be ink."""
_AROUND, _CROWDED = 0.7, 0.4
"""Of a side: how far around is looked, and how much of that is ink only in pictures."""
_BEND = 1.0
"""Pixels that the edge of a side strays from a straight line."""
_STRAIGHT, _STRAIGHT_IN_ALL = 0.72, 0.86
"""Of each side but one, and of three, that is straight."""
_NO_LETTER = 0.92
"""Of all sides that is straight: letters keep less."""
_LETTER = 1.3
"""Letter heights: a square no higher may be a letter."""
_BESIDE, _CLOSE = 0.35, 0.2
"""Letter heights from a letter on the left to one that looks like a frame, and to several that do."""
_PASSED, _PASSED_BETWEEN = 0.55, 0.25
"""Of a side, and of that in its middle half: a pen goes over no more, but round letters bulge there."""
_BETTER = 0.02
_OUTSIDE = 3
"""Pixels beyond a side in which its edge is looked for."""
_STEEPEST = 0.05
_CORNER = 0.09
"""Of a side: a corner, also a round one, has ink so near to where the sides meet."""
_BLUNT = 3
"""Corners that may have lost their point in noise."""
_GOES_ON = 0.4
"""Of a side: ink so far beyond a corner in line with a side goes on from it, as the rulings of a grid do."""
_WHOLE = 0.9
_THICKEST = 0.25
"""Of a side: no line is thicker."""
_MOST_CORNERS, _MOST_PAIRS = 20_000, 4_000_000
"""More are a pattern or a picture."""
_SAME = 0.5

Places = NDArray[np.int64]
"""Places of frames, [4, frames]: left, top, right, bottom; of pixels that are part of them."""


class Frame(NamedTuple):
    """A frame in pixels of the straight page, whose lines are `line` pixels thick.

    x1 and y1 are the first pixels behind it. `covered` is the share of its sides that is ink, and straight.
    `like_letter` says that it is no higher than letters are.
    """

    x0: int
    y0: int
    x1: int
    y1: int
    line: float
    covered: float
    like_letter: bool = False

    @property
    def side(self) -> float:
        """The mean of width and height."""
        return (self.x1 - self.x0 + self.y1 - self.y0) / 2


class _Arms(NamedTuple):
    """Ink made a pixel thicker across the direction in which it is followed: `level` for rows, `upright` for columns.

    A stroke that leaves its row by a pixel stays whole there.
    """

    level: Mask
    upright: Mask


def find_frames(ink: Mask, hc: float) -> list[Frame]:
    """The frames in the ink of a straight page whose letters are `hc` pixels high, from top to bottom."""
    if hc < _LEAST_HC:
        return []
    arms = _arms_of(ink, hc)
    top_left, top_right, bottom_left, bottom_right = _corners(arms, hc)
    places = np.concatenate(
        [_pairs(top_left, bottom_right, hc, towards=1), _pairs(top_right, bottom_left, hc, towards=-1)], axis=1
    )
    places, covered = _framed(places, ink, arms)
    found = zip(places.T.tolist(), covered.tolist(), strict=True)
    frames = [frame for (place, share) in found if (frame := _straight_frame(ink, place, share, hc)) is not None]
    return sorted(_apart(frames), key=lambda frame: (frame.y0, frame.x0))


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
    return np.asarray((beyond[2] <= _TOUCHED) & (around <= _CROWDED), dtype=np.bool_)


def _are_cells(places: Places, level: _Sums, upright: _Sums) -> NDArray[np.bool_]:
    """Whether two sides that face each other go on beyond the corners, as in a grid."""
    x0, y0, x1, y1 = places
    along = np.maximum(3, np.rint(_GOES_ON * (x1 - x0)).astype(np.int64))
    down = np.maximum(3, np.rint(_GOES_ON * (y1 - y0)).astype(np.int64))
    flat = [
        np.any(
            [
                level.share(first, row, first + along, row + 1) > _WHOLE
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
                upright.share(column, first, column + 1, first + down) > _WHOLE
                for column in (x - 1, x, x + 1)
                for first in (y0 - down, y1 + 1)
            ],
            axis=0,
        )
        for x in (x0, x1)
    ]
    return np.asarray((flat[0] & flat[1]) | (steep[0] & steep[1]), dtype=np.bool_)


def _straight_frame(ink: Mask, place: list[int], covered: float, hc: float) -> Frame | None:
    """The frame at a place, its edges measured; None where sides are not straight or corners are missing."""
    x0, y0, x1, y1 = place
    reach = max(3, round(_THICKEST * min(x1 - x0, y1 - y0)))
    height, width = ink.shape
    if min(x0, y0, width - 1 - x1, height - 1 - y1) < _OUTSIDE:
        return None
    across, down = slice(x0, x1 + 1), slice(y0, y1 + 1)
    strips = (
        ink[y0 - _OUTSIDE : y0 + reach, across],
        ink[y1 + 1 - reach : y1 + 1 + _OUTSIDE, across][::-1],
        ink[down, x0 - _OUTSIDE : x0 + reach].T,
        ink[down, x1 + 1 - reach : x1 + 1 + _OUTSIDE].T[::-1],
    )
    like_letter = y1 - y0 <= _LETTER * hc
    edges: list[int] = []
    straight = [1.0] * len(strips)  # as far as is known
    for at, strip in enumerate(strips):
        edge, straight[at] = _edge(strip)
        if not _are_straight(straight, like_letter=like_letter):
            return None
        edges.append(round(edge) - _OUTSIDE)
    top, bottom, left, right = edges
    x0, y0, x1, y1 = x0 + left, y0 + top, x1 - right, y1 - bottom
    if _lost_corners(ink, x0, y0, x1, y1, sharp=False) > 1 or (
        like_letter and _lost_corners(ink, x0, y0, x1, y1, sharp=True) > _BLUNT
    ):
        return None
    if _is_in_word(ink, x0, y0, y1, hc * (_BESIDE if like_letter else _CLOSE)):
        return None
    line, share = _thickness(ink, x0, y0, x1, y1), covered * sum(sorted(straight)[1:]) / 3
    return Frame(x0, y0, x1 + 1, y1 + 1, line, share, like_letter)


def _are_straight(sides: Sequence[float], *, like_letter: bool) -> bool:
    """Whether enough of the four sides of a frame is straight; `sides` tells how much of each."""
    _, *others = sorted(sides)
    if others[0] < _STRAIGHT or sum(others) < 3 * _STRAIGHT_IN_ALL:
        return False
    return not like_letter or sum(sides) >= 4 * _NO_LETTER


def _edge(ink: NDArray[np.uint8]) -> tuple[float, float]:
    """The first row with ink in a strip along a side, and how much of the side keeps to it."""
    first = ink.argmax(axis=0).astype(np.float64)
    first[ink.max(axis=0) == 0] = np.inf
    seen = np.isfinite(first)
    # Where a pen crosses the edge, nothing is known of it.
    crossed = (first == 0) & (ink[:_OUTSIDE].all(axis=0))
    middle = crossed[len(first) // 4 : len(first) - len(first) // 4]
    if crossed.any() and crossed.sum() <= _PASSED * len(first) and middle.sum() <= _PASSED_BETWEEN * len(first):
        return _edge(ink[:, ~crossed])
    if not seen.any():
        return float(_OUTSIDE), 0.0
    # A straight line through the edge: of all slopes that the page may have left, the one that most of it keeps to.
    along = np.arange(len(first)) - (len(first) - 1) / 2
    best = (float(_OUTSIDE), 0.0)
    for slope in (0.0, -_STEEPEST, _STEEPEST):
        level = first - slope * along
        ordered = np.sort(level[seen])
        middle = float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
        share = np.count_nonzero(np.abs(level - middle) <= _BEND) / len(level)
        if share > best[1] + _BETTER:
            best = (middle, share)
        if share >= 1 - _BETTER:
            break
    return best


def _is_in_word(ink: Mask, x0: int, y0: int, y1: int, within: float) -> bool:
    """Whether a letter, and no ruling, stands close to the left."""
    reach = max(3, round(within))
    beside = ink[y0 : y1 + 1, max(0, x0 - reach) : max(0, x0 - 1)]
    is_ruling = bool((beside.sum(axis=0) >= _WHOLE * (y1 + 1 - y0)).any())
    return not is_ruling and float(beside.any(axis=1).mean()) > _TOUCHED


def _lost_corners(ink: Mask, x0: int, y0: int, x1: int, y1: int, *, sharp: bool) -> int:
    """How many corners have no ink, as round letters have; if `sharp`, not as much as two lines that meet have."""
    reach = max(2, round(_CORNER * min(x1 - x0, y1 - y0)))
    least = 2 * reach - 1 if sharp else 1
    corners = (
        ink[max(0, y) : y + reach, max(0, x) : x + reach] for x in (x0, x1 + 1 - reach) for y in (y0, y1 + 1 - reach)
    )
    return sum(int(corner.sum()) < least for corner in corners)


def _thickness(ink: Mask, x0: int, y0: int, x1: int, y1: int) -> float:
    """How thick the lines of a frame are, in pixels: the median over its sides."""
    reach = max(2, round(_THICKEST * min(x1 - x0, y1 - y0)))
    top, bottom = ink[y0 : y0 + reach, x0 + reach : x1 - reach], ink[y1 + 1 - reach : y1 + 1, x0 + reach : x1 - reach]
    left, right = ink[y0 + reach : y1 - reach, x0 : x0 + reach], ink[y0 + reach : y1 - reach, x1 + 1 - reach : x1 + 1]
    sums = [top.sum(axis=0), bottom.sum(axis=0), left.sum(axis=1), right.sum(axis=1)]
    return max(1.0, float(np.median(np.concatenate(sums))))


def _apart(frames: list[Frame]) -> list[Frame]:
    """The frames, of those that lie on each other only the one that is covered best."""
    kept: list[Frame] = []
    near: Nearby[Frame] = Nearby()
    for frame in sorted(frames, key=lambda each: (-each.covered, -each.side)):
        place = Box(frame.x0, frame.y0, frame.x1, frame.y1)
        if not any(_overlap(frame, other) > _SAME * min(frame.side, other.side) ** 2 for other in near.around(place)):
            near.add(place, frame)
            kept.append(frame)
    return kept


def _overlap(one: Frame, other: Frame) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(max(0, width) * max(0, height))
