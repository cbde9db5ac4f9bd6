"""A page's picture to draw on: places in points, labels where they hide least."""

from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from pipeline.debug.palette import INK, PAPER, Colour
from schemas.geometry import Box

_CELL = 3
"""Pixels; labels know the room that is taken by squares of this side."""
_TEXT, _LABEL = 1, 6
"""How bad it is to cover a printed line, and another label."""
_OUTSIDE = 100_000
_LEVELS = 4
"""How many rows of labels may stand over the columns of a table."""
_DASH = 3


class Rectangle(NamedTuple):
    """Whole pixels, edges included."""

    x0: int
    y0: int
    x1: int
    y1: int


class Canvas:
    """Draws on the picture of a page that stands at (`left`, `top`) of a larger sheet; `scale` is pixels a point.

    `room` is where labels may stand.
    """

    def __init__(self, image: Image.Image, *, scale: float, left: int, top: int, room: Rectangle) -> None:
        self.image = image
        self.scale = scale
        self.left = left
        self.top = top
        self.room = room
        self._draw = ImageDraw.Draw(image, "RGBA")  # blends what is drawn with what is there
        self._taken = Image.new("L", (image.width // _CELL + 1, image.height // _CELL + 1))
        self._take_part = ImageDraw.Draw(self._taken)

    def font_size(self, points: float) -> int:
        """Pixels of letters that are `points` high on the page, but never too small to read."""
        return max(10, round(points * self.scale))

    def to_pixels(self, box: Box) -> Rectangle:
        """Where the box lies on the sheet."""
        x0, y0, x1, y1 = (round(value * self.scale) for value in box)
        return Rectangle(
            self.left + min(x0, x1), self.top + min(y0, y1), self.left + max(x0, x1), self.top + max(y0, y1)
        )

    def keep_clear(self, box: Box) -> None:
        """Asks labels to stand elsewhere if they can."""
        self._take(self.to_pixels(box), _TEXT)

    def fill(self, place: Rectangle, colour: Colour, *, opacity: int) -> None:
        """Lays a film of the colour over the place; 255 hides what is below."""
        self._draw.rectangle(place, fill=(*colour, opacity))

    def frame(self, place: Rectangle, colour: Colour, *, width: int = 1, opacity: int = 255) -> None:
        """Outlines the place."""
        self._draw.rectangle(place, outline=(*colour, opacity), width=width)

    def dashed_frame(self, place: Rectangle, colour: Colour, *, width: int = 1) -> None:
        """Outlines the place with dashes."""
        x0, y0, x1, y1 = place
        for y in (y0, y1):
            for x in range(x0, x1, 2 * _DASH):
                self.line((x, y), (min(x + _DASH, x1), y), colour, width=width)
        for x in (x0, x1):
            for y in range(y0, y1, 2 * _DASH):
                self.line((x, y), (x, min(y + _DASH, y1)), colour, width=width)

    def line(self, start: tuple[int, int], end: tuple[int, int], colour: Colour, *, width: int = 1) -> None:
        """Draws a straight line."""
        self._draw.line([start, end], fill=(*colour, 255), width=width)

    def write(self, at: tuple[int, int], text: str, colour: Colour = INK, *, size: int) -> None:
        """Writes a line of Latin text with its top left corner there."""
        self._draw.text(at, drawable(text), fill=(*colour, 255), font=font(size))

    def label(self, near: Rectangle, text: str, colour: Colour, *, size: int, solid: bool = False) -> None:
        """Writes a small label around the place, where it covers least; `solid` is white on the colour."""
        width, height = text_size(text, size)
        width, height = width + 4, height + 2
        spots = [Rectangle(x, y, x + width, y + height) for x, y in _spots(near, width, height)]
        best = min(spots, key=self._cost)
        if best.y1 < near.y0 - 1:  # so far off that it could belong to another place
            x = min(max(best.x0, near.x0), near.x1) + 3
            self.line((x, best.y1), (x, near.y0), colour)
        self._tag(best, text, colour, size=size, solid=solid)

    def label_above(self, column: Rectangle, text: str, colour: Colour, *, size: int) -> None:
        """Writes a label over the middle of a column, higher up where a line or a neighbour's label is in the way."""
        width, height = text_size(text, size)
        width, height = width + 6, height + 4
        middle = (column.x0 + column.x1) // 2
        x = middle - width // 2
        bottoms = [column.y0 - 1 - height * level for level in range(_LEVELS)]
        places = [Rectangle(x, bottom - height, x + width, bottom) for bottom in bottoms]
        best = min(places, key=self._cost)
        self.line((middle, best.y1), (middle, column.y0), colour)
        self._tag(best, text, colour, size=size, solid=True)

    def label_inside(self, place: Rectangle, text: str, colour: Colour, *, size: int) -> None:
        """Writes bare small text into the corner of a place where it covers least."""
        width, height = text_size(text, size)
        left, top, right, bottom = place.x0 + 2, place.y0 + 1, place.x1 - width - 2, place.y1 - height
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        spots = [Rectangle(x, y, x + width, y + height) for x, y in corners]
        best = min(spots, key=self._cost)
        self.write((best.x0, best.y0), text, colour, size=size)
        self._take(best, _TEXT)

    def _tag(self, place: Rectangle, text: str, colour: Colour, *, size: int, solid: bool) -> None:
        self.fill(place, colour if solid else PAPER, opacity=225)
        if not solid:
            self.frame(place, colour, opacity=150)
        text_width, text_height = text_size(text, size)
        x = place.x0 + (place.x1 - place.x0 - text_width) // 2
        y = place.y0 + (place.y1 - place.y0 - text_height) // 2
        self.write((x, y), text, PAPER if solid else colour, size=size)
        self._take(place, _LABEL)

    def _take(self, place: Rectangle, weight: int) -> None:
        self._take_part.rectangle(_coarse(place), fill=weight)

    def _cost(self, place: Rectangle) -> int:
        """How much a label there would hide; far too much outside of the room for labels."""
        room = self.room
        out = place.x0 < room.x0 or place.y0 < room.y0 or place.x1 > room.x1 or place.y1 > room.y1
        x0, y0, x1, y1 = _coarse(place)
        times = self._taken.crop((x0, y0, x1 + 1, y1 + 1)).histogram()
        return _TEXT * times[_TEXT] + _LABEL * times[_LABEL] + (_OUTSIDE if out else 0)


def _coarse(place: Rectangle) -> Rectangle:
    """The place in squares of `_CELL` pixels."""
    return Rectangle(*(value // _CELL for value in place))


def _spots(near: Rectangle, width: int, height: int) -> Iterator[tuple[int, int]]:
    """Where a label may stand, the best first: before the place, above, behind and below it, and last upon it."""
    left, right = near.x0, near.x1 - width
    yield near.x0 - width - 1, near.y0
    yield left, near.y0 - height
    yield near.x1 + 2, near.y0
    yield right, near.y0 - height
    yield left, near.y1 + 1
    yield right, near.y1 + 1
    yield left, near.y0 - 2 * height
    yield right, near.y0 - 2 * height
    yield right, near.y0


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The letters that Pillow brings along: the machine's fonts would make every picture another."""
    return ImageFont.load_default(size)


def text_size(text: str, size: int) -> tuple[int, int]:
    """Width and height of a line of text in pixels, room for descenders included."""
    x0, _, x1, _ = font(size).getbbox(drawable(text))
    return round(x1 - x0), round(size * 1.25)


def drawable(text: str) -> str:
    """The text with a question mark for what the letters at hand do not have."""
    return text.encode("latin-1", "replace").decode("latin-1")
