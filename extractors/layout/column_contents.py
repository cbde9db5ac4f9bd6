"""What the columns of a table hold, told by what stands in them: for tables whose header was lost or never printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout.header_rows import Header
from extractors.thai.numbers import parse_int
from extractors.thai.periods import parse_period
from schemas.table import Cell, Column, Role, Row

LEAST_ROWS = 2
LEAST_SHARE = 0.6
"""A column holds periods, owners or numbers when at least this share of its filled cells do."""
LONGEST_OWNER = 90
LONGEST_PERIOD = 80
LONGEST_NUMBER = 4
"""Characters of such cells."""
SAMPLE_YEAR = 2560
"""Any fiscal year will do to see whether a text is a period at all."""


@dataclass(frozen=True)
class _Filled:
    """The filled cells of the column at `index`."""

    index: int
    cells: tuple[Cell, ...]

    def mostly(self, test: Callable[[Cell], bool]) -> bool:
        """Whether enough of the cells pass `test`."""
        return bool(self.cells) and sum(map(test, self.cells)) >= LEAST_SHARE * len(self.cells)


def infer_header(rows: Sequence[Row]) -> Header | None:
    """The columns of a measures table without a header, or None where owners and periods do not show.

    Both must show: who and when together stand in no other kind of table. The longest column before them is the
    measure, or the first of two; what stands behind them tells results.
    """
    if len(rows) < LEAST_ROWS:
        return None
    width = len(rows[0].cells)
    columns = [_Filled(at, tuple(row.cells[at] for row in rows if row.cells[at].text)) for at in range(width)]
    periods = [column.index for column in columns if column.mostly(is_period)]
    owners = [column.index for column in columns if column.mostly(is_owner)]
    if len(periods) != 1 or len(owners) != 1 or width < 3:
        return None
    roles: dict[int, Role] = {periods[0]: "period", owners[0]: "owner"}
    numbers = [column.index for column in columns[:1] if column.mostly(_is_number)]
    roles.update(dict.fromkeys(numbers, "number"))
    first = min(periods[0], owners[0])
    texts = [column for column in columns if column.index not in roles and column.cells]
    before = [column.index for column in texts if column.index < first]
    behind = [column.index for column in texts if column.index > first]
    if not before:
        return None
    roles.update(zip(before[-2:], ("measure", "steps"), strict=False))
    roles.update(zip(behind, ("result", "outcome"), strict=False))
    return Header(columns=tuple(Column(title="", role=roles.get(at)) for at in range(width)), n_rows=0, kind="measures")


def is_period(cell: Cell) -> bool:
    """Whether the cell holds a period and nothing else."""
    text = " ".join(cell.text.split())
    return len(text) <= LONGEST_PERIOD and parse_period(text, fiscal_year=SAMPLE_YEAR).start is not None


def is_owner(cell: Cell) -> bool:
    """Whether the names found in the cell's lines, or a word like ทุกกอง, make up most of it."""
    if len(cell.text) > LONGEST_OWNER:
        return False
    spans = [span for line in cell.lines for span in line.spans if span.label in ("unit", "person")]
    return cell.text.startswith("ทุก") or sum(len(span.text) for span in spans) >= LEAST_SHARE * len(cell.text)


def _is_number(cell: Cell) -> bool:
    return len(cell.text) <= LONGEST_NUMBER and parse_int(cell.text) is not None
