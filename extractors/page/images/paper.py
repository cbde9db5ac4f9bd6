"""The paper of a page: how bright it is where nothing is printed, under uneven light too."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Grey, Mask, shrunk

_SMALL = 1200
"""Pixels of the longer side of a small page; a millimetre of A4 is four of them."""

_PATCHES = 24
"""Patches across the longer side of a page; the light hardly changes within one."""
_BRIGHT = 80
"""Of the grey values of a patch in percent: brighter ones are paper, unless a picture stands there."""
_ROUNDS = 8
_DARKER = 12.0
"""Grey levels: a patch so much darker than the light around lets expect is no paper."""


class SmallPage(NamedTuple):
    """A page shrunk to look at what is large on it: its pixels and the light on them, and the shape that the page has.

    All are [height, width].
    """

    pixels: Grey
    light: NDArray[np.float32]
    shape: tuple[int, ...]

    def smaller(self, longer_side: int) -> "SmallPage":
        """The page as small as this; itself if it is."""
        if max(self.pixels.shape) <= longer_side:
            return self
        pixels = shrunk(self.pixels, longer_side)
        return SmallPage(pixels, _stretched(self.light, pixels.shape), self.shape)

    def on_page(self, found: cv2.typing.MatLike) -> Mask:
        """A mask of the small page on the page."""
        size = (self.shape[1], self.shape[0])
        return np.asarray(cv2.resize(found, size, interpolation=cv2.INTER_NEAREST), dtype=np.uint8)

    @property
    def light_on_page(self) -> Grey:
        """How bright the paper of the page is."""
        return _stretched(self.light, self.shape).astype(np.uint8)


def shrink(page: Grey) -> SmallPage:
    """The page, [height, width], made small."""
    pixels = shrunk(page, _SMALL)
    return SmallPage(pixels, light_of(pixels), page.shape)


def _stretched(light: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    found = cv2.resize(light, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(found, dtype=np.float32)


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
    tops, lefts = np.arange(0, height, side), np.arange(0, width, side)
    levels = np.empty((tops.size, lefts.size))
    # Patches of one size are looked at together; the last row and column may be smaller.
    for rows in _alike(tops, height, side):
        for columns in _alike(lefts, width, side):
            y, x = (
                starts[:, None] + np.arange(0, min(side, size - int(starts[0])), 2)
                for starts, size in ((tops[rows], height), (lefts[columns], width))
            )
            patches = page[y[:, None, :, None], x[None, :, None, :]].reshape(y.shape[0], x.shape[0], -1)
            levels[rows, columns] = np.percentile(patches, _BRIGHT, axis=2)
    down, across = np.meshgrid(_at(tops, side, height), _at(lefts, side, width), indexing="ij")
    return down.ravel(), across.ravel(), levels.ravel()


def _alike(starts: NDArray[np.int64], size: int, side: int) -> list[slice]:
    """The patches that are whole, and the last one where it is not."""
    whole = size // side
    return [part for part in (slice(0, whole), slice(whole, starts.size)) if starts[part].size]


def _at(starts: NDArray[np.int64], side: int, size: int) -> NDArray[np.float64]:
    """Of patches where their middles are, from -1 to 1."""
    return np.asarray(2 * np.minimum(starts + side / 2, size) / size - 1, dtype=np.float64)


def _terms(y: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)


def _spread(surface: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """The surface at each pixel."""
    small = (min(shape[0], 64), min(shape[1], 64))
    y, x = np.meshgrid(*((2 * np.arange(size) + 1) / size - 1 for size in small), indexing="ij")
    levels = (_terms(y.ravel(), x.ravel()) @ surface).reshape(small).clip(1, 255).astype(np.float32)
    return _stretched(levels, shape)
