"""Where the cells of an HTML table stand, with their spans."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.page.dump.drafts import DraftCell, DraftLine

WIDEST_SPAN = 100
"""A cell that asks for more columns only means: as wide as the table is."""
LAST_SPANNED = 100
"""Columns in which a cell may span rows; further right each stands in its own row."""


@dataclass(slots=True)
class SpannedCell:
    """A cell and the spans it asks for; `row_span` 0 means to the end of its section."""

    lines: list[DraftLine]
    row_span: int
    col_span: int


def place_cells(
    rows: Sequence[Sequence[SpannedCell]], *, section_starts: Collection[int]
) -> tuple[list[DraftCell], int]:
    """The cells in their places, none over another, and the number of columns.

    `section_starts` are the rows with which a table head, body or foot begins. A span ends with the table
    at the latest, and with its section if the next one's first row has no room for it: that row then
    brings all its cells with it. https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
    """
    starts = {start for start in section_starts if 0 < start < len(rows)}
    ends_of_section = _ends_of_sections(starts, len(rows))
    placed: list[DraftCell] = []
    n_cols = max((sum(_columns(cell) for cell in row) for row in rows), default=1)
    hanging: list[DraftCell | None] = [None] * min(n_cols, LAST_SPANNED)  # by column: who reaches down from above
    width = 1
    for index, row in enumerate(rows):
        if any(hanging):
            hanging = [cell if cell and cell.row + cell.row_span > index else None for cell in hanging]
        if index in starts and _wanted(row, hanging) > width:
            _cut_off(hanging, index)
        col = 0
        for cell in row:
            col = _next_free(hanging, col)
            here = DraftCell(index, col, cell.lines)
            here.col_span = _free_columns(hanging, col, _wide(cell, room=n_cols - col))
            if col + here.col_span <= LAST_SPANNED:
                asked = cell.row_span or ends_of_section[index] - index
                here.row_span = max(1, min(asked, len(rows) - index))
                _hang(hanging, here)
            placed.append(here)
            col += here.col_span
            width = max(width, col)
    return placed, width


def _columns(cell: SpannedCell) -> int:
    return cell.col_span if cell.col_span <= WIDEST_SPAN else 1


def _wide(cell: SpannedCell, *, room: int) -> int:
    return cell.col_span if cell.col_span <= WIDEST_SPAN else max(1, room)


def _ends_of_sections(starts: Collection[int], n_rows: int) -> list[int]:
    """For each row the row behind its section."""
    ends = [n_rows] * n_rows
    end = n_rows
    for index in range(n_rows - 1, -1, -1):
        ends[index] = end
        if index in starts:
            end = index
    return ends


def _wanted(row: Sequence[SpannedCell], hanging: Sequence[DraftCell | None]) -> int:
    """How many columns the table needs for the row beside what reaches down."""
    return sum(_columns(cell) for cell in row) + sum(cell is not None for cell in hanging)


def _cut_off(hanging: list[DraftCell | None], index: int) -> None:
    """End at row `index` whatever reaches down into it."""
    for col, cell in enumerate(hanging):
        if cell is not None:
            cell.row_span = index - cell.row
            hanging[col] = None


def _next_free(hanging: Sequence[DraftCell | None], col: int) -> int:
    while col < len(hanging) and hanging[col] is not None:
        col += 1
    return col


def _free_columns(hanging: Sequence[DraftCell | None], col: int, asked: int) -> int:
    """How many of the columns asked for are free from `col` on."""
    free = 1
    while free < asked and (col + free >= len(hanging) or hanging[col + free] is None):
        free += 1
    return free


def _hang(hanging: list[DraftCell | None], cell: DraftCell) -> None:
    """Remember that the cell reaches down, if it does."""
    if cell.row_span > 1:
        end = cell.col + cell.col_span
        hanging.extend([None] * (end - len(hanging)))
        hanging[cell.col : end] = [cell] * cell.col_span
