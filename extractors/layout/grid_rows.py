"""A grid as rows of cells, with merged cells spread over what they span."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.page import Grid, GridCell
from schemas.table import Cell, Row

EMPTY = Cell()


@dataclass(frozen=True)
class GridRow:
    """One row of a grid.

    `row` holds each value once, in the column where its cell begins; values of cells that began in a
    row above are there too, marked as carried. `spread` gives for each column the text of whatever
    cell covers it, as a header row needs it.
    """

    row: Row
    spread: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells of this row print something of their own."""
        return sum(1 for cell in self.row.cells if cell.text and not cell.carried)


def grid_to_rows(grid: Grid) -> list[GridRow]:
    """The rows of `grid`, each as wide as the grid, the wholly empty ones left out."""
    covering: list[list[GridCell | None]] = [[None] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.n_rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, grid.n_cols)):
                covering[row][col] = cell
    rows = [_row_at(covering[index], index) for index in range(grid.n_rows)]
    return [row for row in rows if row.filled]


def _row_at(covering: Sequence[GridCell | None], index: int) -> GridRow:
    cells = []
    for col, cell in enumerate(covering):
        begins_here = cell is not None and cell.col == col
        cells.append(
            Cell(lines=cell.lines, carried=cell.row != index, span=cell.col_span) if cell and begins_here else EMPTY
        )
    return GridRow(
        row=Row(cells=tuple(cells), heading=_is_heading(covering, index)),
        spread=tuple(cell.text.strip() if cell else "" for cell in covering),
    )


def _is_heading(covering: Sequence[GridCell | None], index: int) -> bool:
    """Whether one printed value stands over the whole row: one wide cell, or the same words in every cell."""
    if len(covering) < 2:
        return False
    own = [cell for cell in covering if cell is not None and cell.row == index and cell.text.strip()]
    distinct = {id(cell) for cell in own}
    texts = {cell.text.strip() for cell in own}
    if len(texts) != 1:
        return False
    if len(distinct) == 1:
        return own[0].col_span >= max(2, len(covering) - 1)
    return len(distinct) == len(covering)
