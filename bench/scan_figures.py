"""What was measured over scanned pages, and what follows from it. No clock here: numbers in, numbers out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.figures import Seconds

MINUTE = 60.0


@dataclass(frozen=True)
class ScanReader:
    """One program: the seconds on the clock for all pages, and its wrong characters of so many where it was looked."""

    seconds: Seconds
    wrong: int | None = None
    characters: int | None = None

    @property
    def error_rate(self) -> float | None:
        """The share of wrong characters."""
        if self.wrong is None or not self.characters:
            return None
        return self.wrong / self.characters


@dataclass(frozen=True)
class ScanFigures:
    """Everything that was measured over the same pages; `missing` tells why a program was not measured.

    `memory` is the most in bytes that a worker of ours has had, by how many pages it read.
    """

    pages: int
    readers: Mapping[str, ScanReader]
    missing: Mapping[str, str]
    memory: Mapping[int, int]

    def pages_a_minute(self, name: str) -> float:
        """Pages that the program reads in a minute on two cores."""
        return self.pages / max(self.readers[name].seconds, 1e-9) * MINUTE

    def times(self, name: str, other: str) -> float | None:
        """How many times as many pages the first reads in the same time; None where one was not measured."""
        if name not in self.readers or other not in self.readers:
            return None
        return self.pages_a_minute(name) / self.pages_a_minute(other)


def scans_to_json(figures: ScanFigures) -> dict[str, Any]:
    """Seconds, pages a minute, error rates and memory under plain names."""
    return {
        "pages": figures.pages,
        "readers": {
            name: {
                "seconds": reader.seconds,
                "pages_a_minute": figures.pages_a_minute(name),
                "character_error_rate": reader.error_rate,
            }
            for name, reader in figures.readers.items()
        },
        "missing": dict(figures.missing),
        "peak_memory_by_pages": {str(pages): peak for pages, peak in figures.memory.items()},
    }
