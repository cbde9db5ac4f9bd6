"""How far the rulings of a page whose lines are level stray from a right angle: photographed and bent pages."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.components import find_components
from extractors.page.images.pixels import Mask, transposed
from extractors.page.images.ruling_places import SAME_LEAN
from extractors.page.images.strokes import strokes_along, strokes_down

_LEAST_LONG = 8.0
"""Letter heights of rulings that are long enough to measure."""
_THICKEST = 0.6
"""Letter heights, on the average."""
_THICKENED = 5
"""Pixels by which a stroke is made thicker before it is measured."""
_STEEPEST = 0.04
"""Of a page's height or width: what leans more is a stroke of a pen."""
_FAR_APART = 0.25
"""Of the page between rulings that show how lean or slope change over it."""
_SEEN = 0.25
"""Letter heights at the end of a ruling: less makes no difference."""
_ENOUGH_ENDS = 3


class Bend(NamedTuple):
    """Pixels by which a point is off for each pixel from the middle of the page; all zero where nothing is.

    A column leans by `lean`, and by `lean_by_x` more for each pixel that it stands farther right. A row falls by
    `slope`, and by `slope_by_y` more for each pixel that it stands lower.
    """

    lean: float = 0.0
    lean_by_x: float = 0.0
    slope: float = 0.0
    slope_by_y: float = 0.0


class _Strokes(NamedTuple):
    """The long strokes of one direction: the middles across it, how much each falls off it, and their lengths."""

    place: NDArray[np.float64]
    off: NDArray[np.float64]
    length: NDArray[np.float64]

    def with_those(self, others: "_Strokes") -> "_Strokes":
        """These and the others."""
        return _Strokes(*(np.concatenate(pair) for pair in zip(self, others, strict=True)))


Ends = NDArray[np.float64]
"""Where strokes begin and end, [strokes, 2]."""


def measure_bend(ink: Mask, hc: float, *, turned: float = 0.0) -> Bend:
    """How the rulings of tables lie in the ink of a page whose letters are `hc` pixels high, and whose lines are level.

    Only rulings that meet others are looked at: the edge of the paper and scratches lie as they like. `turned` is the
    slope by which the page was turned: streaks of the scanner, which were upright before, lean by it.
    """
    shortest = max(3, round(_LEAST_LONG / 2 * hc))
    across = _longer(strokes_along(ink, shortest), (1, 3))
    upright = _longer(strokes_down(ink, shortest), (3, 1))
    height, width = ink.shape
    columns, ends = _without_streaks(*_measure(transposed(upright), transposed(across), hc), turned=turned)
    rows, _ = _measure(across, upright, hc)
    rows = rows.with_those(_level_ends(columns, ends, hc))
    lean, lean_by_x = _fit(columns, middle=width / 2, extent=width)
    slope, slope_by_y = _fit(rows, middle=height / 2, extent=height)
    seen = (abs(lean) + abs(lean_by_x) * width / 2) * height / 2 >= _SEEN * hc
    seen |= (abs(slope) + abs(slope_by_y) * height / 2) * width / 2 >= _SEEN * hc
    # The slope of the lines of text is known already; rulings that fall otherwise are something else.
    return Bend(lean, lean_by_x, slope, slope_by_y) if seen and abs(slope) <= _STEEPEST / 4 else Bend()


def _without_streaks(columns: _Strokes, ends: Ends, *, turned: float) -> tuple[_Strokes, Ends]:
    """The vertical strokes, less those that lean as the scanner's columns do, unless most do: paper is cut aslant."""
    streak = np.abs(columns.off - turned) <= SAME_LEAN
    if abs(turned) <= 2 * SAME_LEAN or 2 * columns.length[streak].sum() > columns.length.sum():
        return columns, ends
    return _Strokes(*(each[~streak] for each in columns)), ends[~streak]


def _level_ends(columns: _Strokes, ends: Ends, hc: float) -> _Strokes:
    """Head and foot of a table as the ends of its upright rulings show them: where the page cuts it, none are drawn."""
    found = []
    for at in (0, 1):
        if columns.place.size < _ENOUGH_ENDS:
            break
        slope, start = (float(each) for each in np.polyfit(columns.place, ends[:, at], 1))
        stray = np.abs(ends[:, at] - slope * columns.place - start)
        if stray.max() <= _SEEN * hc and abs(slope) <= _STEEPEST:
            found.append((float(ends[:, at].mean()), slope, float(np.ptp(columns.place))))
    return _Strokes(*(np.array([each[part] for each in found], dtype=np.float64) for part in range(3)))


def _longer(strokes: Mask, kernel: tuple[int, int]) -> Mask:
    """The strokes a pixel longer at each end, so that those that end at others meet them."""
    return np.asarray(cv2.dilate(strokes, np.ones(kernel, np.uint8)), dtype=np.uint8)


def _measure(along: Mask, crossing: Mask, hc: float) -> tuple[_Strokes, Ends]:
    """The long thin strokes along the rows of the image that meet others, and where each begins and ends."""
    found = find_components(along)
    met = np.unique(found.labels[crossing > 0])
    place, off, length, ends = [], [], [], []
    for label in met[met > 0].tolist():
        places = (found.left, found.top, found.right, found.bottom, found.area)
        left, top, right, bottom, area = (int(values[label - 1]) for values in places)
        width = right - left
        if width < _LEAST_LONG * hc or area / width - _THICKENED > _THICKEST * hc:
            continue
        y, x = np.nonzero(found.labels[top:bottom, left:right] == label)
        centred = x - x.mean()
        slope = float((centred * y).sum() / (centred**2).sum())
        if abs(slope) <= _STEEPEST:
            place.append(top + float(y.mean()))
            off.append(slope)
            length.append(float(width))
            ends.append((left, left + width))
    strokes = _Strokes(*(np.array(each, dtype=np.float64) for each in (place, off, length)))
    return strokes, np.array(ends, dtype=np.float64).reshape(-1, 2)


def _fit(strokes: _Strokes, *, middle: float, extent: float) -> tuple[float, float]:
    """How much strokes in the middle of the page are off, and how much more with each pixel from it."""
    if strokes.place.size < 2:
        return 0.0, 0.0
    weights = strokes.length
    away = strokes.place - middle
    mean_off, mean_away = np.average(strokes.off, weights=weights), np.average(away, weights=weights)
    change = 0.0
    if np.ptp(away) >= _FAR_APART * extent:
        spread = float((weights * (away - mean_away) ** 2).sum())
        change = float((weights * (away - mean_away) * (strokes.off - mean_off)).sum()) / spread
    return float(mean_off - change * mean_away), change
