"""Tables and paragraphs once the layout is understood."""

from dataclasses import dataclass
from typing import Literal

from schemas.page import Line
from schemas.report import SetAside, StatusValue

Role = Literal[
    "number",
    "topic",
    "measure",
    "objectives",
    "steps",
    "owner",
    "period",
    "month",
    "quarter",
    "result",
    "outcome",
    "status",
    "status_mark",
]
"""What a column of a measures table holds. `month`, `quarter` and `status_mark` columns hold only a mark."""

TableKind = Literal["measures", "scores", "committee", "contents", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; `role` is null where its heading says nothing that we know. `lines` print the heading.

    `status` is what a mark in a `status_mark` column says, `month` (1–12) and `quarter` (1–4, of
    the fiscal year) what a mark in such a column says.
    """

    title: str
    role: Role | None = None
    status: StatusValue | None = None
    month: int | None = None
    quarter: int | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table row; `carried` says that the value comes from a merged cell which began above.

    `span` counts the columns that it covers, from its own to the right.
    """

    lines: tuple[Line, ...] = ()
    carried: bool = False
    span: int = 1

    @property
    def text(self) -> str:
        """The cell's lines, one under another, without space around."""
        return "\n".join(line.text for line in self.lines).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with one cell for each column; `heading` is true for a row that one cell spans whole.

    `shifted` is true for a row that was printed one column beside its headings and was moved under them, `doubtful` for
    one that may not be a row as it is: a piece of one, or two in one.
    """

    cells: tuple[Cell, ...]
    heading: bool = False
    shifted: bool = False
    doubtful: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the row that this row itself prints."""
        return tuple(line for cell in self.cells if not cell.carried for line in cell.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, joined over pages. `above` holds the prose lines straight above it.

    `inferred` says that no heading told what the columns hold: it was inferred from what stands in them.
    """

    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: tuple[Line, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Prose lines that belong together; `whole` says that the source itself shows all of them as one field."""

    lines: tuple[Line, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The document's tables and paragraphs in reading order, and what was set aside on the way."""

    elements: tuple[Paragraph | Table, ...]
    set_aside: tuple[SetAside, ...] = ()
