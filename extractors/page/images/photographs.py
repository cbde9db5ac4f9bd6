"""Photographs, banners and shaded pictures on a page: large places that are dark or grey and of many shades."""

import cv2
import numpy as np

from extractors.page.images.paper import SmallPage
from extractors.page.images.pixels import Grey, Mask

_SMALL = 600
"""Pixels of the longer side of the picture in which photographs are looked for."""
_PAPER = 0.82
"""Of the light of the page: what is brighter is paper."""
_REACH = 7
"""Shrunk pixels: within so wide a square, print leaves some paper. A line of text with its marks is as high."""
_DARK = 0.55
"""Of the light: no print is so dense over a wide place; pictures of two shades are."""
_WIDE = 21
_LEAST_SIDE = 0.1
"""Of the longer side of the page: smaller pictures are emblems."""
_FILLED = 0.55
_ALMOST_PAPER, _PART = 0.96, 0.6
"""Of the light, and of a shaded place that is photograph already: then all of it is."""
_RECTANGLE = 0.7
"""Of its rectangle: a shape that fills so much of it is one, with bright places."""
_STROKE = 5
"""Small pixels of the strokes of letters."""
_LEVEL, _FEW, _MOSTLY = 10, 3, 0.85
"""Grey levels that are one shade, and how many shades make up most of the cells of a table; a photograph has more."""

_AT_EDGE = 11
"""Small pixels over which the edge of a photograph is passed."""
_SOFT = 0.15
"""Of the light, that shades change by there where a shadow falls on the page; photographs change by twice as much."""


def find_photographs(page: SmallPage) -> Mask:
    """A mask, [height, width] of the page, of its photographs; each as its outline with all that is in it."""
    small, light, _ = page.smaller(_SMALL)
    covered = _covered(small, light)
    shades = cv2.dilate(small, np.ones((_STROKE, _STROKE), np.uint8))  # without the print on them
    _, labels, found, _ = cv2.connectedComponentsWithStats(covered, connectivity=8)
    result = np.zeros_like(small)
    least = _LEAST_SIDE * max(small.shape)
    for at, (left, top, width, height, area) in enumerate(np.asarray(found)[1:].tolist(), start=1):
        if min(width, height) < least or area < _FILLED * width * height:
            continue
        inside = (labels[top : top + height, left : left + width] == at).astype(np.uint8)
        is_picture = _has_shades(shades[top : top + height, left : left + width], inside)
        if is_picture and not _is_shadow(shades, light, np.asarray(labels == at, dtype=np.uint8)):
            _draw_outline(result, inside, left, top)
    wider = cv2.dilate(result | _bright_parts(small, light, result), np.ones((3, 3), np.uint8))
    return page.on_page(wider)


def _bright_parts(small: Grey, light: cv2.typing.MatLike, found: Mask) -> Mask:
    """What is hardly darker than paper, and a part of a photograph that was found."""
    shaded = (cv2.dilate(small, np.ones((3, 3), np.uint8)) < _ALMOST_PAPER * light).astype(np.uint8) | found
    shaded = np.asarray(cv2.morphologyEx(shaded, cv2.MORPH_OPEN, np.ones((_REACH, _REACH), np.uint8)), dtype=np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(shaded, connectivity=4)
    inside = np.bincount(labels[found > 0], minlength=count)
    joined = inside >= _PART * np.asarray(stats)[:, cv2.CC_STAT_AREA]
    joined[0] = False
    return np.asarray(joined.astype(np.uint8)[labels], dtype=np.uint8)


def _covered(small: Grey, light: cv2.typing.MatLike) -> Mask:
    """Where there is no paper near, or hardly any."""
    bright = cv2.dilate(small, np.ones((_REACH, _REACH), np.uint8))
    mean = cv2.blur(small, (_WIDE, _WIDE))
    grey = (bright < _PAPER * light) | (mean < _DARK * light)
    square = np.ones((_REACH, _REACH), np.uint8)
    whole = cv2.dilate(grey.astype(np.uint8), square)
    # Bright places within a picture are closed; what is narrow is no picture.
    whole = cv2.morphologyEx(whole, cv2.MORPH_CLOSE, np.ones((_WIDE, _WIDE), np.uint8))
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((_WIDE, _WIDE), np.uint8)), dtype=np.uint8)


def _has_shades(shades: cv2.typing.MatLike, inside: Mask) -> bool:
    """Whether there are many shades in the shape; those of cells and bars are few."""
    inner = cv2.erode(inside, np.ones((_WIDE, _WIDE), np.uint8))
    values = np.asarray(shades)[(inner if inner.any() else inside) > 0]
    counts = np.sort(np.bincount(values // _LEVEL))
    return bool(counts[-_FEW:].sum() < _MOSTLY * values.size)


def _is_shadow(shades: cv2.typing.MatLike, light: cv2.typing.MatLike, inside: Mask) -> bool:
    """Whether the place grows dark little by little, as where a hand or a fold keeps the light away.

    It may have much text. The edge of the page is no edge of the place.
    """
    inner = cv2.erode(inside, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=1)
    edge = (inside > inner) & (np.asarray(light) > 0)
    if not edge.any():
        return False
    square = np.ones((_AT_EDGE, _AT_EDGE), np.uint8)
    brightest, darkest = (
        np.asarray(each, dtype=np.float32)[edge] for each in (cv2.dilate(shades, square), cv2.erode(shades, square))
    )
    return float(np.median((brightest - darkest) / np.asarray(light)[edge])) < _SOFT


def _draw_outline(result: Mask, shape: Mask, left: int, top: int) -> None:
    """Fills the shape that begins at `left` and `top`: its rectangle, where it is one, since photographs are."""
    outlines, _ = cv2.findContours(shape, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE, offset=(left, top))
    for outline in outlines:
        rectangle = cv2.minAreaRect(outline)
        filled = cv2.contourArea(outline) / max(1.0, rectangle[1][0] * rectangle[1][1])
        whole = np.asarray(cv2.boxPoints(rectangle).round(), dtype=np.int32) if filled >= _RECTANGLE else outline
        cv2.drawContours(result, [whole], -1, 1, cv2.FILLED)
