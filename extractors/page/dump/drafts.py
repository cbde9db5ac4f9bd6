"""Lines and grids of a dump before their text is cleaned and repaired."""

from dataclasses import dataclass, field
from typing import Literal

BOLD_ON, BOLD_OFF = "\ufdd0", "\ufdd1"
"""Around bold text, until `finish` takes them out: noncharacters, which no text holds."""


@dataclass(slots=True)
class DraftLine:
    """One line; `raw` is what stands in the file, `text` still has its markdown."""

    text: str
    raw: str
    line_no: int
    starts_paragraph: bool
    pictured: bool


@dataclass(slots=True)
class DraftCell:
    """A cell; `row` and `col` count from 0, spans are at least 1."""

    row: int
    col: int
    lines: list[DraftLine]
    row_span: int = 1
    col_span: int = 1


@dataclass(slots=True)
class DraftGrid:
    """Cells that stand in rows and columns."""

    source: Literal["tabs", "html", "markdown"]
    n_rows: int
    n_cols: int
    cells: list[DraftCell] = field(default_factory=list)


DraftBlock = DraftLine | DraftGrid
