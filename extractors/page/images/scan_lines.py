"""Lines that a scanner or copier draws along its columns, on a page that lies aslant: no print is upright there."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.columns import ink_stretches
from extractors.page.images.ink import Ink
from extractors.page.images.pixels import Grey, Mask

_LEAST_SLOPE = 0.004
"""Of a page, below which its rulings are as upright as such lines."""
_THICKEST = 8.0
"""Pixels of a ruling: where it leans, it leaves a column after so many, divided by the slope."""
_SHORTEST = 8.0
"""Letter heights: no letter and no side of a box is so long."""
_CHUNK = 16
"""Rows that are looked at together."""
_DRAWN = 0.8
"""Of the rows of a chunk that have ink where such a line is."""
_PIECE = 1.8
"""Letter heights of a piece of the same line elsewhere on the page: no stroke of a letter is so long."""
_WIDEST = 0.4
"""Letter heights."""
_FRINGE = 2
"""Pixels at each side of such a line, which are paler."""


class ScanLine(NamedTuple):
    """A piece of such a line in pixels of the page as it was scanned; x1 and y1 are behind it."""

    x0: int
    x1: int
    y0: int
    y1: int


def find_scan_lines(ink: Mask, hc: float, *, slope: float) -> list[ScanLine]:
    """The lines on a page, not made straight, whose print falls by `slope` and whose letters are `hc` pixels high."""
    if abs(slope) < _LEAST_SLOPE:
        return []
    height, width = ink.shape
    rows = height // _CHUNK
    filled = ink[: rows * _CHUNK].reshape(rows, _CHUNK, width).sum(axis=1, dtype=np.uint8)
    drawn = (filled >= round(_DRAWN * _CHUNK)).astype(np.uint8)
    least = max(2, round(max(_SHORTEST * hc, _THICKEST / abs(slope)) / _CHUNK))
    long = cv2.morphologyEx(drawn, cv2.MORPH_OPEN, np.ones((least, 1), np.uint8))
    found: list[ScanLine] = []
    for x0, x1 in ink_stretches(np.asarray(np.asarray(long).any(axis=0), dtype=np.bool_), least_gap=2):
        if x1 - x0 <= _WIDEST * hc:
            found += _pieces(ink, max(0, x0 - _FRINGE), min(width, x1 + _FRINGE), hc)
    return found


def _pieces(ink: Mask, x0: int, x1: int, hc: float) -> list[ScanLine]:
    """All pieces of the line between two columns, from the top of the page to its foot."""
    pieces = ink_stretches(np.asarray(ink[:, x0:x1].any(axis=1), dtype=np.bool_), least_gap=2)
    return [ScanLine(x0, x1, first, after) for first, after in pieces if after - first >= _PIECE * hc]


def without_scan_lines(ink: Ink, lines: Sequence[ScanLine]) -> Ink:
    """The ink of the page without these lines, but with what meets them."""
    if not lines:
        return ink
    return Ink(*(_bridged(mask, lines) for mask in ink))


def _bridged(ink: Mask, lines: Sequence[ScanLine]) -> Mask:
    bridged = ink.copy()
    for x0, x1, y0, y1 in lines:
        left, right = max(0, x0 - 1), min(ink.shape[1] - 1, x1)
        bridged[y0:y1, x0:x1] = (bridged[y0:y1, left] | bridged[y0:y1, right])[:, None]
    return bridged


def bridge_scan_lines(page: Grey, lines: Sequence[ScanLine], *, scale: float) -> Grey:
    """The page where these lines, found on it `scale` times as large, are filled from both sides."""
    if not lines:
        return page
    bridged = page.copy()
    for line in lines:
        x0, x1, y0, y1 = (round(at / scale) for at in line)
        left, right = max(0, x0 - 1), min(page.shape[1] - 1, x1)
        ends = bridged[y0:y1, [left, right]].astype(np.float64)
        share = np.linspace(0.0, 1.0, right - left + 1)
        bridged[y0:y1, left : right + 1] = (ends[:, :1] * (1 - share) + ends[:, 1:] * share).round().astype(np.uint8)
    return bridged
