"""Pieces of ink that touch, the height of a page's letters, and the slope of its lines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.components import Components, find_components
from extractors.page.images.pixels import Mask

_LEAST_HEIGHT = 4
_MOST_HEIGHT = 0.05
"""Of the page's longer side: what is higher is no letter of a text."""
_NARROWEST, _WIDEST = 0.2, 6.0
"""Widths of a piece, in its own heights: from a thin letter to a word whose letters touch."""
_ENOUGH = 8
_LEAST_SLOPE_PIECES = 12
_STEEPEST = 0.096
"""Slope of a page that lies 5.5 degrees off."""
_COARSE, _FINE = 0.002, 0.0002


@dataclass(frozen=True)
class Pieces:
    """Connected pieces of ink; five arrays of one length, in pixels. `bottom` and `right` are the first pixel after."""

    left: NDArray[np.int32]
    top: NDArray[np.int32]
    right: NDArray[np.int32]
    bottom: NDArray[np.int32]
    area: NDArray[np.int32]

    @property
    def height(self) -> NDArray[np.int32]:
        """Heights of the pieces."""
        return self.bottom - self.top

    @property
    def width(self) -> NDArray[np.int32]:
        """Widths of the pieces."""
        return self.right - self.left

    @property
    def boxes(self) -> list[tuple[int, int, int, int]]:
        """Left, top, right and bottom of each piece."""
        columns = (self.left, self.top, self.right, self.bottom)
        return list(zip(*(each.tolist() for each in columns), strict=True))

    def only(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> "Pieces":
        """The chosen pieces: those where it is true, or those at these places."""
        return Pieces(self.left[chosen], self.top[chosen], self.right[chosen], self.bottom[chosen], self.area[chosen])


def find_pieces(ink: Mask) -> Pieces:
    """The connected pieces of the ink."""
    return pieces_of(find_components(ink))


def pieces_of(found: Components) -> Pieces:
    """The connected pieces as they were found."""
    return Pieces(found.left, found.top, found.right, found.bottom, found.area)


def measure_letters(pieces: Pieces, *, longer_side: int) -> float | None:
    """Height in pixels of a consonant without marks, hc: the commonest height of letters; None where there are none."""
    height, width = pieces.height, pieces.width
    likely = (height >= _LEAST_HEIGHT) & (height <= max(2 * _LEAST_HEIGHT, _MOST_HEIGHT * longer_side))
    likely &= (width >= _NARROWEST * height) & (width <= _WIDEST * height)
    heights = height[likely]
    if heights.size < _ENOUGH:
        return None
    # Wide pieces weigh more: specks and tone marks are narrow.
    counts = np.bincount(heights, weights=np.minimum(width[likely], 2 * heights).astype(np.float64))
    reach = max(1, round(0.06 * float(np.median(heights))))
    kernel = np.concatenate([np.arange(1, reach + 2), np.arange(reach, 0, -1)]).astype(np.float64)
    best = int(np.argmax(np.convolve(counts, kernel, mode="same")))
    near = np.arange(max(0, best - reach), min(counts.size, best + reach + 1))
    return float((near * counts[near]).sum() / max(1.0, counts[near].sum()))


def letters_among(pieces: Pieces, hc: float) -> Pieces:
    """The pieces that are as high as letters and words whose letters touch."""
    height, width = pieces.height, pieces.width
    return pieces.only((height >= 0.75 * hc) & (height <= 1.7 * hc) & (width >= 0.25 * hc) & (width <= 12 * hc))


def measure_slope(letters: Pieces, hc: float) -> float:
    """How far the lines of a page fall per pixel to the right: where the feet of its letters stand on fewest rows."""
    if letters.left.size < _LEAST_SLOPE_PIECES:
        return 0.0
    middle = (letters.left + letters.right) / 2
    foot = letters.bottom.astype(np.float64)
    coarse = np.arange(-_STEEPEST, _STEEPEST + _COARSE, _COARSE)
    near = _best_slope(middle, foot, coarse, step=max(1.0, hc / 4))
    return _best_slope(middle, foot, np.arange(near - _COARSE, near + _COARSE, _FINE), step=max(1.0, hc / 10))


def _best_slope(x: NDArray[np.float64], y: NDArray[np.float64], slopes: NDArray[np.float64], *, step: float) -> float:
    """The middle of the slopes at which the points fall on the fewest rows of height `step`."""
    scores = _crowding((y - slopes[:, None] * x) / step)
    best = slopes[scores >= 0.995 * scores.max()]
    return float(np.median(best))


def _crowding(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each line of `rows` high where many of its values are nearly the same.

    A value counts for the two rows that it lies between.
    """
    rows = rows - rows.min(axis=1, keepdims=True)
    most = int(rows.max()) + 3
    line = most * np.arange(len(rows))[:, None]
    crowding = np.zeros(len(rows))
    # The rows begin at four places, one after the other: a value between two rows would seem to be less crowded.
    for phase in (0.0, 0.25, 0.5, 0.75):
        moved = rows + phase
        low = moved.astype(np.int64)
        share = (moved - low).ravel()
        low = (low + line).ravel()
        counts = np.bincount(low, weights=1 - share, minlength=most * len(rows))
        counts += np.bincount(low + 1, weights=share, minlength=counts.size)
        crowding += (counts.reshape(len(rows), most) ** 2).sum(axis=1)
    return crowding
