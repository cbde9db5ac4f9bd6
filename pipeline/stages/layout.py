"""Layout: the blocks of pages become tables joined over pages, and paragraphs."""

from collections.abc import Sequence

from extractors.layout.joins import join_over_pages
from extractors.layout.tables import find_elements
from schemas.page import Line, Page, PageTrouble
from schemas.report import SetAside
from schemas.table import Layout


def understand_layout(
    pages: Sequence[Page], *, page_marks: Sequence[Line] = (), untrusted: Sequence[PageTrouble] = ()
) -> Layout:
    """Tables and paragraphs in reading order; page furniture is set aside, `page_marks` and `untrusted` lines too."""
    marks = [SetAside(kind="page_furniture", evidence=[mark.evidence()]) for mark in page_marks]
    doubtful = [SetAside(kind="untrusted_text", evidence=list(each.lines)) for each in untrusted if each.lines]
    elements, furniture = find_elements(pages)
    dirty = {page.page_no for page in pages if page.dirty}
    return join_over_pages(elements, set_aside=[*marks, *doubtful, *furniture], dirty=dirty)
