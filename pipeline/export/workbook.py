"""A workbook: a sheet for each table, with headings that stay, filters, colours, real dates and links."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from extractors.thai.letters import MARKS
from pipeline.export.columns import Column, Kind, Row, Table
from pipeline.export.links import Link
from pipeline.thai_words import SEVERITIES, STATES, STATUSES

MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
MOST_LINKS = 65_530
LONGEST_LINK = 2_079
LONGEST_IN_FORMULA = 255
"""What Excel takes: rows of a sheet, letters of a cell, links of a sheet, and letters of a link."""
_QUOTE = '"'
LINKS_IN_MEMORY = 10_000
"""Links are kept in memory until the workbook is whole; further ones are formulas, which are not."""

FONT = "TH Sarabun New"
LINE_HEIGHT, HIGHEST, HEADING_HEIGHT = 23, 400, 46
"""Points: of a line of text, of the highest row (the rest of its text is there all the same), of the headings."""
DAY = "dd/mm/yyyy"

_WITHOUT_WIDTH = re.compile(f"[{MARKS}]")
_COLOURS = {
    "done": ("#E2F0D9", "#1E5B20"),
    "in_progress": ("#FFF2CC", "#7A5B00"),
    "not_started": ("#FBE0DD", "#8C1D18"),
    "cancelled": ("#E7E6E6", "#404040"),
    "error": ("#FBE0DD", "#8C1D18"),
    "warning": ("#FFF2CC", "#7A5B00"),
    "review": ("#FFF2CC", "#7A5B00"),
    "quarantined": ("#FBE0DD", "#8C1D18"),
}
"""Paper and ink of values that should meet the eye; they say in words what the colour says."""
_COLOURED: Mapping[str, Mapping[str, str]] = {"status": STATUSES, "severity": SEVERITIES, "state": STATES}
"""The columns in which such values stand."""


@dataclass
class Notes:
    """What did not go into the workbook as it was: texts that are longer than a cell takes."""

    cut: int = 0


@contextmanager
def workbook_writer(
    path: Path, tables: Sequence[Table], *, in_thai: bool, notes: Notes
) -> Iterator[Callable[[Table, Row], None]]:
    """Gives what takes a row of one of the tables; the file is whole when the block ends."""
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,  # a row is on the disk when the next one begins
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "use_zip64": True,
        },
    )
    try:
        styles = _Styles(book)
        sheets = {table.key: _Sheets(book, styles, table, notes, in_thai=in_thai) for table in tables}
        yield lambda table, row: sheets[table.key].add(row)
        for each in sheets.values():
            each.finish()
    finally:
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(None, str(error)) from error


class _Styles:
    """The formats of cells."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": FONT, "font_size": 14, "valign": "top", "border": 1, "border_color": "#D0D0D0"}
        self.heading = book.add_format(
            base
            | {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        )
        self.text = book.add_format(base | {"text_wrap": True})
        self.plain = book.add_format(base)
        self.day = book.add_format(base | {"num_format": DAY, "align": "left"})
        self.exact = book.add_format(base | {"num_format": "0.00"})
        self.link = book.add_format(base | {"font_color": "#0563C1", "underline": 1})
        self.coloured = {
            key: book.add_format(base | {"text_wrap": True, "bg_color": paper, "font_color": ink})
            for key, (paper, ink) in _COLOURS.items()
        }

    def of(self, column: Column, value: Any) -> Any:
        """The format of a value in a column."""
        words = _COLOURED.get(column.key)
        if words is not None:
            code = next((code for code, word in words.items() if value in (code, word)), "")
            return self.coloured.get(code, self.text)
        match column.kind:
            case Kind.DAY:
                return self.day
            case Kind.EXACT | Kind.PART:
                return self.exact
            case Kind.WHOLE:
                return self.plain
            case _:
                return self.text


@dataclass
class _Sheets:
    """A table's sheet, and further ones where it has more rows than a sheet takes."""

    book: Any
    styles: _Styles
    table: Table
    notes: Notes
    in_thai: bool
    sheet: Any = field(init=False)
    sheets: int = field(init=False, default=0)
    at: int = field(init=False, default=0)
    links: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._begin()

    def add(self, row: Row) -> None:
        """Writes the row below the last one."""
        if self.at == MOST_ROWS:
            self.finish()
            self._begin()
        lines = max(_lines(value, column.width) for column, value in zip(self.table.columns, row, strict=True))
        self.sheet.set_row(self.at, min(LINE_HEIGHT * lines, HIGHEST))
        for col, (column, value) in enumerate(zip(self.table.columns, row, strict=True)):
            self._write(col, column, value)
        # The library keeps the height of each row though the row is on the disk when the next one begins.
        for kept in (self.sheet.row_info, self.sheet.row_sizes):
            kept.pop(self.at - 1, None)
        self.at += 1

    def finish(self) -> None:
        """Puts filters over all rows of the sheet."""
        self.sheet.autofilter(0, 0, max(self.at - 1, 0), len(self.table.columns) - 1)

    def _begin(self) -> None:
        self.sheets += 1
        name = self.table.thai if self.in_thai else self.table.key
        self.sheet = self.book.add_worksheet(name if self.sheets == 1 else f"{name} {self.sheets}")
        for col, column in enumerate(self.table.columns):
            self.sheet.set_column(col, col, column.width)
        self.sheet.freeze_panes(1, 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_row(0, HEADING_HEIGHT)
        for col, heading in enumerate(self.table.headings(in_thai=self.in_thai)):
            self.sheet.write_string(0, col, heading, self.styles.heading)
        self.at, self.links = 1, 0

    def _write(self, col: int, column: Column, value: Any) -> None:
        """Writes a value with its type: nothing is guessed from what a text looks like."""
        style = self.styles.of(column, value)
        match value:
            case None | "" | []:
                self.sheet.write_blank(self.at, col, None, style)
            case Link():
                self._write_link(col, value)
            case list():
                self.sheet.write_string(self.at, col, self._cut("\n".join(value)), style)
            case str():
                self.sheet.write_string(self.at, col, self._cut(value), style)
            case _ if column.kind is Kind.DAY:
                self.sheet.write_datetime(self.at, col, value, style)
            case _:
                self.sheet.write_number(self.at, col, value, style)

    def _write_link(self, col: int, link: Link) -> None:
        """A link as such, or as a formula where there are many; where Excel takes it as neither, its words."""
        target = link.target or ""
        fits_formula = 0 < len(target) <= LONGEST_IN_FORMULA
        if fits_formula and self.links >= LINKS_IN_MEMORY:
            formula = f'=HYPERLINK("{target.replace(_QUOTE, 2 * _QUOTE)}","{link.label}")'
            self.sheet.write_formula(self.at, col, formula, self.styles.link, link.label)
        elif 0 < len(target) <= LONGEST_LINK and self.links < MOST_LINKS:
            # The library takes what begins with `file:` for a path of Windows, and writes it so.
            address = target.replace("file:", "FILE:", 1) if "://" in target else f"external:{target}"
            self.sheet.write_url(self.at, col, address, self.styles.link, link.label)
            self.links += 1
        else:
            self.sheet.write_string(self.at, col, link.label, self.styles.text)

    def _cut(self, text: str) -> str:
        if len(text) <= MOST_LETTERS:
            return text
        self.notes.cut += 1
        return text[: MOST_LETTERS - 1] + "…"


def _lines(value: Any, width: int) -> int:
    """How many lines the text of a cell takes; a workbook that is written row by row cannot be measured later."""
    match value:
        case str():
            texts = value.split("\n")
        case list():
            texts = [line for text in value for line in text.split("\n")]
        case _:
            return 1
    return sum(1 + (len(text) - len(_WITHOUT_WIDTH.findall(text))) // width for text in texts) or 1
