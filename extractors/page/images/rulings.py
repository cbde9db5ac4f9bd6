"""Printed rulings of a straight page, found in its ink, and the ink without them."""

from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.letters import find_pieces
from extractors.page.images.pixels import Mask

_SHORTEST_ACROSS = 4.0
_SHORTEST_UPRIGHT = 3.2
"""Letter heights: no stroke of a letter is so long."""
_THICKEST = 0.6
_SOLID = 1.3
"""Letter heights: a square of ink so large is a picture or a bar."""


class Upright(NamedTuple):
    """A vertical ruling in pixels of the straight page."""

    x0: int
    x1: int
    y0: int
    y1: int


class Across(NamedTuple):
    """A horizontal ruling in pixels of the straight page."""

    x0: int
    x1: int
    y0: int
    y1: int


class Ruled(NamedTuple):
    """The rulings of a page, and its ink without them and without pictures."""

    across: tuple[Across, ...]
    upright: tuple[Upright, ...]
    text: Mask


def take_out_rulings(ink: Mask, hc: float) -> Ruled:
    """The rulings in the ink of a straight page whose letters are `hc` pixels high."""
    # A ruling that is not quite straight leaves its row of pixels: closing makes it thick enough to stay whole.
    wide = np.ones((1, max(3, round(_SHORTEST_ACROSS * hc))), np.uint8)
    high = np.ones((max(3, round(_SHORTEST_UPRIGHT * hc)), 1), np.uint8)
    across = _long_strokes(ink, wide, thicken=np.ones((3, 1), np.uint8))
    upright = _long_strokes(ink, high, thicken=np.ones((1, 3), np.uint8))
    solid = _solid(ink, hc)
    text = np.asarray(ink & (1 - (across | upright | solid)), dtype=np.uint8)
    return Ruled(
        across=tuple(Across(*each) for each in _boxes(across) if each[3] - each[2] <= max(4, _THICKEST * hc)),
        upright=tuple(Upright(*each) for each in _boxes(upright) if each[1] - each[0] <= max(4, _THICKEST * hc)),
        text=text,
    )


def _long_strokes(ink: Mask, kernel: Mask, *, thicken: Mask) -> Mask:
    thick = cv2.dilate(ink, thicken)
    found = cv2.morphologyEx(thick, cv2.MORPH_OPEN, kernel)
    return np.asarray(cv2.dilate(found, thicken), dtype=np.uint8)


def _solid(ink: Mask, hc: float) -> Mask:
    side = max(3, round(_SOLID * hc))
    square = np.ones((side, side), np.uint8)
    core = cv2.morphologyEx(ink, cv2.MORPH_OPEN, square)
    return np.asarray(cv2.dilate(core, np.ones((5, 5), np.uint8)), dtype=np.uint8)


def _boxes(mask: Mask) -> list[tuple[int, int, int, int]]:
    pieces = find_pieces(mask)
    columns = (pieces.left, pieces.right, pieces.top, pieces.bottom)
    return [tuple(int(value) for value in each) for each in zip(*columns, strict=True)]  # type: ignore[misc]
