"""The connected pieces of a mask, and where each lies.

OpenCV's own statistics add up the centre of every pixel of the page, paper too, which takes longer than finding the
pieces; here only pixels that are set are looked at.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Mask


class Components(NamedTuple):
    """`labels`, [height, width], has 0 for paper and n for the n-th piece; the other arrays hold its values at n - 1.

    `right` and `bottom` are the first pixels behind a piece, `area` counts its pixels.
    """

    labels: NDArray[np.int32]
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    right: NDArray[np.int32]
    bottom: NDArray[np.int32]
    area: NDArray[np.int32]


def find_components(mask: Mask) -> Components:
    """The pieces of the mask; pixels that touch at a corner belong together."""
    count, found = cv2.connectedComponents(mask, connectivity=8, ltype=cv2.CV_32S)
    labels = np.asarray(found, dtype=np.int32)
    if count == 1:  # there is only paper
        nothing = np.empty(0, np.int32)
        return Components(labels, nothing, nothing, nothing, nothing, nothing)
    x, y = np.asarray(cv2.findNonZero(mask), dtype=np.int32).reshape(-1, 2).T
    of = labels[y, x]
    left, right = np.full(count, mask.shape[1], np.int32), np.zeros(count, np.int32)
    np.minimum.at(left, of, x)
    np.maximum.at(right, of, x)
    # The pixels come row by row: of those of one piece the last one written stays.
    top, bottom = np.zeros(count, np.int32), np.zeros(count, np.int32)
    top[of[::-1]] = y[::-1]
    bottom[of] = y
    area = np.bincount(of, minlength=count).astype(np.int32)
    return Components(labels, left[1:], top[1:], right[1:] + 1, bottom[1:] + 1, area[1:])
