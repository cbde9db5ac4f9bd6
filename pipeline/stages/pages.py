"""Pages: the text of a document becomes lines and grids."""

from extractors.page.dump.reader import read_dump
from pipeline.stages.intake import TextSource
from schemas.page import OpenedDocument


def open_pages(source: TextSource) -> OpenedDocument:
    """The pages of a text dump, in order; one page where the dump shows no page marks."""
    return read_dump(source.text)
