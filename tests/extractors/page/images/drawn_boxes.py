"""Boxes to tick as forms print them, and the marks that hands of many kinds make in and over them."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from PIL import Image, ImageDraw

from schemas.geometry import Box

FINE = 4
"""Pixels of the drawing for one of the picture: strokes fall between pixels."""
Point = tuple[float, float]
Stroke = list[Point]
Hand = Callable[[Random], list[Stroke]]
"""The strokes of a mark in a box from (0, 0) to (1, 1); what goes beyond swings out of it."""


class Pen(NamedTuple):
    """`width` in pixels, `grey` 0 to 255: black ink is some 30, blue some 90, a pencil some 130."""

    width: float
    grey: int


class Frame(NamedTuple):
    """How a frame is printed: `line` is its thickness in pixels, `broken` the share that is missing in one place."""

    line: float
    grey: int = 0
    round: float = 0.0
    broken: float = 0.0


def _curve(start: Point, bend: Point, end: Point) -> Stroke:
    """From start to end, drawn towards `bend` on the way."""
    steps = [step / 8 for step in range(9)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
        )
        for t in steps
    ]


def _near(dice: Random, x: float, y: float, by: float = 0.12) -> Point:
    return x + dice.uniform(-by, by), y + dice.uniform(-by, by)


def tick(dice: Random) -> list[Stroke]:
    """✓, often swinging out to the upper right."""
    over = dice.choice([0.0, 0.0, 0.2, 0.5, 1.0])
    start, foot = _near(dice, 0.15, 0.5), _near(dice, 0.42, 0.85)
    end = _near(dice, 0.95 + over, 0.1 - dice.uniform(0.3, 1.0) * over)
    bend = _near(dice, (foot[0] + end[0]) / 2, (foot[1] + end[1]) / 2)
    return [[start, *_curve(foot, bend, end)]]


def slash(dice: Random) -> list[Stroke]:
    """/ through the box."""
    over = dice.choice([0.0, 0.1, 0.4, 0.8])
    start, end = _near(dice, 0.1 - 0.3 * over, 0.9 + 0.2 * over), _near(dice, 0.9 + 0.6 * over, 0.1 - over)
    return [_curve(start, _near(dice, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, 0.08), end)]


def cross(dice: Random) -> list[Stroke]:
    """✗, sometimes larger than the box."""
    out = dice.choice([-0.2, -0.1, 0.0, 0.15, 0.3])
    return [
        [_near(dice, -out, -out, 0.08), _near(dice, 1 + out, 1 + out, 0.08)],
        [_near(dice, 1 + out, -out, 0.08), _near(dice, -out, 1 + out, 0.08)],
    ]


def small_tick(dice: Random) -> list[Stroke]:
    """A timid tick inside the box."""
    side = dice.uniform(0.4, 0.6)
    x, y = dice.uniform(0.15, 0.85 - side), dice.uniform(0.15, 0.85 - side)
    points = [(0.0, 0.55), (0.35, 1.0), (1.0, 0.0)]
    return [[_near(dice, x + side * px, y + side * py, 0.04) for px, py in points]]


def flourish(dice: Random) -> list[Stroke]:
    """A tick whose tail runs far over the words beside the box."""
    start, foot = _near(dice, 0.2, 0.4), _near(dice, 0.5, 0.9)
    end = (dice.uniform(2.0, 3.5), dice.uniform(-0.9, -0.2))
    return [[start, *_curve(foot, _near(dice, 1.0, 0.0, 0.2), end)]]


def scribble(dice: Random) -> list[Stroke]:
    """The box filled by hand."""
    xs = [0.1 + 0.8 * step / 6 for step in range(7)]
    return [[(x, dice.uniform(0.75, 0.95) if at % 2 else dice.uniform(0.05, 0.25)) for at, x in enumerate(xs)]]


def hook(dice: Random) -> list[Stroke]:
    """A tick that begins above the box and is steep."""
    start, foot = _near(dice, 0.1, 0.05), _near(dice, 0.35, 0.8)
    return [[start, *_curve(foot, _near(dice, 0.6, 0.2), _near(dice, 0.9, -0.4, 0.2))]]


HANDS: dict[str, Hand] = {
    "tick": tick,
    "slash": slash,
    "cross": cross,
    "small tick": small_tick,
    "flourish": flourish,
    "scribble": scribble,
    "hook": hook,
}


def draw_frame(picture: Image.Image, box: Box, frame: Frame, *, dice: Random) -> None:
    """The frame; `box` is the middle of its line."""
    layer = _Fine(picture, box, margin=frame.line + 2)
    radius = frame.round * (box.x1 - box.x0)
    width = max(1, round(frame.line * FINE))
    layer.ink.rounded_rectangle(
        [layer.place(box.x0 - frame.line / 2, box.y0 - frame.line / 2),
         layer.place(box.x1 + frame.line / 2, box.y1 + frame.line / 2)],
        radius=radius * FINE, outline=255, width=width,
    )  # fmt: skip
    if frame.broken:
        _break(layer, box, frame, dice)
    layer.print(frame.grey)


def _break(layer: "_Fine", box: Box, frame: Frame, dice: Random) -> None:
    side = box.x1 - box.x0
    length, reach = frame.broken * side, frame.line + 1
    along = dice.uniform(0.0, side - length)
    first = layer.place(box.x0 + along, box.y0 - reach), layer.place(box.x0 + along + length, box.y0 + reach)
    other = layer.place(box.x0 - reach, box.y0 + along), layer.place(box.x0 + reach, box.y0 + along + length)
    layer.ink.rectangle(list(dice.choice([first, other])), fill=0)


def draw_mark(picture: Image.Image, box: Box, strokes: Sequence[Stroke], pen: Pen) -> None:
    """The strokes of a mark in its box."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    points = [[(box.x0 + x * width, box.y0 + y * height) for x, y in stroke] for stroke in strokes]
    xs, ys = [x for stroke in points for x, _ in stroke], [y for stroke in points for _, y in stroke]
    layer = _Fine(picture, Box(min(xs), min(ys), max(xs), max(ys)), margin=pen.width + 2)
    for stroke in points:
        fine = [layer.place(x, y) for x, y in stroke]
        layer.ink.line(fine, fill=255, width=max(1, round(pen.width * FINE)), joint="curve")
        for x, y in (fine[0], fine[-1]):
            half = pen.width * FINE / 2
            layer.ink.ellipse([x - half, y - half, x + half, y + half], fill=255)
    layer.print(pen.grey)


class _Fine:
    """A piece of the picture, drawn on in pixels FINE times as small."""

    def __init__(self, picture: Image.Image, box: Box, *, margin: float) -> None:
        self._picture = picture
        self._left, self._top = int(box.x0 - margin), int(box.y0 - margin)
        width, height = int(box.x1 + margin) + 1 - self._left, int(box.y1 + margin) + 1 - self._top
        self._mask = Image.new("L", (width * FINE, height * FINE), 0)
        self._size = (width, height)
        self.ink = ImageDraw.Draw(self._mask)

    def place(self, x: float, y: float) -> Point:
        return (x - self._left) * FINE, (y - self._top) * FINE

    def print(self, grey: int) -> None:
        mask = self._mask.resize(self._size, Image.Resampling.BOX)
        self._picture.paste(grey, (self._left, self._top), mask)
