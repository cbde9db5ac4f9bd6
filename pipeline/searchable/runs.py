"""What a recogniser read on a page, as runs of text: one for each line, with the place of every word."""

import math
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from schemas.geometry import Box
from schemas.page import Baseline, Line, Page

_FOOT = 0.25
"""The share of a line's box that lies below its baseline, where nothing but the box is known."""
_UPRIGHT = 2.0
"""So many times higher than wide, a box of several letters holds a line on its side."""
_LEAST_SIZE = 1.0


class Word(NamedTuple):
    """A word of a run: where it begins and ends, in points from the run's beginning."""

    text: str
    start: float
    end: float


class Run(NamedTuple):
    """A line of text from (`x0`, `y0`) in the direction of (`x1`, `y1`), in points of the upright page."""

    words: tuple[Word, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join(word.text for word in self.words)


def was_recognised(page: Page) -> bool:
    """Whether a recogniser read something on the page."""
    return any(line.method == "ocr" for line in page.lines)


def runs_of(page: Page) -> list[Run]:
    """The lines that a recogniser read on the page, in reading order; characters are composed (NFC)."""
    return [run for line in page.lines if line.method == "ocr" and (run := _run_of(line)) is not None]


def _run_of(line: Line) -> Run | None:
    texts = unicodedata.normalize("NFC", line.text).split()
    baseline = line.baseline or (None if line.box is None else _guess_baseline(line.box, "".join(texts)))
    if baseline is None or not texts:
        return None
    ends = list(baseline.ends)
    if len(ends) != 2 * len(texts):
        length = math.hypot(baseline.x1 - baseline.x0, baseline.y1 - baseline.y0)
        ends = _spread(texts, length)
    words = tuple(Word(text, ends[2 * at], ends[2 * at + 1]) for at, text in enumerate(texts))
    return Run(words, *baseline[:4], max(baseline.size, _LEAST_SIZE))


def _guess_baseline(box: Box, text: str) -> Baseline:
    """A baseline in the box: from its left to its right, or upwards in a narrow one."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if len(text) > 1 and height > _UPRIGHT * width:
        x = box.x1 - _FOOT * width
        return Baseline(x, box.y1, x, box.y0, width, ())
    y = box.y1 - _FOOT * height
    return Baseline(box.x0, y, box.x1, y, height, ())


def _spread(texts: Iterable[str], length: float) -> list[float]:
    """Ends of the words as if all characters and blanks were equally wide."""
    ends: list[float] = []
    at = 0
    for text in texts:
        ends += [at, at + len(text)]
        at += len(text) + 1
    return [length * end / max(1, at - 1) for end in ends]
