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
