"""What the columns of a grid are named after the layout has joined tables."""

from dataclasses import replace

from pipeline.debug.grids import find_grids
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line, Page
from schemas.table import Cell, Column, Layout, Row, Table, TableKind


def line(text: str, x: float, y: float, *, page_no: int = 1) -> Line:
    return Line(text=text, raw=text, page_no=page_no, box=Box(x, y, x + 40, y + 10), method="text_layer")


def page_of(*lines: Line) -> Page:
    """A page with a grid of one row, a cell for each line."""
    cells = tuple(
        GridCell(row=0, col=col, lines=(each,), box=Box(100 * col, 100, 100 * col + 100, 150))
        for col, each in enumerate(lines)
    )
    grid = Grid(n_rows=1, n_cols=len(lines), cells=cells, source="rulings", box=Box(0, 100, 100 * len(lines), 150))
    return Page(page_no=lines[0].page_no, blocks=(grid,))


COLUMNS = (Column(title="มาตรการ", role="measure"), Column(title="ต.ค.", role="month", month=10), Column(title="งบ"))


def table(*lines: Line, kind: TableKind = "measures") -> Table:
    row = Row(cells=tuple(Cell(lines=(each,)) for each in lines))
    return Table(kind=kind, columns=COLUMNS, rows=(row,))


def test_columns_are_named_by_the_table_that_their_lines_went_to() -> None:
    first = [line(text, 100 * at, 110) for at, text in enumerate(("a", "b", "c"))]
    overleaf = [line(text, 100 * at, 110, page_no=2) for at, text in enumerate(("d", "e", "f"))]
    rows = (*table(*first).rows, *table(*overleaf).rows)
    layout = Layout(elements=(replace(table(*first), rows=rows),))
    (place,) = find_grids(page_of(*overleaf), layout)
    assert [(column.words, column.known) for column in place.columns] == [
        ("measure", True),
        ("month 10", True),
        ("no role", False),
    ]
    assert place.columns[1].box == Box(100, 100, 200, 150)
    assert place.words == "ruled 1 x 3: measures"


def test_a_row_that_was_moved_tells_nothing() -> None:
    moved = [line("a", 0, 110), line("b", 100, 110), line("c", 200, 110)]
    row = Row(cells=(Cell(), Cell(lines=(moved[0],)), Cell(lines=(moved[1], moved[2]))), shifted=True)
    layout = Layout(elements=(Table(kind="measures", columns=COLUMNS, rows=(row,)),))
    (place,) = find_grids(page_of(*moved), layout)
    assert place.words == "ruled 1 x 3: no table, read as paragraphs"


def test_only_tables_of_measures_have_roles() -> None:
    lines = [line("a", 0, 110), line("b", 100, 110), line("c", 200, 110)]
    (place,) = find_grids(page_of(*lines), Layout(elements=(table(*lines, kind="scores"),)))
    assert place.words == "ruled 1 x 3: scores"
    assert place.columns == ()
