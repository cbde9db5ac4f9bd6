"""Quarter turns of a page."""

import numpy as np

from extractors.page.images.pixels import Colour, Grey


def turn_clockwise(page: Grey | Colour, turns: int) -> Grey | Colour:
    """The page after `turns` clockwise quarter turns."""
    return np.ascontiguousarray(np.rot90(page, -turns))
