"""The ink of a page parted by size: text, dots, and emblems and dirt that are no text."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.letters import Pieces, find_pieces
from extractors.page.images.pixels import Mask

_SPECK = 0.2
"""Letter heights: what is smaller is no letter and no dash."""
_DOT = 0.07
"""Letter heights: what is smaller is not even a dot of a dotted line."""
_EMBLEM, _LARGEST_EMBLEM = 3.2, 18.0
"""Letter heights: what is higher and wider is an emblem, a signature or a picture."""
_TABLE, _ALIKE = 12.0, 1.7
"""Letter heights, and how much longer one side than the other: what is larger and longer may be a small table."""
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
    chosen = pieces.only(
        (np.minimum(width, height) > _EMBLEM * hc)
        & (np.maximum(width, height) < _LARGEST_EMBLEM * hc)
        & ((np.maximum(width, height) < _TABLE * hc) | (np.maximum(width, height) < _ALIKE * np.minimum(width, height)))
        & (pieces.area >= _DENSE * width * height)
    )
    columns = (chosen.left.tolist(), chosen.top.tolist(), chosen.right.tolist(), chosen.bottom.tolist())
    return list(zip(*columns, strict=True))


def sort_by_size(ink: Mask, hc: float) -> Sorted:
    """The ink of a page without rulings, whose letters are `hc` pixels high, parted by the size of its pieces."""
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    left, top, width, height, area = np.asarray(found, dtype=np.int32).T
    pieces = Pieces(left, top, left + width, top + height, area)
    largest = np.maximum(width, height)
    speck = largest < max(2.0, _SPECK * hc)
    large = np.minimum(width, height) > _EMBLEM * hc
    large[0] = False  # the paper
    no_text = speck | large
    no_text[0] = True
    dot = speck & (largest >= max(2.0, _DOT * hc))
    return Sorted(text=_mask_of(~no_text, labels), dots=_mask_of(dot, labels), pieces=pieces.only(~no_text))


def _mask_of(chosen: NDArray[np.bool_], labels: cv2.typing.MatLike) -> Mask:
    return np.asarray(chosen.astype(np.uint8)[labels], dtype=np.uint8)
