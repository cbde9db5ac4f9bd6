"""Pages: a document becomes lines and grids, page by page."""

from collections.abc import Callable

from extractors.page.assemble import Assembled, assemble
from extractors.page.dump.reader import read_dump
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.sheets import read_sheet
from extractors.page.pictured import has_unread_picture, judge_content
from pipeline.options import ReadOptions
from pipeline.stages.intake import PdfSource, TextSource
from schemas.errors import FileDamaged, FileTooLarge
from schemas.page import OpenedDocument, Page, PageSize, PageTrouble
from schemas.report import Source

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
    with open_pdf(source.data, name=source.source.filename, password=options.password, limits=limits) as pdf:
        pages: list[Page] = []
        troubles: list[PageTrouble] = []
        if pdf.is_cut_off:
            troubles.append(PageTrouble(kind="cut_off"))
        sizes: list[PageSize] = []
        above: Assembled | None = None
        for page_no in range(1, pdf.page_count + 1):
            on_page(page_no, pdf.page_count)
            above, size, found = _read_page(pdf, page_no, above=above)
            if size is not None:
                sizes.append(size)
            if above is not None and above.page.blocks:
                pages.append(above.page)
            troubles += found
        return OpenedDocument(
            pages=tuple(pages), page_count=pdf.page_count, troubles=tuple(troubles), sizes=tuple(sizes)
        )


def describe(source: TextSource | PdfSource, opened: OpenedDocument) -> Source:
    """What the report says of its file: a PDF's pages too."""
    pages = opened.page_count if isinstance(source, PdfSource) else source.source.pages
    return source.source.model_copy(update={"pages": pages})


def _read_page(
    pdf: PdfFile, page_no: int, *, above: Assembled | None
) -> tuple[Assembled | None, PageSize | None, list[PageTrouble]]:
    """The page, unless it cannot be read; its size, unless it cannot be opened; and what is wrong with it."""
    try:
        content = read_sheet(pdf, page_no)
    except (FileDamaged, FileTooLarge) as error:
        return None, None, [PageTrouble(kind="unreadable", page=page_no, detail=str(error))]
    size = PageSize(page=page_no, width=round(content.width, 2), height=round(content.height, 2), turned=content.turned)
    trouble = judge_content(content)
    if trouble is not None:
        return None, size, [trouble]
    troubles = [PageTrouble(kind="part_picture", page=page_no)] if has_unread_picture(content) else []
    if content.notes:
        troubles.append(PageTrouble(kind="notes", page=page_no, detail=str(content.notes)))
    return assemble(content, above=above), size, troubles
