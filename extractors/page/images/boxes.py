"""Frames of boxes to tick, found in the ink of a straight page: small squares that stand by themselves.

`frame_places` finds by their corners where they may be; here the sides of each are measured. A pen over the frame, a
letter that touches it and a gap in a side take no corner away.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.frame_places import TOUCHED, WHOLE, find_places
from extractors.page.images.pixels import Mask
from extractors.page.nearby import Nearby
from schemas.geometry import Box

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
_THICKEST = 0.25
"""Of a side: no line is thicker."""
_SAME = 0.5


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


def find_frames(ink: Mask, hc: float) -> list[Frame]:
    """The frames in the ink of a straight page whose letters are `hc` pixels high, from top to bottom."""
    places, covered = find_places(ink, hc)
    found = zip(places.T.tolist(), covered.tolist(), strict=True)
    frames = [frame for (place, share) in found if (frame := _straight_frame(ink, place, share, hc)) is not None]
    return sorted(_apart(frames), key=lambda frame: (frame.y0, frame.x0))


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
    is_ruling = bool((beside.sum(axis=0) >= WHOLE * (y1 + 1 - y0)).any())
    return not is_ruling and float(beside.any(axis=1).mean()) > TOUCHED


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
