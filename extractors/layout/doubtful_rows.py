"""Rows of scanned tables that may be pieces of one, or two in one: told by what they lack."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from schemas.page import Line
from schemas.table import Role, Row, Table

INFERRED_CONFIDENCE = 0.7
"""Of values whose letters are read well and whose place in the table is doubtful: no heading names their column, their
row was moved under its headings, or is one of those below.

Of 209 fields of copies that were read as surely as 0.9 and stood in such rows, 154 were right."""
MOSTLY = 0.6
"""The share of the rows of all tables that tell who or when, from which a row lacks it that does not."""
_TOLD: tuple[tuple[Role, ...], ...] = (("owner",), ("period", "month", "quarter"))


def less_sure(row: Row) -> Row:
    """The row with no line surer than INFERRED_CONFIDENCE."""
    return replace(row, cells=tuple(replace(cell, lines=no_surer(cell.lines)) for cell in row.cells))


def no_surer(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, none surer than INFERRED_CONFIDENCE."""
    return tuple(replace(line, confidence=min(line.confidence, INFERRED_CONFIDENCE)) for line in lines)


def doubt_pieces(tables: Sequence[Table], *, dirty: Container[int] = ()) -> list[Table]:
    """The document's tables, where rows that a recogniser read are less sure if they lack who or when, unlike most.

    So is the row before such a one, in the table before, too: where a ruling or a number was not seen, one of the two
    has words of the other. And so is a row with lines of two pages, or merged cells of the page before, where one of
    the pages is among the `dirty` ones.
    """
    wanted = [roles for roles in _TOLD if _share_that_tells(tables, roles) >= MOSTLY]
    doubtful: set[int] = set()
    before: Row | None = None
    for row, table in _rows_of_measures(tables):
        if _is_recognised(row) and any(_has_column(table, roles) and not _tells(row, table, roles) for roles in wanted):
            doubtful |= {id(row)} | ({id(before)} if before is not None and _is_recognised(before) else set())
        pages = {line.page_no for cell in row.cells for line in cell.lines}
        if len(pages) > 1 and any(page_no in dirty for page_no in pages):
            doubtful.add(id(row))
        before = row
    return [
        replace(table, rows=tuple(_doubted(row) if id(row) in doubtful else row for row in table.rows))
        for table in tables
    ]


def _doubted(row: Row) -> Row:
    return replace(less_sure(row), doubtful=True)


def _rows_of_measures(tables: Sequence[Table]) -> Iterator[tuple[Row, Table]]:
    """The rows that may be measures, in the document's order, each with its table."""
    for table in tables:
        if table.kind == "measures":
            yield from ((row, table) for row in table.rows if not row.heading)


def _share_that_tells(tables: Sequence[Table], roles: Sequence[Role]) -> float:
    told = [_tells(row, table, roles) for row, table in _rows_of_measures(tables) if _has_column(table, roles)]
    return sum(told) / len(told) if told else 0.0


def _has_column(table: Table, roles: Sequence[Role]) -> bool:
    return any(column.role in roles for column in table.columns)


def _tells(row: Row, table: Table, roles: Sequence[Role]) -> bool:
    return any(cell.text for cell, column in zip(row.cells, table.columns, strict=True) if column.role in roles)


def _is_recognised(row: Row) -> bool:
    return any(line.method == "ocr" for line in row.lines)
