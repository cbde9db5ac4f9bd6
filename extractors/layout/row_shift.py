"""Rows that stand one column beside their header: a leading tab was lost, or an empty cell was doubled."""

from collections.abc import Sequence

from extractors.layout.column_contents import is_owner, is_period
from schemas.table import Cell, Column, Role, Row

_MERGED: frozenset[Role] = frozenset({"topic", "number"})
"""What often stands empty at the left of a row, so that only a tab tells of it."""


def straighten(row: Row, columns: Sequence[Column]) -> Row:
    """The row under its own headings, `shifted` set if it had to be moved; `row` may be wider than the columns.

    A row is moved by one column, and only where that brings both its owner and its period under
    their headings, and one empty cell more or less explains why.
    """
    roles = [column.role for column in columns]
    if (
        roles.count("period") != 1
        or roles.count("owner") != 1
        or row.heading
        or any(cell.carried for cell in row.cells)
    ):
        return row
    owner, period = roles.index("owner"), roles.index("period")
    if _fits(row.cells, owner, period):
        return row
    moved = _with_leading_cell(row.cells, roles) if len(row.cells) == len(columns) else None
    if moved is None or not _fits(moved, owner, period):
        moved = _without_empty_cell(row.cells, roles)
    return Row(cells=moved, shifted=True) if moved is not None and _fits(moved, owner, period) else row


def _fits(cells: Sequence[Cell], owner: int, period: int) -> bool:
    return is_owner(cells[owner]) and is_period(cells[period])


def _with_leading_cell(cells: tuple[Cell, ...], roles: Sequence[Role | None]) -> tuple[Cell, ...] | None:
    """The cells moved to the right, where the first column is one that is often empty and the last cell is."""
    return (Cell(), *cells[:-1]) if not cells[-1].text and roles[0] in _MERGED else None


def _without_empty_cell(cells: tuple[Cell, ...], roles: Sequence[Role | None]) -> tuple[Cell, ...] | None:
    """The cells moved to the left into the one empty cell that stands among the first ones and may not be empty."""
    reach = max(roles.index("owner"), roles.index("period")) + 1
    empty = [at for at in range(min(reach, len(cells))) if not cells[at].text and roles[at] not in _MERGED]
    if len(empty) != 1:
        return None
    narrower = (*cells[: empty[0]], *cells[empty[0] + 1 :])
    return narrower if len(narrower) >= len(roles) else (*narrower, Cell())
