"""A line as it was recognised becomes glyphs: letters with their marks, and the blanks between words."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.page.content import Font, Glyph
from extractors.page.ocr.engine import LineReading
from extractors.page.scan.opinions import TwiceRead
from extractors.thai.letters import is_mark
from schemas.geometry import Box

BODY = 0.42
"""How high a consonant stands, in ems, in the official fonts."""
_BLANK = 0.24
"""Ems of a blank, at the least: a recogniser tells that words part, and not exactly where."""
_LEADER = "…"
_WIDEST_LEADER = 0.6
"""Ems of one …; a longer dotted line is several."""
_FEWEST_LEADERS = 2
"""A recogniser names a dotted line where it begins, however long it is; one … alone would be three dots."""
_MARK_ABOVE, _MARK_BELOW, _TALL = 0.9, 0.45, 0.45
"""Heights of a consonant that marks reach over and under the body, and that Latin capitals and ป rise above it."""
_FONT = Font(name="", bold=False)
_LEAST_SURE = 1e-6


class Place(NamedTuple):
    """Where a line stands: its ends, its baseline and the height of its consonants, in points."""

    left: float
    right: float
    baseline: float
    hc: float


class _Letter(NamedTuple):
    """A letter with its marks, the product of their confidences, and where it stands from `x0` to `x1`.

    `other` is what another reading has instead; None where it has the same.
    """

    text: str
    confidence: float
    x0: float
    x1: float
    other: str | None = None


def to_glyphs(line: TwiceRead, place: Place, *, first: int) -> list[Glyph]:
    """The glyphs of a line; `first` is the place of the first one on the page."""
    reading = line.reading
    scale = (place.right - place.left) / max(line.width, 1.0)
    words = list(_words(line, left=place.left, scale=scale))
    size = place.hc / BODY
    exponent = _exponent(reading, words)
    glyphs: list[Glyph] = []
    for at, word in enumerate(_parted(words, least=_BLANK * size)):
        if at:
            glyphs.append(_blank(glyphs[-1].end, word[0].x0, place, order=first + len(glyphs)))
        for letter, (x, end) in zip(word, _tiles(word), strict=True):
            sure = max(letter.confidence, _LEAST_SURE) ** exponent
            glyphs.append(_to_glyph(letter, x, end, place, sure=sure, order=first + len(glyphs)))
    return glyphs


def _words(line: TwiceRead, *, left: float, scale: float) -> Iterator[list[_Letter]]:
    """The letters of each word, in points of the page."""
    word: list[_Letter] = []
    for at, char in enumerate(line.reading.chars):
        other = line.otherwise.get(at)
        if char.char == " ":
            if word:
                yield word
            word = []
        elif is_mark(char.char) and word:
            last = word[-1]
            if other is not None or last.other is not None:
                said = last.text if last.other is None else last.other
                last = last._replace(other=said + (char.char if other is None else other))
            word[-1] = last._replace(text=last.text + char.char, confidence=last.confidence * char.confidence)
        else:
            x0, x1 = left + char.x0 * scale, left + char.x1 * scale
            word.append(_Letter(char.char, char.confidence, x0, max(x0, x1), other))
    if word:
        yield word


def _exponent(reading: LineReading, words: Sequence[Sequence[_Letter]]) -> float:
    """The power that makes the product of the letters' confidences that of the line."""
    product = sum(math.log(max(letter.confidence, _LEAST_SURE)) for word in words for letter in word)
    return math.log(max(reading.confidence, _LEAST_SURE)) / product if product < -_LEAST_SURE else 1.0


def _parted(words: Sequence[list[_Letter]], *, least: float) -> list[list[_Letter]]:
    """The words, so far apart that nobody takes them for one."""
    parted = [list(word) for word in words]
    for left, right in pairwise(parted):
        lacking = least - (right[0].x0 - left[-1].x1)
        if lacking > 0:
            left[-1] = left[-1]._replace(x1=max(left[-1].x0, left[-1].x1 - lacking / 2))
            right[0] = right[0]._replace(x0=min(right[0].x1, left[-1].x1 + least))
    return parted


def _tiles(word: Sequence[_Letter]) -> list[tuple[float, float]]:
    """From where to where the pen goes for each letter of a word: without room between them."""
    borders = [(left.x1 + right.x0) / 2 for left, right in pairwise(word)]
    edges = [word[0].x0, *borders, word[-1].x1]
    return list(pairwise(sorted(edges)))


def _to_glyph(letter: _Letter, x: float, end: float, place: Place, *, sure: float, order: int) -> Glyph:
    size = place.hc / BODY
    text = letter.text
    if text == _LEADER:
        text *= max(_FEWEST_LEADERS, round((end - x) / (_WIDEST_LEADER * size)))
    marks = letter.text[1:]
    below = any(mark in "\u0e38\u0e39\u0e3a" for mark in marks)
    above = len(marks) > below
    top = place.baseline - place.hc * (1 + (_MARK_ABOVE if above else _TALL))
    ink = Box(x, top, end, place.baseline + (_MARK_BELOW * place.hc if below else 0.0))
    return Glyph(
        text=text, ink=ink, x=x, end=end, baseline=place.baseline, size=size, font=_FONT, turn=0, unmapped=False,
        hidden=False, order=order, sure=min(1.0, sure), other=letter.other,
    )  # fmt: skip


def _blank(x: float, end: float, place: Place, *, order: int) -> Glyph:
    end = max(x, end)
    return Glyph(
        text=" ", ink=Box(x, place.baseline, end, place.baseline), x=x, end=end, baseline=place.baseline,
        size=place.hc / BODY, font=_FONT, turn=0, unmapped=False, hidden=False, order=order, sure=1.0,
    )  # fmt: skip
