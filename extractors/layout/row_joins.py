"""Rows of a measures table: pieces of a broken row joined, group rows marked, merged values carried down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from extractors.layout.group_rows import is_group_text
from extractors.thai.lexicon.columns import CONTINUED
from extractors.thai.numbers import parse_int
from schemas.page import Line
from schemas.table import Cell, Column, Role, Row

_ENUMERATOR = re.compile(r"^\s*(?:[-–•]|\(?[0-9๐-๙]{1,3}[.)]|[0-9๐-๙]{1,2}\s)")
_OWN_NUMBER = re.compile(r"^\s*[-–]?\s*\(?(?P<number>[0-9๐-๙]{1,3})(?:[.)]|\s|(?=[ก-ฮเ-ไ]))")
_LIST_BEGINS = re.compile(r"^\s*\(?(?P<number>[0-9๐-๙]{1,3})[.)](?![0-9๐-๙])")
_LINE_NUMBER = re.compile(r"^\s*\(?(?P<number>[0-9๐-๙]{1,3})[.)]", re.MULTILINE)
_RUNS: tuple[Role, ...] = ("owner", "period", "month", "quarter")
_MERGED: tuple[Role, ...] = ("owner", "period")
_LISTS: tuple[Role, ...] = ("measure", "steps", "objectives", "result", "outcome")


@dataclass(frozen=True)
class PlacedRow:
    """A row, and whether it is the first one below a header or at the top of a page.

    `cut` are the columns whose cell the page itself shows as the rest of the one above: all of them where the row was
    cut, some where only merged cells were.
    """

    row: Row
    opens: bool
    cut: tuple[int, ...] = ()


def join_rows(rows: Sequence[PlacedRow], *, columns: Sequence[Column]) -> list[Row]:
    """The rows of the whole table; a group row comes out with `heading` set."""
    joined: list[Row] = []
    spanning: frozenset[int] = frozenset()  # columns whose merged cell goes on from the joined row above
    for placed, following in zip_longest(rows, rows[1:]):
        row = placed.row
        last = next((done for done in reversed(joined) if not done.heading), None)
        if _is_group_row(row, columns):
            joined.append(replace(row, heading=True))
        elif last is not None and not joined[-1].heading and _is_cut_row(placed, last, columns):
            joined[-1] = _join(joined[-1], row)
            spanning = frozenset(range(len(columns)))
        else:
            above = None if joined and joined[-1].heading else last
            cut = placed.cut or _merged_over_page(placed, following, last, columns)
            if last is not None and cut:
                row, spanning = _with_cut_cells(row, last, cut), frozenset(cut)
            elif last is not None:
                spanning = frozenset(col for col in spanning if col < len(row.cells) and row.cells[col].carried)
                row = _with_cells_of(row, last, spanning)
            joined.append(_with_carried(row, above, columns))
    return joined


def _is_cut_row(placed: PlacedRow, last: Row, columns: Sequence[Column]) -> bool:
    """Whether the row is the rest of the one above, as the page shows it or as its cells tell."""
    if placed.cut:
        return len(placed.cut) == len(columns)
    return _goes_on(placed, last, columns)


def _merged_over_page(
    placed: PlacedRow, following: PlacedRow | None, last: Row | None, columns: Sequence[Column]
) -> tuple[int, ...]:
    """The columns whose empty cell at the top of a page is the rest of a merged one that began on the page before.

    It covers several rows here, or did there; a page closes its rulings, so that nothing else shows it.
    """
    if last is None or not placed.opens or not _has_places(placed.row):
        return ()
    return tuple(
        col
        for col, column in enumerate(columns)
        if column.role in _MERGED
        and not placed.row.cells[col].text
        and last.cells[col].text
        and (last.cells[col].carried or (following is not None and _is_covered(following.row.cells[col])))
    )


def _is_covered(cell: Cell) -> bool:
    """Whether the cell is covered by an empty one that began above."""
    return cell.carried and not cell.lines


def _with_cut_cells(row: Row, above: Row, cut: Sequence[int]) -> Row:
    """The row with the merged cells that began on the page before, which are the same cells."""
    cells = list(row.cells)
    for col in cut:
        if col < len(cells) and above.cells[col].text:
            lines = (*above.cells[col].lines, *_as_wrapped(cells[col].lines))
            cells[col] = Cell(lines=lines, carried=not cells[col].lines, span=cells[col].span)
    return replace(row, cells=tuple(cells))


def _with_cells_of(row: Row, above: Row, spanning: frozenset[int]) -> Row:
    """The row, its merged cells those of the row above, which were joined over the page."""
    cells = [
        Cell(lines=above.cells[col].lines, carried=True, span=cell.span) if col in spanning else cell
        for col, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))


def _is_group_row(row: Row, columns: Sequence[Column]) -> bool:
    if row.heading:
        return True
    filled = [index for index, cell in enumerate(row.cells) if cell.text and not cell.carried]
    if len(filled) != 1:
        return False
    first_measure = next(index for index, column in enumerate(columns) if column.role == "measure")
    return filled[0] <= first_measure and is_group_text(row.cells[filled[0]].text)


class _Filled:
    """Which fields a row prints itself."""

    def __init__(self, row: Row, columns: Sequence[Column]) -> None:
        self._texts: dict[Role, str] = {}
        for cell, column in zip(row.cells, columns, strict=True):
            if column.role and not cell.carried:
                self._texts[column.role] = f"{self._texts.get(column.role, '')}{cell.text}"

    def __call__(self, *roles: Role) -> bool:
        return any(self._texts.get(role) for role in roles)

    def text(self, role: Role) -> str:
        return self._texts.get(role, "")


def _goes_on(placed: PlacedRow, last: Row, columns: Sequence[Column]) -> bool:
    """Whether the row only carries on the one above it, cut by a page or by the dump."""
    roles = {column.role for column in columns}
    here, above = _Filled(placed.row, columns), _Filled(last, columns)
    if any(mark in here.text("number") or mark in here.text("measure")[:60] for mark in CONTINUED):
        return True
    if here("number"):
        return placed.opens and here.text("number") == above.text("number")
    if any(cell.carried and cell.text for cell in placed.row.cells):
        return False
    if placed.opens and not here("topic") and _counts_on(here, above):
        return True
    settled = here("owner") and here("period", "month", "quarter")
    if not here("measure"):
        if placed.opens and not here("topic") and _continues_list(here, above):
            return True
        return not settled if placed.opens else not here("owner", "period", "month", "quarter")
    if here("topic"):
        return placed.opens and _is_rest_of_row(here, above)
    runs = _RUNS
    told = here(*runs, "status", "status_mark") or (not roles & set(runs) and here("result") and here("steps"))
    if told and _lists_begin_anew(here, above):
        return False
    if told:
        sure = not settled or _has_places(placed.row)
        return placed.opens and "number" in roles and sure and bool(above.text("number"))
    if not placed.opens:
        return False
    return _is_rest_of_row(here, above) or not _begins_new_measure(here.text("measure"), above.text("measure"))


def _continues_list(here: "_Filled", above: "_Filled") -> bool:
    """Whether a list of the row above goes on with its next number."""
    for role in _LISTS:
        begun = _OWN_NUMBER.match(here.text(role))
        last = list(_LINE_NUMBER.finditer(above.text(role)))
        if begun and last and _number(begun) == _number(last[-1]) + 1:
            return True
    return False


def _counts_on(here: "_Filled", above: "_Filled") -> bool:
    """Whether a list begins with the rest of an item, and its first number is the next one of the row above.

    A row that begins here would begin its list with 1, whatever its other cells tell.
    """
    for role in _LISTS:
        first = _LINE_NUMBER.search(here.text(role))
        last = list(_LINE_NUMBER.finditer(above.text(role)))
        if first and first.start() > 0 and last and _number(first) == _number(last[-1]) + 1:
            return True
    return False


def _lists_begin_anew(here: "_Filled", above: "_Filled") -> bool:
    """Whether a list begins with its first number where the row above has one, too: it is another row's list.

    The number that the row itself has may not have been read.
    """
    for role in _LISTS:
        first, before = _LIST_BEGINS.match(here.text(role)), _LIST_BEGINS.match(above.text(role))
        if first and before and _number(first) == 1 == _number(before):
            return True
    return False


def _number(found: re.Match[str]) -> int:
    return parse_int(found["number"]) or 0


def _has_places(row: Row) -> bool:
    """Whether the row was read off a page, where an empty cell is surely empty; a text dump may have lost a number."""
    return all(line.box is not None for line in row.lines)


def _is_rest_of_row(here: "_Filled", above: "_Filled") -> bool:
    """Whether the row tells neither who nor when, as the one above does, and goes on in the middle of its lists."""
    if here(*_RUNS, "status", "status_mark") or not above("owner") or not above("period", "month", "quarter"):
        return False
    return any(
        here(role) and _ENUMERATOR.match(above.text(role)) and not _ENUMERATOR.match(here.text(role)) for role in _LISTS
    )


def _begins_new_measure(text: str, above: str) -> bool:
    """Whether the measure's own number says that it is not the one above: both are numbered, and one comes first."""
    here, before = _OWN_NUMBER.match(text), _OWN_NUMBER.match(above)
    if not here:
        return False
    return before is None or not re.search(r"\s[0-9๐-๙]{1,2}[.)]?\s", above[before.end() :])


def _join(above: Row, below: Row) -> Row:
    cells = tuple(
        Cell(
            lines=(*one.lines, *_as_wrapped(other.lines)),
            carried=one.carried and not other.lines,
            span=max(one.span, other.span),
        )
        if not other.carried
        else one
        for one, other in zip(above.cells, below.cells, strict=True)
    )
    return Row(cells=cells, shifted=above.shifted or below.shifted)


def _as_wrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a cell that goes on: the first is no new paragraph, unless a number or dash opens it."""
    if not lines or not lines[0].starts_paragraph or _ENUMERATOR.match(lines[0].text):
        return lines
    return (replace(lines[0], starts_paragraph=False), *lines[1:])


def _with_carried(row: Row, above: Row | None, columns: Sequence[Column]) -> Row:
    """The row with what a merged cell above it says of it too: the topic, and the measure where it prints none."""
    if above is None:
        return row
    cells = list(row.cells)
    # A number of its own without words beside it is a hole in the page, and no merged cell.
    merged = ("topic",) if _Filled(row, columns)("number") else ("topic", "measure")
    for index, column in enumerate(columns):
        if column.role in merged and not cells[index].text and above.cells[index].text:
            cells[index] = Cell(lines=above.cells[index].lines, carried=True)
    return replace(row, cells=tuple(cells))
