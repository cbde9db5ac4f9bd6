"""Pictures of lines whose text is known: the PDF samples, drawn as a scanner would see them, cut as the program cuts.

What a line says comes from the text layer at its place; lines of which that is not sure are left out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.cut import cut_line
from extractors.page.images.line_box import LineBox
from extractors.page.images.lines import find_lines
from extractors.page.images.open import to_grey
from extractors.page.images.pixels import Grey
from extractors.page.ocr.alphabet import ALPHABET
from extractors.page.pdf.document import PdfLimits, open_pdf
from extractors.page.pdf.render import render_page
from pipeline.options import ReadOptions
from pipeline.stages.intake import take_in
from pipeline.stages.pages import open_pages
from schemas.geometry import Box
from schemas.page import Line
from training.alphabet import to_canonical

MOST = 300
DPI = 200
_POINTS_PER_INCH = 72
_MOST_PIXELS = 20_000_000
_END = 0.9
"""Letter heights that a line may begin or end beside its text."""
_DEEP = 0.35
_HIGHEST = 3.2
"""Letter heights of a text with all its marks, at most; what is higher is more than one line."""


class KnownLine(NamedTuple):
    """A picture of a line [40, W] and what it says, in the one form of `to_canonical`."""

    image: Grey
    text: str


class FoundLine(NamedTuple):
    """A line found on the page: its body in points, and the height of its consonants."""

    body: Box
    hc: float


class KnownText(NamedTuple):
    """A line of the text layer: its ink in points, and what it says; None where that is not sure."""

    ink: Box
    text: str | None


def known_lines(paths: Sequence[Path], *, most: int = MOST) -> list[KnownLine]:
    """At most so many lines of these PDF files, from all of their pages alike; the same for the same files."""
    pages = (page for path in paths for page in pages_with_text(path))
    lines = [
        line
        for number, (page, scale, texts) in enumerate(pages)
        for line in _lines_of(aged(page, seed=number), scale, texts)
    ]
    return evenly(lines, most=most)


def evenly(lines: Sequence[KnownLine], *, most: int) -> list[KnownLine]:
    """At most so many of the lines, with as many left out before each."""
    count = min(most, len(lines))
    return [lines[at * len(lines) // count] for at in range(count)]


def pages_with_text(path: Path) -> Iterator[tuple[Grey, float, list[KnownText]]]:
    """Each page with text: its picture, pixels a point, and the lines of its text layer."""
    opened = open_pages(take_in(path, ReadOptions()), ReadOptions())
    with open_pdf(path.read_bytes(), name=path.name, limits=PdfLimits()) as pdf:
        for page in opened.pages:
            drawn = render_page(pdf, page.page_no, scale=DPI / _POINTS_PER_INCH, most_pixels=_MOST_PIXELS)
            texts = [KnownText(line.box, text_of(line)) for line in page.lines if line.box]
            yield to_grey(drawn.image), drawn.scale, texts


def text_of(line: Line) -> str | None:
    """What the line says; None where the text layer had to be repaired, is doubted, or has what no reader writes."""
    text = to_canonical(line.text)
    sure = line.confidence == 1.0 and not (line.repairs or line.doubts or line.pictured)
    return text if sure and text and ALPHABET.issuperset(text) else None


def aged(page: Grey, *, seed: int) -> Grey:
    """The page as it comes from a scanner: a little blurred, greyer, with noise; the same for the same seed."""
    dice = np.random.default_rng([20_567, seed])
    soft = cv2.GaussianBlur(page, (0, 0), dice.uniform(0.5, 0.9)).astype(np.float32)
    paper, ink = dice.uniform(225, 250), dice.uniform(20, 60)
    noise = cv2.GaussianBlur(dice.normal(0.0, 1.0, page.shape).astype(np.float32), (0, 0), 0.6)
    scanned = ink + soft * ((paper - ink) / 255.0) + noise * dice.uniform(6.0, 14.0)
    return np.asarray(scanned.clip(0, 255).round(), dtype=np.uint8)


def _lines_of(page: Grey, scale: float, texts: Sequence[KnownText]) -> Iterator[KnownLine]:
    boxes = find_lines(page)
    found = [_to_points(box, scale) for box in boxes]
    for at, text in match(found, texts):
        yield KnownLine(cut_line(page, boxes[at]), text)


def _to_points(box: LineBox, scale: float) -> FoundLine:
    body = Box(box.left / scale, box.top / scale, box.right / scale, box.baseline / scale)
    return FoundLine(body, box.hc / scale)


def match(found: Sequence[FoundLine], known: Sequence[KnownText]) -> Iterator[tuple[int, str]]:
    """The number of each line that has exactly one text at its place, and no other touching it, and the text."""
    for at, line in enumerate(found):
        touching = [each for each in known if _overlap(line.body, each.ink)]
        alone = sum(_overlap(other.body, each.ink) for each in touching for other in found) == 1
        if alone and len(touching) == 1 and touching[0].text and fits(line, touching[0].ink):
            yield at, touching[0].text


def fits(line: FoundLine, ink: Box) -> bool:
    """Whether the ink begins, ends and stands where the line does."""
    body, hc = line
    beside = max(abs(body.x0 - ink.x0), abs(body.x1 - ink.x1))
    inside = ink.y0 <= body.y0 + _DEEP * hc and body.y1 - _DEEP * hc <= ink.y1
    return beside <= _END * hc and inside and ink.y1 - ink.y0 <= _HIGHEST * hc


def _overlap(one: Box, other: Box) -> bool:
    """Whether the boxes have more in common than their edges."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 0 and down > 0.3 * (one.y1 - one.y0)
