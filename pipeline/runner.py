"""Read me first: the journey of one document."""

from pathlib import Path

from pipeline.options import ReadOptions
from pipeline.stages.checks import check
from pipeline.stages.fields import read_fields
from pipeline.stages.intake import take_in
from pipeline.stages.layout import understand_layout
from pipeline.stages.pages import open_pages
from pipeline.stages.tokens import lines_of, tokenize_pages
from schemas.report import Report


def read_document(path: Path, options: ReadOptions) -> Report:
    """The report that the document at `path` becomes, with its findings.

    Raises a ProngsaiError where the file cannot be read at all; doubts about its content are findings.
    """
    source = take_in(path, options)
    opened = open_pages(source)
    pages = tokenize_pages(opened.pages)
    layout = understand_layout(pages, page_marks=opened.marks)
    reading = read_fields(source.source, layout, lines=lines_of(pages))
    findings = check(reading, replaced_bytes=source.replaced, dropped_nuls=source.dropped_nuls)
    return reading.report.model_copy(update={"findings": findings})
