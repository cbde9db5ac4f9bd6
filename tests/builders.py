"""Small makers of what the stages hand on, so that a test shows only what it is about."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.fields.drafts import DocumentContext
from extractors.layout.grid_rows import GridRow, grid_to_rows
from extractors.page.dump.reader import read_dump
from pipeline.options import ReadOptions
from pipeline.runner import read_document
from pipeline.stages.layout import understand_layout
from pipeline.stages.tokens import tokenize_pages
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line
from schemas.report import Measure, Report
from schemas.table import Cell, Column, Layout, Paragraph, Role, Row, Table

CONTEXT = DocumentContext(fiscal_year=2568, agency_name=None)
"""A document of fiscal year 2568 whose agency is not known."""


def line(text: str, *, line_no: int = 1, starts: bool = False, pictured: bool = False, raw: str | None = None) -> Line:
    """A line of a text dump."""
    return Line(
        text=text,
        raw=text if raw is None else raw,
        line_no=line_no,
        method="text_file",
        starts_paragraph=starts,
        pictured=pictured,
    )


def page_line(
    text: str,
    *,
    y: float = 100.0,
    page_no: int = 1,
    x: float = 72.0,
    height: float = 16.0,
    starts: bool = True,
    strong: bool = False,
) -> Line:
    """A line that stands at `y` points from the top of a page."""
    return Line(
        text=text,
        raw=text,
        page_no=page_no,
        box=Box(x, y, x + 6.0 * len(text), y + height),
        method="text_layer",
        starts_paragraph=starts,
        strong=strong,
    )


def lines(*texts: str) -> list[Line]:
    """Lines, each of them a paragraph of its own."""
    return [line(text, line_no=number, starts=True) for number, text in enumerate(texts, start=1)]


def wrapped(*texts: str) -> list[Line]:
    """The lines of one paragraph."""
    return [line(text, line_no=number, starts=number == 1) for number, text in enumerate(texts, start=1)]


def paragraph(*texts: str) -> Paragraph:
    """One paragraph of these lines."""
    return Paragraph(lines=tuple(wrapped(*texts)))


def cell(text: str, *, carried: bool = False) -> Cell:
    """A cell with one paragraph for each line of the text; none for an empty text."""
    return Cell(lines=tuple(lines(*text.split("\n"))) if text else (), carried=carried)


def row(*texts: str, heading: bool = False) -> Row:
    """A row of such cells."""
    return Row(cells=tuple(cell(text) for text in texts), heading=heading)


def columns(*roles: Role | None) -> tuple[Column, ...]:
    """Columns of these roles, each headed with its role."""
    return tuple(Column(title=role or "", role=role) for role in roles)


def table(roles: Sequence[Role | None], *rows: Row, above: Sequence[Line] = ()) -> Table:
    """A measures table."""
    return Table(kind="measures", columns=columns(*roles), rows=tuple(rows), above=tuple(above))


def grid(*rows: Sequence[str]) -> Grid:
    """A grid whose cells span nothing; an empty text is no cell."""
    cells = [
        GridCell(row=at, col=col, lines=tuple(lines(*text.split("\n"))))
        for at, texts in enumerate(rows)
        for col, text in enumerate(texts)
        if text
    ]
    return Grid(n_rows=len(rows), n_cols=max(map(len, rows)), cells=tuple(cells), source="tabs")


def grid_rows(*rows: Sequence[str]) -> list[GridRow]:
    """The rows of such a grid."""
    return grid_to_rows(grid(*rows))


def texts_of(row: Row) -> list[str]:
    """What stands in the cells of a row."""
    return [cell.text for cell in row.cells]


def layout_of(text: str) -> Layout:
    """The layout of a text dump."""
    return understand_layout(tokenize_pages(read_dump(text).pages))


def tables_of(text: str) -> list[Table]:
    """The tables of a text dump, joined over pages."""
    return [element for element in layout_of(text).elements if isinstance(element, Table)]


def read_bytes(data: bytes, *, name: str = "report.txt", options: ReadOptions | None = None) -> Report:
    """The report that a file of these bytes becomes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return read_document(path, options or ReadOptions())


def read_text(text: str) -> Report:
    """The report that a text dump becomes."""
    return read_bytes(text.encode())


def measures_of(text: str) -> list[Measure]:
    """The measures of a text dump."""
    return read_text(text).measures
