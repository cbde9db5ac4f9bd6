"""Tables that only the alignment of their text shows, and prose that is none."""

from collections.abc import Iterable, Sequence

import pytest

from extractors.page.content import Glyph, Stroke
from extractors.page.grid.aligned import AlignedTable, Placed, find_aligned_tables, to_table
from extractors.page.grid.cells import find_tables
from extractors.page.grid.rulings import join_strokes
from extractors.page.layer.ink import read_ink
from extractors.page.regions import rows_of
from schemas.geometry import Box
from tests.glyphs import numbered
from tests.printed_pages import LINE, across, row_at, ruled, words

NO, MEASURE, OWNER, WHEN = 72.0, 110.0, 300.0, 420.0
WHITES = [(90.0, 105.0), (250.0, 295.0), (380.0, 415.0)]
ROWS = [
    [("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")],
    [("๑", "จัดทำแผนป้องกัน", "กองคลัง", "ไตรมาส ๑"), ("", "การทุจริต", "", "และ ๒")],
    [("๒", "จัดประชุมชี้แจง", "กองช่าง", "ไตรมาส ๓")],
    [("๓", "ติดประกาศ", "สำนักปลัด", "ไตรมาส ๔"), ("", "และแจ้งเวียน", "", "")],
]


def printed_rows(glyphs: Iterable[Glyph]) -> list[Placed]:
    return rows_of(read_ink(numbered(glyphs)))


def laid_out(
    rows: Sequence[Sequence[Sequence[str]]], *, xs: Sequence[float] = (NO, MEASURE, OWNER, WHEN), room: float = 10.0
) -> tuple[list[Glyph], list[float]]:
    """The print of rows of several lines each, with room between them, and where a line between two rows would be."""
    glyphs: list[Glyph] = []
    y = 100.0
    lines = [y - LINE]
    for row in rows:
        for line in row:
            glyphs += words(y, *((x, text) for x, text in zip(xs, line, strict=True) if text))
            y += LINE
        lines.append(y - LINE + 0.4 * LINE)
        y += room
    return glyphs, lines


def read(table: AlignedTable) -> dict[tuple[int, int], str]:
    """What the cells hold, by row and column."""
    return {(cell.row, cell.col): "|".join(row.text for row in cell.rows) for cell in table.cells}


def spans(table: AlignedTable) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells]


def find(glyphs: Iterable[Glyph], strokes: Sequence[Stroke] = ()) -> tuple[list[AlignedTable], list[str]]:
    """The tables, and the words of the rows in none."""
    ruled_tables = find_tables(join_strokes(strokes))
    tables, rest = find_aligned_tables(printed_rows(glyphs), strokes, ruled_tables)
    return tables, [row.text for row, _ in rest]


def only(glyphs: Iterable[Glyph], strokes: Sequence[Stroke] = ()) -> AlignedTable:
    (table,), rest = find(glyphs, strokes)
    assert rest == []
    return table


CELLS = {
    (0, 0): "ที่",
    (0, 1): "มาตรการ",
    (0, 2): "ผู้รับผิดชอบ",
    (0, 3): "ระยะเวลา",
    (1, 0): "๑",
    (1, 1): "จัดทำแผนป้องกัน|การทุจริต",
    (1, 2): "กองคลัง",
    (1, 3): "ไตรมาส ๑|และ ๒",
    (2, 0): "๒",
    (2, 1): "จัดประชุมชี้แจง",
    (2, 2): "กองช่าง",
    (2, 3): "ไตรมาส ๓",
    (3, 0): "๓",
    (3, 1): "ติดประกาศ|และแจ้งเวียน",
    (3, 2): "สำนักปลัด",
    (3, 3): "ไตรมาส ๔",
}


def test_a_table_without_any_line() -> None:
    table = only(laid_out(ROWS)[0])
    assert (table.n_rows, table.n_cols, len(table.whites)) == (4, 4, 3)
    assert read(table) == CELLS


def test_without_room_between_them_rows_are_told_by_their_filling() -> None:
    assert read(only(laid_out(ROWS, room=0)[0])) == CELLS


def test_a_table_with_lines_between_its_rows_only() -> None:
    glyphs, lines = laid_out(ROWS, room=4)
    assert read(only(glyphs, [across(y, 65, 500) for y in lines])) == CELLS


def test_two_columns_need_lines_between_their_rows() -> None:
    rows = [[("มาตรการ", "ผู้รับผิดชอบ")], [("จัดทำแผน", "กองคลัง")], [("จัดประชุม", "กองช่าง")]]
    glyphs, lines = laid_out(rows, xs=(NO, OWNER))
    assert find(glyphs)[0] == []
    assert len(read(only(glyphs, [across(y, 65, 500) for y in lines]))) == 6


def test_signatures_side_by_side_are_no_table() -> None:
    glyphs = [
        *words(100, (80, "ลงชื่อ"), (320, "ลงชื่อ")),
        *words(118, (80, "(นายสมมุติ ใจงาม)"), (320, "(นางมุติ ใจดี)")),
        *words(136, (80, "ผู้รายงาน"), (320, "ผู้ตรวจ")),
    ]
    tables, rest = find(glyphs)
    assert tables == []
    assert len(rest) == 3


def test_prose_is_no_table() -> None:
    text = "เทศบาลได้จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
    glyphs = [glyph for at in range(8) for glyph in words(100 + at * LINE, (72, text + " ที่" * at))]
    assert find(glyphs)[0] == []


def test_gaps_that_stand_at_other_places_in_each_line_make_no_columns() -> None:
    glyphs = [
        glyph
        for at, shift in enumerate((0.0, 35.0, -30.0, 20.0, -40.0))
        for glyph in words(100 + at * LINE, (72, "กองคลัง"), (200 + shift, "กองช่าง"), (330 - shift, "สำนักปลัด"))
    ]
    assert find(glyphs)[0] == []


def test_less_than_three_rows_are_no_table() -> None:
    assert find(laid_out(ROWS[:1] + ROWS[2:3])[0])[0] == []


def test_prose_above_and_below_stays_prose() -> None:
    glyphs, _ = laid_out(ROWS)
    above = words(50, (72, "รายงานผลการดำเนินการตามมาตรการ"))
    below = words(400, (300, "ลงชื่อผู้รายงาน"))
    (table,), rest = find([*above, *glyphs, *below])
    assert read(table) == CELLS
    assert rest == ["รายงานผลการดำเนินการตามมาตรการ", "ลงชื่อผู้รายงาน"]


def test_text_far_below_begins_no_row() -> None:
    glyphs, _ = laid_out(ROWS)
    (_,), rest = find([*glyphs, *words(420, (NO, "๔"), (MEASURE, "อื่น"), (OWNER, "กอง"), (WHEN, "ปี"))])
    assert len(rest) == 1


def test_a_heading_across_the_table_is_a_row_over_all_columns() -> None:
    group = [("ยุทธศาสตร์ที่ ๑ ปลูกฝังวัฒนธรรมของการทำงานที่โปร่งใส", "", "", "")]
    table = only(laid_out([ROWS[0], group, *ROWS[1:]])[0])
    assert (1, 0, 1, 4) in spans(table)
    assert read(table)[1, 0] == group[0][0]


def test_a_heading_over_two_columns_makes_two_header_rows() -> None:
    xs = (NO, MEASURE, OWNER, WHEN)
    glyphs = [
        *words(100, (NO, "ที่"), (MEASURE, "มาตรการ"), (OWNER, "ผลการดำเนินงานของมาตรการ")),
        *words(118, (OWNER, "แล้ว"), (WHEN, "ยังไม่ได้")),
    ]
    y = 146.0
    for row in (("๑", "จัดทำแผน", "/", ""), ("๒", "จัดประชุม", "", "/"), ("๓", "ติดประกาศ", "/", "")):
        glyphs += words(y, *((x, text) for x, text in zip(xs, row, strict=True) if text))
        y += 28
    table = only(glyphs, [across(at, 65, 500) for at in (84, 126, 154, 182, 210)])
    assert spans(table)[:5] == [(0, 2, 1, 2), (0, 0, 2, 1), (0, 1, 2, 1), (1, 2, 1, 1), (1, 3, 1, 1)]
    assert read(table)[0, 2] == "ผลการดำเนินงานของมาตรการ"
    assert {place: text for place, text in read(table).items() if text == "/"} == {
        (2, 2): "/",
        (3, 3): "/",
        (4, 2): "/",
    }


def test_a_column_in_which_no_row_prints_is_one_of_its_own() -> None:
    """Where all is done, the column for what is not done is empty."""
    xs = (NO, MEASURE, 260.0, 350.0, 480.0)
    glyphs = words(118, *zip(xs, ("ที่", "มาตรการ", "ดำเนินการแล้ว", "ยังไม่ได้ดำเนินการ", "ผลลัพธ์"), strict=True))
    for at, row in enumerate((("๑", "จัดแผน"), ("๒", "ประชุม"), ("๓", "ติดตาม"))):
        y = 146 + 28 * at
        glyphs += words(y, *zip(xs, row, strict=False), (285.0, "/"), (480.0, "ครบถ้วน"))
    table = only(glyphs, [across(y, 65, 560) for y in (100, 126, 154, 182, 210)])
    assert [text for (row, _), text in sorted(read(table).items()) if row == 0] == [
        "ที่",
        "มาตรการ",
        "ดำเนินการแล้ว",
        "ยังไม่ได้ดำเนินการ",
        "ผลลัพธ์",
    ]
    assert [col for (_, col), text in read(table).items() if text == "/"] == [2, 2, 2]


def test_an_empty_last_column_under_a_heading_over_two() -> None:
    xs = (NO, MEASURE, OWNER, WHEN)
    glyphs = [
        *words(100, (NO, "ที่"), (MEASURE, "มาตรการ"), (OWNER, "ผลการดำเนินงานของมาตรการ")),
        *words(118, (OWNER, "แล้ว"), (WHEN, "ยังไม่ได้")),
    ]
    for at, row in enumerate((("๑", "จัดแผน", "/"), ("๒", "ประชุม", "/"), ("๓", "ติดตาม", "/"))):
        glyphs += words(146 + 28 * at, *zip(xs, row, strict=False))
    table = only(glyphs, [across(at, 65, 500) for at in (84, 126, 154, 182, 210)])
    assert (table.n_cols, read(table)[1, 3]) == (4, "ยังไม่ได้")
    assert (0, 2, 1, 2) in spans(table)


def test_a_line_that_is_too_long_for_its_column_stays_with_the_others_of_its_cell() -> None:
    rows = [
        row_at(100, (NO, "๑"), (MEASURE, "ตรวจนับพัสดุและครุภัณฑ์ทุกชนิดให้ครบ"), (WHEN, "ปีนี้")),
        row_at(118, (MEASURE, "ตามแผน"), (OWNER, "กองคลัง")),
    ]
    table = to_table([[row_at(82, (NO, "ที่"), (MEASURE, "มาตรการ"))], rows], WHITES)
    assert table is not None
    assert {place: text for place, text in read(table).items() if place[0] == 1} == {
        (1, 0): "๑",
        (1, 1): "ตรวจนับพัสดุและครุภัณฑ์ทุกชนิดให้ครบ|ตามแผน",
        (1, 2): "กองคลัง",
        (1, 3): "ปีนี้",
    }
    assert {span for *_, span in spans(table)} == {1}


def test_lines_of_a_ruled_table_are_no_lines_between_rows() -> None:
    strokes = ruled([60, 90, 290, 500], [80, 120, 160, 200])
    glyphs = [glyph for y in (100, 140, 180) for glyph in words(y, (MEASURE, "จัดทำแผน"))]
    assert find(glyphs, strokes)[0] == []


def go_on(glyphs: Iterable[Glyph], strokes: Sequence[Stroke] = ()) -> tuple[list[AlignedTable], list[str]]:
    tables, rest = find_aligned_tables(printed_rows(glyphs), strokes, [], whites_above=WHITES, margin=50)
    return tables, [row.text for row, _ in rest]


def test_one_row_at_the_top_goes_on_with_the_table_of_the_page_before() -> None:
    (table,), rest = go_on(words(100, (NO, "๔"), (MEASURE, "ตรวจนับ"), (OWNER, "กองคลัง"), (WHEN, "ปีนี้")))
    assert read(table) == {(0, 0): "๔", (0, 1): "ตรวจนับ", (0, 2): "กองคลัง", (0, 3): "ปีนี้"}
    assert table.whites == tuple(WHITES)
    assert rest == []


def test_a_running_head_is_no_row_of_the_table_that_goes_on() -> None:
    glyphs = [*words(40, (WHEN, "หน้า ๒")), *words(100, (NO, "๔"), (MEASURE, "ตรวจนับ"), (OWNER, "กองคลัง"))]
    (table,), rest = go_on(glyphs)
    assert len(read(table)) == 3
    assert rest == ["หน้า ๒"]


def test_prose_at_the_top_is_no_row_of_the_table_before() -> None:
    text = "จึงเรียนมาเพื่อโปรดทราบและพิจารณาสั่งการต่อไปตามที่เห็นสมควร"
    assert go_on(words(100, (NO, text))) == ([], [text])
    assert go_on(words(100, (NO, "๔"))) == ([], ["๔"])


@pytest.mark.parametrize("parting", ["line", "room"])
def test_the_table_goes_on_as_far_as_nothing_parts_it(parting: str) -> None:
    below = 136.0 if parting == "line" else 200.0
    glyphs = [
        *words(100, (NO, "๔"), (MEASURE, "ตรวจนับ"), (OWNER, "กองคลัง")),
        *words(below, (NO, "ลงชื่อ"), (OWNER, "ผู้ตรวจ")),
    ]
    (table,), rest = go_on(glyphs, [across(118, 65, 500)] if parting == "line" else [])
    assert table.n_rows == 1
    assert rest == ["ลงชื่อ ผู้ตรวจ"]


def test_no_rows_make_no_table() -> None:
    assert to_table([], WHITES) is None
    assert find_aligned_tables([], [], []) == ([], [])


def test_the_box_holds_all_of_the_table() -> None:
    rows = [row_at(100, (NO, "๑"), (WHEN, "ปี")), row_at(118, (MEASURE, "ตรวจนับ"))]
    table = to_table([rows], WHITES)
    assert table is not None
    assert table.box == Box(
        min(row.box.x0 for row in rows), rows[0].box.y0, max(row.box.x1 for row in rows), rows[1].box.y1
    )
