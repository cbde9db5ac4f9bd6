"""A page as a bad copier gives it: specks, streaks, black edges, a grey veil, and toner that fades."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import PAPER, Grey

_STEEPEST = 1.2
"""Degrees that a copy lies off at most."""
_SPECKS_A_MEGAPIXEL = 150
_WIDEST_SPECK = 0.003
"""Of the longer side of the page."""
_EDGE = 0.02
"""Of the longer side of the page that is black along an edge, at most."""

_Light = NDArray[np.float64]


def copied(page: Grey, random: np.random.Generator) -> Grey:
    """The page, [height, width], copied once on a dirty copier, and scanned; the same for the same random numbers."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(random.uniform(-_STEEPEST, _STEEPEST)), 1.0)
    askew = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=PAPER)
    soft = cv2.GaussianBlur(askew, (0, 0), math.hypot(width, height) / 3000).astype(np.float64) / PAPER
    toner = 1.0 - soft + 0.08 * _patches(page.shape, random) + 0.05 * random.normal(0.0, 1.0, page.shape)
    light = 1.0 - 1.0 / (1.0 + np.exp(-14.0 * (toner - random.uniform(0.38, 0.52))))
    _add_veil(light, random)
    _add_streaks(light, random)
    _add_specks(light, random)
    _add_edges(light, random)
    seen = 25.0 + 215.0 * cv2.GaussianBlur(light, (0, 0), 0.5) + random.normal(0.0, 4.0, page.shape)
    return np.asarray(seen.clip(0, PAPER).round(), dtype=np.uint8)


def _patches(shape: tuple[int, ...], random: np.random.Generator) -> _Light:
    """What changes slowly over the page, about between -1 and 1."""
    coarse = random.uniform(-1.0, 1.0, (7, 5))
    return np.asarray(cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), dtype=np.float64)


def _add_veil(light: _Light, random: np.random.Generator) -> None:
    """Grey along one side, as in the gutter of a book, and a little everywhere."""
    width = light.shape[1]
    far = np.arange(width) / width
    far = far if random.random() < 0.5 else far[::-1]
    light *= 1.0 - random.uniform(0.0, 0.5) * np.exp(-far / 0.08) - random.uniform(0.0, 0.08)


def _add_streaks(light: _Light, random: np.random.Generator) -> None:
    """Lines that dirt on the glass or a scratch of the drum draws down the page, whole, in part or in pieces."""
    height, width = light.shape
    for _ in range(int(random.integers(1, 5))):
        x, thick = int(random.integers(0, width)), int(random.integers(1, 3))
        y0 = 0 if random.random() < 0.5 else int(random.integers(0, height - 1))
        y1 = height if random.random() < 0.5 else int(random.integers(y0 + 1, height))
        pieces = np.ones(y1 - y0)
        if random.random() < 0.4:
            pieces = (cv2.blur(random.random((y1 - y0, 1)), (1, 25)).ravel() > 0.47).astype(np.float64)
        light[y0:y1, x : x + thick] *= 1.0 - random.uniform(0.3, 0.9) * pieces[:, None]


def _add_specks(light: _Light, random: np.random.Generator) -> None:
    """Dots of toner, most of them small."""
    height, width = light.shape
    largest = _WIDEST_SPECK * max(height, width)
    for _ in range(int(random.poisson(_SPECKS_A_MEGAPIXEL * height * width / 1e6))):
        centre = int(random.integers(0, width)), int(random.integers(0, height - 1))
        axes = (largest / 2 * random.random(2) ** 4 + 0.6).round().astype(int).tolist()
        cv2.ellipse(light, centre, axes, float(random.uniform(0, 180)), 0, 360, float(random.uniform(0.0, 0.4)), -1)


def _add_edges(light: _Light, random: np.random.Generator) -> None:
    """Black where the lid did not cover the glass, with a ragged border."""
    for turns in range(4):
        if random.random() < 0.5:
            continue
        turned = np.rot90(light, turns)
        depth = random.uniform(0.2, 1.0) * _EDGE * max(light.shape)
        ragged = depth * (1.0 + 0.15 * cv2.blur(random.normal(0.0, 4.0, (turned.shape[1], 1)), (1, 31)).ravel())
        turned[np.arange(turned.shape[0])[:, None] < ragged[None, :]] *= 0.08
