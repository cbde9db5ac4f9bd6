"""Coloured ink of a page (stamps, pens) told from black print."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import PAPER, Colour, Grey, Mask

_SHRINK = 8
_PAPER_REACH = 11
"""Shrunk pixels: the brightest of so wide a square is paper."""
_INK = 0.22
"""Of the brightness of paper that ink takes away in its darkest colour."""
_COLOURED = 0.38
"""Of what ink takes away: so much more in one colour than in another is no black or grey."""
_NEAR = 5
"""Pixels of a square in which most ink is coloured: the edges of black letters shimmer, too."""
_LEAST = 0.0002
"""Of the page's pixels: less coloured ink is grain."""
_BLACK = 0.4
"""From the darkness of black print to that of coloured ink: what is darker is print under the coloured ink."""
_GOES_ON = 0.75
"""Of a piece of print that is covered at most."""
_SURROUNDED = 0.6
"""Of its outline: dark ink that touches so much coloured ink is a part of it."""
_ENOUGH = 50
_PRINTED_IN_COLOUR = 0.6
"""Of all ink: with so much coloured ink a page is printed in colour, and nothing of it was added later."""


class Inks(NamedTuple):
    """A page without its coloured ink, and where that is."""

    grey: Grey
    coloured: Mask


def part_colours(page: Colour) -> Inks:
    """The grey page without coloured ink, both [height, width], and a mask of that ink.

    Black print under a stamp stays, where it goes on beside the stamp.
    """
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    if not _has_colour(page):
        return Inks(grey, np.zeros_like(grey))
    paper = _paper_of(page)
    # What of the light of the paper each ink leaves, in its three colours.
    sharp = cv2.divide(page, paper, scale=PAPER)
    left = cv2.split(cv2.blur(sharp, (3, 3)))
    most, least = cv2.max(cv2.max(left[0], left[1]), left[2]), cv2.min(cv2.min(left[0], left[1]), left[2])
    taken = cv2.bitwise_not(least)
    ink = _above(taken, _INK * PAPER)
    spread = cv2.subtract(most, least)
    colourful = cv2.bitwise_and(ink, _above(cv2.subtract(spread, cv2.convertScaleAbs(taken, alpha=_COLOURED)), 0))
    coloured = _mostly(np.asarray(colourful, dtype=np.uint8), ink)
    if cv2.countNonZero(coloured) < _LEAST * coloured.size:
        return Inks(grey, np.zeros_like(grey))
    black = _without_cores(np.asarray(cv2.subtract(ink, coloured)), coloured)
    coloured = np.asarray(cv2.subtract(ink, black))
    if cv2.countNonZero(coloured) > _PRINTED_IN_COLOUR * cv2.countNonZero(ink):
        return Inks(grey, np.zeros_like(grey))
    under = _print_under(grey, black, coloured)
    letters = cv2.dilate(cv2.bitwise_or(black, under), np.ones((3, 3), np.uint8))
    edges = cv2.subtract(cv2.dilate(coloured, np.ones((5, 5), np.uint8)), letters)
    gone = cv2.subtract(cv2.bitwise_or(coloured, edges), under)
    # Paper as bright as around it: white patches on grey paper would have edges.
    light = cv2.cvtColor(paper, cv2.COLOR_RGB2GRAY)
    # Beside and over print the colour in which coloured ink is brightest: black is dark in all.
    brightest = cv2.max(cv2.max(sharp[..., 0], sharp[..., 1]), sharp[..., 2])
    near = cv2.dilate(coloured, np.ones((5, 5), np.uint8)) > 0
    grey = np.where(near, np.maximum(grey, cv2.multiply(brightest, light, scale=1 / PAPER)), grey)
    return Inks(np.where(gone > 0, light, grey).astype(np.uint8), coloured)


def _has_colour(page: Colour) -> bool:
    """Whether any of a sample of the page's pixels has more of one colour than paper that is yellowed."""
    sample = [np.ascontiguousarray(each) for each in np.moveaxis(page[::4, ::4], 2, 0)]
    red, green, blue = (each.astype(np.int16) - _median(each) for each in sample)
    spread = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
    return bool((spread > 0.1 * PAPER).mean() > _LEAST / 4)


def _median(values: NDArray[np.uint8]) -> np.int16:
    """The lower one of the two values in the middle, counted: much faster than sorting."""
    counts = np.cumsum(np.bincount(values.ravel(), minlength=PAPER + 1))
    return np.int16(np.searchsorted(counts, (values.size + 1) // 2))


def _paper_of(page: Colour) -> Colour:
    """The page as if nothing were printed on it."""
    height, width = page.shape[:2]
    size = (max(1, width // _SHRINK), max(1, height // _SHRINK))
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
    bright = cv2.dilate(small, np.ones((_PAPER_REACH, _PAPER_REACH), np.uint8))
    smooth = np.maximum(cv2.blur(bright, (_PAPER_REACH, _PAPER_REACH)), 1)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _above(values: cv2.typing.MatLike, least: float) -> Mask:
    _, mask = cv2.threshold(values, int(least), 1, cv2.THRESH_BINARY)
    return np.asarray(mask, dtype=np.uint8)


def _mostly(chosen: Mask, ink: Mask) -> Mask:
    """The ink around which most ink is chosen."""
    counts = [cv2.boxFilter(each, cv2.CV_16S, (_NEAR, _NEAR), normalize=False) for each in (chosen, ink)]
    most = np.asarray(2 * counts[0] > counts[1], dtype=np.uint8)
    return np.asarray(cv2.bitwise_and(ink, most), dtype=np.uint8)


def _without_cores(black: Mask, coloured: Mask) -> Mask:
    """The black ink without the dark places within strokes of coloured ink: those have coloured ink around."""
    count, labels, _, _ = cv2.connectedComponentsWithStats(black, connectivity=8)
    square = np.ones((3, 3), np.uint8)
    inner = cv2.erode(black, square)
    beside = cv2.dilate(coloured, square)
    outline = np.bincount(labels[(black > 0) & (inner == 0)], minlength=count)
    touched = np.bincount(labels[(black > 0) & (inner == 0) & (beside > 0)], minlength=count)
    core = touched > _SURROUNDED * outline
    core[0] = False
    return np.asarray(cv2.bitwise_and(black, (~core).astype(np.uint8)[labels]), dtype=np.uint8)


def _print_under(grey: Grey, black: Mask, coloured: Mask) -> Mask:
    """Where there is black print under coloured ink: nearly as dark as print beside, and joined to it."""
    nothing = np.zeros_like(grey)
    if cv2.countNonZero(black) < _ENOUGH:
        return nothing
    print_level = float(np.percentile(grey[black > 0], 20))
    ink_level = float(np.percentile(grey[coloured > 0], 40))
    dark = ((grey < print_level + _BLACK * (ink_level - print_level)) & (coloured > 0)).astype(np.uint8)
    count, labels, found, _ = cv2.connectedComponentsWithStats(cv2.bitwise_or(dark, black), connectivity=8)
    inside = np.bincount(labels[dark > 0], minlength=count)
    # The dark middle of a pen's stroke stands alone.
    is_print = inside <= _GOES_ON * np.asarray(found)[:, cv2.CC_STAT_AREA]
    return np.asarray(cv2.bitwise_and(dark, is_print.astype(np.uint8)[labels]), dtype=np.uint8)
