"""A page as it was read: lines and grids in reading order, the same for every kind of input."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from schemas.base import Model
from schemas.evidence import Evidence, Method, Place
from schemas.geometry import Box

SpanLabel = Literal["unit", "person", "date", "item_code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One change that a named rule made to the text."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place in the repaired text that may be misread; `rule` is the stable name of the suspicion.

    `other` is what a second reading of the picture has there, where it has something else (`readings-differ`).
    """

    rule: Literal["foreign-letter", "mixed-digits", "impossible-mark", "private-use", "unsure-box", "readings-differ"]
    start: int
    end: int
    text: str
    other: str = ""


class Token(NamedTuple):
    """A word of a line; `start` and `end` are character offsets into the line's text."""

    text: str
    start: int
    end: int
    known: bool


class Span(NamedTuple):
    """A stretch of a line that names something; offsets are into the line's text."""

    label: SpanLabel
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How far a line can be trusted, from 0 to 1, and the stable names of what speaks against it."""

    score: float
    reasons: tuple[str, ...] = ()


class Baseline(NamedTuple):
    """Where the words of a line stand: on the way from (`x0`, `y0`) to (`x1`, `y1`), in points of the upright page.

    `size` is the em. `ends` tells for each word of the line's text, as blanks part them, where it begins and where it
    ends, in points from the baseline's beginning: two numbers a word, one word after another.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    ends: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line, or one line of a cell, repaired.

    Tick boxes in `text` are always ☐ (empty) or ☑ (ticked), whatever glyph or element drew them.
    `starts_paragraph` is true where the source itself shows a new paragraph, false where the line
    may only have wrapped. `strong` marks bold and headings. `pictured` marks text that the source itself says
    was read from a picture. `baseline` is known of lines that a recogniser read across the page.
    """

    text: str
    raw: str
    page_no: int = 1
    line_no: int | None = None
    box: Box | None = None
    baseline: Baseline | None = None
    method: Method
    confidence: float = 1.0
    starts_paragraph: bool = False
    strong: bool = False
    pictured: bool = False
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    tokens: tuple[Token, ...] = ()
    spans: tuple[Span, ...] = ()
    trust: Trust | None = None

    def with_text(self, text: str) -> "Line":
        """The line as if it read `text`; what was known of places in its text is dropped, where it stands is not."""
        return replace(self, text=text, doubts=(), tokens=(), spans=(), baseline=None)

    @property
    def place(self) -> Place:
        """The place of its evidence."""
        return None if self.method == "text_file" else self.page_no, self.line_no, self.box, self.raw

    def evidence(self) -> Evidence:
        """Where this line stands, as evidence for a value read from it."""
        return Evidence(
            page=None if self.method == "text_file" else self.page_no,
            box=self.box,
            line=self.line_no,
            method=self.method,
            confidence=self.confidence,
            raw=self.raw,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a grid; `row` and `col` count from 0, spans are at least 1."""

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    lines: tuple[Line, ...] = ()
    box: Box | None = None

    @property
    def text(self) -> str:
        """The cell's lines, one under another."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells that stand in rows and columns, before anyone knows what they mean.

    A position that no cell covers is an empty cell. `source` says what showed the columns. `open_below` are the
    columns at whose foot rulings show that the page cuts the last cell: it goes on where the next page's rows begin.
    """

    n_rows: int
    n_cols: int
    cells: tuple[GridCell, ...]
    source: Literal["tabs", "html", "markdown", "rulings", "aligned"]
    box: Box | None = None
    open_below: tuple[int, ...] = ()

    def with_lines(self, change: Callable[[Line], Line]) -> "Grid":
        """The grid with the lines of its cells as `change` gives them."""
        cells = tuple(replace(cell, lines=tuple(change(line) for line in cell.lines)) for cell in self.cells)
        return replace(self, cells=cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: what stands on it, in reading order. A text dump without page marks is page 1.

    `width` and `height` are in points; a text dump has neither. `dirty` is a scan with so many specks that digits and
    rows may be misread.
    """

    page_no: int
    width: float | None = None
    height: float | None = None
    blocks: tuple[Line | Grid, ...]
    dirty: bool = False

    @property
    def lines(self) -> list[Line]:
        """Every line in reading order, those in cells too."""
        lines: list[Line] = []
        for block in self.blocks:
            lines += [block] if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
        return lines

    def with_lines(self, change: Callable[[Line], Line]) -> "Page":
        """The page with each of its lines as `change` gives it, those in cells too."""
        return replace(
            self,
            blocks=tuple(
                change(block) if isinstance(block, Line) else block.with_lines(change) for block in self.blocks
            ),
        )


class PageTrouble(Model):
    """A page, or some lines of it, that cannot be read as it is; `page` is null where it concerns the whole file.

    picture: it is a picture in which no text was found. recognised: it was read from its picture by a recogniser.
    dirty: it was recognised, and specks may have changed what was read.
    garbled: its text layer names other letters than are printed. unsure: lines of which the recogniser was not sure.
    unreadable: it is damaged, or beyond the limits. part_picture: a picture beside its text was not read. notes: words
    in notes, stamps and form fields were not. cut_off: the file ends before its end. `lines` are those that were not
    used, `detail` says more in English.
    """

    kind: Literal[
        "picture",
        "recognised",
        "dirty",
        "garbled",
        "unsure",
        "unreadable",
        "cut_off",
        "part_picture",
        "notes",
    ]
    page: int | None = None
    lines: tuple[Evidence, ...] = ()
    detail: str = ""


class PageSize(Model):
    """A page as boxes measure it: `width` and `height` in points of the upright page.

    `turned` counts the clockwise quarter turns that stand the page upright as a viewer shows it: 0 but for tables
    that are printed sideways.
    """

    page: Annotated[int, Field(ge=1)]
    width: float
    height: float
    turned: Annotated[int, Field(ge=0, le=3)] = 0


class OpenedDocument(Model):
    """A document before its layout is understood. Pages without any text are left out of `pages`, and counted.

    `marks` are the lines that only say that a new page begins (`--- Page 3 ---`). `replaced_bytes` counts the bytes of
    a text file that were no text in its encoding, `dropped_nuls` its NUL characters. `sizes` are of the pages of a PDF.
    """

    pages: tuple[Page, ...]
    page_count: int
    marks: tuple[Line, ...] = ()
    troubles: tuple[PageTrouble, ...] = ()
    sizes: tuple[PageSize, ...] = ()
    replaced_bytes: int = 0
    dropped_nuls: int = 0
