"""What was measured over pictures of lines, and what follows from it. No clock here: numbers in, numbers out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.figures import Seconds


@dataclass(frozen=True)
class ReaderFigures:
    """One reader: the processor's seconds of each of its runs over all lines, and how much of them it read wrongly.

    `wrong` counts characters that are wrong, missing or too many, of `characters`; blanks do not count.
    """

    seconds: Sequence[Seconds]
    wrong: int
    characters: int

    @property
    def best(self) -> Seconds:
        """The quickest run."""
        return min(self.seconds)

    @property
    def error_rate(self) -> float:
        """The share of wrong characters."""
        return self.wrong / max(1, self.characters)


@dataclass(frozen=True)
class OcrFigures:
    """Everything that was measured over the same lines; without Tesseract, `why_no_tesseract` tells why.

    `whole` and `tesseract` are whole processes; `engine` is the recogniser alone, its model loaded already.
    """

    lines: int
    whole: ReaderFigures
    engine: ReaderFigures
    tesseract: ReaderFigures | None
    why_no_tesseract: str = ""

    def pace(self, reader: ReaderFigures) -> float:
        """Lines that the reader gets through in a second of one core."""
        return self.lines / max(reader.best, 1e-9)

    def times_tesseract(self, reader: ReaderFigures) -> float | None:
        """How many times as many lines as Tesseract it reads in the same time; None without Tesseract."""
        return None if self.tesseract is None else self.pace(reader) / self.pace(self.tesseract)


def ocr_to_json(figures: OcrFigures) -> dict[str, Any]:
    """Seconds, lines for each second, ratios and error rates under plain names."""
    readers = {"prongsai_ocr_line": figures.whole, "engine_alone": figures.engine, "tesseract": figures.tesseract}
    return {
        "lines": figures.lines,
        **{name: reader and _to_json(reader, figures) for name, reader in readers.items()},
        "why_no_tesseract": figures.why_no_tesseract or None,
    }


def _to_json(reader: ReaderFigures, figures: OcrFigures) -> dict[str, Any]:
    return {
        "cpu_seconds": list(reader.seconds),
        "lines_per_second": figures.pace(reader),
        "ratio_to_tesseract": figures.times_tesseract(reader),
        "character_error_rate": reader.error_rate,
    }
