"""Tables joined over pages: pieces to tables, and the pieces of a broken row to one row."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from extractors.layout.column_contents import infer_header
from extractors.layout.column_headings import NEARLY_EQUAL
from extractors.layout.doubtful_rows import doubt_pieces, less_sure
from extractors.layout.group_rows import is_topic_line
from extractors.layout.header_rows import Header
from extractors.layout.row_joins import PlacedRow, join_rows
from extractors.layout.row_shift import straighten
from extractors.layout.tables import Element, TablePiece, kind_without_header
from extractors.thai.fuzzy import similarity
from extractors.thai.lexicon.columns import CONTINUED
from schemas.page import Line
from schemas.report import SetAside
from schemas.table import Cell, Column, Layout, Paragraph, Row, Table

LONGEST_CAPTION = 150
LEAST_SHARE_REPEATED = 0.6
"""Of the columns of a header printed again, so many must be there; the dump may have lost the last ones."""
LINES_ABOVE = 6
"""How many prose lines above a table are kept with it: enough for a heading that wraps."""


@dataclass(eq=False)
class _OpenTable:
    """A table while its pieces are gathered."""

    header: Header | None
    above: tuple[Line, ...]
    rows: list[PlacedRow] = field(default_factory=list)
    inferred: bool = False
    cut: tuple[int, ...] = ()

    @property
    def is_measures(self) -> bool:
        return self.header is not None and self.header.kind == "measures"

    def goes_on_in(self, piece: TablePiece, *, prose_between: bool) -> bool:
        """Whether `piece` is this table on its next page."""
        if not self.is_measures or self.header is None:
            return False
        if piece.header is None:
            if (
                abs(piece.width - len(self.header.columns)) > 1
                or kind_without_header([row.row for row in piece.rows]) == "committee"
            ):
                return False
        elif not _same_columns(piece.header, self.header):
            return False
        return not prose_between or self._is_orphan(piece)

    def goes_on_below_groups(self, piece: TablePiece, prose: Sequence[Line]) -> bool:
        """Whether nothing but group rows, printed as plain lines, parts the piece from this table."""
        groups = all(is_topic_line(line.text) or _is_caption_again(line) for line in prose)
        return groups and self.goes_on_in(piece, prose_between=False)

    def add_groups(self, lines: Sequence[Line]) -> None:
        """Puts plain lines into the table as group rows."""
        width = len(self.header.columns) if self.header else 1
        for line in lines:
            if _is_caption_again(line):
                continue
            row = Row(cells=(Cell(lines=(line,)),) + (Cell(),) * (width - 1), heading=True)
            self.rows.append(PlacedRow(row=row, opens=False))

    def _is_orphan(self, piece: TablePiece) -> bool:
        """Whether the piece begins in the middle of a row, so that it cannot stand by itself."""
        if not piece.rows or self.header is None:
            return False
        cells = _fit_width(piece.rows[0].row, len(self.header.columns)).cells
        return not any(
            cell.text
            for cell, column in zip(cells, self.header.columns, strict=True)
            if column.role in ("number", "measure", "topic")
        )

    def add(self, piece: TablePiece) -> None:
        width = len(self.header.columns) if self.header else piece.width
        for index, row in enumerate(piece.rows):
            placed = row.row if len(row.row.cells) >= width else _fit_width(row.row, width)
            if self.is_measures and self.header is not None:
                placed = straighten(placed, self.header.columns)
            placed = placed if len(placed.cells) == width else _fit_width(placed, width)
            row_here = less_sure(placed) if placed.shifted else placed
            self.rows.append(PlacedRow(row=row_here, opens=index == 0, cut=self.cut if index == 0 else ()))
        self.cut = piece.cut

    def close(self) -> Table:
        if self.is_measures and self.header is not None:
            rows = join_rows(self.rows, columns=self.header.columns)
            if self.inferred:
                rows = [less_sure(row) for row in rows]
            return Table(
                kind="measures",
                columns=self.header.columns,
                rows=tuple(rows),
                above=self.above,
                inferred=self.inferred,
            )
        columns = self.header.columns if self.header else _unnamed_columns(self.rows)
        kind = self.header.kind if self.header else kind_without_header([placed.row for placed in self.rows])
        return Table(kind=kind, columns=columns, rows=tuple(placed.row for placed in self.rows), above=self.above)


def join_over_pages(
    elements: Sequence[Element], *, set_aside: Sequence[SetAside] = (), dirty: Container[int] = ()
) -> Layout:
    """The document's layout: each piece of a table joined to the table that it goes on from.

    `set_aside` is what earlier steps took out; header rows are added to it, since their words are in no field. On
    `dirty` pages it is not sure which rows go on overleaf.
    """
    done: list[Paragraph | _OpenTable] = []
    aside = list(set_aside)
    table: _OpenTable | None = None
    prose: list[Line] = []
    for element in elements:
        if isinstance(element, Paragraph):
            prose += element.lines
            done.append(element)
            continue
        if table is not None and prose and table.goes_on_below_groups(element, prose):
            del done[done.index(table) + 1 :]
            table.add_groups(prose)
            prose = []
        if table is None or not table.goes_on_in(element, prose_between=bool(prose)):
            inferred = None if _is_told(element.header) else infer_header([row.row for row in element.rows])
            table = _OpenTable(
                header=inferred or element.header, above=tuple(prose[-LINES_ABOVE:]), inferred=inferred is not None
            )
            done.append(table)
        table.add(element)
        prose = []
        if element.header_lines:
            aside.append(SetAside(kind="page_furniture", evidence=[line.evidence() for line in element.header_lines]))
    tables = iter(doubt_pieces([item.close() for item in done if isinstance(item, _OpenTable)], dirty=dirty))
    closed = tuple(next(tables) if isinstance(item, _OpenTable) else item for item in done)
    return Layout(elements=closed, set_aside=tuple(aside))


def _is_caption_again(line: Line) -> bool:
    """Whether the line is but the table's caption on its next page: `แผนปฏิบัติการ (ต่อ)`."""
    return len(line.text) <= LONGEST_CAPTION and any(line.text.rstrip().endswith(mark) for mark in CONTINUED)


def _is_told(header: Header | None) -> bool:
    """Whether the headings say what the table is."""
    return header is not None and header.kind != "other"


def _same_columns(one: Header, other: Header) -> bool:
    """The same roles in the same order.

    Columns without a role may have drifted, some may have lost their heading or have it misread, and the last ones may
    be missing.
    """
    if [role for role in one.shape if role[0]] == [role for role in other.shape if role[0]]:
        return True
    if len(one.shape) >= LEAST_SHARE_REPEATED * len(other.shape) and one.shape == other.shape[: len(one.shape)]:
        return True
    if len(one.shape) != len(other.shape):
        return False
    columns = zip(one.shape, other.shape, one.columns, other.columns, strict=True)
    return all(mine == yours or _is_misread(column, known) for mine, yours, column, known in columns)


def _is_misread(column: Column, known: Column) -> bool:
    """Whether the column's heading was lost, or says nothing, and is nearly the known one's."""
    if not column.title:
        return True
    return column.role is None and similarity(column.title, known.title) >= NEARLY_EQUAL


def _fit_width(row: Row, width: int) -> Row:
    cells = row.cells
    while len(cells) > width and not cells[-1].text:
        cells = cells[:-1]
    if len(cells) > width:
        last = Cell(lines=tuple(line for cell in cells[width - 1 :] for line in cell.lines))
        cells = (*cells[: width - 1], last)
    return replace(row, cells=cells + (Cell(),) * (width - len(cells)))


def _unnamed_columns(rows: Sequence[PlacedRow]) -> tuple[Column, ...]:
    width = len(rows[0].row.cells) if rows else 1
    return tuple(Column(title="") for _ in range(width))
