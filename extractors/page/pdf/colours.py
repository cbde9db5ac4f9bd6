"""Colours as print: what is as light as paper is not seen on it."""

import ctypes
from typing import Any

from pypdfium2 import raw

LIGHTEST = 235
"""Of 255; what is painted lighter than this cannot be seen on paper."""
_CLEAREST = 20


def is_light(handle: Any, get_colour: Any) -> bool:
    """Whether an object is painted so light, or so clear, that paper does not show it; `get_colour` is pdfium's."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not get_colour(handle, red, green, blue, alpha):
        return False
    return alpha.value <= _CLEAREST or min(red.value, green.value, blue.value) >= LIGHTEST


def is_opaque(handle: Any) -> bool:
    """Whether an object is filled with one colour that hides what is under it; patterns and clear paint do not."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return False
    return alpha.value == 255 and not raw.FPDFPageObj_HasTransparency(handle)
