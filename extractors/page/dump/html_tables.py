"""Grids out of HTML tables, whole or broken."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.page.dump.drafts import DraftBlock, DraftGrid, DraftLine
from extractors.page.dump.markup import Piece
from extractors.page.dump.places import Places
from extractors.page.dump.spans import SpannedCell, place_cells
from extractors.page.dump.tag_names import ROW_TAGS
from extractors.page.dump.text_lines import LineMaker, is_empty

DEEPEST = 6
"""Tables nested deeper are read as text of the cell that they stand in."""

_SPAN = re.compile(r"\s*([0-9]{1,9})")


@dataclass(slots=True)
class _Cell:
    """A cell as it is read; a nested table's grid stands among its lines."""

    maker: LineMaker
    row_span: int
    col_span: int
    blocks: list[DraftBlock] = field(default_factory=list)

    def take(self) -> list[DraftBlock]:
        """All that stands in the cell, in order."""
        self.blocks.extend(self.maker.take())
        return self.blocks


class _Table:
    """The rows of one table; text outside of its rows, a caption for instance, stands before it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.outside = LineMaker(places, starts_paragraph=True)
        self.rows: list[list[_Cell]] = []
        self.section_starts: set[int] = set()
        self.row: list[_Cell] | None = None
        self.cell: _Cell | None = None

    def begin_section(self) -> None:
        """A `<thead>`, `<tbody>` or `<tfoot>` begins or ends."""
        self.end_row()
        self.section_starts.add(len(self.rows))

    def begin_row(self) -> list[_Cell]:
        """A new row; one that is open ends."""
        self.end_row()
        self.row = []
        self.rows.append(self.row)
        return self.row

    def end_row(self) -> None:
        """The row ends; what comes before the next one is outside."""
        self.row = self.cell = None

    def begin_cell(self, piece: Piece | None = None) -> _Cell:
        """A new cell, in the open row or in one of its own; without its tag where the tag was left out."""
        row = self.begin_row() if self.row is None else self.row
        attributes = piece.attributes if piece else {}
        self.cell = _Cell(
            LineMaker(self.places, strong=piece is not None and piece.name == "th"),
            row_span=_to_span(attributes.get("rowspan", "")),
            col_span=_to_span(attributes.get("colspan", "")) or 1,
        )
        row.append(self.cell)
        return self.cell

    def maker_for(self, piece: Piece) -> LineMaker:
        """Who takes a piece that is no part of the table's frame: the cell, a cell without tag, or the outside."""
        if self.cell is not None:
            return self.cell.maker
        if self.row is not None and piece.kind == "text" and not is_empty(piece.raw):
            return self.begin_cell().maker
        return self.outside

    def finish(self) -> Iterator[DraftBlock]:
        """What stands outside of the rows, then the grid."""
        yield from self.outside.take()
        contents = [[cell.take() for cell in row] for row in self.rows]
        # A table of one column around other tables only lays out a page.
        if all(len(row) <= 1 for row in contents) and any(_holds_grid(cell) for row in contents for cell in row):
            for row in contents:
                for cell in row:
                    yield from cell
        elif any(row for row in contents):
            yield self._to_grid(contents)

    def _to_grid(self, contents: list[list[list[DraftBlock]]]) -> DraftGrid:
        rows = [
            [
                SpannedCell(list(flatten(blocks)), row_span=cell.row_span, col_span=cell.col_span)
                for cell, blocks in zip(row, row_contents, strict=True)
            ]
            for row, row_contents in zip(self.rows, contents, strict=True)
        ]
        cells, n_cols = place_cells(rows, section_starts=self.section_starts)
        return DraftGrid("html", n_rows=len(rows), n_cols=n_cols, cells=cells)


def read_html_table(pieces: Iterable[Piece], places: Places) -> Iterator[DraftBlock]:
    """The table as a grid, after the text that stands outside of its rows; tags may be missing.

    A nested table's cells become lines of the cell that holds it, row by row; in a table of one column
    they stay grids.
    """
    tables: list[_Table] = []
    too_deep = 0
    for piece in pieces:
        opens = piece.kind == "open"
        if piece.name == "table" and (too_deep or (opens and len(tables) == DEEPEST)):
            too_deep += 1 if opens else -1
        elif piece.name == "table" and opens:
            _begin_table(tables, places)
        elif piece.name == "table":
            _end_nested(tables)
        else:
            if not tables:
                _begin_table(tables, places)  # rows whose table tag was cut off
            _read_in_table(tables[-1], piece, flat=too_deep > 0)
    while len(tables) > 1:
        _end_nested(tables)
    for table in tables:
        yield from table.finish()


def flatten(blocks: Sequence[DraftBlock]) -> Iterator[DraftLine]:
    """The lines of the blocks; each row of a grid begins a paragraph."""
    for block in blocks:
        if isinstance(block, DraftLine):
            yield block
            continue
        row = -1
        for cell in block.cells:
            for line in cell.lines:
                line.starts_paragraph = line.starts_paragraph or cell.row != row
                row = cell.row
                yield line


def _begin_table(tables: list[_Table], places: Places) -> None:
    """Open a table; one inside another stands in a cell of it."""
    if tables and tables[-1].cell is None:
        tables[-1].begin_cell()
    tables.append(_Table(places))


def _end_nested(tables: list[_Table]) -> None:
    """Put the innermost table into the cell that it stands in; the outermost stays."""
    if len(tables) < 2:
        return
    inner = tables.pop()
    cell = tables[-1].cell
    assert cell is not None
    cell.take().extend(inner.finish())


def _read_in_table(table: _Table, piece: Piece, *, flat: bool) -> None:
    """Take one piece that is no table tag; `flat` where it belongs to a table nested too deep."""
    if flat:
        table.maker_for(piece).read(piece)
    elif piece.name in ROW_TAGS - {"tr"}:
        table.begin_section()
    elif piece.name == "tr":
        if piece.kind == "open":
            table.begin_row()
        else:
            table.end_row()
    elif piece.name in {"td", "th"}:
        if piece.kind == "open":
            table.begin_cell(piece)
        else:
            table.cell = None
    elif piece.name not in {"col", "colgroup"}:
        table.maker_for(piece).read(piece)


def _holds_grid(blocks: Sequence[DraftBlock]) -> bool:
    return any(isinstance(block, DraftGrid) for block in blocks)


def _to_span(text: str) -> int:
    """The number that a span begins with, as browsers read it; 1 for anything else, a negative one too."""
    found = _SPAN.match(text)
    return int(found[1]) if found else 1
