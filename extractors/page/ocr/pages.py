"""The text of a page that is a picture: its lines found, cut out and read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractors.page.images.cut import cut_line
from extractors.page.images.line_box import ABOVE, BELOW, LineBox
from extractors.page.images.lines import find_lines
from extractors.page.images.negative import to_positive
from extractors.page.images.pixels import Grey
from extractors.page.ocr.engine import LineEngine, LineReading
from extractors.page.ocr.shapes import find_trouble


class PixelBox(NamedTuple):
    """A rectangle in pixels of a picture, measured from its top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class PageLine:
    """A line that was read, and where it stands: in pixels of the page, its characters too."""

    reading: LineReading
    box: PixelBox


def read_page(page: Grey, engine: LineEngine) -> list[PageLine]:
    """The lines of an upright page [height, width], from top to bottom.

    Ink that is surely no text, such as dirt, is left out; where the text may only not have been read there is a line
    without text, and with a doubt. A page that is white on black is turned round first.
    """
    page = to_positive(page)
    boxes = find_lines(page)
    images = [cut_line(page, box) for box in boxes]
    lines = zip(boxes, images, engine.read_lines(images), strict=True)
    return [
        _to_page(reading, box, page, width=image.shape[1])
        for box, image, reading in lines
        if reading.text or reading.doubt
    ]


def read_as_lines(pages: Sequence[Grey], engine: LineEngine) -> list[PageLine]:
    """Each page [height, width] read as one line; many together are read faster than one by one."""
    readings = engine.read_lines(pages)
    return [PageLine(reading, _edges_of(page)) for page, reading in zip(pages, readings, strict=True)]


def why_no_text(page: Grey, lines: Sequence[PageLine]) -> str:
    """Why no text was read on a page with these lines, such as `the paper is blank`; empty where there is some."""
    if any(line.reading.text for line in lines):
        return ""
    trouble = find_trouble(page)
    if trouble:
        return trouble.words
    doubts = dict.fromkeys(line.reading.doubt for line in lines if line.reading.doubt)
    return ", ".join(doubts) or NO_LINES


NO_LINES = "no lines of print are found"
"""What `why_no_text` says of a page that is neither blank nor black."""


def _to_page(reading: LineReading, box: LineBox, page: Grey, *, width: int) -> PageLine:
    """The reading of a line image `width` pixels wide, its characters where they stand on the page."""
    scale = (box.right - box.left) / width
    edges = _edges_of(page)
    chars = tuple(
        replace(
            each,
            x0=_within(box.left + each.x0 * scale, edges.x1),
            x1=_within(box.left + each.x1 * scale, edges.x1),
        )
        for each in reading.chars
    )
    lean = abs(box.slope) * (box.right - box.left) / 2
    outline = PixelBox(
        _within(box.left, edges.x1),
        _within(box.top - ABOVE * box.hc - lean, edges.y1),
        _within(box.right, edges.x1),
        _within(box.baseline + BELOW * box.hc + lean, edges.y1),
    )
    return PageLine(replace(reading, chars=chars), outline)


def _within(place: float, most: float) -> float:
    """The place, or the edge of the page where it lies beyond: a line's room may reach over it."""
    return min(max(0.0, place), most)


def _edges_of(page: Grey) -> PixelBox:
    return PixelBox(0.0, 0.0, float(page.shape[1]), float(page.shape[0]))
