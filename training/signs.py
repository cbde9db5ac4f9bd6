"""Boxes, ticks and bullets as forms and hands draw them: squares of any proportion, ticks that overshoot."""

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

SIGNS = "☐☑☒✓✗○●■"
ROOM = 1.5
"""How wide a sign is with the white around it, in body heights."""
SHIFT = 4
"""Coordinates carry four bits behind the point, so that strokes fall between pixels."""


def _point(x: float, y: float) -> tuple[int, int]:
    return round(x * 2**SHIFT), round(y * 2**SHIFT)


def _stroke(ink: NDArray[np.uint8], points: list[tuple[float, float]], thickness: int) -> None:
    curve = np.array([_point(x, y) for x, y in points], np.int32)
    cv2.polylines(ink, [curve], isClosed=False, color=255, thickness=thickness, lineType=cv2.LINE_AA, shift=SHIFT)


def _tick(ink: NDArray[np.uint8], corner: tuple[float, float], *, side: float, thickness: int, dice: Random) -> None:
    """A tick in the square whose top left corner is there."""

    def near(value: float) -> float:
        return value + dice.uniform(-0.1, 0.1)

    x, y = corner
    over = dice.choice([0.0, 0.0, 0.25, 0.5])
    foot = (x + near(0.4) * side, y + near(0.82) * side)
    start = (x + near(0.12) * side, y + near(0.5) * side)
    end = (x + (near(0.92) + over) * side, y + (near(0.1) - over) * side)
    bend = (x + near(0.6) * side, y + near(0.45) * side)
    _stroke(ink, [start, foot, bend, end], thickness)


def _cross(ink: NDArray[np.uint8], corner: tuple[float, float], *, side: float, thickness: int, dice: Random) -> None:
    """A cross in the square whose top left corner is there."""
    x, y = corner
    inset = dice.uniform(-0.08, 0.22) * side
    _stroke(ink, [(x + inset, y + inset), (x + side - inset, y + side - inset)], thickness)
    _stroke(ink, [(x + inset, y + side - inset), (x + side - inset, y + inset)], thickness)


def draw_sign(ink: NDArray[np.uint8], sign: str, *, left: float, baseline: int, body: float, dice: Random) -> None:
    """Draws the sign from the column `left` on, `ROOM` body heights wide, about the middle of the body."""
    side = body * dice.uniform(0.75, 1.35)
    middle = baseline - body * dice.uniform(0.4, 0.6)
    x, y = left + body * 0.1, middle - side / 2
    thin = max(1, round(body * dice.uniform(0.04, 0.1)))
    hand = max(1, round(body * dice.uniform(0.07, 0.17)))
    if sign in "☐☑☒":
        cv2.rectangle(ink, _point(x, y), _point(x + side, y + side), 255, thin, cv2.LINE_AA, SHIFT)
    if sign in "☑✓":
        _tick(ink, (x, y), side=side, thickness=hand, dice=dice)
    elif sign in "☒✗":
        _cross(ink, (x, y), side=side, thickness=hand, dice=dice)
    elif sign in "○●":
        radius = side / 2 if sign == "○" else side * dice.uniform(0.3, 0.5)
        center = _point(x + side / 2, y + side / 2)
        cv2.circle(ink, center, round(radius * 2**SHIFT), 255, thin if sign == "○" else -1, cv2.LINE_AA, SHIFT)
    elif sign == "■":
        cv2.rectangle(ink, _point(x, y), _point(x + side, y + side), 255, -1, cv2.LINE_AA, SHIFT)
