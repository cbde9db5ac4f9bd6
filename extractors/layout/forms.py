"""Fill-in forms: grids that print a label in one column and its value in the next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.layout.grid_rows import GridRow
from extractors.layout.labels import label_role
from extractors.page.geometry import around
from schemas.page import Line
from schemas.table import Cell, Paragraph

LEAST_ROWS = 3
LEAST_SHARE = 0.6
"""A grid is a form when it has three rows or more, and at least this share of them begins with a label we know."""
MOST_FILLED = 3
"""A row of a form prints a number at the most besides label and value."""


def find_forms(grids: Mapping[int, Sequence[GridRow]], *, turns: Mapping[int, int]) -> dict[int, list[Paragraph]]:
    """The forms among the grids, by the same keys, as labelled paragraphs.

    `turns` tells for a grid which one it may go on from: as wide, and only the turn of the page between. A few rows
    before or behind it are of the same form, and a value without a label there goes on with the last one.
    """
    forms = {at: form for at, rows in grids.items() if (form := form_to_paragraphs(rows)) is not None}
    for run in _runs(grids, turns):
        for fits, group in groupby(run, key=lambda at: at in forms or _is_part_of_form(grids[at], cut=at in turns)):
            members = list(group)
            if fits and sum(len(grids[at]) for at in members) >= LEAST_ROWS:
                forms |= _over_pages({at: grids[at] for at in members})
    return forms


def _over_pages(parts: Mapping[int, Sequence[GridRow]]) -> dict[int, list[Paragraph]]:
    """One form in its parts on each page; what the page has cut of a value stands with its label."""
    forms: dict[int, list[Paragraph]] = {}
    last: int | None = None
    for at, rows in parts.items():
        forms[at] = [_to_paragraph(_filled(row)) for row in rows]
        if last is not None and rows and _is_rest(rows[0]):
            *before, cut = forms[last]
            forms[last] = [*before, replace(cut, lines=cut.lines + rows[0].row.lines)]
            forms[at] = forms[at][1:]
        last = at if forms[at] else last
    return forms


def _runs(grids: Mapping[int, Sequence[GridRow]], turns: Mapping[int, int]) -> list[list[int]]:
    """The grids that go on from one another, each with those it goes on from."""
    runs: list[list[int]] = []
    for at in sorted(grids):
        if runs and turns.get(at) == runs[-1][-1]:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) > 1]


def _is_part_of_form(rows: Sequence[GridRow], *, cut: bool) -> bool:
    """Whether every row is a label and its value; the first may be the rest of a value that the page has cut."""
    rest = rows[1:] if cut and rows and _is_rest(rows[0]) else rows
    return bool(rows) and all(1 < len(cells) <= MOST_FILLED and _is_labelled(cells) for cells in map(_filled, rest))


def _is_rest(row: GridRow) -> bool:
    return row.filled == 1 and bool(row.row.cells[-1].text)


def form_to_paragraphs(rows: Sequence[GridRow]) -> list[Paragraph] | None:
    """The rows of a form as labelled paragraphs (`label : value`), or None where the grid is no form."""
    filled = [_filled(row) for row in rows]
    labelled = sum(1 for cells in filled if len(cells) > 1 and label_role(_text(cells[-2])) is not None)
    if len(rows) < LEAST_ROWS or labelled < LEAST_SHARE * len(rows) or max(map(len, filled)) > MOST_FILLED:
        return None
    return [_to_paragraph(cells) for cells in filled]


def _filled(row: GridRow) -> list[Cell]:
    return [cell for cell in row.row.cells if cell.text and not cell.carried]


def _is_labelled(cells: Sequence[Cell]) -> bool:
    """Whether the last cell but one names a field, and the last one does not: that would be a header of two columns."""
    return label_role(_text(cells[-2])) is not None and label_role(_text(cells[-1])) is None


def _to_paragraph(cells: Sequence[Cell]) -> Paragraph:
    """The row as one paragraph: `number. label : value`; a row with one cell is the text of that cell."""
    *before, value = cells
    if not before:
        return Paragraph(lines=_as_paragraph(value.lines), whole=True)
    number = f"{_text(before[0]).strip(' .()')}. " if len(before) > 1 else ""
    first = value.lines[0]
    printed = [*(line for cell in before for line in cell.lines), first]
    boxes = [line.box for line in printed if line.box is not None]
    opening = replace(
        first,
        text=f"{number}{_text(before[-1])} : {first.text}",
        raw="\t".join(line.raw for line in printed),
        box=around(boxes) if boxes else None,
    )
    return Paragraph(lines=_as_paragraph((opening, *value.lines[1:])), whole=True)


def _as_paragraph(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return (replace(lines[0], starts_paragraph=True), *lines[1:])


def _text(cell: Cell) -> str:
    return " ".join(cell.text.split()).rstrip(" :：")
