"""A clean picture of a page as it comes from a scanner: askew, blurred, grainy, unevenly lit; by a seed."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import PAPER, Grey

_STEEPEST = 2.0
"""Degrees that a page lies off at most."""


class Aged(NamedTuple):
    """The picture, and where points of the page (in its points) are on it."""

    picture: Grey
    scale: float
    degrees: float

    def to_pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the page, in points, lies on the picture."""
        height, width = self.picture.shape
        sine, cosine = math.sin(math.radians(self.degrees)), math.cos(math.radians(self.degrees))
        right, down = x * self.scale - width / 2, y * self.scale - height / 2
        return width / 2 + cosine * right - sine * down, height / 2 + sine * right + cosine * down


def age(page: Grey, scale: float, seed: Sequence[int] | None) -> Aged:
    """The page with the damage of the seed; `scale` is its pixels per point. As it is without a seed."""
    if seed is None:
        return Aged(page, scale, 0.0)
    random = np.random.default_rng(list(seed))
    degrees = float(random.uniform(-_STEEPEST, _STEEPEST))
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    askew = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=PAPER)
    seen: NDArray[np.float64] = askew.astype(np.float64)
    seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), float(random.uniform(0.3, 0.9)) * scale / 2.8), dtype=np.float64)
    black, white = random.uniform(20, 110), random.uniform(215, 250)
    seen = black + (white - black) * seen / PAPER
    slope_x, slope_y = random.uniform(-25, 25, 2)
    seen += slope_x * np.linspace(-0.5, 0.5, width)[None, :] + slope_y * np.linspace(-0.5, 0.5, height)[:, None]
    seen += random.normal(0, random.uniform(1, 8), seen.shape)
    grey = np.clip(seen, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(35, 90))])
    return Aged(np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), dtype=np.uint8), scale, degrees)
