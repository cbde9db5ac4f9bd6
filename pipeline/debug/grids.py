"""The grids of a page, and what the layout took their columns for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.page.geometry import around
from pipeline.debug.page_view import ColumnPlace, GridPlace
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line, Page
from schemas.table import Column, Layout, Row, Table

NO_ROLE = "no role"
SOURCE_WORDS = {"rulings": "ruled"}
_Key = tuple[Box | None, str]


def find_grids(page: Page, layout: Layout) -> tuple[GridPlace, ...]:
    """Each grid of the page with the roles of its columns; the layout joins tables over pages, so they are traced."""
    tables = [element for element in layout.elements if isinstance(element, Table)]
    return tuple(
        _place(block, box, tables, page_no=page.page_no)
        for block in page.blocks
        if isinstance(block, Grid) and (box := box_of_grid(block)) is not None
    )


def box_of_grid(grid: Grid) -> Box | None:
    """Where the grid stands: as its rulings say, else around what is in it."""
    boxes = [box for cell in grid.cells if (box := box_of_cell(cell)) is not None]
    return grid.box or (around(boxes) if boxes else None)


def box_of_cell(cell: GridCell) -> Box | None:
    """Where the cell stands: as rulings say, else around its lines; None for an empty cell without rulings."""
    boxes = [line.box for line in cell.lines if line.box is not None]
    return cell.box or (around(boxes) if boxes else None)


def _place(grid: Grid, box: Box, tables: Sequence[Table], *, page_no: int) -> GridPlace:
    cells = {_key(line): cell for cell in grid.cells for line in cell.lines}
    traced = [(table, votes) for table in tables if (votes := _trace(table, cells, page_no=page_no))]
    became = " + ".join(dict.fromkeys(_say_table(table) for table, _ in traced))
    words = f"{_say_grid(grid)}: {became or 'no table, read as paragraphs'}"
    of_measures = [(table, votes) for table, votes in traced if table.kind == "measures"]
    columns: list[ColumnPlace] = []
    for col in range(grid.n_cols) if of_measures else ():  # columns of other tables have no roles
        place = _column_box(grid, col, within=box)
        names = dict.fromkeys(name for table, votes in of_measures if (name := _name_of(col, table, votes, grid)))
        if place is not None:
            known = [name for name in names if name != NO_ROLE]
            columns.append(ColumnPlace(place, " / ".join(known or names) or NO_ROLE, known=bool(known)))
    return GridPlace(grid, box, words, tuple(columns))


def _key(line: Line) -> _Key:
    return line.box, line.text


def _trace(table: Table, cells: dict[_Key, GridCell], *, page_no: int) -> dict[int, Counter[int]]:
    """For each column of the grid, how many of its lines stand in which column of the table."""
    narrow: dict[int, Counter[int]] = {}
    wide: dict[int, Counter[int]] = {}
    for at, line in _lines_by_column(table):
        cell = cells.get(_key(line)) if line.page_no == page_no else None
        if cell is None:
            continue
        votes = narrow if cell.col_span == 1 else wide
        votes.setdefault(cell.col, Counter())[at] += 1
    return {**wide, **narrow}


def _lines_by_column(table: Table) -> Iterator[tuple[int, Line]]:
    for at, column in enumerate(table.columns):
        yield from ((at, line) for line in column.lines)
    for row in table.rows:
        if _keeps_columns(row):
            for at, cell in enumerate(row.cells):
                yield from ((at, line) for line in cell.lines if not cell.carried)


def _keeps_columns(row: Row) -> bool:
    """Whether the row's cells stand under their headings as printed."""
    return not row.heading and not row.shifted


def _name_of(col: int, table: Table, votes: dict[int, Counter[int]], grid: Grid) -> str:
    """What the table's column is that most of the grid's column went to; empty where that cannot be told."""
    if col in votes:
        return _say_column(table.columns[votes[col].most_common(1)[0][0]])
    as_printed = all(counter.most_common(1)[0][0] == at for at, counter in votes.items())
    return _say_column(table.columns[col]) if as_printed and grid.n_cols == len(table.columns) else ""


def _say_column(column: Column) -> str:
    if column.role is None:
        return NO_ROLE
    if column.month is not None:
        return f"month {column.month}"
    if column.quarter is not None:
        return f"Q{column.quarter}"
    return f"{column.role.replace('_', ' ')} {column.status or ''}".replace("_", " ").strip()


def _say_grid(grid: Grid) -> str:
    cut = ", open below" if grid.open_below else ""
    return f"{SOURCE_WORDS.get(grid.source, grid.source)} {grid.n_rows} x {grid.n_cols}{cut}"


def _say_table(table: Table) -> str:
    return f"{table.kind}{' (columns inferred)' if table.inferred else ''}"


def _column_box(grid: Grid, col: int, *, within: Box) -> Box | None:
    """The grid's column from its top to its bottom; None where nothing shows how wide it is."""
    boxes = list(_boxes([cell for cell in grid.cells if cell.col == col and cell.col_span == 1]))
    if not boxes:
        return None
    wide = around(boxes)
    return Box(wide.x0, within.y0, wide.x1, within.y1)


def _boxes(cells: Iterable[GridCell]) -> Iterator[Box]:
    for cell in cells:
        box = box_of_cell(cell)
        if box is not None:
            yield box
