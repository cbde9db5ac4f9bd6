"""Read me first: the journey of one document."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.options import ReadOptions
from pipeline.stages.checks import check
from pipeline.stages.fields import read_fields
from pipeline.stages.intake import take_in
from pipeline.stages.layout import understand_layout
from pipeline.stages.pages import OnPage, Opened, describe, open_pages, without_progress
from pipeline.stages.second_look import trust_pages
from schemas.page import OpenedDocument
from schemas.report import Report


@dataclass(frozen=True)
class Journey:
    """A document from end to end: its bytes, its pages as they were read, and the report that it became."""

    source: Opened
    opened: OpenedDocument
    report: Report


def read_document(path: Path, options: ReadOptions, *, on_page: OnPage = without_progress) -> Report:
    """The report that the document at `path` becomes; as `travel` does it."""
    return travel(path, options, on_page=on_page).report


def travel(path: Path, options: ReadOptions, *, on_page: OnPage = without_progress) -> Journey:
    """The journey of the document at `path` to its report, with its findings.

    `on_page` is told of each page before it is read. Raises a ProngsaiError where the file cannot be read at all;
    doubts about its content are findings.
    """
    source = take_in(path, options)
    opened = open_pages(source, options, on_page=on_page)
    trusted = trust_pages(source, options, opened.pages)
    layout = understand_layout(trusted.pages, page_marks=opened.marks, untrusted=trusted.troubles)
    reading = read_fields(describe(source, opened), layout, pages=trusted.pages)
    troubles = [*opened.troubles, *trusted.troubles]
    findings = check(reading, replaced_bytes=opened.replaced_bytes, dropped_nuls=opened.dropped_nuls, troubles=troubles)
    report = reading.report.model_copy(update={"findings": findings, "pages": list(opened.sizes)})
    return Journey(source, opened, report)
