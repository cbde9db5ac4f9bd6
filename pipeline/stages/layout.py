"""Layout: the blocks of pages become tables joined over pages, and paragraphs."""

from collections.abc import Sequence

from extractors.layout.joins import join_over_pages
from extractors.layout.tables import find_elements
from schemas.page import Page
from schemas.table import Layout


def understand_layout(pages: Sequence[Page]) -> Layout:
    """Tables and paragraphs in reading order; page furniture is set aside."""
    elements, furniture = find_elements(pages)
    return join_over_pages(elements, set_aside=furniture)
