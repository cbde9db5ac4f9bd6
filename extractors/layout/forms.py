"""Fill-in forms: grids that print a label in one column and its value in the next."""

from collections.abc import Sequence

from extractors.layout.grid_rows import GridRow
from extractors.layout.labels import label_role
from schemas.page import Line
from schemas.table import Cell, Paragraph

LEAST_ROWS = 3
LEAST_SHARE = 0.6
"""A grid is a form when it has three rows or more, and at least this share of them begins with a label we know."""
MOST_FILLED = 3
"""A row of a form prints a number at the most besides label and value."""


def form_to_paragraphs(rows: Sequence[GridRow]) -> list[Paragraph] | None:
    """The rows of a form as labelled paragraphs (`label : value`), or None where the grid is no form."""
    filled = [[cell for cell in row.row.cells if cell.text and not cell.carried] for row in rows]
    labelled = sum(1 for cells in filled if len(cells) > 1 and label_role(_text(cells[-2])) is not None)
    if len(rows) < LEAST_ROWS or labelled < LEAST_SHARE * len(rows) or max(map(len, filled)) > MOST_FILLED:
        return None
    return [_to_paragraph(cells) for cells in filled]


def _to_paragraph(cells: Sequence[Cell]) -> Paragraph:
    """The row as one paragraph: `number. label : value`; a row with one cell is the text of that cell."""
    *before, value = cells
    if not before:
        return Paragraph(lines=_as_paragraph(value.lines), whole=True)
    number = f"{_text(before[0]).strip(' .()')}. " if len(before) > 1 else ""
    first = value.lines[0]
    opening = first.model_copy(
        update={
            "text": f"{number}{_text(before[-1])} : {first.text}",
            # The whole printed row, so that no word of it is without evidence.
            "raw": "\t".join(line.raw for cell in (*before, Cell(lines=(first,))) for line in cell.lines),
        }
    )
    return Paragraph(lines=_as_paragraph((opening, *value.lines[1:])), whole=True)


def _as_paragraph(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return (lines[0].model_copy(update={"starts_paragraph": True}), *lines[1:])


def _text(cell: Cell) -> str:
    return " ".join(cell.text.split()).rstrip(" :：")
