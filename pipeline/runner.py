"""Read me first: the journey of one document."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.options import ReadOptions
from pipeline.stages.checks import check
from pipeline.stages.fields import read_fields
from pipeline.stages.intake import take_in
from pipeline.stages.layout import understand_layout
from pipeline.stages.pages import OnPage, Opened, describe, open_pages, without_progress
from pipeline.stages.second_look import trust_pages
from schemas.page import OpenedDocument, Page, PageTrouble
from schemas.report import Report


@dataclass(frozen=True)
class Journey:
    """A document from end to end: where it lies, its pages as they were read, and the report that it became.

    `pages` are those that have lines which can be trusted, and the report was made of them; `troubles` tell of the
    others. `rows_found` are the rows of measures tables and the measures that paragraphs begin, `rows_explained` those
    of them that are no measures.
    """

    source: Opened
    opened: OpenedDocument
    report: Report
    pages: tuple[Page, ...] = ()
    troubles: tuple[PageTrouble, ...] = ()
    rows_found: int = 0
    rows_explained: int = 0


def _nothing() -> None:
    """Tells nobody."""


def read_document(path: Path, options: ReadOptions, *, on_page: OnPage = without_progress) -> Report:
    """The report that the document at `path` becomes; as `travel` does it."""
    return travel(path, options, on_page=on_page).report


def travel(
    path: Path,
    options: ReadOptions,
    *,
    on_page: OnPage = without_progress,
    on_pages_read: Callable[[], None] = _nothing,
) -> Journey:
    """The journey of the document at `path` to its report, with its findings.

    `on_page` is told of each page before it is read, `on_pages_read` when no page is left to read. Raises a
    ProngsaiError where the file cannot be read at all; doubts about its content are findings.
    """
    source = take_in(path, options)
    opened = open_pages(source, options, on_page=on_page)
    trusted = trust_pages(source, options, opened.pages, on_page=on_page)
    on_pages_read()
    layout = understand_layout(trusted.pages, page_marks=opened.marks, untrusted=trusted.troubles)
    reading = read_fields(describe(source, opened), layout, pages=trusted.pages)
    troubles = [*opened.troubles, *trusted.troubles]
    findings = check(reading, replaced_bytes=opened.replaced_bytes, dropped_nuls=opened.dropped_nuls, troubles=troubles)
    report = reading.report.model_copy(update={"findings": findings, "pages": list(opened.sizes)})
    return Journey(
        source,
        opened,
        report,
        pages=tuple(trusted.pages),
        troubles=tuple(troubles),
        rows_found=reading.rows_found,
        rows_explained=reading.rows_explained,
    )
