"""Boxes to tick that are printed as two round brackets with room between them: `(   )`."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.box_marks import FoundBox
from extractors.page.images.letters import Pieces
from extractors.page.images.lone_marks import shape_of
from extractors.page.images.pixels import Mask

_HEIGHT = (0.95, 2.1)
_WIDTH = (0.12, 0.65)
"""Letter heights of a bracket."""
_LEAST = 8
"""Pixels: no bend can be seen in what is lower."""
_BULGE = 0.06
"""Of its height: how far the middle of a bracket stands out beyond its ends."""
_STROKE = 0.35
"""Of its height: no row of a bracket has wider ink."""
_ROOM = (0.2, 2.8)
"""Letter heights between the brackets; more is for a name below a signature."""
_SAME_ROW = 0.3
_SPECK = 0.22
"""Letter heights: smaller ink between brackets is dirt."""
_EMPTY, _TICKED = 0.02, 0.97
"""The probability of a tick without ink between the brackets, and with ink of its shape."""


def find_brackets(text: Mask, pieces: Pieces, hc: float) -> list[FoundBox]:
    """The pairs of brackets that hold nothing or a mark by hand; `pieces` are those of `text`, the ink of a page."""
    height, width = pieces.height / hc, pieces.width / hc
    likely = (height >= _HEIGHT[0]) & (height <= _HEIGHT[1]) & (width >= _WIDTH[0]) & (width <= _WIDTH[1])
    chosen = np.flatnonzero(likely)
    bends = {int(at): _bend(_ink_of(text, pieces, int(at))) for at in chosen}
    opening = [at for at, bend in bends.items() if bend <= -_BULGE]
    closing = np.array([at for at, bend in bends.items() if bend >= _BULGE], dtype=np.int64)
    return [box for at in opening for box in _boxes_from(at, closing, text, pieces, hc)]


def _ink_of(text: Mask, pieces: Pieces, at: int) -> NDArray[np.uint8]:
    return text[pieces.top[at] : pieces.bottom[at], pieces.left[at] : pieces.right[at]]


def _bend(ink: NDArray[np.uint8]) -> float:
    """How far the middle of a thin upright stroke stands to the right of its ends, in its heights; 0 for no stroke."""
    height, width = ink.shape
    counts = ink.sum(axis=1)
    if height < _LEAST or (counts == 0).any() or np.median(counts) > _STROKE * height:
        return 0.0
    middles = (ink * np.arange(width)).sum(axis=1) / counts
    third = max(1, height // 5)
    ends = (float(middles[:third].mean()), float(middles[-third:].mean()))
    middle = float(middles[2 * third : height - 2 * third].mean())
    bends = [middle - end for end in ends]
    if bends[0] * bends[1] <= 0:
        return 0.0
    return min(bends, key=abs) / float(height)


def _boxes_from(at: int, closing: NDArray[np.int64], text: Mask, pieces: Pieces, hc: float) -> Iterator[FoundBox]:
    """The box that an opening bracket begins: with the nearest closing one of its row."""
    if not closing.size:
        return
    room = pieces.left[closing] - pieces.right[at]
    level = np.abs(pieces.top[closing] - pieces.top[at]) <= _SAME_ROW * hc
    level &= np.abs(pieces.bottom[closing] - pieces.bottom[at]) <= _SAME_ROW * hc
    near = closing[level & (room >= _ROOM[0] * hc) & (room <= _ROOM[1] * hc)]
    if not near.size:
        return
    other = int(near[np.argmin(pieces.left[near])])
    x0, x1 = int(pieces.right[at]), int(pieces.left[other])
    y0, y1 = int(min(pieces.top[at], pieces.top[other])), int(max(pieces.bottom[at], pieces.bottom[other]))
    ticked = _ticked(text, pieces, (x0, y0, x1, y1), hc)
    if ticked is not None:
        yield FoundBox(int(pieces.left[at]), y0, int(pieces.right[other]), y1, ticked, like_letter=True)


def _ticked(text: Mask, pieces: Pieces, room: tuple[int, int, int, int], hc: float) -> float | None:
    """The probability that what stands between the brackets is a mark; None for letters."""
    x0, y0, x1, y1 = room
    x, y = (pieces.left + pieces.right) / 2, (pieces.top + pieces.bottom) / 2
    inside = pieces.only(
        (x > x0) & (x < x1) & (y > y0) & (y < y1) & (np.maximum(pieces.width, pieces.height) >= _SPECK * hc)
    )
    if not inside.left.size:
        return _EMPTY
    left, top, right, bottom = inside.left.min(), inside.top.min(), inside.right.max(), inside.bottom.max()
    return None if shape_of(text[top:bottom, left:right]) is None else _TICKED
