"""What the modules of this folder share: the types of images, and numbers of the paper."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Grey: TypeAlias = NDArray[np.uint8]
"""A grey image, [height, width]: 0 is black ink, 255 is paper."""

Colour: TypeAlias = NDArray[np.uint8]
"""An image in colour, [height, width, 3]: red, green, blue."""

Mask: TypeAlias = NDArray[np.uint8]
"""An image of the same shape in which 1 is ink and 0 is not."""

PAPER = 255


def transposed(image: Grey | Mask) -> Grey | Mask:
    """The image with its rows as columns, for what is done along rows: OpenCV is fast there, and copies views."""
    return np.asarray(cv2.transpose(image), dtype=np.uint8)


def resized(page: Grey, scale: float) -> Grey:
    """The page made `scale` times as large; itself where that changes nothing."""
    if scale == 1.0:
        return page
    size = (max(1, round(page.shape[1] * scale)), max(1, round(page.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(page, size, interpolation=how), dtype=np.uint8)


def shrunk(page: Grey, longer_side: int) -> Grey:
    """The page with no more pixels than these on its longer side."""
    return resized(page, min(1.0, longer_side / max(page.shape)))
