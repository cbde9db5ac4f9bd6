"""Blocks set on pages: where each line of words, ruling and box stands, in points from the top left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from bench.corpus.blocks import EMPTY_BOX, TICKED_BOX, Block, PageTurn, Paragraph, Table

SHORT_SIDE, LONG_SIDE = 595.0, 842.0
MARGIN = 50.0
SIZE = 11.0
LINE = 20.0
"""Points from line to line: Thai marks stand high."""
ASCENT = 14.0
PAD = 4.0
INDENT = 36.0
BOX_ROOM = 14.0
"""So much the word behind a box is moved to the right."""

Measured = Callable[[str], float]
"""How wide the words are printed."""


@dataclass(frozen=True)
class Words:
    """Words on a baseline; a box, ticked or not, stands before them where `box` says so."""

    x: float
    baseline: float
    text: str
    box: str = ""


@dataclass
class Sheet:
    """A page: its size, its words and its rulings (x0, y0, x1, y1)."""

    width: float
    height: float
    words: list[Words] = field(default_factory=list)
    rulings: list[tuple[float, float, float, float]] = field(default_factory=list)


def set_blocks(blocks: Sequence[Block], measured: Measured) -> list[Sheet]:
    """The pages that the blocks fill."""
    setter = _Setter(measured)
    for block in blocks:
        match block:
            case PageTurn(paper=paper):
                setter.turn(landscape=paper == "landscape")
            case Paragraph():
                setter.paragraph(block)
            case Table():
                setter.table(block)
    return setter.sheets


class _Setter:
    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self.sheets: list[Sheet] = []
        self.landscape = False
        self.y = 0.0

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def room(self) -> float:
        return self.sheet.width - 2 * MARGIN

    def turn(self, *, landscape: bool) -> None:
        self.landscape = landscape
        sides = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
        self.sheets.append(Sheet(*sides))
        self.y = MARGIN

    def make_room(self, height: float) -> bool:
        """Whether a new page was begun so that this fits."""
        if self.y + height <= self.sheet.height - MARGIN:
            return False
        self.turn(landscape=self.landscape)
        return True

    def paragraph(self, block: Paragraph) -> None:
        """Its lines, which stay on one page."""
        indent = 0.0 if block.centred else INDENT
        lines = wrap(block.text, self.room, self.measured, first=self.room - indent)
        self.make_room(len(lines) * LINE)
        for at, text in enumerate(lines):
            x = MARGIN + (0.0 if at else indent)
            if block.centred:
                x = (self.sheet.width - self.measured(text)) / 2
            self.sheet.words.append(Words(x, self.y + ASCENT, text))
            self.y += LINE
        self.y += LINE / 3

    def table(self, block: Table) -> None:
        """Rows that do not fit begin a new page, with the header printed again."""
        unit = self.room / sum(block.widths)
        xs = [MARGIN]
        for width in block.widths:
            xs.append(xs[-1] + width * unit)
        header = self._lines(block.rows[0], xs)
        self.make_room(_height(header) + 3 * LINE)
        self._row(header, xs)
        for row in block.rows[1:]:
            lines = self._lines(row, xs)
            if self.make_room(_height(lines)):
                self._row(header, xs)
            self._row(lines, xs if len(row) > 1 else [xs[0], xs[-1]])
        self.y += LINE / 2

    def _lines(self, row: Sequence[str], xs: Sequence[float]) -> list[list[str]]:
        sides = list(pairwise(xs)) if len(row) > 1 else [(xs[0], xs[-1])]
        return [
            [line for text in cell.split("\n") for line in self._wrapped(text, x1 - x0 - 2 * PAD)]
            for cell, (x0, x1) in zip(row, sides, strict=True)
        ]

    def _wrapped(self, text: str, width: float) -> list[str]:
        """A line that begins with a box has less room."""
        return wrap(text, width, self.measured, first=width - (BOX_ROOM if text[:1] in (EMPTY_BOX, TICKED_BOX) else 0))

    def _row(self, cells: Sequence[Sequence[str]], xs: Sequence[float]) -> None:
        top, bottom = self.y, self.y + _height(cells)
        self.sheet.rulings += [(xs[0], y, xs[-1], y) for y in (top, bottom)]
        self.sheet.rulings += [(x, top, x, bottom) for x in xs]
        for lines, x in zip(cells, xs, strict=False):
            for at, text in enumerate(lines):
                box = text[:1] if text[:1] in (EMPTY_BOX, TICKED_BOX) else ""
                words = text.removeprefix(box).strip()
                baseline = top + PAD / 2 + at * LINE + ASCENT
                self.sheet.words.append(Words(x + PAD + (BOX_ROOM if box else 0), baseline, words, box))
        self.y = bottom


def _height(cells: Sequence[Sequence[str]]) -> float:
    return max(1, *map(len, cells)) * LINE + PAD


def wrap(text: str, width: float, measured: Measured, *, first: float) -> list[str]:
    """The lines, broken between words; the first has room of its own. A word that is too wide stands out."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        room = width if lines else first
        if line.strip() and measured((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


@cache
def _pieces(text: str) -> tuple[str, ...]:
    """Where a line may break: words, each with the signs behind it."""
    from extractors.thai.tokens import tokenize

    return tuple(_kept_together(token.text for token in tokenize(text)))


def _kept_together(words: Iterator[str]) -> Iterator[str]:
    """The words with the spaces behind them; those that no line may part are one."""
    held = ""
    for word in words:
        if held and _may_part(held, word):
            yield held
            held = word
        else:
            held += word
    if held:
        yield held


def _may_part(left: str, right: str) -> bool:
    """Whether a line may break here: between two Thai words, and at a space unless a number stands before it."""
    if right.isspace():
        return False
    if left[-1].isspace():
        return not left.strip()[-1:].isdigit()
    return _is_thai(left[-1]) and _is_thai(right[0]) and min(len(left), len(right)) > 1


def _is_thai(letter: str) -> bool:
    return "\u0e01" <= letter <= "\u0e4e"
