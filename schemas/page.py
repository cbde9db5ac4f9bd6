"""A page as it was read: lines and grids in reading order, the same for every kind of input."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Model
from schemas.evidence import Confidence, Evidence, Method
from schemas.geometry import Box

SpanLabel = Literal["unit", "person", "date", "item_code"]


class Repair(Model):
    """One change that a named rule made to the text."""

    rule: str
    before: str
    after: str


class Doubt(Model):
    """A place in the repaired text that may be misread; `rule` is the stable name of the suspicion."""

    rule: Literal["foreign-letter", "mixed-digits", "impossible-mark", "private-use"]
    start: int
    end: int
    text: str


class Token(Model):
    """A word of a line; `start` and `end` are character offsets into the line's text."""

    text: str
    start: int
    end: int
    known: bool


class Span(Model):
    """A stretch of a line that names something; offsets are into the line's text."""

    label: SpanLabel
    start: int
    end: int
    text: str


class Line(Model):
    """One printed line, or one line of a cell, repaired.

    Tick boxes in `text` are always ☐ (empty) or ☑ (ticked), whatever glyph or element drew them.
    `starts_paragraph` is true where the source itself shows a new paragraph, false where the line
    may only have wrapped. `strong` marks bold and headings. `pictured` marks text that the source itself says
    was read from a picture.
    """

    text: str
    raw: str
    page_no: int = 1
    line_no: int | None = None
    box: Box | None = None
    method: Method
    confidence: Confidence = 1.0
    starts_paragraph: bool = False
    strong: bool = False
    pictured: bool = False
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    tokens: tuple[Token, ...] = ()
    spans: tuple[Span, ...] = ()

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


class GridCell(Model):
    """A cell of a grid; `row` and `col` count from 0, spans are at least 1."""

    row: Annotated[int, Field(ge=0)]
    col: Annotated[int, Field(ge=0)]
    row_span: Annotated[int, Field(ge=1)] = 1
    col_span: Annotated[int, Field(ge=1)] = 1
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The cell's lines, one under another."""
        return "\n".join(line.text for line in self.lines)


class Grid(Model):
    """Cells that stand in rows and columns, before anyone knows what they mean.

    A position that no cell covers is an empty cell. `source` says what showed the columns.
    """

    n_rows: Annotated[int, Field(ge=1)]
    n_cols: Annotated[int, Field(ge=1)]
    cells: tuple[GridCell, ...]
    source: Literal["tabs", "html", "markdown", "rulings", "aligned"]


class Page(Model):
    """One page: what stands on it, in reading order. A text dump without page marks is page 1."""

    page_no: Annotated[int, Field(ge=1)]
    blocks: tuple[Line | Grid, ...]


class OpenedDocument(Model):
    """A document before its layout is understood. Pages without any text are left out of `pages`, and counted.

    `marks` are the lines that only say that a new page begins (`--- Page 3 ---`).
    """

    pages: tuple[Page, ...]
    page_count: int
    marks: tuple[Line, ...] = ()
