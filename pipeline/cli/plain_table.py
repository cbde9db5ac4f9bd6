"""A table that a terminal shows without lines between its rows, however many there are."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from rich import box
from rich.cells import set_cell_size
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from pipeline.cli.thai_wrap import Prose, cells_of

Cell: TypeAlias = str | Text | Prose
Line: TypeAlias = list[Segment]

FIRST_MARK, LAST_MARK = 0xE000, 0xF8FF
"""Letters for private use fill the row that holds the place of all rows."""


class PlainTable:
    """Columns of words, then columns of numbers.

    It looks as Rich draws it, in a tenth of the time: Rich draws a single row, which says how wide the columns are, and
    the rows go into its place.
    """

    def __init__(self, words: Sequence[str], numbers: Sequence[str]) -> None:
        self._words, self._numbers = words, numbers
        self._rows: list[tuple[Cell, ...]] = []

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return len(self._rows)

    def add_row(self, *cells: Cell) -> None:
        """Adds a row; the cells of the last columns may be missing."""
        missing = len(self._words) + len(self._numbers) - len(cells)
        self._rows.append((*cells, *("",) * missing))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """What is printed."""
        columns = [_Column(chr(FIRST_MARK + at), cells) for at, cells in enumerate(zip(*self._rows, strict=True))]
        lines = list(Segment.split_lines(console.render(self._framed([columns] if columns else []), options)))
        if not all(column.width for column in columns):
            yield from console.render(self._framed(self._rows), options)
            return
        for line in lines:
            gaps = _gaps(line, columns)
            for drawn in _rows(console, self._rows, columns, gaps) if gaps else [line]:
                yield from drawn
                yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """How wide it is."""
        return Measurement.get(console, options, self._framed(self._rows))

    def _framed(self, rows: Iterable[Sequence["Cell | _Column"]]) -> Table:
        """The table with these rows, drawn by Rich."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, padding=(0, 1, 0, 0))
        for title in self._words:
            table.add_column(title, overflow="fold")
        for title in self._numbers:
            table.add_column(title, justify="right", no_wrap=True)
        for row in rows:
            table.add_row(*row)
        return table


def plain_table(*titles: str, n: Sequence[str] = ()) -> PlainTable:
    """An empty table: columns of words, then columns of numbers."""
    return PlainTable(titles, n)


class _Column:
    """All cells of a column as a single one, which is as wide as the widest; once drawn it draws them one by one."""

    def __init__(self, mark: str, cells: Sequence[Cell]) -> None:
        self.mark = mark
        self.width = 0
        """How many letters fit; it is known once the column was drawn, and stays 0 where there was no room for it."""
        self._options: ConsoleOptions | None = None
        self._cells = cells
        self._drawn: dict[Hashable, list[Line]] = {}

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        distinct = {_key(cell): cell for cell in self._cells}.values()
        least, most = zip(*(Measurement.get(console, options, cell) for cell in distinct), strict=True)
        return Measurement(max(least), max(most))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        self.width, self._options = options.max_width, options
        yield Segment(self.mark * options.max_width)

    def draw(self, console: Console, cell: Cell) -> list[Line]:
        """The lines of a cell, each as wide as the column."""
        if isinstance(cell, Prose) and not cell.style and self._options and self._options.justify == "left":
            return [[Segment(_padded(line, self.width))] for line in cell.lines(self.width)]
        key = _key(cell)
        if key not in self._drawn:
            self._drawn[key] = console.render_lines(cell, self._options)
        return self._drawn[key]


def _padded(line: str, width: int) -> str:
    free = width - cells_of(line)
    return line + " " * free if free >= 0 else set_cell_size(line, width)


def _key(cell: Cell) -> Hashable:
    """What two cells have in common that look alike."""
    match cell:
        case Text():
            return cell.plain, cell.style, tuple(cell.spans)
        case Prose():
            return cell.text, cell.style, cell.max_lines
        case _:
            return cell


def _gaps(line: Line, columns: Sequence[_Column]) -> list[str] | None:
    """What stands before, between and behind the cells, where the line is the one that holds their place."""
    pattern = f"([^{chr(FIRST_MARK)}-{chr(LAST_MARK)}]*)".join(["", *(f"{column.mark}+" for column in columns), ""])
    found = re.fullmatch(pattern, "".join(segment.text for segment in line)) if columns else None
    return list(found.groups()) if found else None


def _rows(
    console: Console, rows: Iterable[Sequence[Cell]], columns: Sequence[_Column], gaps: Sequence[str]
) -> Iterator[Line]:
    """The lines of all rows."""
    blanks = [Segment(" " * column.width) for column in columns]
    first, *further = (Segment(gap) for gap in gaps)
    for row in rows:
        cells = [column.draw(console, cell) for column, cell in zip(columns, row, strict=True)]
        for at in range(max(map(len, cells))):
            line = [first]
            for lines, blank, gap in zip(cells, blanks, further, strict=True):
                line += lines[at] if at < len(lines) else [blank]
                line.append(gap)
            yield list(_joined(line))


def _joined(line: Line) -> Iterator[Segment]:
    """The line with what has no style in one piece: each piece takes its time."""
    plain = ""
    for segment in line:
        if segment.style:
            if plain:
                yield Segment(plain)
            yield segment
            plain = ""
        else:
            plain += segment.text
    if plain:
        yield Segment(plain)
