"""Tables as each page shows them: grids cut at their headers, and told apart by kind."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.layout.column_headings import fit_heading
from extractors.layout.forms import find_forms
from extractors.layout.furniture import find_furniture
from extractors.layout.grid_rows import GridRow, grid_to_rows
from extractors.layout.header_rows import MOST_HEADER_ROWS, Header, read_header
from extractors.layout.leaders import fields_of, without_leaders
from extractors.thai.lexicon.persons import TITLES
from extractors.thai.numbers import parse_decimal
from schemas.page import Grid, Line, Page
from schemas.report import SetAside
from schemas.table import Paragraph, Row, TableKind

LEAST_SHARE_OF_KIND = 0.5
"""A table without a header is a committee or score table when at least this share of its rows looks so."""

_PERSON = re.compile(r"^[\s0-9๐-๙.()\-]*(?:" + "|".join(re.escape(title) for title in TITLES) + ")")


@dataclass
class TablePiece:
    """A run of rows below one header, or rows that stand without a header.

    `header_lines` are the lines of the header rows themselves. `cut` are the columns whose last cell is cut
    by the page.
    """

    header: Header | None
    rows: list[GridRow] = field(default_factory=list)
    header_lines: tuple[Line, ...] = ()
    cut: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the piece has."""
        return len(self.rows[0].row.cells) if self.rows else len(self.header.columns) if self.header else 0


Element = Paragraph | TablePiece


def find_elements(pages: Sequence[Page]) -> tuple[list[Element], list[SetAside]]:
    """Paragraphs and table pieces in reading order, and the page furniture that was taken out."""
    blocks = [block for page in pages for block in page.blocks]
    heights = {page.page_no: page.height for page in pages if page.height}
    furniture = find_furniture(blocks, heights=heights)
    rows = {index: grid_to_rows(block) for index, block in enumerate(blocks) if isinstance(block, Grid)}
    page_nos = [page.page_no for page in pages for _ in page.blocks]
    forms = find_forms(rows, turns=_turns(blocks, page_nos, furniture))
    elements: list[Element] = []
    lines: list[Line] = []

    def close_paragraph() -> None:
        if lines:
            elements.append(Paragraph(lines=tuple(lines)))
            lines.clear()

    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            close_paragraph()
            elements += forms[index] if index in forms else cut_at_headers(rows[index], open_below=block.open_below)
        elif block.pictured:
            close_paragraph()
        elif index not in furniture and block.text:
            for line in fields_of(block):
                if line.starts_paragraph:
                    close_paragraph()
                lines.append(without_leaders(line))
    close_paragraph()
    set_aside = [
        SetAside(kind="picture_text" if line.pictured else "page_furniture", evidence=[line.evidence()])
        for index, line in enumerate(blocks)
        if isinstance(line, Line) and (line.pictured or index in furniture)
    ]
    return elements, set_aside


def _turns(blocks: Sequence[Grid | Line], page_nos: Sequence[int], furniture: Container[int]) -> dict[int, int]:
    """For each grid the one as wide that ends the page before, where there is nothing between but furniture."""
    kept = [index for index in range(len(blocks)) if index not in furniture]
    turns: dict[int, int] = {}
    for before, index in pairwise(kept):
        above, here = blocks[before], blocks[index]
        as_wide = isinstance(above, Grid) and isinstance(here, Grid) and above.n_cols == here.n_cols
        if as_wide and page_nos[index] == page_nos[before] + 1:
            turns[index] = before
    return turns


def cut_at_headers(rows: Sequence[GridRow], *, open_below: tuple[int, ...] = ()) -> list[TablePiece]:
    """The rows of one grid as pieces: a new one begins at each header row; `open_below` holds for the last one."""
    pieces: list[TablePiece] = []
    index = 0
    while index < len(rows):
        header = read_header([row.spread for row in rows[index : index + MOST_HEADER_ROWS]])
        if header and not _is_row_of(pieces, header, rows[index]):
            printed = [row.row for row in rows[index : index + header.n_rows]]
            lines = tuple(line for row in printed for line in row.lines)
            pieces.append(TablePiece(header=_with_lines(header, printed), header_lines=lines))
            index += header.n_rows
            continue
        if not pieces:
            pieces.append(TablePiece(header=None))
        pieces[-1].rows.append(rows[index])
        index += 1
    if pieces:
        pieces[-1].cut = open_below
    return pieces


def _is_row_of(pieces: Sequence[TablePiece], header: Header, row: GridRow) -> bool:
    """Whether what looks like a header is a row of the table that has begun: another one, and a word of it unknown."""
    open_header = pieces[-1].header if pieces else None
    if open_header is None or open_header.kind != "measures" or header.shape == open_header.shape:
        return False
    return any(fit_heading(text) is None for text in row.spread if text.strip())


def _with_lines(header: Header, rows: Sequence[Row]) -> Header:
    """The header, each column with the lines that print its heading."""
    columns = tuple(
        replace(column, lines=tuple(line for row in rows for line in row.cells[index].lines))
        for index, column in enumerate(header.columns)
    )
    return replace(header, columns=columns)


def kind_without_header(rows: Sequence[Row]) -> TableKind:
    """What a table without a known header holds, by the look of its rows."""
    persons = sum(1 for row in rows if any(_PERSON.match(cell.text) for cell in row.cells))
    scores = sum(1 for row in rows if _ends_with_score(row))
    if persons >= LEAST_SHARE_OF_KIND * len(rows):
        return "committee"
    if scores >= LEAST_SHARE_OF_KIND * len(rows):
        return "scores"
    return "other"


def _ends_with_score(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) < 2 or len(texts[-1]) > 20:
        return False
    number = parse_decimal(texts[-1])
    return number is not None and 0 <= number <= 100
