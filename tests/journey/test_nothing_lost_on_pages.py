"""Whatever tables on pages look like: each cell's words are in a field, in a finding, or set aside by name."""

import re
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.page.content import Glyph, PageContent, Stroke
from schemas.report import Report
from tests.journey.test_nothing_lost import Drawn, drawn_tables, told_by
from tests.printed_pages import (
    LINE,
    across,
    down,
    lines_of,
    pages_of,
    report_of,
    sheet,
    table_on,
    width_of,
    words,
    wrapped,
)

LEFT, TOP = 40.0, 100.0
MARK = re.compile("zq[a-z]{3}")


@dataclass(frozen=True)
class Print:
    """How a table is drawn: which of its rulings are left out, and whether rows are cut by pages.

    `cut_rows` says that the foot of a page has no ruling, and that the row above it goes on overleaf.
    """

    sides: bool
    cut_rows: bool
    head: bool


prints = st.builds(Print, sides=st.booleans(), cut_rows=st.booleans(), head=st.booleans())


def column_sides(table: Drawn) -> list[float]:
    """Where the columns begin and end: each as wide as its longest word, all as what goes across them."""
    xs = [LEFT]
    for col, heading in enumerate(table.headings):
        texts = [heading, *(row[col] for row in table.rows)]
        longest = max(width_of(word) for text in texts for word in [*text.split(), "ก"])
        xs.append(xs[-1] + max(70.0, longest + 16.0))
    widest = max((width_of(row[0]) for row in table.rows if is_group(row)), default=0.0)
    xs[-1] = max(xs[-1], LEFT + widest + 16.0)
    return xs


def pages_of_rows(table: Drawn) -> list[list[tuple[str, ...]]]:
    """The rows of each page, the header among them where it is printed again."""
    pages: list[list[tuple[str, ...]]] = [[table.headings]]
    for at, row in enumerate(table.rows):
        if at in table.breaks and not is_group(row):
            pages.append([table.headings] if table.repeats_header else [])
        pages[-1].append(row)
    return [rows for rows in pages if rows]


def rulings(xs: list[float], ys: list[float], rows: list[tuple[str, ...]], how: Print) -> list[Stroke]:
    """The table's rulings; none part the columns of a row with words in its first cell alone."""
    bands = list(zip(rows, pairwise(ys), strict=True))
    strokes = [across(y, xs[0], xs[-1]) for y in ys]
    strokes += [down(x, top, foot) for row, (top, foot) in bands if not is_group(row) for x in xs[1:-1]]
    if how.sides or any(map(is_group, rows)):
        strokes += [down(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    crossed = len(rows) > 1 or len(xs) > 3 or how.sides
    if how.cut_rows and crossed and not is_group(rows[-1]):
        strokes = [each for each in strokes if not (each.horizontal and each.y0 == ys[-1])]
    return strokes


def is_group(row: tuple[str, ...]) -> bool:
    """Whether one cell goes across the whole row."""
    return not any(row[1:])


def drawn(table: Drawn, how: Print) -> list[PageContent]:
    """The table on its pages, with a page number at the foot of each."""
    xs = column_sides(table)
    contents = []
    for page_no, rows in enumerate(pages_of_rows(table), start=1):
        glyphs, ys = table_on(xs, TOP, [("", *row[1:]) if is_group(row) else row for row in rows])
        strokes = rulings(xs, ys, rows, how)
        for row, (top, _) in zip(rows, pairwise(ys), strict=True):
            if is_group(row):
                glyphs += words(top + 0.8 * LINE, (xs[0] + 5, row[0]))
        if how.head:
            glyphs += words(40, (LEFT, "แผนปฏิบัติการของศูนย์ฝึก"))
        glyphs += words(ys[-1] + 60, (LEFT, f"- {page_no} -"))
        contents.append(
            sheet(glyphs, strokes, page_no=page_no, width=max(600.0, xs[-1] + LEFT), height=max(842.0, ys[-1] + 80))
        )
    return contents


def told_on_pages(report: Report) -> str:
    """What the report tells, and the words beside boxes, which only the places of a status give."""
    beside_boxes = [place.raw for each in report.measures for place in each.evidence.get("status", [])]
    return "\n".join([told_by(report), *beside_boxes])


def lost_marks(table: Drawn, told: str) -> list[str]:
    return [mark for text in table.texts for mark in MARK.findall(text) if mark not in told]


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn_tables(), how=prints)
def test_every_cell_of_a_ruled_table_is_in_a_field_a_finding_or_set_aside(table: Drawn, how: Print) -> None:
    assert lost_marks(table, told_on_pages(report_of(*drawn(table, how)))) == []


def aligned(table: Drawn, *, lines: bool) -> list[PageContent]:
    """The same table without rulings between its columns; `lines` draws those between its rows."""
    xs = column_sides(table)
    contents = []
    for page_no, rows in enumerate(pages_of_rows(table), start=1):
        glyphs: list[Glyph] = []
        ys = [TOP]
        for row in rows:
            cells = [wrapped(text, x1 - x0 - 14) for text, (x0, x1) in zip(row, pairwise(xs), strict=True)]
            for x, cell in zip(xs, cells, strict=False):
                for at, line in enumerate(cell):
                    glyphs += words(ys[-1] + (at + 0.8) * LINE, (x + 2, line))
            ys.append(ys[-1] + max(1, *map(len, cells)) * LINE + 8)
        strokes = [across(y, xs[0], xs[-1]) for y in ys] if lines else []
        contents.append(
            sheet(glyphs, strokes, page_no=page_no, width=max(600.0, xs[-1] + LEFT), height=max(842.0, ys[-1] + 80))
        )
    return contents


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn_tables(), lines=st.booleans())
def test_every_word_of_a_table_that_alignment_tells_is_there_too_or_in_prose(table: Drawn, *, lines: bool) -> None:
    """Where too few rows show columns, and where a row goes across all of them, the words are prose."""
    contents = aligned(table, lines=lines)
    prose = "\n".join(text for page in pages_of(*contents) for text in lines_of(page))
    assert lost_marks(table, f"{told_on_pages(report_of(*contents))}\n{prose}") == []
