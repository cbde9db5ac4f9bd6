"""Which way up a page lies, judged from its print: 0, 1, 2 or 3 quarter turns."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.ink import find_ink
from extractors.page.images.letters import Pieces, find_pieces, letters_among, measure_letters, measure_slope
from extractors.page.images.pixels import Grey, shrunk

_LARGEST_SIDE = 2400
_ENOUGH = 25
"""Letters: fewer say nothing of the way a page lies."""
_WINDOW = 24.0
"""Letter heights: within so short a stretch a line is level, though it may be curved."""
_STEP = 0.12
"""Letter heights that the feet of a line's letters differ."""
_ALONG = 1.25
"""How much better the rows must be than the columns for the page to lie straight or on its head for certain."""
_FEET = 1.08
"""How much better the feet of the letters stand in a row than their heads, for certain: ป โ ใ and b d h rise above."""


class Orientation(NamedTuple):
    """The clockwise quarter turns that stand a page upright, 0 to 3.

    `sure` is False where print alone does not tell; then `others` are the turns that it may be as well.
    """

    turns: int
    sure: bool
    others: tuple[int, ...] = ()


def judge_orientation(page: Grey) -> Orientation:
    """How a page [height, width] lies; its letters' feet stand in rows, their heads less so.

    A page without enough print is taken to be upright, and not sure.
    """
    small = shrunk(page, _LARGEST_SIDE)
    pieces = find_pieces(find_ink(small).clear)
    sides: list[float] = []
    for lying in (pieces, _turned(pieces)):
        hc = measure_letters(lying, longer_side=max(small.shape))
        letters = None if hc is None else letters_among(lying, hc)
        if hc is None or letters is None or letters.left.size < _ENOUGH:
            sides += [0.0, 0.0]
            continue
        middle = (letters.left + letters.right) / 2
        fall = measure_slope(letters, hc) * middle
        sides += [_in_rows(middle, letters.bottom - fall, hc), _in_rows(middle, letters.top - fall, hc)]
    scores = [max(sides[:2]), max(sides[2:])]
    if max(scores) == 0.0:
        return Orientation(0, sure=False, others=(1, 2, 3))
    lies = int(scores[1] > scores[0])
    feet, heads = sides[2 * lies : 2 * lies + 2]
    # The pieces of the turned page are as if it had been turned once clockwise.
    upright, on_head = ((0, 2), (1, 3))[lies]
    turns, other = (upright, on_head) if feet >= heads else (on_head, upright)
    along = max(scores) >= _ALONG * min(scores)
    sure = along and max(feet, heads) >= _FEET * min(feet, heads)
    others = () if sure else (other,) if along else tuple(each for each in range(4) if each != turns)
    return Orientation(turns, sure, others)


def _turned(pieces: Pieces) -> Pieces:
    """The pieces of the page after a clockwise quarter turn; distances count, places do not."""
    return Pieces(-pieces.bottom, pieces.left, -pieces.top, pieces.right, pieces.area)


def _in_rows(x: NDArray[np.float64], y: NDArray[np.float64], hc: float) -> float:
    """How many neighbours each of these places has that stand on the same row, at the mean."""
    window = np.floor((x - x.min()) / (_WINDOW * hc)).astype(np.int64)
    total = 0.0
    for at in np.unique(window):
        values = np.sort(y[window == at])
        first = np.searchsorted(values, values - _STEP * hc, side="left")
        after = np.searchsorted(values, values + _STEP * hc, side="right")
        near = after - first - 1
        total += float(near[near >= 1].sum())
    return total / x.size
