"""What the columns of a table hold, told by what stands in them: for tables whose header was lost or never printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from extractors.layout.header_rows import Header
from extractors.thai.numbers import parse_int
from extractors.thai.periods import parse_period
from extractors.thai.spans import find_spans
from schemas.table import Column, Role, Row

LEAST_ROWS = 2
LEAST_SHARE = 0.6
"""A column holds periods, owners or numbers when at least this share of its filled cells do."""
LONGEST_OWNER = 90
SAMPLE_YEAR = 2560
"""Any fiscal year will do to see whether a text is a period at all."""


@dataclass(frozen=True)
class _ColumnTexts:
    index: int
    texts: tuple[str, ...]

    def share(self, test: Callable[[str], bool]) -> float:
        """How many of the filled cells pass `test`, of one."""
        return sum(map(test, self.texts)) / len(self.texts) if self.texts else 0.0

    @property
    def length(self) -> float:
        """Characters of the average filled cell."""
        return mean(map(len, self.texts)) if self.texts else 0.0


def infer_header(rows: Sequence[Row]) -> Header | None:
    """The columns of a measures table without a header, or None where owners and periods do not show.

    Both must show: who and when together stand in no other kind of table. The longest column before them is the
    measure, or the first of two; what stands behind them tells results.
    """
    if len(rows) < LEAST_ROWS:
        return None
    width = len(rows[0].cells)
    columns = [_ColumnTexts(at, tuple(row.cells[at].text for row in rows if row.cells[at].text)) for at in range(width)]
    periods = [column.index for column in columns if column.share(_is_period) >= LEAST_SHARE]
    owners = [column.index for column in columns if column.share(_is_owner) >= LEAST_SHARE]
    if len(periods) != 1 or len(owners) != 1 or width < 3:
        return None
    roles: dict[int, Role] = {periods[0]: "period", owners[0]: "owner"}
    numbers = [column.index for column in columns if column.share(_is_number) >= LEAST_SHARE and column.index == 0]
    roles.update(dict.fromkeys(numbers, "number"))
    first = min(periods[0], owners[0])
    texts = [column for column in columns if column.index not in roles and column.texts]
    before = [column.index for column in texts if column.index < first]
    behind = [column.index for column in texts if column.index > first]
    if not before:
        return None
    roles.update(zip(before[-2:], ("measure", "steps"), strict=False))
    roles.update(zip(behind, ("result", "outcome"), strict=False))
    return Header(columns=tuple(Column(title="", role=roles.get(at)) for at in range(width)), n_rows=0, kind="measures")


def _is_period(text: str) -> bool:
    return len(text) <= 80 and parse_period(" ".join(text.split()), fiscal_year=SAMPLE_YEAR).start is not None


def _is_owner(text: str) -> bool:
    if len(text) > LONGEST_OWNER:
        return False
    named = sum(span.end - span.start for span in find_spans(text) if span.label in ("unit", "person"))
    return text.startswith("ทุก") or named >= LEAST_SHARE * len(text)


def _is_number(text: str) -> bool:
    return len(text) <= 4 and parse_int(text) is not None
