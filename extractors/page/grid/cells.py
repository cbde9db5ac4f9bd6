"""Cells between rulings: where rulings cross, which corners make a cell, and which cells make a table."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractors.page.grid.rulings import Ruling
from schemas.geometry import Box

CROSSING = 3.5
"""Points that a ruling may end before the one it meets."""
_SAME_EDGE = 4.0
MOST_RULINGS = 600
"""More are a drawing: no page of a report has so many rows and columns."""
_MOST_CROSSINGS = 5000
"""More are squared paper: the time that it takes to find their cells grows with the square of their number."""


class RuledCell(NamedTuple):
    """A cell of a ruled table; rows and columns count from 0."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box


class RuledTable(NamedTuple):
    """A ruled table: its cells, in reading order; `columns` are the sides of its columns."""

    n_rows: int
    n_cols: int
    cells: tuple[RuledCell, ...]
    box: Box
    columns: tuple[float, ...]


def find_tables(rulings: Sequence[Ruling]) -> list[RuledTable]:
    """The tables that the rulings draw, from top to bottom; a frame around a single cell is none."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    if not rulings or len(rulings) > MOST_RULINGS:
        return []
    edges = [_to_edge(ruling) for ruling in rulings]
    crossings = edges_to_intersections(edges, x_tolerance=CROSSING, y_tolerance=CROSSING)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    cells = intersections_to_cells(crossings)
    return [
        table for group in cells_to_tables(cells) if (table := to_table([Box(*cell) for cell in group])) is not None
    ]


def _to_edge(ruling: Ruling) -> dict[str, Any]:
    """The ruling as pdfplumber has it."""
    if ruling.horizontal:
        return {
            "orientation": "h",
            "x0": ruling.start,
            "x1": ruling.end,
            "top": ruling.at,
            "bottom": ruling.at,
            "object_type": "line",
        }
    return {
        "orientation": "v",
        "x0": ruling.at,
        "x1": ruling.at,
        "top": ruling.start,
        "bottom": ruling.end,
        "object_type": "line",
    }


def to_table(boxes: Sequence[Box]) -> RuledTable | None:
    """The boxes as cells in rows and columns, with what each spans; None for fewer than two cells."""
    xs = _edges([x for box in boxes for x in (box.x0, box.x1)])
    ys = _edges([y for box in boxes for y in (box.y0, box.y1)])
    cells = []
    for box in boxes:
        col, row = _index(xs, box.x0), _index(ys, box.y0)
        col_span, row_span = _index(xs, box.x1) - col, _index(ys, box.y1) - row
        if col_span >= 1 and row_span >= 1:
            cells.append(RuledCell(row=row, col=col, row_span=row_span, col_span=col_span, box=box))
    if len(cells) < 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return RuledTable(
        n_rows=len(ys) - 1,
        n_cols=len(xs) - 1,
        cells=tuple(cells),
        box=Box(xs[0], ys[0], xs[-1], ys[-1]),
        columns=tuple(xs),
    )


def _edges(values: Sequence[float]) -> list[float]:
    """The distinct ones of the values, those that differ by a hair taken together."""
    edges: list[list[float]] = []
    for value in sorted(values):
        if edges and value - edges[-1][-1] <= _SAME_EDGE and value - edges[-1][0] <= 2 * _SAME_EDGE:
            edges[-1].append(value)
        else:
            edges.append([value])
    return [sum(group) / len(group) for group in edges]


def _index(edges: Sequence[float], value: float) -> int:
    """The place of the edge nearest to the value."""
    at = bisect_left(edges, value)
    near = [index for index in (at - 1, at) if 0 <= index < len(edges)]
    return min(near, key=lambda index: abs(edges[index] - value))
