"""A page as a picture, upright: what a person sees beside what was read."""

from typing import Any, NamedTuple

import pypdfium2 as pdfium
from PIL.Image import Image

from extractors.page.pdf.document import PdfFile
from extractors.page.pdf.glyphs import read_glyphs
from extractors.page.pdf.text_objects import EVERYWHERE, Covers
from schemas.errors import FileDamaged


class RenderedPage(NamedTuple):
    """The picture (RGB), its pixels per point, and the size of the upright page in points."""

    image: Image
    scale: float
    width: float
    height: float


def render_page(
    pdf: PdfFile, page_no: int, *, scale: float, most_pixels: int, turned: int | None = None
) -> RenderedPage:
    """Page `page_no` as the reader stands it: points from the top left corner times `scale` are its pixels.

    `turned` counts the clockwise quarter turns after those of a viewer; without it the page's text tells. A page that
    would have more than `most_pixels` is drawn smaller, and `scale` of the result says how small. Raises FileDamaged
    where the page cannot be drawn.
    """
    _show_forms(pdf)
    with pdf.page(page_no) as page:
        rotation = page.get_rotation() // 90 % 4
        turns = _turns_of(page, rotation) if turned is None else rotation + turned
        width, height = page.get_size()
        if (turns - rotation) % 2:
            width, height = height, width
        fitting = min(scale, (most_pixels / max(1.0, width * height)) ** 0.5)
        try:
            bitmap = page.render(scale=fitting, rotation=(turns - rotation) % 4 * 90)
            image = bitmap.to_pil().convert("RGB")
        except (pdfium.PdfiumError, MemoryError, ValueError) as error:
            raise FileDamaged(
                f"page {page_no} of {pdf.name} cannot be drawn", hint="The file may be damaged; try a smaller --scale."
            ) from error
        return RenderedPage(image=image, scale=fitting, width=width, height=height)


def _show_forms(pdf: PdfFile) -> None:
    """Lets pages that are opened from now on show their form fields, among them boxes to tick."""
    try:
        pdf._document.init_forms()
    except pdfium.PdfiumError:
        return  # the page is drawn without them


def _turns_of(page: Any, rotation: int) -> int:
    """The clockwise quarter turns that the reader gives the page; which part of it is shown changes nothing in that."""
    upright, _ = read_glyphs(page, {}, Covers(), crop=EVERYWHERE, rotation=rotation)
    return upright.turns
