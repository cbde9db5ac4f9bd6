"""Line images as the network wants them: 40 pixels high, not too wide, paper white where there is nothing."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.engine import LineImage, LineReading

SMALLEST = 6
"""Pixels; what is lower or narrower holds no letter."""
WIDEST_PIECE = 2400
"""Pixels of a line at its final height; what is wider is cut."""
MOST_TIMES_AS_WIDE = 1500
"""What is wider for its height is no line of text."""
_FIRST_CUT = 0.6
"""Share of the widest piece where the search for a gap begins."""
_QUIET = 0.08
"""Share of the range of ink up to which a column counts as white."""
_WORD_GAP = 8
"""White columns, of a line 40 pixels high, that part words; letters have less between them."""
_PAPER = 255
_LEAST_CONTRAST = 24
"""Grey values between paper and ink; below that there is nothing to see."""


class Piece(NamedTuple):
    """A part of a line image that was made `height` pixels high: [height, width].

    It begins at column `offset` of the whole; `after_gap` says that words end before it, not in the middle of one.
    """

    pixels: LineImage
    offset: int
    after_gap: bool


class Trouble(NamedTuple):
    """Why an image holds nothing to read, and whether it is just blank paper."""

    words: str
    is_blank: bool

    def to_reading(self) -> LineReading:
        """No text: surely so on blank paper, else doubtful."""
        return LineReading("", 1.0) if self.is_blank else LineReading("", 0.0, doubt=self.words)


def find_trouble(image: LineImage) -> Trouble | None:
    """Why there is no use in reading the image; None where there is."""
    rows, columns = image.shape
    if rows < SMALLEST or columns < SMALLEST:
        return Trouble(f"the image has only {columns} x {rows} pixels", is_blank=False)
    if columns > MOST_TIMES_AS_WIDE * rows:
        return Trouble(f"the image is no line: it is {columns // rows} times as wide as high", is_blank=False)
    darkest, lightest = int(image.min()), int(image.max())
    if lightest - darkest >= _LEAST_CONTRAST:
        return None
    is_light = darkest > _PAPER // 2
    return Trouble("the paper is blank" if is_light else "the image is black", is_blank=is_light)


def to_pieces(image: LineImage, *, height: int, step: int) -> list[Piece]:
    """The line `height` pixels high, in one piece or, where it is too wide, cut where there is white between words.

    Pieces begin at multiples of `step`.
    """
    line = to_height(image, height=height)
    pieces, start, after_gap = [], 0, False
    while line.shape[1] - start > WIDEST_PIECE:
        middle, is_gap = _find_gap(line[:, start : start + WIDEST_PIECE])
        cut = middle // step * step
        pieces.append(Piece(line[:, start : start + cut], start, after_gap))
        start, after_gap = start + cut, is_gap
    return [*pieces, Piece(line[:, start:], start, after_gap)]


def to_height(image: LineImage, *, height: int) -> LineImage:
    """The image `height` pixels high, its proportions kept; one that is so high already comes back as it is."""
    rows, columns = image.shape
    if rows == height:
        return image
    width = max(1, round(columns * height / rows))
    way = cv2.INTER_AREA if rows > height else cv2.INTER_CUBIC
    return cv2.resize(image, (width, height), interpolation=way).astype(np.uint8, copy=False)


def stack(pieces: list[LineImage], *, width: int) -> NDArray[np.uint8]:
    """The images in one array [N, height, width], each with white paper to its right."""
    lines = np.full((len(pieces), pieces[0].shape[0], width), _PAPER, dtype=np.uint8)
    for line, pixels in zip(lines, pieces, strict=True):
        line[:, : pixels.shape[1]] = pixels
    return lines


def _find_gap(window: LineImage) -> tuple[int, bool]:
    """The middle of the widest gap in the last part of the window, where to cut; and whether it parts words."""
    first = int(window.shape[1] * _FIRST_CUT)
    ink = _PAPER - window[:, first:].astype(np.float32).mean(axis=0)
    quiet = ink <= ink.min() + _QUIET * (ink.max() - ink.min())
    edges = np.flatnonzero(np.diff(np.concatenate(([False], quiet, [False])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    widest = int(np.argmax(ends - starts))
    return first + int(starts[widest] + ends[widest]) // 2, bool(ends[widest] - starts[widest] >= _WORD_GAP)
