"""Pictures for a person's eye: a grey page with what was found on it in colour."""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from extractors.page.images.ink import Ink
from extractors.page.images.pixels import PAPER, Colour, Grey, Mask

Rectangle: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels."""
Tint: TypeAlias = tuple[int, int, int]

RED: Tint = (214, 0, 40)
BLUE: Tint = (30, 90, 200)
GREEN: Tint = (46, 160, 67)
_FILM = 0.5
"""How much of the colour a film has over what lies below."""
_THICK = 2
"""Pixels of the outlines."""


def in_colour(page: Grey | Colour) -> Colour:
    """The page, [height, width] or [height, width, 3], as [height, width, 3]."""
    return page if page.ndim == 3 else np.stack([page] * 3, axis=2)


def with_film(page: Grey, mask: Mask, tint: Tint = RED) -> Colour:
    """The page with a film of the colour where the mask is."""
    picture = in_colour(page)
    film = (1 - _FILM) * picture + _FILM * np.array(tint)
    return np.where(mask[..., None] > 0, film, picture).astype(np.uint8)


def show_ink(ink: Ink) -> Colour:
    """Ink black on white; what is too faint for letters, and may be a ruling, grey."""
    return in_colour(np.where(ink.clear > 0, 0, np.where(ink.all > 0, PAPER // 2, PAPER)).astype(np.uint8))


def filled(picture: Colour, places: Iterable[Rectangle], tint: Tint) -> Colour:
    """The picture with the places in the colour."""
    result = picture.copy()
    for x0, y0, x1, y1 in places:
        result[max(0, int(y0)) : max(0, int(y1)), max(0, int(x0)) : max(0, int(x1))] = tint
    return result


def framed(picture: Colour, places: Iterable[Rectangle], tint: Tint) -> Colour:
    """The picture with the places outlined."""
    sides: list[Rectangle] = []
    for x0, y0, x1, y1 in places:
        sides += [(x0, y0, x1, y0 + _THICK), (x0, y1 - _THICK, x1, y1)]
        sides += [(x0, y0, x0 + _THICK, y1), (x1 - _THICK, y0, x1, y1)]
    return filled(picture, sides, tint)
