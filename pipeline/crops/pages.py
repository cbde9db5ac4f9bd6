"""The pages of a document as pictures, upright as boxes measure them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from PIL import Image

from extractors.page.file_kinds import is_pdf
from extractors.page.images.open import open_picture
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.render import render_page
from pipeline.options import ReadOptions
from schemas.geometry import Box
from schemas.page import PageSize

_DPI = 200
_POINTS_PER_INCH = 72
_MOST_PIXELS = 40_000_000


class DrawnPage(NamedTuple):
    """A page and its pixels per point."""

    image: Image.Image
    scale: float

    def cut(self, box: Box, *, margin: float) -> Image.Image:
        """What stands in the box, with some paper around it; at least a pixel."""
        x0, y0 = (max(0, round((side - margin) * self.scale)) for side in box[:2])
        x1, y1 = (round((side + margin) * self.scale) for side in box[2:])
        x0, y0 = min(x0, self.image.width - 1), min(y0, self.image.height - 1)
        x1, y1 = (max(least + 1, side) for least, side in ((x0, x1), (y0, y1)))
        return self.image.crop((x0, y0, min(x1, self.image.width), min(y1, self.image.height)))


Draw = Callable[[PageSize], DrawnPage]
"""Draws a page; they are asked for in rising order. Raises InputError where a page cannot be drawn."""


@contextmanager
def open_drawn(data: bytes, *, name: str, options: ReadOptions) -> Iterator[Draw]:
    """Draws the pages of a PDF or of a picture file; raises what opening it raises."""
    if not is_pdf(data):
        yield _PicturePages(data, name)
        return
    limits = PdfLimits(pages=options.max_pages)
    with open_pdf(data, name=name, password=options.password, limits=limits) as pdf:
        yield partial(_draw, pdf)


def _draw(pdf: PdfFile, size: PageSize) -> DrawnPage:
    drawn = render_page(pdf, size.page, scale=_DPI / _POINTS_PER_INCH, most_pixels=_MOST_PIXELS, turned=size.turned)
    return DrawnPage(drawn.image, drawn.scale)


class _PicturePages:
    """The pages of a picture file, one after another."""

    def __init__(self, data: bytes, name: str) -> None:
        self._pages = enumerate(open_picture(data, name=name), start=1)

    def __call__(self, size: PageSize) -> DrawnPage:
        page = next(page for page_no, page in self._pages if page_no == size.page)
        image = Image.fromarray(page.pixels)
        if size.turned:
            image = image.rotate(-90 * size.turned, expand=True)
        return DrawnPage(image, image.width / size.width)
