"""Pages: a document becomes lines and grids, page by page."""

from collections.abc import Callable
from functools import cache

from extractors.page.assemble import Assembled, assemble
from extractors.page.dump.reader import read_dump
from extractors.page.images.open import to_colour
from extractors.page.ocr.engine import LineEngine
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.render import render_page
from extractors.page.pdf.sheets import read_sheet
from extractors.page.pictured import has_unread_picture, judge_content
from extractors.page.scan.lay_back import lay_back
from extractors.page.scan.read import read_scan
from extractors.page.scan.upright import make_upright
from pipeline.options import ReadOptions
from pipeline.recogniser import open_engine
from pipeline.stages.intake import PdfSource, TextSource
from schemas.errors import FileDamaged, FileTooLarge
from schemas.page import OpenedDocument, Page, PageSize, PageTrouble
from schemas.report import Source

SCAN_DPI = 200
MOST_PIXELS = 40_000_000
POINTS_PER_INCH = 72
OnPage = Callable[[int, int], None]
"""Is told the number of the page that is read next, and how many there are."""


def without_progress(_page_no: int, _of: int) -> None:
    """Tells nobody."""


def open_pages(
    source: TextSource | PdfSource, options: ReadOptions, *, on_page: OnPage = without_progress
) -> OpenedDocument:
    """The pages of a document, in order, and what could not be read of them.

    A text dump without page marks is one page. Raises FileLocked, FileDamaged or FileTooLarge for a PDF that cannot be
    opened; a single page that cannot be read is a trouble, and the others are read.
    """
    if isinstance(source, TextSource):
        opened = read_dump(source.text)
        return opened.model_copy(update={"replaced_bytes": source.replaced, "dropped_nuls": source.dropped_nuls})
    limits = PdfLimits(pages=options.max_pages)
    recogniser = cache(lambda: open_engine(options.ocr))
    with open_pdf(source.data, name=source.source.filename, password=options.password, limits=limits) as pdf:
        pages: list[Page] = []
        troubles: list[PageTrouble] = []
        if pdf.is_cut_off:
            troubles.append(PageTrouble(kind="cut_off"))
        sizes: list[PageSize] = []
        above: Assembled | None = None
        for page_no in range(1, pdf.page_count + 1):
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


def _recognise(pdf: PdfFile, page_no: int, *, above: Assembled | None, engine: LineEngine) -> tuple[Assembled, int]:
    """The page as a recogniser reads its picture, after so many clockwise quarter turns as stand it upright."""
    drawn = render_page(pdf, page_no, scale=SCAN_DPI / POINTS_PER_INCH, most_pixels=MOST_PIXELS)
    upright = make_upright(to_colour(drawn.image), engine)
    scan = read_scan(upright.grey, page_no=page_no, points=1 / drawn.scale, engine=engine)
    assembled = assemble(scan.content, above=above)
    return assembled._replace(page=lay_back(assembled.page, scan.to_page)), upright.turns


def _turn(size: PageSize, turns: int) -> PageSize:
    """The size of the page after so many clockwise quarter turns more; boxes are measured on it as it stands then."""
    width, height = (size.height, size.width) if turns % 2 else (size.width, size.height)
    return size.model_copy(update={"width": width, "height": height, "turned": (size.turned + turns) % 4})


def describe(source: TextSource | PdfSource, opened: OpenedDocument) -> Source:
    """What the report says of its file: a PDF's pages too."""
    pages = opened.page_count if isinstance(source, PdfSource) else source.source.pages
    return source.source.model_copy(update={"pages": pages})


def _read_page(
    pdf: PdfFile, page_no: int, *, above: Assembled | None, recogniser: Callable[[], LineEngine]
) -> tuple[Assembled | None, PageSize | None, list[PageTrouble]]:
    """The page, unless it cannot be read; its size, unless it cannot be opened; and what is wrong with it."""
    try:
        content = read_sheet(pdf, page_no)
    except (FileDamaged, FileTooLarge) as error:
        return None, None, [PageTrouble(kind="unreadable", page=page_no, detail=str(error))]
    size = PageSize(page=page_no, width=round(content.width, 2), height=round(content.height, 2), turned=content.turned)
    trouble = judge_content(content)
    if trouble is not None:
        assembled, turns = _recognise(pdf, page_no, above=above, engine=recogniser())
        return assembled, _turn(size, turns), []
    troubles = [PageTrouble(kind="part_picture", page=page_no)] if has_unread_picture(content) else []
    if content.notes:
        troubles.append(PageTrouble(kind="notes", page=page_no, detail=str(content.notes)))
    return assemble(content, above=above), size, troubles
