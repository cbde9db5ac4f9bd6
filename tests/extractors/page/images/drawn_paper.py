"""Paper on which tests print: letters of strokes as large as those of the official fonts, rulings, dots and dirt."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.page.images.line_box import LineBox
from extractors.page.images.pixels import PAPER, Grey
from schemas.geometry import Box
from tests.glyphs import printed

HC = 16.0
"""Pixels that a consonant is high where a test does not say another size."""
PITCH = 42.0
"""Pixels from line to line of such letters."""
TEXT = "หน่วยงานผู้รับผิดชอบ ได้จัดทำแผนปฏิบัติการ"
"""30 letter heights wide."""

_BODY, _FOOT = 0.43, 0.01
"""Ems of a consonant's ink from its top to its foot, and that it stands below the baseline of the type."""
_STROKE = 0.055
"""Ems; dots and narrow marks have no white between their strokes."""


class Printed(NamedTuple):
    """Words on the paper, in its pixels: the body of the line, and all of its ink with the marks."""

    body: LineBox
    ink: Box


class Paper:
    """White paper of `width` times `height` pixels; everything comes out `scale` times as large as it is drawn."""

    def __init__(self, width: float, height: float, *, scale: float = 1.0) -> None:
        self.scale = scale
        self._dark = np.zeros((round(height * scale), round(width * scale)))

    def fill(self, *boxes: Box, darkness: float = 1.0) -> None:
        """Ink on all of the boxes; a pixel that is covered in part is as much darker."""
        for box in boxes:
            rows, down = _covered(box.y0 * self.scale, box.y1 * self.scale, self._dark.shape[0])
            columns, along = _covered(box.x0 * self.scale, box.x1 * self.scale, self._dark.shape[1])
            part = self._dark[rows, columns]
            np.maximum(part, darkness * np.outer(down, along), out=part)

    def write(self, text: str, *, x: float, baseline: float, hc: float = HC) -> Printed:
        """The words, from `x` on, with the feet of their letters on the baseline; what came of it, in the end's pixels.

        The ink is that of the letters, not of the spaces.
        """
        size = hc / _BODY
        boxes = [
            glyph.ink
            for glyph in printed(text, x=x, baseline=baseline - _FOOT * size, size=size)
            if not glyph.text.isspace()
        ]
        for number, box in enumerate(boxes):
            self.fill(*_strokes(box, _STROKE * size, number))
        x0, y0 = min(box.x0 for box in boxes), min(box.y0 for box in boxes)
        x1, y1 = max(box.x1 for box in boxes), max(box.y1 for box in boxes)
        body = LineBox(x0, baseline - hc, x1, baseline, hc)
        return Printed(scaled(body, self.scale), Box(*(value * self.scale for value in (x0, y0, x1, y1))))

    def across(self, y: float, x0: float, x1: float, *, thick: float = 2.0, darkness: float = 1.0) -> None:
        """A ruling from left to right."""
        self.fill(Box(x0, y - thick / 2, x1, y + thick / 2), darkness=darkness)

    def down(self, x: float, y0: float, y1: float, *, thick: float = 2.0, darkness: float = 1.0) -> None:
        """A ruling from top to bottom."""
        self.fill(Box(x - thick / 2, y0, x + thick / 2, y1), darkness=darkness)

    def grey(self) -> Grey:
        """The paper as it is scanned."""
        return np.round(PAPER * (1.0 - self._dark)).astype(np.uint8)


def scaled(box: LineBox, scale: float) -> LineBox:
    """The line on a page `scale` times as large."""
    left, top, right, baseline, hc = (value * scale for value in box[:5])
    return LineBox(left, top, right, baseline, hc, box.slope)


def assert_found(found: Sequence[LineBox], drawn: Sequence[Printed], *, hc_within: float = 0.08) -> None:
    """The lines found are those drawn, in their order; each a little wider than its ink."""
    assert len(found) == len(drawn), found
    for line, (body, _) in zip(found, drawn, strict=True):
        told = f"{line} for {body}"
        assert abs(line.baseline - body.baseline) <= 0.12 * body.hc, told
        assert abs(line.hc / body.hc - 1) <= hc_within, told
        assert abs((line.baseline - line.top) - line.hc) < 1e-6, told
        assert 0.0 <= body.left - line.left <= 0.8 * body.hc, told
        assert 0.0 <= line.right - body.right <= 0.8 * body.hc, told


def turned(page: Grey, degrees: float) -> Grey:
    """The page as it lies clockwise askew in the scanner, on white."""
    image = Image.fromarray(page).rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=PAPER)
    return np.asarray(image, dtype=np.uint8)


def turned_place(x: float, y: float, page: Grey, degrees: float) -> tuple[float, float]:
    """Where a place of the page comes to lie on the turned page."""
    height, width = page.shape
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    right, down = x - width / 2, y - height / 2
    return width / 2 + cosine * right - sine * down, height / 2 + sine * right + cosine * down


def _covered(first: float, last: float, size: int) -> tuple[slice, NDArray[np.float64]]:
    """The pixels, of `size`, between two places, and how much of each lies between them."""
    pixels = slice(max(0, math.floor(first)), max(0, min(size, math.ceil(last))))
    at = np.arange(pixels.start, pixels.stop)
    return pixels, np.clip(np.minimum(last, at + 1) - np.maximum(first, at), 0.0, 1.0)


def _strokes(box: Box, stroke: float, number: int) -> list[Box]:
    """The strokes of a letter in this box: an arch, a bowl or a ring; no two neighbours are alike."""
    x0, y0, x1, y1 = box
    if min(x1 - x0, y1 - y0) < 3 * stroke:
        return [box]
    roof, floor = Box(x0, y0, x1, y0 + stroke), Box(x0, y1 - stroke, x1, y1)
    stems = [Box(x0, y0, x0 + stroke, y1), Box(x1 - stroke, y0, x1, y1)]
    return [*stems, *([roof], [floor], [roof, floor])[number % 3]]
