"""What of a grey page is ink: darker than the paper around it, whatever the light."""

from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.pixels import Grey, Mask

_SHRINK = 4
_PAPER_REACH = 17
"""Shrunk pixels: the brightest of so wide a square is paper, unless a picture stands there."""
_LEAST_CONTRAST, _MOST_CONTRAST = 28, 100
_FAINT_RULING = 0.45
"""Of the contrast of letters: thin rulings have no more."""
_FAINT = 10
"""Grey levels below which a difference is the grain of the paper."""


class Ink(NamedTuple):
    """The ink of a page, for finding lines only: `clear` is that of letters, `all` has faint rulings too."""

    clear: Mask
    all: Mask


def find_ink(page: Grey) -> Ink:
    """Where a page, [height, width], is darker than its paper."""
    darker = np.asarray(cv2.subtract(_paper_of(page), page), dtype=np.uint8)
    parted = least_contrast(darker)
    if parted is None:
        return Ink(np.zeros_like(page), np.zeros_like(page))
    least = float(np.clip(parted, _LEAST_CONTRAST, _MOST_CONTRAST))
    return Ink(_above(darker, least), _above(darker, max(_LEAST_CONTRAST, _FAINT_RULING * least)))


def least_contrast(darker: Grey) -> int | None:
    """What parts ink from what is hardly darker than the paper: the last value of the lower class; None without ink.

    That is Otsu's threshold over all that is no grain; counting the values is faster than collecting them.
    """
    counts = np.asarray(cv2.calcHist([darker], [0], None, [256], [0, 256]), dtype=np.float64).ravel()
    counts[: _FAINT + 1] = 0
    if not counts.any():
        return None
    share = counts / counts.sum()
    lower, mean = np.cumsum(share), np.cumsum(share * np.arange(counts.size))
    between, apart = lower * (1 - lower), (mean[-1] * lower - mean) ** 2
    is_parted = between > np.finfo(np.float32).eps
    return int(np.argmax(np.divide(apart, between, out=np.zeros_like(apart), where=is_parted)))


def _above(darker: cv2.typing.MatLike, least: float) -> Mask:
    _, mask = cv2.threshold(darker, int(least), 1, cv2.THRESH_BINARY)
    return np.asarray(mask, dtype=np.uint8)


def _paper_of(page: Grey) -> Grey:
    """The page as if nothing were printed on it."""
    height, width = page.shape
    small_size = (max(1, width // _SHRINK), max(1, height // _SHRINK))
    small = cv2.resize(page, small_size, interpolation=cv2.INTER_AREA)
    bright = cv2.dilate(small, np.ones((_PAPER_REACH, _PAPER_REACH), np.uint8))
    smooth = cv2.blur(bright, (_PAPER_REACH, _PAPER_REACH))
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
