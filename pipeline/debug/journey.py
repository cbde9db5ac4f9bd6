"""The journey of a document once more, keeping what concerns one page."""

from pathlib import Path

from extractors.page.content import PageContent
from extractors.page.pdf.document import PdfFile
from extractors.page.pdf.render import RenderedPage, render_page
from extractors.page.pdf.sheets import read_sheet
from pipeline.debug.fields import find_fields
from pipeline.debug.grids import find_grids
from pipeline.debug.marks import find_page_marks
from pipeline.debug.page_view import PageView
from pipeline.options import ReadOptions
from pipeline.stages.checks import check
from pipeline.stages.fields import read_fields
from pipeline.stages.intake import PdfSource, TextSource, take_in
from pipeline.stages.layout import understand_layout
from pipeline.stages.pages import OnPage, describe, open_pages, open_source, without_progress
from pipeline.stages.second_look import trust_pages
from schemas.errors import FileDamaged, FileTooLarge, UnknownFormat, UsageError
from schemas.finding import Finding
from schemas.page import OpenedDocument

MOST_PIXELS = 30_000_000
"""A picture of more is a burden to look at; a page of A4 has so many at 540 dots an inch."""


def look_at_page(
    path: Path, options: ReadOptions, *, page_no: int, scale: float, on_page: OnPage = without_progress
) -> PageView:
    """Everything that the reader finds on page `page_no` of the PDF at `path`, with the page as a picture.

    The whole document is read: a table that goes on overleaf has its headings on another page. Raises UsageError where
    there is no such page, UnknownFormat for what is no PDF, and what reading the document raises.
    """
    source = take_in(path, options)
    if not isinstance(source, PdfSource):
        what = "text" if isinstance(source, TextSource) else "a picture"
        raise UnknownFormat(
            f"{source.source.filename} is {what}, not a PDF, whose pages can be drawn",
            hint="prongsai show FILE shows what is read from it.",
        )
    with open_source(source, options) as pdf:
        if page_no > pdf.page_count:
            raise no_such_page(pdf.name, page_no, of=pdf.page_count)
        picture = render_page(pdf, page_no, scale=scale, most_pixels=MOST_PIXELS)
        content = _content_of(pdf, page_no, picture)
    # From here on as in the runner, which keeps nothing but the report.
    opened = open_pages(source, options, on_page=on_page)
    trusted = trust_pages(source, options, opened.pages)
    layout = understand_layout(trusted.pages, page_marks=opened.marks, untrusted=trusted.troubles)
    reading = read_fields(describe(source, opened), layout, pages=trusted.pages)
    troubles = [*opened.troubles, *trusted.troubles]
    findings = check(reading, replaced_bytes=opened.replaced_bytes, dropped_nuls=opened.dropped_nuls, troubles=troubles)
    page = next((each for each in trusted.judged if each.page_no == page_no), None)
    lines = tuple(page.lines) if page else ()
    return PageView(
        page_no=page_no,
        page_count=opened.page_count,
        picture=_turn(picture, opened, page_no, content.turned),
        lines=lines,
        grids=find_grids(page, layout) if page else (),
        marks=find_page_marks(content, lines) if page else (),
        fields=find_fields(reading.report, page_no=page_no),
        findings=tuple(each for each in findings if _concerns(each, page_no)),
        troubles=tuple(each for each in troubles if each.page in (page_no, None)),
        pictures=tuple(each.box for each in content.pictures),
    )


def _turn(picture: RenderedPage, opened: OpenedDocument, page_no: int, turned: int) -> RenderedPage:
    """The picture as its boxes are measured: a page that was scanned sideways stands upright."""
    turns = next((size.turned - turned for size in opened.sizes if size.page == page_no), 0) % 4
    if not turns:
        return picture
    width, height = (picture.height, picture.width) if turns % 2 else (picture.width, picture.height)
    image = picture.image.rotate(-90 * turns, expand=True)
    return picture._replace(image=image, width=width, height=height)


def no_such_page(name: str, page_no: int, *, of: int) -> UsageError:
    """What is told of a page that the file of `of` pages does not have."""
    last = f"its last page is {of}" if of > 1 else "it has only one page"
    return UsageError(f"{name} has no page {page_no}: {last}", "Pages are counted from 1, as a PDF viewer does.")


def _content_of(pdf: PdfFile, page_no: int, picture: RenderedPage) -> PageContent:
    """What is drawn on the page; nothing where it cannot be read, which the page's trouble tells."""
    try:
        return read_sheet(pdf, page_no)
    except (FileDamaged, FileTooLarge):
        return PageContent(
            page_no=page_no,
            width=picture.width,
            height=picture.height,
            glyphs=(),
            strokes=(),
            shapes=(),
            pictures=(),
        )


def _concerns(finding: Finding, page_no: int) -> bool:
    return finding.page == page_no or any(each.page == page_no for each in finding.evidence)
