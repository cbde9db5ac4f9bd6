"""What reading one document gives to whoever keeps it: the report, and the text of its pages to search in."""

from dataclasses import dataclass
from typing import Literal

from schemas.geometry import Box
from schemas.report import Report

PageState = Literal["read", "recognised", "blank", "quarantined"]
"""From a text layer or a dump; from its picture; without text; could not be read."""


@dataclass(frozen=True)
class PageRead:
    """A page: its size in points where it has one, and its lines in reading order, each with its box where known."""

    page_no: int
    state: PageState
    lines: tuple[tuple[str, Box | None], ...] = ()
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True)
class EngineVersions:
    """What read the values: the recogniser, by name and version, and the version of the program whose rules did."""

    recogniser: str
    recogniser_version: str
    program: str


@dataclass(frozen=True)
class DocumentRead:
    """A document that was read; it can be sent from one process to another.

    `rows_found` are the rows of measures tables and the measures of numbered paragraphs, `rows_explained` those of
    them that are headings, notes and sums: the rest must be as many as the report has measures.
    """

    report: Report
    pages: tuple[PageRead, ...]
    versions: EngineVersions
    rows_found: int
    rows_explained: int
