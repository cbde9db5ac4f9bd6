"""What stands around and across a line: rulings, underlines, stamps, pens, shaded cells, a page laid crooked."""

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from training.draw import lay_neighbour
from training.fonts import Face

Picture = NDArray[np.uint8]


def add_underline(canvas: Picture, *, left: int, width: int, baseline: int, body: float, dice: Random) -> None:
    """Now and then a line or dots under a part of the text, as under values filled in."""
    draw = dice.random()
    if draw > 0.07:
        return
    first = left + round(dice.choice([0, dice.random() * 0.6]) * width)
    last = min(canvas.shape[1] - 1, first + round(dice.uniform(0.2, 1.0) * width))
    row = min(canvas.shape[0] - 1, baseline + round(dice.uniform(0.15, 0.42) * body))
    thickness = max(1, round(body * dice.uniform(0.03, 0.09)))
    if draw < 0.04:
        step = max(2, round(body * dice.uniform(0.16, 0.32)))
        for column in range(first, last, step):
            cv2.rectangle(canvas, (column, row), (column + thickness - 1, row + thickness - 1), 255, -1)
    else:
        cv2.line(canvas, (first, row), (last, row), 255, thickness)


def add_rulings(canvas: Picture, *, spare: int, left: int, right: int, body: float, dice: Random) -> None:
    """Remains of a table's lines at the edges; the text may touch them."""
    if dice.random() < 0.55:
        return
    height, width = canvas.shape
    thickness = max(1, round(body * dice.uniform(0.03, 0.13)))
    strength = dice.choice([255, 255, dice.randint(90, 255)])
    lean = round(dice.gauss(0, 1.0))
    if dice.random() < 0.3:
        column = dice.randint(0, max(0, round(left * 0.8)))
        cv2.line(canvas, (column, 0), (column + lean, height), strength, thickness)
    if dice.random() < 0.3:
        column = width - 1 - dice.randint(0, max(0, round(right * 0.8)))
        cv2.line(canvas, (column, 0), (column + lean, height), strength, thickness)
    if dice.random() < 0.25:
        row = spare + round(dice.uniform(-0.1, 0.35) * body)
        cv2.line(canvas, (0, row), (width, row + lean), strength, thickness)
    if dice.random() < 0.25:
        row = height - spare - round(dice.uniform(-0.05, 0.3) * body)
        cv2.line(canvas, (0, row), (width, row + lean), strength, thickness)


def bent(canvas: Picture, dice: Random) -> Picture:
    """The canvas a little crooked or curved, as deskewing leaves it; most stay as they are."""
    draw = dice.random()
    if draw > 0.35:
        return canvas
    height, width = canvas.shape
    steep = np.tan(np.radians(dice.gauss(0, 0.2) if draw < 0.28 else dice.uniform(-0.7, 0.7)))
    steep = float(np.clip(steep * width, -14, 14)) / max(1, width)
    lean = dice.gauss(0, 0.015)
    if draw < 0.04:
        columns = np.arange(width, dtype=np.float32)
        sag = dice.uniform(-0.12, 0.12) * height * (1 - (2 * columns / width - 1) ** 2)
        rows = np.arange(height, dtype=np.float32)[:, None] + sag[None, :].astype(np.float32)
        across = np.broadcast_to(columns, (height, width)).astype(np.float32)
        return cv2.remap(canvas, across, rows, cv2.INTER_LINEAR).astype(np.uint8)
    matrix = np.array([[1, lean, -lean * height / 2], [steep, 1, -steep * width / 2]], np.float32)
    return cv2.warpAffine(canvas, matrix, (width, height), flags=cv2.INTER_LINEAR).astype(np.uint8)


def _curve(dice: Random, x: float, y: float, size: float) -> NDArray[np.int32]:
    """A smooth stroke of a pen about that large."""
    count = dice.randint(4, 9)
    knots = np.array([[x + size * dice.uniform(-1, 1), y + size * dice.uniform(-0.7, 0.7)] for _ in range(count)])
    knots[:, 0] = np.sort(knots[:, 0]) * 0.6 + knots[:, 0] * 0.4
    places = np.linspace(0, count - 1, count * 8)
    smooth = np.stack([np.interp(places, np.arange(count), knots[:, axis]) for axis in (0, 1)], axis=1)
    kernel = np.ones(7) / 7
    smooth = np.stack([np.convolve(np.pad(smooth[:, axis], 3, "edge"), kernel, "valid") for axis in (0, 1)], axis=1)
    return np.round(smooth).astype(np.int32)


def add_scrawl(canvas: Picture, *, body: float, dice: Random) -> None:
    """What a cutter may take for a line where none is: strokes of a pen, a piece of an emblem, specks, or nothing."""
    height, width = canvas.shape
    for _ in range(dice.choice([0, 0, 1, 2, 8])):
        stroke = _curve(dice, dice.randrange(width), dice.uniform(0, height), dice.uniform(0.3, 4) * body)
        thickness = max(1, round(body * dice.uniform(0.05, 0.3)))
        cv2.polylines(canvas, [stroke], isClosed=False, color=255, thickness=thickness, lineType=cv2.LINE_AA)


def tint_of(shape: tuple[int, ...], face: Face, *, body: float, dice: Random) -> Picture | None:
    """Light that stamps, pens, shading and the scanner's streaks take away (uint8 of the shape); None in most lines."""
    draw = dice.random()
    if draw > 0.16:
        return None
    height, width = shape[:2]
    tint = np.zeros((height, width), np.uint8)
    strength = dice.randint(40, 150)
    thickness = max(1, round(body * dice.uniform(0.06, 0.2)))
    if draw < 0.05:
        first, last = (0, width) if dice.random() < 0.7 else sorted((dice.randrange(width), dice.randrange(width)))
        tint[:, first:last] = dice.randint(8, 70)
    elif draw < 0.08:
        column = dice.randrange(width)
        cv2.line(tint, (column, 0), (column + dice.randint(-2, 2), height), dice.randint(15, 120), 1)
    elif draw < 0.10:
        radius = round(dice.uniform(1.5, 6) * body)
        center = (dice.randrange(width), round(height / 2 + dice.uniform(-1, 1) * radius))
        for ring in (radius, round(radius * dice.uniform(0.6, 0.92))):
            cv2.circle(tint, center, ring, strength, thickness, cv2.LINE_AA)
    elif draw < 0.125:
        _stamp_words(tint, face, strength=min(strength, 110), body=body, dice=dice)
    else:
        for _ in range(dice.randint(1, 3)):
            stroke = _curve(dice, dice.randrange(width), dice.uniform(0, height), dice.uniform(1, 4) * body)
            cv2.polylines(tint, [stroke], isClosed=False, color=strength, thickness=thickness, lineType=cv2.LINE_AA)
    return tint


def _stamp_words(tint: Picture, face: Face, *, strength: int, body: float, dice: Random) -> None:
    """Lays stamped words askew over the picture."""
    flat = np.zeros((round(body * 3), round(dice.uniform(5, 16) * body)), np.uint8)
    lay_neighbour(flat, face, baseline=body * 2, body=body * dice.uniform(0.6, 1.3), start=0, dice=dice)
    angle = np.radians(dice.gauss(0, 14))
    height, width = tint.shape
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    at = (dice.uniform(-0.3, 0.9) * width, dice.uniform(-0.4, 0.4) * height)
    matrix = np.array([[cos, -sin, at[0]], [sin, cos, at[1]]], np.float32)
    laid = cv2.warpAffine(flat, matrix, (width, height), flags=cv2.INTER_LINEAR)
    np.copyto(tint, (laid * np.float32(strength / 255)).astype(np.uint8))
