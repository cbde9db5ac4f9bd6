"""Long strokes of ink, of which rulings are made.

Eight columns of pixels are looked at in each byte, and a stroke is followed by doubling: much faster than OpenCV, which
looks at each pixel of a long kernel.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Mask, transposed

_Packed = NDArray[np.uint8]
"""A mask, [height, bytes], of which each byte holds eight pixels side by side."""
_THICKER = 1
"""Pixels on each side: a stroke that leaves its column by a pixel stays whole."""


def strokes_down(ink: Mask, shortest: float, *, gap: float = 0.0) -> Mask:
    """The strokes that run down at least `shortest` pixels, with gaps of less than `gap`; thicker than they are."""
    thicken = np.ones((1, 2 * _THICKER + 1), np.uint8)
    packed = np.packbits(np.asarray(cv2.dilate(ink, thicken), dtype=np.uint8), axis=1)
    packed = _opened(_closed(packed, max(1, round(gap))), max(3, round(shortest)))
    found = np.unpackbits(packed, axis=1, count=ink.shape[1])
    return np.asarray(cv2.dilate(found, thicken), dtype=np.uint8)


def strokes_along(ink: Mask, shortest: float, *, gap: float = 0.0) -> Mask:
    """As `strokes_down`, along the rows."""
    return transposed(strokes_down(transposed(ink), shortest, gap=gap))


def _closed(ink: _Packed, length: int) -> _Packed:
    """The ink with what is shorter than `length` between two of its pixels in a column."""
    if length == 1:
        return ink
    # Below the image there is room for strokes to grow into and to shrink from.
    room = np.zeros((length, ink.shape[1]), np.uint8)
    return _shrunk(_grown(np.concatenate([ink, room]), length), length)[: len(ink)]


def _opened(ink: _Packed, length: int) -> _Packed:
    """The ink that is part of `length` pixels in a column."""
    return _grown(_shrunk(ink, length), length)


def _shrunk(ink: _Packed, length: int) -> _Packed:
    """The pixels with which `length` pixels of ink in a column begin."""

    def both(image: _Packed, step: int) -> _Packed:
        found = np.zeros_like(image)
        np.bitwise_and(image[:-step], image[step:], out=found[:-step])
        return found

    return _doubled(ink, length, both)


def _grown(ink: _Packed, length: int) -> _Packed:
    """Each pixel of the ink as `length` pixels, down from it."""

    def either(image: _Packed, step: int) -> _Packed:
        found = image.copy()
        np.bitwise_or(image[step:], image[:-step], out=found[step:])
        return found

    return _doubled(ink, length, either)


def _doubled(ink: _Packed, length: int, join: Callable[[_Packed, int], _Packed]) -> _Packed:
    """The ink joined with itself, moved by each number of rows below `length`."""
    reach = 1
    while reach < length:
        step = min(reach, length - reach)
        ink = join(ink, step)
        reach += step
    return ink
