"""The content of a page becomes lines and grids in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.page.content import PageContent
from extractors.page.grid.aligned import AlignedTable, find_aligned_tables
from extractors.page.grid.cells import MOST_RULINGS, RuledTable, find_tables
from extractors.page.grid.corners import close_corners
from extractors.page.grid.dots import dotted_rulings
from extractors.page.grid.rulings import complete, join_strokes, open_columns
from extractors.page.grid.unruled_rows import part_rows
from extractors.page.grid.whites import White
from extractors.page.layer.finish import finish_row
from extractors.page.layer.ink import ReadGlyph, has_ink, read_ink
from extractors.page.layer.rows import Row
from extractors.page.marks import find_marks
from extractors.page.paragraphs import starts_of_paragraphs
from extractors.page.regions import rows_of
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line, Page

_MOST_FEET = 2
_TOP_MARGIN = 0.06
_BODY = 0.25
"""Ems above the baseline: there a letter surely stands in its cell."""


class Assembled(NamedTuple):
    """A page, and the strips between the columns of the aligned table that ends it; none where there is none."""

    page: Page
    whites_at_foot: tuple[White, ...] = ()


def assemble(content: PageContent, *, above: Assembled | None = None) -> Assembled:
    """The page's lines and grids from top to bottom; what is not drawn is left out.

    `above` is the page before: a table without rulings between its columns may go on from there.
    """
    marks = find_marks(content)
    shown = [glyph for glyph in content.glyphs if not glyph.hidden and glyph.order not in marks.replaced]
    glyphs = [*read_ink(shown), *(ReadGlyph(glyph, glyph.text) for glyph in marks.glyphs)]
    strokes = [stroke for stroke in content.strokes if stroke not in marks.used_strokes]
    strokes += dotted_rulings(content.shapes)
    drawn = join_strokes(strokes)
    if len(drawn) > MOST_RULINGS:
        drawn = []  # a drawing: no page of a report has so many rows and columns
    if content.recognised:
        drawn = close_corners(drawn)
    tables = _outermost(find_tables(complete(drawn)))
    inside, outside = _share_out(glyphs, tables)
    blocks: list[tuple[float, Line | Grid]] = []
    for table, cells in zip(tables, inside, strict=True):
        grid = _to_grid(table, cells, page_no=content.page_no, open_below=open_columns(table.box, table.columns, drawn))
        if grid is not None:
            blocks.append((table.box.y0, grid))
    rows = rows_of([read for read in outside if read.glyph.turn == 0])
    sideways = rows_of([read for read in outside if read.glyph.turn != 0])
    aligned, prose = find_aligned_tables(
        rows,
        strokes,
        tables,
        whites_above=above.whites_at_foot if above else (),
        margin=_TOP_MARGIN * content.height,
    )
    blocks += [(table.box.y0, grid) for table in aligned if (grid := _aligned_grid(table, page_no=content.page_no))]
    blocks += _to_lines(prose, page_no=content.page_no)
    blocks += [(line.box.y0, line) for line in _finished(sideways, page_no=content.page_no) if line.box]
    page = Page(
        page_no=content.page_no,
        width=round(content.width, 2),
        height=round(content.height, 2),
        blocks=tuple(block for _, block in sorted(blocks, key=lambda each: each[0])),
    )
    return Assembled(page=page, whites_at_foot=_whites_at_foot(aligned, page))


def _whites_at_foot(aligned: Sequence[AlignedTable], page: Page) -> tuple[White, ...]:
    """The strips between the columns of the aligned table that ends the page; a foot may stand below it."""
    last = max(aligned, key=lambda table: table.box.y1, default=None)
    if last is None:
        return ()
    below = [block for block in page.blocks if block.box is not None and block.box.y0 > last.box.y1]
    return last.whites if len(below) <= _MOST_FEET and all(isinstance(block, Line) for block in below) else ()


def _outermost(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """Tables of at least two columns that lie in no other one; a column of frames holds paragraphs."""
    kept: list[RuledTable] = []
    for table in sorted(tables, key=lambda each: -_size(each.box)):
        if table.n_cols < 2 or any(_lies_in(table.box, other.box) for other in kept):
            continue
        kept.append(table)
    return sorted(kept, key=lambda each: (each.box.y0, each.box.x0))


def _size(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _lies_in(box: Box, other: Box) -> bool:
    return other.x0 - 2 <= box.x0 and other.y0 - 2 <= box.y0 and box.x1 <= other.x1 + 2 and box.y1 <= other.y1 + 2


def _share_out(
    glyphs: Iterable[ReadGlyph], tables: Sequence[RuledTable]
) -> tuple[list[dict[int, list[ReadGlyph]]], list[ReadGlyph]]:
    """For each table the glyphs in its cells, by the cell's place in it; and those outside of all."""
    inside: list[dict[int, list[ReadGlyph]]] = [{} for _ in tables]
    outside: list[ReadGlyph] = []
    for read in glyphs:
        x, y = _place(read)
        for table, cells in zip(tables, inside, strict=True):
            if not (table.box.x0 <= x <= table.box.x1 and table.box.y0 <= y <= table.box.y1):
                continue
            at = _cell_at(table, x, y)
            if at is not None:
                cells.setdefault(at, []).append(read)
                break
        else:
            outside.append(read)
    return inside, outside


def _place(read: ReadGlyph) -> tuple[float, float]:
    """The point that tells in which cell a glyph stands."""
    glyph = read.glyph
    if glyph.turn:
        return (glyph.ink.x0 + glyph.ink.x1) / 2, (glyph.ink.y0 + glyph.ink.y1) / 2
    x = (glyph.ink.x0 + glyph.ink.x1) / 2 if has_ink(glyph) else (glyph.x + glyph.end) / 2
    return x, glyph.baseline - _BODY * glyph.size


def _cell_at(table: RuledTable, x: float, y: float) -> int | None:
    for at, cell in enumerate(table.cells):
        box = cell.box
        if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1:
            return at
    return None


def _to_grid(
    table: RuledTable, cells: dict[int, list[ReadGlyph]], *, page_no: int, open_below: tuple[int, ...]
) -> Grid | None:
    made = []
    for at, cell in enumerate(table.cells):
        lines = tuple(_finished(rows_of(cells.get(at, [])), page_no=page_no))
        made.append(
            GridCell(
                row=cell.row, col=cell.col, row_span=cell.row_span, col_span=cell.col_span, lines=lines, box=cell.box
            )
        )
    if not any(cell.lines for cell in made):
        return None
    return part_rows(
        Grid(
            n_rows=table.n_rows,
            n_cols=table.n_cols,
            cells=tuple(made),
            source="rulings",
            box=table.box,
            open_below=open_below,
        )
    )


def _aligned_grid(table: AlignedTable, *, page_no: int) -> Grid | None:
    made = [
        GridCell(
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            lines=tuple(_finished([(row, row.box) for row in cell.rows], page_no=page_no)),
        )
        for cell in table.cells
    ]
    if not any(cell.lines for cell in made):
        return None
    return Grid(n_rows=table.n_rows, n_cols=table.n_cols, cells=tuple(made), source="aligned", box=table.box)


def _finished(rows: Sequence[tuple[Row, Box]], *, page_no: int) -> Iterator[Line]:
    for row, box in rows:
        line = finish_row(row, page_no=page_no, box=box)
        if line is not None:
            yield line


def _to_lines(rows: Sequence[tuple[Row, Box]], *, page_no: int) -> Iterator[tuple[float, Line]]:
    starts = starts_of_paragraphs([row for row, _ in rows])
    for (row, box), start in zip(rows, starts, strict=True):
        line = finish_row(row, page_no=page_no, starts_paragraph=start, box=box)
        if line is not None:
            yield box.y0, line
