"""A page with nothing but its print: coloured ink, photographs and the scanner's edges made paper."""

from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.coloured_print import find_coloured_print
from extractors.page.images.colours import part_colours
from extractors.page.images.edges import find_edges
from extractors.page.images.ink import find_ink
from extractors.page.images.paper import shrink
from extractors.page.images.photographs import find_photographs
from extractors.page.images.pixels import Colour, Grey, Mask


class CleanPage(NamedTuple):
    """A page's print, as grey values [height, width], and masks of what was taken out of it.

    `seen` is the whole page in grey; `coloured` is ink of stamps and pens.
    """

    grey: Grey
    seen: Grey
    coloured: Mask
    photographs: Mask
    edges: Mask


def clean_page(page: Grey | Colour) -> CleanPage:
    """The print of a page, [height, width] or [height, width, 3], whichever way it lies; what stays is untouched."""
    if page.ndim == 3:
        seen = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        grey, coloured = part_colours(page)
    else:
        seen = grey = page
        coloured = np.zeros_like(page)
    small = shrink(seen)
    edges, photographs = find_edges(small), find_photographs(small)
    out = cv2.bitwise_or(edges, photographs)
    if cv2.countNonZero(out):
        grey = np.where(out > 0, small.light_on_page, grey).astype(np.uint8)
        coloured = np.where(out > 0, 0, coloured).astype(np.uint8)
    return CleanPage(grey, seen, coloured, photographs, edges)


def keep_coloured_print(page: CleanPage) -> CleanPage:
    """The upright page with the print that is coloured, as far as it stands in level lines."""
    if not page.coloured.any():
        return page
    printed = find_coloured_print(page.coloured, find_ink(page.grey).clear) > 0
    if not printed.any():
        return page
    grey = np.where(printed, page.seen, page.grey).astype(np.uint8)
    return page._replace(grey=grey, coloured=np.where(printed, 0, page.coloured).astype(np.uint8))
