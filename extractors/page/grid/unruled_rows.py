"""Rows between which no line is drawn, in a table whose columns are ruled: told by their numbers, or by the white."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from extractors.page.geometry import centre
from extractors.thai.numbers import parse_int
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line

LEAST_COLUMNS = 3
_LEVEL = 0.5
"""Of the distance of printed lines: two that differ by less stand side by side."""
_SHARE_NUMBERED = 0.5
"""Of the columns with text: so many begin anew beside the number of a row."""
_SHARE_WHITE = 0.7
_ROOM = 1.5
"""Times the distance of printed lines: where more is above the lines of nearly all columns, a row ends."""
_NUMBER = re.compile(r"[(\[]?[0-9๐-๙]{1,3}[.)\]]*")

Column = Sequence[tuple[float, Line]]
"""The lines of a cell, from top to bottom, each with its middle."""


def part_rows(grid: Grid) -> Grid:
    """The grid, each of its rows that prints several rows of the table parted into these.

    A row is parted where its first cell counts them and other cells begin anew beside each number; or where, without
    numbers, nearly all of its cells leave more than a line free at the same height. Rows into which a merged cell
    reaches stay as they are.
    """
    cells: list[GridCell] = []
    added = 0
    for row in range(grid.n_rows):
        own = [cell for cell in grid.cells if cell.row == row]
        cuts = _cuts(own, merged=any(_spans(cell, row) for cell in grid.cells), wide=grid.n_cols >= LEAST_COLUMNS)
        cells += [part for cell in own for part in _parted(cell, cuts, added)]
        added += len(cuts)
    if not added:
        return grid
    # No line under the last row says nothing, where none is drawn under the others.
    return replace(grid, cells=tuple(cells), n_rows=grid.n_rows + added, open_below=())


def _spans(cell: GridCell, row: int) -> bool:
    return cell.row_span > 1 and cell.row <= row < cell.row + cell.row_span


def _cuts(cells: Sequence[GridCell], *, merged: bool, wide: bool) -> list[float]:
    """The heights at which a row of the grid is parted, from top to bottom."""
    columns = [column for cell in sorted(cells, key=lambda each: each.col) if (column := _column(cell))]
    steps = [below - above for column in columns for (above, _), (below, _) in pairwise(column)]
    if merged or not wide or len(columns) < LEAST_COLUMNS or not steps:
        return []
    pitch = statistics.median_low(steps)
    return _cuts_at_numbers(columns, pitch) or _cuts_in_white(columns, pitch)


def _column(cell: GridCell) -> Column:
    return sorted(((centre(line.box)[1], line) for line in cell.lines if line.box), key=lambda each: each[0])


def _cuts_at_numbers(columns: Sequence[Column], pitch: float) -> list[float]:
    """Above each number, where the first column counts, below its heading or not, and the others begin anew beside it.

    Nothing is parted above the first number where nothing stands there.
    """
    first, *others = columns
    numbers = list(dropwhile(lambda each: _number_in(each[1]) is None, first))
    counted = [_number_in(line) for _, line in numbers]
    begin = counted[0] if len(counted) > 1 else None
    if begin is None or counted != list(range(begin, begin + len(counted))):
        return []
    heights = [height for height, _ in numbers]
    if not all(_begin_beside(others, height, pitch) for height in heights):
        return []
    cuts = [height - _LEVEL * pitch for height in heights]
    return cuts if any(column[0][0] < cuts[0] for column in columns) else cuts[1:]


def _begin_beside(columns: Sequence[Column], height: float, pitch: float) -> bool:
    """Whether a row begins at this height: a line in every column, or in half of them and behind room in one.

    A line alone is no proof, since text that runs on has one at every height.
    """
    level = [column for column in columns if _begun([column], height, pitch)]
    is_behind_room = any(_is_free([column], height, pitch) for column in level)
    return len(level) == len(columns) or (is_behind_room and len(level) >= _SHARE_NUMBERED * len(columns))


def _number_in(line: Line) -> int | None:
    text = line.text.strip()
    return parse_int(text.strip("()[]. ")) if _NUMBER.fullmatch(text) else None


def _cuts_in_white(columns: Sequence[Column], pitch: float) -> list[float]:
    """Above the lines, one in nearly each column, over which all columns leave room."""
    cuts: list[float] = []
    for height in sorted(height for column in columns for height, _ in column):
        cut = height - _LEVEL * pitch
        below = [column for column in columns if column[0][0] < cut]
        is_new = not cuts or cut - cuts[-1] >= _LEVEL * pitch
        if is_new and _begun(below, height, pitch) >= _SHARE_WHITE * len(columns) and _is_free(columns, height, pitch):
            cuts.append(cut)
    return cuts


def _begun(columns: Sequence[Column], height: float, pitch: float) -> int:
    """In how many columns a line stands at this height."""
    return sum(any(abs(at - height) < _LEVEL * pitch for at, _ in column) for column in columns)


def _is_free(columns: Sequence[Column], height: float, pitch: float) -> bool:
    """Whether no column prints anything within the room above this height."""
    return not any(height - _ROOM * pitch < at <= height - _LEVEL * pitch for column in columns for at, _ in column)


def _parted(cell: GridCell, cuts: Sequence[float], added: int) -> list[GridCell]:
    """The cell in pieces, one between two cuts, in rows so many further down."""
    edges = [float("-inf"), *cuts, float("inf")]
    return [
        replace(
            cell,
            row=cell.row + added + at,
            lines=tuple(line for line in cell.lines if _is_between(line, top, bottom)),
            box=cell.box and Box(cell.box.x0, max(cell.box.y0, top), cell.box.x1, min(cell.box.y1, bottom)),
        )
        for at, (top, bottom) in enumerate(pairwise(edges))
    ]


def _is_between(line: Line, top: float, bottom: float) -> bool:
    return line.box is not None and top < centre(line.box)[1] <= bottom
