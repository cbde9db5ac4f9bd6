"""Tables without rulings between their columns: told by columns of white and by how text is aligned."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.page.content import Stroke
from extractors.page.grid.cells import RuledTable
from extractors.page.layer.rows import Row
from schemas.geometry import Box


class AlignedCell(NamedTuple):
    """A cell of an aligned table, with the printed rows in it."""

    row: int
    col: int
    col_span: int
    rows: tuple[Row, ...]


class AlignedTable(NamedTuple):
    """A table told by alignment."""

    n_rows: int
    n_cols: int
    cells: tuple[AlignedCell, ...]
    box: Box


def find_aligned_tables(
    rows: Sequence[tuple[Row, Box]], strokes: Sequence[Stroke], ruled: Sequence[RuledTable]
) -> tuple[list[AlignedTable], list[tuple[Row, Box]]]:
    """The aligned tables among rows of prose, and the rows in none of them."""
    return [], list(rows)
