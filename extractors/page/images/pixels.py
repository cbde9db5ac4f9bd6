"""What the modules of this folder share: the type of a grey image, and numbers of the paper."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Grey: TypeAlias = NDArray[np.uint8]
"""A grey image, [height, width]: 0 is black ink, 255 is paper."""

Colour: TypeAlias = NDArray[np.uint8]
"""An image in colour, [height, width, 3]: red, green, blue."""

Mask: TypeAlias = NDArray[np.uint8]
"""An image of the same shape in which 1 is ink and 0 is not."""

PAPER = 255
