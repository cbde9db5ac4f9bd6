"""Grids out of lines whose cells are kept apart by tabs."""

import re
from collections.abc import Iterator, Sequence

from extractors.page.dump.drafts import DraftBlock, DraftCell, DraftGrid
from extractors.page.dump.markup import Piece
from extractors.page.dump.source import SourceLine
from extractors.page.dump.text_lines import LineMaker, LineNumbers, is_empty

MOST_COLUMNS = 500
"""Cells of a wider row share the last column: no report has so many, and a grid's area stays bounded."""
MOST_ROWS = 5000
"""A longer run of rows goes on in another grid."""

_TAB = re.compile("\t")
_RULE_CELL = re.compile(r"\s*:?-{2,}:?\s*")
_LONG_RULE = re.compile(r"-{3}")


def is_rule_row(cells: Sequence[str]) -> bool:
    """Whether a row only draws a line under another (`---`, `--`): each cell dashes or empty, one at least three."""
    drawn = [cell for cell in cells if cell and not cell.isspace()]
    return all(_RULE_CELL.fullmatch(cell) for cell in drawn) and any(_LONG_RULE.search(cell) for cell in drawn)


def read_tab_rows(lines: Sequence[SourceLine], numbers: LineNumbers) -> Iterator[DraftBlock]:
    """The grid that consecutive lines with tabs make: empty cells in front and behind count.

    Where no line has a tab behind a word, the tabs only indent, and the lines are lines of prose.
    """
    if all("\t" not in line.text.lstrip() for line in lines):
        for line in lines:
            yield from _read_indented(line, numbers)
        return
    rows = [line for line in lines if not is_rule_row(line.text.split("\t"))]
    for start in range(0, len(rows), MOST_ROWS):
        yield _to_grid(rows[start : start + MOST_ROWS], numbers)


def _read_indented(line: SourceLine, numbers: LineNumbers) -> Iterator[DraftBlock]:
    maker = LineMaker(numbers, starts_paragraph=True)
    for piece in line.pieces:
        maker.read(piece)
    yield from maker.take()


def _to_grid(rows: Sequence[SourceLine], numbers: LineNumbers) -> DraftGrid:
    grid = DraftGrid("tabs", n_rows=len(rows), n_cols=1)
    for row, line in enumerate(rows):
        grid.n_cols = max(grid.n_cols, min(MOST_COLUMNS, line.text.count("\t") + 1))
        for col, pieces in split_cells(line.pieces, _TAB):
            add_cell(grid, pieces, row=row, col=col, numbers=numbers)
    return grid


def split_cells(pieces: Sequence[Piece], separator: re.Pattern[str]) -> Iterator[tuple[int, list[Piece]]]:
    """The cells of a row that hold anything, each with its column (from 0); separators inside tags do not count."""
    col = 0
    cell: list[Piece] = []
    for piece in pieces:
        if piece.kind != "text":
            cell.append(piece)
            continue
        at = 0
        for found in separator.finditer(piece.raw):
            if found.start() > at:
                cell.append(piece._replace(raw=piece.raw[at : found.start()], start=piece.start + at))
            if cell:
                yield min(col, MOST_COLUMNS - 1), cell
                cell = []
            col += 1
            at = found.end()
        if at < len(piece.raw):
            cell.append(piece._replace(raw=piece.raw[at:], start=piece.start + at))
    if cell:
        yield min(col, MOST_COLUMNS - 1), cell


def add_cell(grid: DraftGrid, pieces: Sequence[Piece], *, row: int, col: int, numbers: LineNumbers) -> None:
    """Put the lines of one cell into the grid; nothing where it shows nothing."""
    if all(piece.kind == "text" and is_empty(piece.raw) for piece in pieces):
        return
    maker = LineMaker(numbers)
    for piece in pieces:
        maker.read(piece)
    lines = maker.take()
    if not lines:
        return
    if grid.cells and (grid.cells[-1].row, grid.cells[-1].col) == (row, col):
        grid.cells[-1].lines.extend(lines)
    else:
        grid.cells.append(DraftCell(row, col, lines))
