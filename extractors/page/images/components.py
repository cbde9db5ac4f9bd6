"""The connected pieces of a mask, and where each lies.

OpenCV's own statistics add up the centre of every pixel of the page, paper too, which takes longer than finding the
pieces; here only runs of set pixels are looked at.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Mask


class Components(NamedTuple):
    """`labels`, [height, width], has 0 for paper and n for the n-th piece; `pixels` are the places in it that are set.

    The other arrays hold the values of the n-th piece at n - 1: `right` and `bottom` are the first pixels behind it,
    `area` counts its pixels.
    """

    labels: NDArray[np.int32]
    pixels: NDArray[np.int64]
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    right: NDArray[np.int32]
    bottom: NDArray[np.int32]
    area: NDArray[np.int32]


class _Runs(NamedTuple):
    """Pixels of one piece side by side, row by row: the piece, the row, and the first and the last column."""

    of: NDArray[np.int32]
    y: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]


def find_components(mask: Mask) -> Components:
    """The pieces of the mask; pixels that touch at a corner belong together."""
    count, found = cv2.connectedComponents(mask, connectivity=8, ltype=cv2.CV_32S)
    labels = np.asarray(found, dtype=np.int32)
    if count == 1:  # there is only paper
        nothing = np.empty(0, np.int32)
        return Components(labels, nothing.astype(np.int64), nothing, nothing, nothing, nothing, nothing)
    pixels = np.flatnonzero(mask != 0)
    of, y, first, last = _runs_of(pixels, labels)
    left, right = np.full(count, mask.shape[1], np.int32), np.zeros(count, np.int32)
    np.minimum.at(left, of, first)
    np.maximum.at(right, of, last)
    # The runs come row by row: of those of one piece the last one written stays.
    top, bottom = np.zeros(count, np.int32), np.zeros(count, np.int32)
    top[of[::-1]] = y[::-1]
    bottom[of] = y
    area = np.bincount(of, weights=last - first + 1, minlength=count).astype(np.int32)
    return Components(labels, pixels, left[1:], top[1:], right[1:] + 1, bottom[1:] + 1, area[1:])


def _runs_of(pixels: NDArray[np.int64], labels: NDArray[np.int32]) -> _Runs:
    width = labels.shape[1]
    rows = pixels // width
    begins = np.ones(pixels.size, np.bool_)
    begins[1:] = (np.diff(pixels) != 1) | (np.diff(rows) != 0)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], pixels.size) - 1
    y = rows[first]
    start = pixels[first]
    columns = (start - y * width, pixels[last] - y * width)
    return _Runs(labels.ravel()[start], *(each.astype(np.int32) for each in (y, *columns)))


def mask_of(found: Components, chosen: NDArray[np.bool_]) -> Mask:
    """Where the chosen ones of the pieces lie."""
    mask = np.zeros(found.labels.shape, np.uint8)
    mask.ravel()[found.pixels[chosen[found.labels.ravel()[found.pixels] - 1]]] = 1
    return mask
