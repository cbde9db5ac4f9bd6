"""Tables without rulings between their columns: told by columns of white that many rows leave free.

Two kinds: tables with lines between their rows only, and tables with no lines at all. The second need at least three
columns, since two may be signatures side by side.
"""

import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.page.content import Stroke
from extractors.page.geometry import around
from extractors.page.grid.cells import RuledTable
from extractors.page.grid.rulings import Ruling, join_strokes
from extractors.page.grid.whites import (
    Piece,
    White,
    columns_of,
    find_whites,
    left_free,
    narrowed,
    to_pieces,
    with_empty_columns,
)
from extractors.page.layer.rows import Row
from schemas.geometry import Box

LEAST_ROWS = 3
"""So many printed rows have to show the columns."""
LEAST_COLUMNS = 3
_LEAST_LINES = 3
_SHORTEST_LINE = 150.0
_SAME_END = 6.0
"""Points within which the lines between the rows of one table begin and end."""
_ROW_GAP = 1.18
"""Times the usual distance of printed lines: where more is between two, a row of the table ends."""
_FULL = 0.7
"""Of the columns: a printed row that fills so many begins a row of the table where all lie equally far apart."""
_LINED_UP = 3.5
_TABLE_GAP = 4.0
"""Times the size of letters between two printed rows of one table, at the most."""
_MOST_ACROSS = 2
_CLOSE = 1.05

Placed = tuple[Row, Box]


class AlignedCell(NamedTuple):
    """A cell of an aligned table, with the printed rows in it."""

    row: int
    col: int
    row_span: int
    col_span: int
    rows: tuple[Row, ...]


class AlignedTable(NamedTuple):
    """A table told by alignment; `whites` are the strips between its columns."""

    n_rows: int
    n_cols: int
    cells: tuple[AlignedCell, ...]
    box: Box
    whites: tuple[White, ...]


def find_aligned_tables(
    rows: Sequence[Placed],
    strokes: Sequence[Stroke],
    ruled: Sequence[RuledTable],
    *,
    whites_above: Sequence[White] = (),
    margin: float = 0.0,
) -> tuple[list[AlignedTable], list[Placed]]:
    """The aligned tables among rows of prose, and the rows in none of them.

    `whites_above` are the strips between the columns of an aligned table with which the page before ended: rows at the
    top of this page that leave them free go on with it. Above `margin` stand but running heads.
    """
    rest = list(rows)
    tables: list[AlignedTable] = []

    def take(run: Sequence[Placed], table: AlignedTable | None) -> None:
        nonlocal rest
        if table is not None:
            taken = {id(row) for row, _ in run}
            rest = [placed for placed in rest if id(placed[0]) not in taken]
            tables.append(table)

    if whites_above:
        run = _going_on([each for each in rest if each[0].baseline > margin], whites_above, strokes)
        take(run, to_table(_bands([row for row, _ in run], whites_above), whites_above) if run else None)
    for lines in _row_lines(strokes, ruled):
        run = [placed for placed in rest if lines[0].at < placed[0].baseline < lines[-1].at + 1]
        take(run, _between_lines(run, [line.at for line in lines]))
    for run in _runs(rest):
        take(run, _without_lines([row for row, _ in run]))
    return tables, rest


def _going_on(rows: Sequence[Placed], whites: Sequence[White], strokes: Sequence[Stroke]) -> list[Placed]:
    """The first rows of the page that leave the strips free, up to a line across the page."""
    lines = [stroke.y0 for stroke in strokes if stroke.horizontal and stroke.x1 - stroke.x0 >= _SHORTEST_LINE]
    found: list[Placed] = []
    for placed in rows:
        row = placed[0]
        fits = len(left_free(whites, row)) == len(whites) and row.box.x1 > whites[0][1]
        parted = bool(found) and any(found[-1][0].baseline < line < row.baseline for line in lines)
        far = bool(found) and row.baseline - found[-1][0].baseline > _TABLE_GAP * row.size
        if parted or far or not fits:
            break
        found.append(placed)
    return found if any(row.gaps for row, _ in found) else []


def _row_lines(strokes: Sequence[Stroke], ruled: Sequence[RuledTable]) -> Iterator[list[Ruling]]:
    """Sets of long horizontal lines, one under another, from and to the same place."""
    lines = [
        ruling
        for ruling in join_strokes(strokes)
        if ruling.horizontal
        and ruling.end - ruling.start >= _SHORTEST_LINE
        and not any(table.box.y0 - 2 <= ruling.at <= table.box.y1 + 2 for table in ruled)
    ]
    lines.sort(key=lambda line: line.at)
    while lines:
        first = lines[0]
        same = [
            line
            for line in lines
            if abs(line.start - first.start) <= _SAME_END and abs(line.end - first.end) <= _SAME_END
        ]
        lines = [line for line in lines if line not in same]
        if len(same) >= _LEAST_LINES:
            yield same


def _between_lines(rows: Sequence[Placed], lines: Sequence[float]) -> AlignedTable | None:
    """The table whose rows the lines part."""
    printed = [row for row, _ in rows]
    if len(printed) < LEAST_ROWS:
        return None
    bands = [[row for row in printed if top < row.baseline <= bottom] for top, bottom in pairwise(lines)]
    bands = [band for band in bands if band]
    # The first row is the header, in which a heading may stand over several columns.
    whites = _whites_of_body([row for band in bands[1:] for row in band], bands[0])
    return to_table(bands, whites) if whites else None


def _whites_of_body(body: Sequence[Row], header: Sequence[Row]) -> list[White]:
    """The strips that all rows leave free but headings: those across the table, and those over several columns."""
    printed = [*header, *body]
    left = min(row.box.x0 for row in printed)
    columns = [row for row in body if row.gaps or row.box.x0 - left > 3 * row.size]
    whites = find_whites(columns or printed)
    return narrowed(with_empty_columns(whites, columns, header) if columns else whites, printed)


def _runs(rows: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Runs of rows that may be a table: around rows with wide gaps, as long as they leave the same strips free."""
    index = 0
    while index < len(rows):
        if len(rows[index][0].gaps) < LEAST_COLUMNS - 1:
            index += 1
            continue
        stop = _end_of_run(rows, index)
        if stop - index >= LEAST_ROWS:
            yield list(rows[_begin_of_run(rows, index, stop) : stop])
            index = stop
        else:
            index += 1


def _end_of_run(rows: Sequence[Placed], start: int) -> int:
    """Where the table ends that begins with rows[start]: the place behind its last row."""
    whites = find_whites([rows[start][0]])
    stop = start + 1
    across = 0
    for index in range(start + 1, len(rows)):
        row = rows[index][0]
        free = left_free(whites, row)
        if row.baseline - rows[index - 1][0].baseline > _TABLE_GAP * row.size:
            break
        if len(free) == len(whites) or (row.gaps and len(free) >= LEAST_COLUMNS - 1):
            whites = free
            stop = index + 1
            across = 0
        elif not row.gaps and across < _MOST_ACROSS:
            across += 1  # a heading across the table, if the table goes on below it
        else:
            break
    return stop


def _begin_of_run(rows: Sequence[Placed], first: int, stop: int) -> int:
    """Where the table begins whose first row with wide gaps is rows[first]: a heading of two lines may stand higher."""
    whites = find_whites([row for row, _ in rows[first:stop] if row.gaps])
    while first > 0 and whites:
        row, below = rows[first - 1][0], rows[first][0]
        close = 0 < below.baseline - row.baseline <= _CLOSE * below.size
        if not close or row.box.x0 < whites[0][0]:
            break
        first -= 1
    return first


def _without_lines(rows: Sequence[Row]) -> AlignedTable | None:
    """The table that the rows make by their alignment alone."""
    whites = find_whites([row for row in rows if row.gaps])
    whites = narrowed(whites, rows)
    if len(whites) < LEAST_COLUMNS - 1 or not _is_aligned(rows, whites):
        return None
    return to_table(_bands(rows, whites), whites)


def _is_aligned(rows: Sequence[Row], whites: Sequence[White]) -> bool:
    """Whether the rows begin or are centred at the same places in each column, as no justified prose does by chance."""
    columns: list[list[Box]] = [[] for _ in range(len(whites) + 1)]
    shared = 0
    for row in rows:
        pieces = [piece for piece in to_pieces(row, whites) if piece.first == piece.last]
        shared += len(pieces) >= 2
        for piece in pieces:
            columns[piece.first].append(piece.row.box)
    return shared >= LEAST_ROWS and all(_line_up(boxes) for boxes in columns)


def _line_up(boxes: Sequence[Box]) -> bool:
    """Whether at least two boxes, and most of them, share their left ends or their middles."""
    if len(boxes) < 2:
        return False
    for places in ([box.x0 for box in boxes], [(box.x0 + box.x1) / 2 for box in boxes]):
        most = max(sum(abs(other - place) <= _LINED_UP for other in places) for place in places)
        if most >= 2 and most >= 0.5 * len(places):
            return True
    return False


def _bands(rows: Sequence[Row], whites: Sequence[White]) -> list[list[Row]]:
    """The printed rows that make one row of the table each: told by the room between them, or by their filling."""
    ordered = sorted(rows, key=lambda row: row.baseline)
    steps = [below.baseline - above.baseline for above, below in pairwise(ordered)]
    usual = statistics.median([step for step in steps if step > 1.0] or [0.0])
    leading = statistics.median([step for step in steps if 1.0 < step <= usual * 1.05] or [usual])
    even = all(step <= _ROW_GAP * leading for step in steps)
    bands = [[ordered[0]]]
    for row, step in zip(ordered[1:], steps, strict=True):
        parted = step > _ROW_GAP * leading or _goes_across(row, whites) or _goes_across(bands[-1][-1], whites)
        if parted or (even and len(columns_of(row, whites)) >= _FULL * (len(whites) + 1)):
            bands.append([])
        bands[-1].append(row)
    return bands


def _goes_across(row: Row, whites: Sequence[White]) -> bool:
    """Whether the row is one piece that begins in the first column and covers others: a heading across the table."""
    spans = columns_of(row, whites)
    return len(spans) == 1 and spans[0][0] == 0 and spans[0][1] > 0


def to_table(bands: Sequence[Sequence[Row]], whites: Sequence[White]) -> AlignedTable | None:
    """The table whose rows the bands are; headings over several columns of the first one make it two rows."""
    boxes = [row.box for band in bands for row in band]
    if not boxes:
        return None
    cells: list[AlignedCell] = []
    at = 0
    for index, band in enumerate(bands):
        if all(_goes_across(row, whites) for row in band):
            cells.append(AlignedCell(at, 0, 1, len(whites) + 1, tuple(band)))
            at += 1
            continue
        pieces = [piece for row in band for piece in to_pieces(row, whites)]
        over = [piece for piece in pieces if piece.last > piece.first]
        if index == 0 and over:
            cells += _header_cells(pieces, over, at)
            at += 2
        else:
            cells += _cells_by_place(pieces, at)
            at += 1
    return AlignedTable(n_rows=at, n_cols=len(whites) + 1, cells=tuple(cells), box=around(boxes), whites=tuple(whites))


def _cells_by_place(pieces: Sequence[Piece], at: int, *, row_span: int = 1) -> list[AlignedCell]:
    """A cell for each place that the pieces stand in; a line too long for its column is its first column's."""
    places: dict[tuple[int, int], list[Row]] = {}
    for piece in pieces:
        shared = any(
            other.first <= piece.last and piece.first <= other.last and (other.first, other.last) != piece[:2]
            for other in pieces
        )
        places.setdefault((piece.first, piece.first if shared else piece.last), []).append(piece.row)
    return [
        AlignedCell(at, first, row_span, last - first + 1, tuple(rows))
        for (first, last), rows in sorted(places.items())
    ]


def _header_cells(pieces: Sequence[Piece], over: Sequence[Piece], at: int) -> list[AlignedCell]:
    """A header of two rows: headings over several columns, those columns' own below them, all others beside both."""
    divided = {col for piece in over for col in range(piece.first, piece.last + 1)}
    single = [piece for piece in pieces if piece.first == piece.last]
    beside = [piece for piece in single if piece.first not in divided]
    below = [piece for piece in single if piece.first in divided]
    return [
        *_cells_by_place(over, at),
        *_cells_by_place(beside, at, row_span=2),
        *_cells_by_place(below, at + 1),
    ]
