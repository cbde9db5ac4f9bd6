"""Ticks, strokes and crosses by hand that stand alone in cells of a table."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.blocks import Block
from extractors.page.images.letters import Pieces
from extractors.page.images.pixels import Mask

MarkShape = Literal["tick", "cross"]

_LEAST, _MOST = 0.5, 4.0
"""Letter heights of the longer side of a mark."""
_SPECK = 0.3
"""Letter heights: smaller ink in a cell is dirt."""
_MOST_PIECES = 3
_LEAST_CELL = 0.9
_DENSE = 0.5
"""Of its box that is ink of a mark, at most; a stroke that is as steep as it is thick has more."""
_FLATTEST, _STEEPEST = 0.3, 4.0
"""Height by width of a mark."""
_LINE = 0.85
"""The least correlation of the pixels of a straight stroke."""
_FOOT = (0.04, 0.7)
"""Where along its width a tick has its foot."""
_LEFT_ARM = 0.75
"""Of the height of a tick that its left arm has, at most."""
_CORNER, _SIDE = 0.3, 0.2
"""Of width and height: corners, in which the arms of a cross end, and the middles of the sides, where it has no ink."""
_BEYOND = 1.5
"""Letter heights beyond a ruling in which the other part of a stroke is looked for."""
_AT_EDGE = 3


class LoneMark(NamedTuple):
    """A mark in pixels of the straight page, x1 and y1 behind it; with the cell that it is alone in."""

    x0: int
    y0: int
    x1: int
    y1: int
    shape: MarkShape
    cell: Block


def find_lone_marks(text: Mask, pieces: Pieces, cells: Sequence[Block], hc: float) -> list[LoneMark]:
    """The marks in `cells` that hold nothing else; `text` is the ink without rulings, `pieces` are its pieces."""
    width = text.shape[1]
    x, y = (pieces.left + pieces.right) // 2, (pieces.top + pieces.bottom) // 2
    large = np.maximum(pieces.width, pieces.height) >= _SPECK * hc
    found: list[LoneMark] = []
    for cell in cells:
        if cell.x0 == 0 or cell.x1 == width or min(cell.x1 - cell.x0, cell.y1 - cell.y0) < _LEAST_CELL * hc:
            continue
        inside = pieces.only(large & (x >= cell.x0) & (x < cell.x1) & (y >= cell.y0) & (y < cell.y1))
        mark = _mark_of(text, inside, cell, hc) if 1 <= inside.left.size <= _MOST_PIECES else None
        if mark is not None and not _comes_from_beside(text, mark, hc):
            found.append(mark)
    return found


def _mark_of(text: Mask, inside: Pieces, cell: Block, hc: float) -> LoneMark | None:
    x0, y0 = max(cell.x0, int(inside.left.min())), max(cell.y0, int(inside.top.min()))
    x1, y1 = min(cell.x1, int(inside.right.max())), min(cell.y1, int(inside.bottom.max()))
    if not _LEAST * hc <= max(x1 - x0, y1 - y0) <= _MOST * hc:
        return None
    shape = shape_of(text[y0:y1, x0:x1])
    return None if shape is None else LoneMark(x0, y0, x1, y1, shape, cell)


def shape_of(ink: NDArray[np.uint8]) -> MarkShape | None:
    """What the ink, [height, width], has the shape of; None for letters, digits and dashes."""
    height, width = ink.shape
    if min(height, width) < 3 or not _FLATTEST <= height / width <= _STEEPEST or ink.mean() > _DENSE:
        return None
    ys, xs = np.nonzero(ink)
    if _rises(xs, ys) or _is_tick(xs, ys, height=height, width=width):
        return "tick"
    return "cross" if _is_cross(ink) else None


def _rises(xs: NDArray[np.intp], ys: NDArray[np.intp]) -> bool:
    """Whether the pixels are one stroke from the lower left to the upper right."""
    return _correlation(xs, ys) <= -_LINE


def _is_tick(xs: NDArray[np.intp], ys: NDArray[np.intp], *, height: int, width: int) -> bool:
    """Whether the pixels go down a little to a foot, and then up far to the right."""
    foot = float(np.median(xs[ys >= height - 1 - 0.06 * height]))
    if not _FOOT[0] * width <= foot <= _FOOT[1] * width:
        return False
    right = xs >= foot
    if not _rises(xs[right], ys[right]) or ys[right].min() > 0.2 * height:
        return False
    left = ~right
    if left.sum() < 4:
        return True
    return ys[left].min() >= (1 - _LEFT_ARM) * height * 0.5 and _correlation(xs[left], ys[left]) >= 0.5


def _is_cross(ink: NDArray[np.uint8]) -> bool:
    """Whether there is ink in all corners and in the middle, and none in the middle of any side."""
    height, width = ink.shape
    h, w = max(2, round(_CORNER * height)), max(2, round(_CORNER * width))
    corners = (ink[:h, :w], ink[:h, -w:], ink[-h:, :w], ink[-h:, -w:])
    v, u = max(1, round(_SIDE * height)), max(1, round(_SIDE * width))
    middle_y, middle_x = (
        slice(height // 2 - v // 2, height // 2 + v // 2 + 1),
        slice(width // 2 - u // 2, width // 2 + u // 2 + 1),
    )
    sides = (ink[:v, middle_x], ink[-v:, middle_x], ink[middle_y, :u], ink[middle_y, -u:])
    return all(part.any() for part in (*corners, ink[middle_y, middle_x])) and not any(part.any() for part in sides)


def _correlation(xs: NDArray[np.intp], ys: NDArray[np.intp]) -> float:
    """From -1 (rises to the right) to 1 (falls); 0 where there is no stroke."""
    if xs.size < 4 or xs.std() < 0.5 or ys.std() < 0.5:
        return 0.0
    return float(np.corrcoef(xs, ys)[0, 1])


def _comes_from_beside(text: Mask, mark: LoneMark, hc: float) -> bool:
    """Whether it is the end of a stroke, or of a word, most of which stands beyond a ruling."""
    cell, reach = mark.cell, round(_BEYOND * hc)
    room = min(mark.x0 - cell.x0, cell.x1 - mark.x1, mark.y0 - cell.y0, cell.y1 - mark.y1)
    if room > _AT_EDGE:
        return False
    left, top = max(0, mark.x0 - reach), max(0, mark.y0 - reach)
    around = np.ascontiguousarray(text[top : mark.y1 + reach, left : mark.x1 + reach])
    # The ruling was taken out of the ink: made thicker, the parts of a stroke meet where it was.
    thick = cv2.dilate(around, np.ones((2 * _AT_EDGE + 1, 2 * _AT_EDGE + 1), np.uint8))
    _, labels = cv2.connectedComponents(thick)
    inside = np.zeros_like(around, dtype=np.bool_)
    inside[mark.y0 - top : mark.y1 - top, mark.x0 - left : mark.x1 - left] = True
    own = (around > 0) & inside
    joined = (around > 0) & ~inside & np.isin(labels, np.unique(np.asarray(labels)[own]))
    return int(joined.sum()) > int(own.sum())
