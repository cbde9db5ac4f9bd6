"""The paper of a page: how bright it is where nothing is printed, under uneven light too."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Grey

_PATCHES = 24
"""Patches across the longer side of a page; the light hardly changes within one."""
_BRIGHT = 80
"""Of the grey values of a patch in percent: brighter ones are paper, unless a picture stands there."""
_ROUNDS = 8
_DARKER = 12.0
"""Grey levels: a patch so much darker than the light around lets expect is no paper."""


def light_of(page: Grey) -> NDArray[np.float32]:
    """How bright the paper of the page [height, width] is at each pixel, however much of it is printed or pictured.

    The light changes smoothly: a surface of second degree is laid through the bright patches.
    """
    side = max(1, -(-max(page.shape) // _PATCHES))
    rows, columns, levels = _patches(page, side)
    kept = np.ones(levels.size, bool)
    surface = np.zeros(6)
    for _ in range(_ROUNDS):
        terms = _terms(rows[kept], columns[kept])
        # Few patches say nothing of a slope of the light: then it is the same everywhere.
        ridge = np.diag([0.0, *[1e-3 * kept.sum()] * 5])
        solved = np.linalg.solve(terms.T @ terms + ridge + 1e-9 * np.eye(6), terms.T @ levels[kept])
        surface = np.asarray(solved, dtype=np.float64)
        bright = levels > _terms(rows, columns) @ surface - _DARKER
        if bright.sum() < max(1, levels.size // 20) or np.array_equal(bright, kept):
            break
        kept = bright
    return _spread(surface, page.shape)


def _patches(page: Grey, side: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of each patch where it is, from -1 to 1, and its bright level."""
    height, width = page.shape
    found = [
        (
            _at(min(y + side / 2, height), height),
            _at(min(x + side / 2, width), width),
            float(np.percentile(page[y : y + side : 2, x : x + side : 2], _BRIGHT)),
        )
        for y in range(0, height, side)
        for x in range(0, width, side)
    ]
    rows, columns, levels = np.array(found).T
    return rows, columns, levels


def _at(pixel: float, size: int) -> float:
    return 2 * pixel / size - 1


def _terms(y: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)


def _spread(surface: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """The surface at each pixel."""
    small = (min(shape[0], 64), min(shape[1], 64))
    y, x = np.meshgrid(*((2 * np.arange(size) + 1) / size - 1 for size in small), indexing="ij")
    levels = (_terms(y.ravel(), x.ravel()) @ surface).reshape(small).clip(1, 255).astype(np.float32)
    return np.asarray(cv2.resize(levels, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR), dtype=np.float32)
