"""Documents as pictures: each page of a picture file or of a PDF, for a recogniser."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.page.file_kinds import is_pdf, kind_of
from extractors.page.images.open import PictureLimits, is_picture, open_picture, to_grey
from extractors.page.images.pixels import Grey
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.render import render_page
from pipeline.options import ReadOptions
from pipeline.stages.intake import printable_name, read_bytes
from schemas.errors import FileDamaged, FileTooLarge, ProngsaiError, UnknownFormat

PDF_DPI = 300
_MOST_PIXELS = 40_000_000
"""Of a drawn page; larger ones are drawn smaller."""
_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class PicturedPage:
    """A page as grey values [height, width], its number from 1, and how many points a pixel is.

    `points` is None for picture files, whose places are told in pixels.
    """

    pixels: Grey
    page_no: int
    points: float | None = None


@dataclass(frozen=True)
class FailedPage:
    """A page that cannot be read, and why."""

    page_no: int
    error: ProngsaiError


def open_pictures(path: Path, options: ReadOptions) -> Iterator[PicturedPage | FailedPage]:
    """The pages of the PNG, JPEG, TIFF or PDF file at `path`, upright, one after another.

    A page of a PDF that cannot be read comes out as such. Raises InputError where the file cannot be read, or
    a page of a picture file, behind which nothing can be found.
    """
    data, name = read_bytes(path, options), printable_name(path)
    if is_pdf(data):
        yield from _pages_of_pdf(data, name=name, options=options)
        return
    kind = kind_of(data)
    if not is_picture(data):
        what = f"{name} is {kind.name}" if kind else f"{name} is no picture"
        raise UnknownFormat(what, hint="Give a PNG, JPEG, TIFF or PDF file.")
    pages = open_picture(data, name=name, limits=PictureLimits(pages=options.max_pages))
    for page_no, page in enumerate(pages, start=1):
        yield PicturedPage(page.pixels, page_no)


def _pages_of_pdf(data: bytes, *, name: str, options: ReadOptions) -> Iterator[PicturedPage | FailedPage]:
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
