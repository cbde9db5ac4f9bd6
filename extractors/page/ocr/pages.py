"""The text of a page that is a picture: its lines found, cut out and read."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.page.images.cut import cut_line
from extractors.page.images.line_box import ABOVE, BELOW, LineBox
from extractors.page.images.lines import find_lines
from extractors.page.images.pixels import Grey
from extractors.page.ocr.engine import CharReading, LineEngine, LineReading
from schemas.geometry import Box


@dataclass(frozen=True)
class PageLine:
    """A line that was read, and where it stands: in pixels of the page, its characters too."""

    reading: LineReading
    box: Box


def read_page(page: Grey, engine: LineEngine) -> list[PageLine]:
    """The lines of an upright page [height, width], from top to bottom; those in which nothing is read are left out."""
    boxes = find_lines(page)
    images = [cut_line(page, box) for box in boxes]
    readings = engine.read_lines(images)
    lines = zip(boxes, images, readings, strict=True)
    return [_to_page(reading, box, width=image.shape[1]) for box, image, reading in lines if reading.text]


def read_as_lines(pages: Sequence[Grey], engine: LineEngine) -> list[PageLine]:
    """Each page [height, width] read as one line; many together are read faster than one by one."""
    readings = engine.read_lines(pages)
    return [
        PageLine(reading, Box(0.0, 0.0, float(page.shape[1]), float(page.shape[0])))
        for page, reading in zip(pages, readings, strict=True)
    ]


def _to_page(reading: LineReading, box: LineBox, *, width: int) -> PageLine:
    """The reading of a line image `width` pixels wide, its characters where they stand on the page."""
    scale = (box.right - box.left) / width
    chars = tuple(
        CharReading(each.char, each.confidence, box.left + each.x0 * scale, box.left + each.x1 * scale)
        for each in reading.chars
    )
    lean = abs(box.slope) * (box.right - box.left) / 2
    outline = Box(box.left, box.top - ABOVE * box.hc - lean, box.right, box.baseline + BELOW * box.hc + lean)
    return PageLine(LineReading(reading.text, reading.confidence, chars, reading.doubt), outline)
