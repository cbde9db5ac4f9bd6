"""What hands made of the boxes of a page: empty or ticked, and how surely."""

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.boxes import Frame, find_frames
from extractors.page.images.ink import Ink

_BIAS, _SPAN, _FILL = -6.2, 14.0, 60.0
"""Log-odds of a tick: without ink in the frame, for the length of the longest stroke there, and for its amount.

Measured on some 1,100 drawn boxes: specks and rough edges in empty ones are no longer than 0.22 of the inside and fill
no more than 0.04 of it, ticks are at least 0.28 long and fill 0.05.
"""
_FAINT_SPAN, _FAINT_FILL, _GRAIN = 5.0, 40.0, 0.05
"""The same for ink too faint for letters, beyond that of letters; the grain of the paper fills so much."""
_LEAST_FAINT = 0.4
_SOLID = 0.8
"""Of the inside: a square so full is a bullet, unless open ones of its size stand on the page."""
_ALIKE = 0.25
_ENOUGH = 4
_MOST_ROUGH = 0.15
"""Of the inside that thick or blurred frames fill on a page, at most."""
_MOST_LOG_ODDS = 7.0


class FoundBox(NamedTuple):
    """A box in pixels of the straight page, x1 and y1 behind it, and the probability (0 to 1) that it is ticked.

    `like_letter` says that it is no larger than a letter, and may be one.
    """

    x0: int
    y0: int
    x1: int
    y1: int
    ticked: float
    like_letter: bool


class _Inside(NamedTuple):
    """Ink inside a frame: the length of the longest stroke and the amount, in shares of the inside; clear, and all."""

    span: float
    fill: float
    any_span: float
    any_fill: float


def find_boxes(ink: Ink, hc: float) -> list[FoundBox]:
    """The boxes to tick on a straight page whose letters are `hc` pixels high, from top to bottom."""
    frames = find_frames(ink.all, hc)  # thin lines are faint
    insides = [_look_inside(ink, frame) for frame in frames]
    open_sides = [frame.side for frame, inside in zip(frames, insides, strict=True) if inside.fill < _SOLID]
    rough = _usual_roughness(insides)
    return [
        FoundBox(frame.x0, frame.y0, frame.x1, frame.y1, _ticked(inside, rough), frame.like_letter)
        for frame, inside in zip(frames, insides, strict=True)
        if inside.fill < _SOLID or any(abs(frame.side - side) <= _ALIKE * side for side in open_sides)
    ]


def _look_inside(ink: Ink, frame: Frame) -> _Inside:
    inset = max(1, round(frame.line)) + 1
    rows, columns = slice(frame.y0 + inset, frame.y1 - inset), slice(frame.x0 + inset, frame.x1 - inset)
    clear, everything = ink.clear[rows, columns], ink.all[rows, columns]
    if not clear.size:
        return _Inside(0.0, 0.0, 0.0, 0.0)
    return _Inside(_longest(clear), float(clear.mean()), _longest(everything), float(everything.mean()))


def _longest(ink: NDArray[np.uint8]) -> float:
    """The width or height of the largest piece of ink, as a share of that of the image."""
    _, _, found, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(ink), connectivity=8)
    sizes = np.asarray(found)[1:, 2:4] / (ink.shape[1], ink.shape[0])
    return float(sizes.max()) if sizes.size else 0.0


def _usual_roughness(insides: Sequence[_Inside]) -> float:
    """How much of their inside the emptier half of the page's frames fill; 0 where there are few."""
    fills = sorted(inside.fill for inside in insides)
    if len(fills) < _ENOUGH:
        return 0.0
    usual = median(fills[: len(fills) // 2])
    return usual if usual <= _MOST_ROUGH else 0.0


def _ticked(inside: _Inside, rough: float) -> float:
    """The probability that there is a tick, where `rough` is what even empty frames of the page have."""
    odds = _BIAS + _SPAN * (inside.span if inside.fill > rough else 0.0) + _FILL * max(0.0, inside.fill - rough)
    odds += _FAINT_SPAN * max(0.0, inside.any_span - max(_LEAST_FAINT, inside.span))
    odds += _FAINT_FILL * max(0.0, inside.any_fill - inside.fill - _GRAIN)
    return 1 / (1 + math.exp(-min(_MOST_LOG_ODDS, max(-_MOST_LOG_ODDS, odds))))
