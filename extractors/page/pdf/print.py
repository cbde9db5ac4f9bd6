"""What a page looks like when it is printed, small: how much of its print is not text."""

from collections.abc import Iterable
from typing import Any

from pypdfium2 import raw

from extractors.page.content import Glyph
from extractors.page.pdf.drawings import DEEPEST_FORM
from extractors.page.pdf.upright import Upright

_SCALE = 0.75
"""Pixels a point: enough to see where print is."""
_MOST_PIXELS = 4_000_000
_DARK = 140
"""Of 255; paper and tinted backgrounds are lighter."""
_AROUND = 2
"""Pixels around a letter that count as the letter."""
_MOST_UNPACKED = 150_000_000
"""Pixels of all pictures on a page: a sheet of A3, scanned in colour as finely as anyone does, has half of them."""


def _takes_too_much(page: Any) -> bool:
    """Whether the pictures of the page have more pixels than can be unpacked."""
    pictures = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=DEEPEST_FORM)
    sizes = (picture.get_px_size() for picture in pictures)
    return bool(sum(width * height for width, height in sizes) > _MOST_UNPACKED)


def print_beside_text(page: Any, glyphs: Iterable[Glyph], upright: Upright) -> float:
    """The share of the dark pixels of the page that lie at no letter; 0 for a page without any.

    1 where its pictures are too large to be drawn: nothing speaks for the text over them.
    """
    import numpy as np

    if _takes_too_much(page):
        return 1.0
    width, height = upright.size
    scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    extra = (upright.turns - page.get_rotation() // 90) % 4 * 90
    image = page.render(scale=scale, rotation=extra, grayscale=True, may_draw_forms=False).to_numpy()
    pixels = image[..., 0] if image.ndim == 3 else image
    dark = pixels < _DARK
    total = int(dark.sum())
    if not total:
        return 0.0
    beside = dark.copy()
    for glyph in glyphs:
        x0, y0, x1, y1 = (round(value * scale) for value in glyph.ink)
        beside[max(0, y0 - _AROUND) : y1 + _AROUND + 1, max(0, x0 - _AROUND) : x1 + _AROUND + 1] = False
    return float(np.count_nonzero(beside)) / total
