"""What a page looks like when it is printed, small: how much of its print is not text."""

from collections.abc import Iterable
from typing import Any

from extractors.page.content import Glyph
from extractors.page.pdf.upright import Upright

_SCALE = 0.75
"""Pixels a point: enough to see where print is."""
_MOST_PIXELS = 4_000_000
_DARK = 140
"""Of 255; paper and tinted backgrounds are lighter."""
_AROUND = 2
"""Pixels around a letter that count as the letter."""


def print_beside_text(page: Any, glyphs: Iterable[Glyph], upright: Upright) -> float:
    """The share of the dark pixels of the page that lie at no letter; 0 for a page without any."""
    import numpy as np

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
