"""Pages that are white on black, turned into black on white."""

import cv2
import numpy as np

from extractors.page.images.pixels import PAPER, Grey, shrunk

_DARK, _LIGHT = 96, 160
"""Grey values: the ground of a negative is darker, its letters are lighter."""
_MOSTLY = 0.6
"""Share of a page that is ground."""
_LEAST = 0.002
"""Share of a page that is letters; specks of light on dark paper are less."""
_LARGEST_SIDE = 400
"""Pixels in which sheets and pictures are told from strokes."""
_BROAD = 15
"""Of these pixels: no stroke of a letter is so broad, but a sheet on a black bed, or a picture, is."""


def to_positive(page: Grey) -> Grey:
    """The page, [height, width], black on white: as it is, or where all of it is white on black turned round."""
    return PAPER - page if is_negative(page) else page


def is_negative(page: Grey) -> bool:
    """Whether most of the page is dark, and what is light on it are strokes, not sheets or pictures."""
    if np.count_nonzero(page < _DARK) < _MOSTLY * page.size or np.count_nonzero(page > _LIGHT) < _LEAST * page.size:
        return False
    light = (shrunk(page, _LARGEST_SIDE) > _LIGHT).astype(np.uint8)
    broad = cv2.erode(light, np.ones((_BROAD, _BROAD), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return not broad.any()
