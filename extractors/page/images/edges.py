"""What the scanner added at the edges of a page: black borders, edge lines, punched holes."""

import cv2
import numpy as np

from extractors.page.images.components import find_components, mask_of
from extractors.page.images.paper import SmallPage
from extractors.page.images.pixels import Mask

_DARK = 0.5
"""Of the light of the paper."""
_THICK = 9
"""Small pixels: rulings and letters that reach the edge are thinner."""
_MOST = 0.2
"""Of the page's side: what reaches farther into the page is a picture."""
_EDGE = 0.012
"""Of the page's side: a dark line along so narrow a strip is the edge of the sheet."""
_ALONG = 0.25
_HOLE = (0.010, 0.034)
"""Of the longer side: from the least to the most that a punched hole is wide."""
_NEAR_EDGE = 0.10
_ROUND = (0.70, 0.88)
"""Of the square around a hole that is dark; of a filled square it is all."""
_HALO = 5


def find_edges(small: SmallPage) -> Mask:
    """A mask, [height, width] of the page, of black borders, edges of the sheet, and punched holes."""
    dark = (small.pixels < _DARK * small.light).astype(np.uint8)
    found = cv2.bitwise_or(_borders(dark), _holes(dark))
    found = cv2.bitwise_or(found, _lines_along(dark))
    wider = cv2.dilate(found, np.ones((_HALO, _HALO), np.uint8))
    return small.on_page(wider)


def _borders(dark: Mask) -> Mask:
    """Thick dark places that reach the edge of the picture."""
    # Beyond the edge of the picture all is dark: a narrow border is thick with it.
    room = 2 * _THICK
    padded = cv2.copyMakeBorder(dark, room, room, room, room, cv2.BORDER_CONSTANT, value=1)
    thick = cv2.morphologyEx(padded, cv2.MORPH_OPEN, np.ones((_THICK, _THICK), np.uint8))
    _, labels = cv2.connectedComponents(thick, connectivity=4)
    height, width = dark.shape
    border: Mask = (labels == labels[0, 0])[room : room + height, room : room + width].astype(np.uint8)
    # A picture that reaches the edge is no border.
    inner = border.copy()
    y, x = max(1, round(_MOST * height)), max(1, round(_MOST * width))
    inner[:y] = inner[-y:] = 0
    inner[:, :x] = inner[:, -x:] = 0
    if inner.any():
        _, parts = cv2.connectedComponents(border, connectivity=4)
        for at in np.unique(parts[inner > 0]).tolist():
            border[parts == at] = 0
    return border


def _lines_along(dark: Mask) -> Mask:
    """Thin dark lines close to the edge and along a good part of it."""
    found = np.zeros_like(dark)
    height, width = dark.shape
    for turns in range(4):
        turned = np.rot90(dark, turns)
        strip = max(2, round(_EDGE * turned.shape[0]))
        top = np.ascontiguousarray(turned[:strip])
        along = max(3, round(_ALONG * turned.shape[1]))
        if np.count_nonzero(top.any(axis=0)) >= along:
            long = cv2.morphologyEx(
                cv2.dilate(top, np.ones((3, 3), np.uint8)), cv2.MORPH_OPEN, np.ones((1, along // 3))
            )
            whole = np.zeros_like(turned)
            whole[:strip] = cv2.bitwise_and(long, top)
            found |= np.rot90(whole, -turns)
    return np.asarray(found.reshape(height, width), dtype=np.uint8)


def _holes(dark: Mask) -> Mask:
    """Round dark spots of the size of punched holes, near an edge."""
    height, width = dark.shape
    side = max(height, width)
    least, most = _HOLE[0] * side, _HOLE[1] * side
    pieces = find_components(dark)
    wide, high = pieces.right - pieces.left, pieces.bottom - pieces.top
    x, y = (pieces.left + pieces.right) / 2, (pieces.top + pieces.bottom) / 2
    chosen = np.minimum(np.minimum(x, y), np.minimum(width - x, height - y)) <= _NEAR_EDGE * side
    chosen &= (np.minimum(wide, high) >= least) & (np.maximum(wide, high) <= most)
    chosen &= np.abs(wide - high) <= 0.2 * np.maximum(wide, high)
    share = pieces.area / (wide * high)
    return mask_of(pieces, chosen & (share >= _ROUND[0]) & (share <= _ROUND[1]))
