"""Documents as pictures: each page of a picture file or of a PDF, for a recogniser."""

from collections.abc import Iterator
from pathlib import Path

from extractors.page.file_kinds import is_pdf, is_picture, kind_of
from extractors.page.images.open import PictureLimits, open_picture
from pipeline.files import printable_name, read_bytes
from pipeline.options import ReadOptions
from pipeline.pictured_page import FailedPage, PicturedPage
from schemas.errors import UnknownFormat


def open_pictures(path: Path, options: ReadOptions) -> Iterator[PicturedPage | FailedPage]:
    """The pages of the PNG, JPEG, TIFF or PDF file at `path`, upright, one after another.

    A page of a PDF that cannot be read comes out as such. Raises InputError where the file cannot be read, or
    a page of a picture file, behind which nothing can be found.
    """
    data, name = read_bytes(path, options), printable_name(path)
    if is_pdf(data):
        from pipeline.pdf_pictures import draw_pages

        yield from draw_pages(data, name=name, options=options)
        return
    kind = kind_of(data)
    if not is_picture(data):
        what = f"{name} is {kind.name}" if kind else f"{name} is no picture"
        raise UnknownFormat(what, hint="Give a PNG, JPEG, TIFF or PDF file.")
    pages = open_picture(data, name=name, limits=PictureLimits(pages=options.max_pages))
    for page_no, page in enumerate(pages, start=1):
        yield PicturedPage(page.pixels, page_no)
