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
from extractors.page.layer.clusters import Cluster
from extractors.page.layer.rows import Row, make_row
from schemas.geometry import Box

NARROWEST_WHITE = 5.0
"""Points of white between two columns."""
LEAST_ROWS = 3
"""So many printed rows have to show the columns."""
LEAST_COLUMNS = 3
_SAME_END = 6.0
_LEAST_LINES = 3
_SHORTEST_LINE = 150.0
_ROW_GAP = 1.18
"""Times the usual distance of printed lines: where more is between two, a row of the table ends."""
_LINED_UP = 3.5
_TABLE_GAP = 4.0
"""Times the size of letters between two printed rows of one table, at the most."""


Placed = tuple[Row, Box]
White = tuple[float, float]


class AlignedCell(NamedTuple):
    """A cell of an aligned table, with the printed rows in it."""

    row: int
    col: int
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
) -> tuple[list[AlignedTable], list[Placed]]:
    """The aligned tables among rows of prose, and the rows in none of them.

    `whites_above` are the strips between the columns of an aligned table with which the page before ended: rows at the
    top of this page that leave them free go on with it.
    """
    tables: list[AlignedTable] = []
    rest = list(rows)
    if whites_above:
        top = _going_on(rest, whites_above, strokes)
        table = _to_table(_bands([row for row, _ in top], whites_above), whites_above) if top else None
        if table is not None:
            tables.append(table)
            taken = {id(placed[0]) for placed in top}
            rest = [placed for placed in rest if id(placed[0]) not in taken]
    for lines in _row_lines(strokes, ruled):
        inside = [placed for placed in rest if lines[0].at < placed[0].baseline < lines[-1].at + 1]
        table = _between_lines(inside, [line.at for line in lines])
        if table is not None:
            tables.append(table)
            rest = [placed for placed in rest if placed not in inside]
    for run in _runs(rest):
        table = _without_lines([row for row, _ in run])
        if table is not None:
            tables.append(table)
            taken = {id(placed[0]) for placed in run}
            rest = [placed for placed in rest if id(placed[0]) not in taken]
    return tables, rest


def _going_on(rows: Sequence[Placed], whites: Sequence[White], strokes: Sequence[Stroke]) -> list[Placed]:
    """The first rows of the page that leave the strips free, up to a line across the page; running heads are skipped."""
    lines = [stroke.y0 for stroke in strokes if stroke.horizontal and stroke.x1 - stroke.x0 >= _SHORTEST_LINE]
    found: list[Placed] = []
    for placed in rows:
        row = placed[0]
        fits = len(_narrowed(whites, row)) == len(whites) and _touches_columns(row, whites)
        parted = bool(found) and any(found[-1][0].baseline < line < row.baseline for line in lines)
        far = bool(found) and row.baseline - found[-1][0].baseline > _TABLE_GAP * row.size
        if parted or far or (found and not fits):
            break
        if fits:
            found.append(placed)
    return found if any(row.gaps for row, _ in found) else []


def _touches_columns(row: Row, whites: Sequence[White]) -> bool:
    """Whether the row stands in at least one column beside the first."""
    return row.box.x1 > whites[0][1]


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
    if len(rows) < LEAST_ROWS:
        return None
    printed = [row for row, _ in rows]
    whites = _whites([row for row in printed if not _stands_alone(row, printed)])
    if not whites:
        return None
    bands = [[row for row in printed if top < row.baseline <= bottom] for top, bottom in pairwise(lines)]
    return _to_table([band for band in bands if band], whites)


def _stands_alone(row: Row, rows: Sequence[Row]) -> bool:
    """Whether the row may be a heading across the table: one piece that begins where the table does."""
    left = min(each.box.x0 for each in rows)
    return not row.gaps and row.box.x0 - left <= 3 * row.size


def _whites(rows: Sequence[Row]) -> list[White]:
    """The strips of white that run through all of the rows, with print on both sides."""
    spans = sorted((cluster.ink.x0, cluster.ink.x1) for row in rows for cluster in row.clusters)
    if not spans:
        return []
    whites: list[White] = []
    reach = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - reach >= NARROWEST_WHITE:
            whites.append((reach, x0))
        reach = max(reach, x1)
    return whites


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


def _begin_of_run(rows: Sequence[Placed], first: int, stop: int) -> int:
    """Where the table begins whose first row with wide gaps is rows[first]: a heading of two lines may stand higher."""
    whites = _whites([row for row, _ in rows[first:stop] if row.gaps])
    while first > 0:
        row, below = rows[first - 1][0], rows[first][0]
        close = 0 < below.baseline - row.baseline <= 1.05 * below.size
        if not close or len(_narrowed(whites, row)) < len(whites) or not whites or row.box.x0 < whites[0][0]:
            break
        first -= 1
    return first


def _end_of_run(rows: Sequence[Placed], start: int) -> int:
    """Where the table ends that begins with rows[start]: the place behind its last row."""
    members = [rows[start][0]]
    whites = _whites(members)
    stop = start + 1
    pending: list[int] = []
    for index in range(start + 1, len(rows)):
        row = rows[index][0]
        if row.baseline - rows[index - 1][0].baseline > _TABLE_GAP * row.size:
            break
        narrowed = _narrowed(whites, row)
        if len(narrowed) >= LEAST_COLUMNS - 1:
            members.append(row)
            whites = narrowed
            stop = index + 1
            pending = []
        elif not row.gaps and len(pending) < 2:
            pending.append(index)  # a heading across the table, if the table goes on below it
        else:
            break
    return stop


def _narrowed(whites: Sequence[White], row: Row) -> list[White]:
    """What the row leaves free of the strips."""
    free: list[White] = []
    for low, high in whites:
        inside = sorted((ink.x0, ink.x1) for cluster in row.clusters if (ink := cluster.ink).x1 > low and ink.x0 < high)
        at = low
        best: White = (0.0, 0.0)
        for x0, x1 in [*inside, (high, high)]:
            if x0 - at > best[1] - best[0]:
                best = (at, x0)
            at = max(at, x1)
        if best[1] - best[0] >= NARROWEST_WHITE:
            free.append(best)
    return free


def _without_lines(rows: Sequence[Row]) -> AlignedTable | None:
    """The table that the rows make by their alignment alone."""
    across = [row for row in rows if not row.gaps]
    whites = _whites([row for row in rows if row.gaps])
    for row in across:
        narrowed = _narrowed(whites, row)
        if len(narrowed) == len(whites):
            whites = narrowed
    if len(whites) < LEAST_COLUMNS - 1 or not _is_aligned(rows, whites):
        return None
    return _to_table(_bands(rows, whites), whites)


def _is_aligned(rows: Sequence[Row], whites: Sequence[White]) -> bool:
    """Whether the rows begin or are centred at the same places in each column, as no justified prose does by chance."""
    middles = [(low + high) / 2 for low, high in whites]
    columns: list[list[Box]] = [[] for _ in range(len(whites) + 1)]
    shared = 0
    for row in rows:
        parts = [] if _covers_white(row, whites) else list(_parts(row, middles))
        shared += len(parts) >= 2
        for col, part in parts:
            columns[col].append(part.box)
    return shared >= LEAST_ROWS and all(_line_up(boxes) for boxes in columns)


def _line_up(boxes: Sequence[Box]) -> bool:
    """Whether at least two boxes, and most of them, share their left ends or their middles."""
    if len(boxes) < 2:
        return False
    for places in ([box.x0 for box in boxes], [(box.x0 + box.x1) / 2 for box in boxes]):
        best = max(sum(abs(other - place) <= _LINED_UP for other in places) for place in places)
        if best >= 2 and best >= 0.5 * len(places):
            return True
    return False


def _bands(rows: Sequence[Row], whites: Sequence[White]) -> list[list[Row]]:
    """The printed rows that make one row of the table each."""
    ordered = sorted(rows, key=lambda row: row.baseline)
    steps = [below.baseline - above.baseline for above, below in pairwise(ordered)]
    usual = statistics.median(step for step in steps if step > 1.0) if any(step > 1.0 for step in steps) else 0.0
    tight = [step for step in steps if 1.0 < step <= usual * 1.05] or [usual]
    leading = statistics.median(tight)
    bands = [[ordered[0]]]
    for row, step in zip(ordered[1:], steps, strict=True):
        heading = _covers_white(row, whites) or _covers_white(bands[-1][-1], whites)
        if step > _ROW_GAP * leading or heading:
            bands.append([])
        bands[-1].append(row)
    return bands


def _covers_white(row: Row, whites: Sequence[White]) -> bool:
    return any(cluster.ink.x0 < high - 1 and cluster.ink.x1 > low + 1 for cluster in row.clusters for low, high in whites)


def _to_table(bands: Sequence[Sequence[Row]], whites: Sequence[White]) -> AlignedTable | None:
    cells: list[AlignedCell] = []
    middles = [(low + high) / 2 for low, high in whites]
    for at, band in enumerate(bands):
        whole = [row for row in band if _covers_white(row, whites)]
        if whole and len(whole) == len(band):
            cells.append(AlignedCell(at, 0, len(whites) + 1, tuple(band)))
            continue
        columns: list[list[Row]] = [[] for _ in range(len(whites) + 1)]
        for row in band:
            for col, part in _parts(row, middles):
                columns[col].append(part)
        cells += [AlignedCell(at, col, 1, tuple(part)) for col, part in enumerate(columns)]
    boxes = [row.box for band in bands for row in band]
    if not boxes:
        return None
    return AlignedTable(
        n_rows=len(bands), n_cols=len(whites) + 1, cells=tuple(cells), box=around(boxes), whites=tuple(whites)
    )


def _parts(row: Row, middles: Sequence[float]) -> Iterator[tuple[int, Row]]:
    """The row cut into columns."""
    groups: dict[int, list[Cluster]] = {}
    for cluster in (*row.clusters, *row.written_blanks):
        x = (cluster.ink.x0 + cluster.ink.x1) / 2
        groups.setdefault(sum(1 for middle in middles if x > middle), []).append(cluster)
    for col, clusters in sorted(groups.items()):
        part = make_row(clusters)
        if part.clusters:
            yield col, part
