"""The ink of a page parted by size: text, dots, and emblems and dirt that are no text."""

from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.components import find_components, mask_of
from extractors.page.images.letters import Pieces, find_pieces, pieces_of
from extractors.page.images.pixels import Mask

_SPECK = 0.2
"""Letter heights: what is smaller is no letter and no dash."""
_DOT = 0.07
"""Letter heights: what is smaller is not even a dot of a dotted line."""
_EMBLEM, _LARGEST_EMBLEM = 3.2, 18.0
"""Letter heights: what is higher and wider is an emblem, a signature or a picture."""
_TABLE, _ALIKE = 12.0, 1.7
"""Letter heights, and how much longer one side than the other: what is larger and longer may be a small table."""
_SCATTERED, _LEAST_SCATTERED = 0.3, 4.5
"""Letter heights between the pieces of an emblem, and of the shorter side of such a one at least."""
_CLOSED = 0.45
"""Of the box of such an emblem that is within its pieces."""
_VALLEY, _NO_VALLEY = 0.4, 0.35
"""Letter heights of white between lines of text, and how much ink there is in rows of an emblem beside its fullest."""
_DENSE = 0.2
"""Of the box of an emblem that is ink; a signature leaves more paper."""


class Sorted(NamedTuple):
    """`text` is ink without specks and pictures, `dots` are the larger specks, `pieces` are those of the text."""

    text: Mask
    dots: Mask
    pieces: Pieces


def find_emblems(ink: Mask, hc: float) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom) of emblems, in which no small piece is text either."""
    pieces = find_pieces(ink)
    width, height = pieces.width, pieces.height
    longer, shorter = np.maximum(width, height), np.minimum(width, height)
    large = (shorter > _EMBLEM * hc) & (longer < _LARGEST_EMBLEM * hc) & (pieces.area >= _DENSE * width * height)
    chosen = pieces.only(large & ((longer < _TABLE * hc) | (longer < _ALIKE * shorter)))
    return sorted({*chosen.boxes, *_scattered_emblems(ink, hc)})


def _scattered_emblems(ink: Mask, hc: float) -> list[tuple[int, int, int, int]]:
    """Emblems of many thin or pale pieces: as dense between as in rows, where text leaves white."""
    near = max(3, round(_SCATTERED * hc))
    together = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
    pieces = find_pieces(np.asarray(together, dtype=np.uint8))
    longer, shorter = np.maximum(pieces.width, pieces.height), np.minimum(pieces.width, pieces.height)
    alike = (shorter > _LEAST_SCATTERED * hc) & (longer < _LARGEST_EMBLEM * hc) & (longer < _ALIKE * shorter)
    boxes = pieces.only(alike & (pieces.area >= _CLOSED * pieces.width * pieces.height)).boxes
    return [box for box in boxes if _has_no_rows(ink[box[1] : box[3], box[0] : box[2]], hc)]


def _has_no_rows(ink: Mask, hc: float) -> bool:
    """Whether the ink of a box leaves no white from left to right; its upper and lower quarter may be narrow."""
    profile = cv2.blur(ink.sum(axis=1, dtype=np.float32).reshape(-1, 1), (1, max(1, round(_VALLEY * hc)))).ravel()
    quarter = profile.size // 4
    inner = profile[quarter : profile.size - quarter]
    return bool(inner.size and inner.min() >= _NO_VALLEY * profile.max())


def sort_by_size(ink: Mask, hc: float) -> Sorted:
    """The ink of a page without rulings, whose letters are `hc` pixels high, parted by the size of its pieces."""
    found = find_components(ink)
    pieces = pieces_of(found)
    largest = np.maximum(pieces.width, pieces.height)
    speck = largest < max(2.0, _SPECK * hc)
    large = np.minimum(pieces.width, pieces.height) > _EMBLEM * hc
    text = ~(speck | large)
    dot = speck & (largest >= max(2.0, _DOT * hc))
    return Sorted(text=mask_of(found, text), dots=mask_of(found, dot), pieces=pieces.only(text))
