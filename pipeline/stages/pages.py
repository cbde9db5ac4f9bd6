"""Pages: a document becomes lines and grids, page by page."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeAlias

from extractors.page.assemble import Assembled, assemble
from extractors.page.dump.reader import read_dump
from extractors.page.images.heap import give_back_freed_pages
from extractors.page.images.open import PictureLimits, PicturePage, open_picture, to_colour, to_grey
from extractors.page.ocr.engine import LineEngine
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.render import RenderedPage, render_page
from extractors.page.pdf.sheets import read_sheet
from extractors.page.pictured import has_unread_picture, is_pictured
from extractors.page.scan.recognise import Recognised, recognise, recognise_scan
from pipeline.files import open_again, read_again
from pipeline.options import ReadOptions
from pipeline.recogniser import keep_engine
from pipeline.stages.intake import PdfSource, PictureSource, TextSource
from schemas.errors import FileDamaged, FileTooLarge
from schemas.page import OpenedDocument, Page, PageSize, PageTrouble
from schemas.report import Source

SCAN_DPI = 200
"""At which a letter of 16 points is as high as the recogniser sees it."""
MOST_PIXELS = 40_000_000
"""Of a drawn page; larger ones are drawn smaller."""
POINTS_PER_INCH = 72
A4_INCHES = 11.69
"""The longer side of the paper that a picture shows, where its file does not tell its resolution."""
Opened: TypeAlias = TextSource | PdfSource | PictureSource
Recogniser: TypeAlias = Callable[[], LineEngine]
"""Gives the recogniser; asked for where a page needs it."""
OnPage: TypeAlias = Callable[[int, int], None]
"""Is told the number of the page that is read next, and how many there are, as far as is known."""


def without_progress(_page_no: int, _of: int) -> None:
    """Tells nobody."""


def open_pages(source: Opened, options: ReadOptions, *, on_page: OnPage = without_progress) -> OpenedDocument:
    """The pages of a document, in order, and what could not be read of them.

    A text dump without page marks is one page. Pages that are pictures are recognised. Raises FileLocked, FileDamaged
    or FileTooLarge for a file that cannot be opened, and EngineError where a recogniser is needed and cannot be used;
    a single page that cannot be read is a trouble, and the others are read.
    """
    if isinstance(source, TextSource):
        opened = _without_skipped(read_dump(source.text), options)
        return opened.model_copy(update={"replaced_bytes": source.replaced, "dropped_nuls": source.dropped_nuls})
    recogniser = _recogniser_of(options)
    try:
        if isinstance(source, PictureSource):
            return _pages_of_picture(source, options, recogniser, on_page=on_page)
        return _pages_of_pdf(source, options, recogniser, on_page=on_page)
    finally:
        give_back_freed_pages()


def _without_skipped(opened: OpenedDocument, options: ReadOptions) -> OpenedDocument:
    """The text document without the pages that shall not be looked at."""
    skipped = sorted(page_no for page_no in options.skip_pages if page_no <= opened.page_count)
    return opened.model_copy(
        update={
            "pages": tuple(page for page in opened.pages if page.page_no not in options.skip_pages),
            "troubles": tuple(_skipped(page_no) for page_no in skipped),
        }
    )


def _skipped(page_no: int) -> PageTrouble:
    return PageTrouble(kind="unreadable", page=page_no, detail="it was left out on request")


def _recogniser_of(options: ReadOptions) -> Recogniser:
    """The recogniser, opened where a page needs it."""
    return lambda: keep_engine(options.ocr)


@contextmanager
def open_source(source: PdfSource, options: ReadOptions) -> Iterator[PdfFile]:
    """The PDF, open; raises what `open_pdf` raises, and FileUnreadable where the file is another now than taken in."""
    name, limits = source.source.filename, PdfLimits(pages=options.max_pages)
    with (
        open_again(source.path, sha256=source.source.sha256, name=name) as stream,
        open_pdf(
            read_again(stream, sha256=source.source.sha256, name=name),
            name=name,
            password=options.password,
            limits=limits,
            stream=stream,
        ) as pdf,
    ):
        yield pdf


def _pages_of_pdf(
    source: PdfSource, options: ReadOptions, recogniser: Recogniser, *, on_page: OnPage
) -> OpenedDocument:
    with open_source(source, options) as pdf:
        troubles = [PageTrouble(kind="cut_off")] if pdf.is_cut_off else []
        pages: list[Page] = []
        sizes: list[PageSize] = []
        above: Assembled | None = None
        for page_no in range(1, pdf.page_count + 1):
            if page_no in options.skip_pages:
                above = None
                troubles.append(_skipped(page_no))
                continue
            on_page(page_no, pdf.page_count)
            above, size, found = _read_page(pdf, page_no, above=above, recogniser=recogniser)
            if size is not None:
                sizes.append(size)
            if above is not None and above.page.blocks:
                pages.append(above.page)
            troubles += found
        return OpenedDocument(
            pages=tuple(pages), page_count=pdf.page_count, troubles=tuple(troubles), sizes=tuple(sizes)
        )


def _pages_of_picture(
    source: PictureSource, options: ReadOptions, recogniser: Recogniser, *, on_page: OnPage
) -> OpenedDocument:
    """The pages of a picture file; how many there are is known at the end only."""
    pages: list[Page] = []
    sizes: list[PageSize] = []
    troubles: list[PageTrouble] = []
    skipped: list[int] = []
    above: Assembled | None = None
    is_cut = False

    def is_wanted(page_no: int) -> bool:
        if page_no in options.skip_pages:
            skipped.append(page_no)
            return False
        on_page(page_no, page_no)
        return True

    limits = PictureLimits(pages=options.max_pages)
    opened = open_picture(source.data, name=source.source.filename, limits=limits, colour=True, is_wanted=is_wanted)
    try:
        for picture in opened:
            above, size = _read_picture(picture, recogniser, above=None if picture.page_no - 1 in skipped else above)
            sizes.append(size)
            troubles.append(_told_of(above.page))
            if above.page.blocks:
                pages.append(above.page)
    except (FileDamaged, FileTooLarge) as error:
        if not sizes:
            raise
        is_cut = True
        troubles.append(PageTrouble(kind="unreadable", page=len(sizes) + len(skipped) + 1, detail=str(error)))
    troubles += map(_skipped, skipped)
    page_count = len(sizes) + len(skipped) + is_cut
    return OpenedDocument(pages=tuple(pages), page_count=page_count, troubles=tuple(troubles), sizes=tuple(sizes))


def _read_picture(
    picture: PicturePage, recogniser: Recogniser, *, above: Assembled | None
) -> tuple[Assembled, PageSize]:
    """A page of a picture file, and its size."""
    height, width = picture.pixels.shape[:2]
    points = POINTS_PER_INCH / (picture.dpi or max(height, width) / A4_INCHES)
    size = PageSize(page=picture.page_no, width=round(width * points, 2), height=round(height * points, 2))
    read = recognise_scan(picture.pixels, page_no=picture.page_no, points=points, engine=recogniser(), above=above)
    return read.assembled, _turn(size, read.turns)


def read_pictures_of(
    source: PdfSource, options: ReadOptions, page_nos: Sequence[int], *, on_page: OnPage = without_progress
) -> list[Page]:
    """The pages as a recogniser reads them, whatever text they hold; those that cannot be drawn are left out.

    `on_page` is told of each page before it is read.
    """
    recogniser = _recogniser_of(options)
    pages: list[Page] = []
    with open_source(source, options) as pdf:
        for page_no in page_nos:
            on_page(page_no, pdf.page_count)
            with suppress(FileDamaged):
                drawn = draw_for_reading(pdf, page_no)
                pixels, points = to_grey(drawn.image), 1 / drawn.scale
                read = recognise(pixels, page_no=page_no, points=points, engine=recogniser())
                pages.append(read.page)
    give_back_freed_pages()
    return pages


def _recognise(pdf: PdfFile, page_no: int, recogniser: Recogniser, *, above: Assembled | None) -> Recognised:
    drawn = draw_for_reading(pdf, page_no)
    pixels, points = to_colour(drawn.image), 1 / drawn.scale
    return recognise_scan(pixels, page_no=page_no, points=points, engine=recogniser(), above=above)


def draw_for_reading(pdf: PdfFile, page_no: int) -> RenderedPage:
    """The page as a recogniser looks at it; raises FileDamaged where it cannot be drawn."""
    return render_page(pdf, page_no, scale=SCAN_DPI / POINTS_PER_INCH, most_pixels=MOST_PIXELS)


def _turn(size: PageSize, turns: int) -> PageSize:
    """The size of the page after so many clockwise quarter turns more; boxes are measured on it as it stands then."""
    width, height = (size.height, size.width) if turns % 2 else (size.width, size.height)
    return size.model_copy(update={"width": width, "height": height, "turned": (size.turned + turns) % 4})


def _told_of(page: Page) -> PageTrouble:
    """What is told of a page that is a picture."""
    return PageTrouble(kind="recognised" if page.blocks else "picture", page=page.page_no)


def describe(source: Opened, opened: OpenedDocument) -> Source:
    """What the report says of its file: how many pages it has too, unless it is text."""
    pages = source.source.pages if isinstance(source, TextSource) else opened.page_count
    return source.source.model_copy(update={"pages": pages})


def _read_page(
    pdf: PdfFile, page_no: int, *, above: Assembled | None, recogniser: Recogniser
) -> tuple[Assembled | None, PageSize | None, list[PageTrouble]]:
    """The page, unless it cannot be read; its size, unless it cannot be opened; and what is wrong with it."""
    try:
        content = read_sheet(pdf, page_no)
    except (FileDamaged, FileTooLarge) as error:
        return None, None, [PageTrouble(kind="unreadable", page=page_no, detail=str(error))]
    size = PageSize(page=page_no, width=round(content.width, 2), height=round(content.height, 2), turned=content.turned)
    if is_pictured(content):
        read = _recognise(pdf, page_no, recogniser, above=above)
        return read.assembled, _turn(size, read.turns), [_told_of(read.assembled.page)]
    troubles = [PageTrouble(kind="part_picture", page=page_no)] if has_unread_picture(content) else []
    if content.notes:
        troubles.append(PageTrouble(kind="notes", page=page_no, detail=str(content.notes)))
    return assemble(content, above=above), size, troubles
