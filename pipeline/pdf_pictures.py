"""The pages of a PDF as pictures, for a recogniser."""

from collections.abc import Iterator

from extractors.page.images.open import to_grey
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.render import render_page
from pipeline.options import ReadOptions
from pipeline.pictured_page import FailedPage, PicturedPage
from schemas.errors import FileDamaged, FileTooLarge

PDF_DPI = 300
_MOST_PIXELS = 40_000_000
"""Of a drawn page; larger ones are drawn smaller."""
_POINTS_PER_INCH = 72


def draw_pages(data: bytes, *, name: str, options: ReadOptions) -> Iterator[PicturedPage | FailedPage]:
    """The pages of the PDF in `data`, one after another; raises InputError where it cannot be opened."""
    limits = PdfLimits(pages=options.max_pages)
    with open_pdf(data, name=name, password=options.password, limits=limits) as pdf:
        for page_no in range(1, pdf.page_count + 1):
            yield _draw(pdf, page_no)


def _draw(pdf: PdfFile, page_no: int) -> PicturedPage | FailedPage:
    try:
        drawn = render_page(pdf, page_no, scale=PDF_DPI / _POINTS_PER_INCH, most_pixels=_MOST_PIXELS)
    except (FileDamaged, FileTooLarge) as error:
        return FailedPage(page_no, error)
    return PicturedPage(to_grey(drawn.image), page_no, points=1 / drawn.scale)
