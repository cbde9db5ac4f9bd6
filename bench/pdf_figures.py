"""What was measured over PDF files, and what follows from it. No clock here: numbers in, numbers out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.figures import Reading, Seconds, best_of, stage_shares


@dataclass(frozen=True)
class PdfFileFigures:
    """One PDF: its readings in order, and the times that pdfplumber took to find the tables of the same pages."""

    name: str
    pages: int
    readings: Sequence[Reading]
    tables: Sequence[Seconds]

    @property
    def first(self) -> Seconds:
        """The first reading of this file in the process."""
        return self.readings[0].seconds

    @property
    def best(self) -> Reading:
        """The quickest of the later readings; the only one where there was one."""
        return best_of(self.readings)

    @property
    def best_tables(self) -> Seconds:
        """The quickest run of pdfplumber."""
        return min(self.tables)


@dataclass(frozen=True)
class LongReading:
    """One reading of a long document in a process of its own. `peak_memory` is in bytes."""

    pages: int
    seconds: Seconds
    peak_memory: int


@dataclass(frozen=True)
class PdfFigures:
    """Everything that was measured over PDF files. `long` is made of the pages of the file named `long_source`."""

    files: Sequence[PdfFileFigures]
    long: Sequence[LongReading]
    long_source: str


def ratio_to_tables(files: Sequence[PdfFileFigures]) -> float:
    """How many times as long the reading takes as pdfplumber's tables alone, over all these files."""
    return sum(each.best.seconds for each in files) / max(sum(each.best_tables for each in files), 1e-9)


def pages_per_second(files: Sequence[PdfFileFigures]) -> float:
    """Pages that the reading gets through in a second, over all these files."""
    return sum(each.pages for each in files) / max(sum(each.best.seconds for each in files), 1e-9)


def growth_per_page(readings: Sequence[LongReading]) -> float | None:
    """Bytes of peak memory for each further page between the shortest and the longest; None with nothing to compare."""
    ordered = sorted(readings, key=lambda reading: reading.pages)
    if not ordered or ordered[-1].pages == ordered[0].pages:
        return None
    return (ordered[-1].peak_memory - ordered[0].peak_memory) / (ordered[-1].pages - ordered[0].pages)


def pdfs_to_json(figures: PdfFigures) -> dict[str, Any]:
    """Seconds, ratios, pages for each second, shares, and bytes under plain names."""
    files = list(figures.files)
    return {
        "files": [{"name": each.name, **_to_json([each])} for each in files],
        "all": _to_json(files),
        "stage_shares_first": stage_shares([each.readings[0] for each in files]),
        "stage_shares_best": stage_shares([each.best for each in files]),
        "long": [
            {"pages": each.pages, "seconds": each.seconds, "peak_memory_bytes": each.peak_memory}
            for each in figures.long
        ],
        "long_source": figures.long_source,
        "long_bytes_for_each_page": growth_per_page(figures.long),
    }


def _to_json(files: Sequence[PdfFileFigures]) -> dict[str, Any]:
    return {
        "pages": sum(each.pages for each in files),
        "seconds_first": sum(each.first for each in files),
        "seconds_best": sum(each.best.seconds for each in files),
        "seconds_tables": sum(each.best_tables for each in files),
        "ratio_to_tables": ratio_to_tables(files),
        "pages_per_second": pages_per_second(files),
    }
