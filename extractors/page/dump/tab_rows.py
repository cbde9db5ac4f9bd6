"""Grids out of lines whose cells are kept apart by tabs."""

import re
from collections.abc import Iterator, Sequence

from extractors.page.dump.drafts import DraftBlock, DraftCell, DraftGrid
from extractors.page.dump.markup import Piece
from extractors.page.dump.places import Places
from extractors.page.dump.source import SourceLine
from extractors.page.dump.text_lines import LineMaker, is_empty

MOST_COLUMNS = 500
"""What stands further right in a wider row is one cell: no report has so many, and a grid's area stays bounded."""
MOST_ROWS = 5000
"""A longer run of rows goes on in another grid."""

_TAB = re.compile("\t")
_RULE_CELL = re.compile(r"\s*(?::?-{2,}:?|:-:?|-:)\s*")
_LONG_RULE = re.compile(r"-{3}|:-|-:")


def is_rule_row(cells: Sequence[str]) -> bool:
    """Whether a row only draws a line under another (`---`, `--`, `:-:`).

    Each cell is dashes or empty, and one at least is three dashes or has a colon: `-` is also an answer.
    """
    drawn = [cell for cell in cells if cell and not cell.isspace()]
    return all(_RULE_CELL.fullmatch(cell) for cell in drawn) and any(_LONG_RULE.search(cell) for cell in drawn)


def read_tab_rows(lines: Sequence[SourceLine], places: Places) -> Iterator[DraftBlock]:
    """The grid that consecutive lines with tabs make: empty cells in front and behind count.

    Where no line has a tab behind a word, the tabs only indent, and the lines are lines of prose.
    """
    if all("\t" not in line.text.lstrip() for line in lines):
        for line in lines:
            yield from _read_indented(line, places)
        return
    rows = [line for line in lines if not is_rule_row(line.text.split("\t"))]
    for start in range(0, len(rows), MOST_ROWS):
        yield _to_grid(rows[start : start + MOST_ROWS], places)


def _read_indented(line: SourceLine, places: Places) -> Iterator[DraftBlock]:
    maker = LineMaker(places, starts_paragraph=True)
    for piece in line.pieces:
        maker.read(piece)
    yield from maker.take()


def _to_grid(rows: Sequence[SourceLine], places: Places) -> DraftGrid:
    grid = DraftGrid("tabs", n_rows=len(rows), n_cols=1)
    for row, line in enumerate(rows):
        grid.n_cols = max(grid.n_cols, min(MOST_COLUMNS, line.text.count("\t") + 1))
        for col, pieces in split_cells(line.pieces, _TAB):
            add_cell(grid, pieces, row=row, col=col, places=places)
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
            if col == MOST_COLUMNS - 1:
                break
            if found.start() > at:
                cell.append(piece._replace(raw=piece.raw[at : found.start()], start=piece.start + at))
            if cell:
                yield col, cell
                cell = []
            col += 1
            at = found.end()
        if at < len(piece.raw):
            cell.append(piece._replace(raw=piece.raw[at:], start=piece.start + at))
    if cell:
        yield col, cell


def add_cell(grid: DraftGrid, pieces: Sequence[Piece], *, row: int, col: int, places: Places) -> None:
    """Put the lines of one cell into the grid; nothing where it shows nothing."""
    if all(piece.kind == "text" and is_empty(piece.raw) for piece in pieces):
        return
    maker = LineMaker(places)
    for piece in pieces:
        maker.read(piece)
    lines = maker.take()
    if lines:
        grid.cells.append(DraftCell(row, col, lines))
