"""What stands on a page becomes lines and grids in reading order."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.page.assemble import assemble
from extractors.page.content import Font, Glyph, Shape, Stroke
from schemas.geometry import Box
from schemas.page import Grid, Line
from tests.glyphs import numbered, printed, turned
from tests.printed_pages import (
    LINE,
    SIZE,
    across,
    bold,
    down,
    filled,
    grids_of,
    lines_of,
    page_of,
    pages_of,
    place_of,
    ruled,
    sheet,
    table_on,
    texts_in,
    words,
)

XS = [60.0, 90.0, 290.0, 400.0, 530.0]
HEADER = ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")
ROWS = [HEADER, ("๑", "จัดทำแผนป้องกัน การทุจริตของ เทศบาล", "กองคลัง", "ไตรมาส ๑"), ("๒", "จัดประชุม", "กองช่าง", "ไตรมาส ๒")]


def test_an_empty_page_has_no_blocks() -> None:
    page = page_of(sheet([], page_no=4, width=595.276, height=841.89))
    assert (page.page_no, page.width, page.height, page.blocks) == (4, 595.28, 841.89, ())


def test_prose_is_lines_from_top_to_bottom() -> None:
    page = page_of(sheet([*words(218, (72, "บรรทัดล่าง")), *words(100, (72, "บรรทัดบน"))]))
    assert lines_of(page) == ["บรรทัดบน", "บรรทัดล่าง"]
    (first, _) = page.lines
    assert (first.page_no, first.method, first.line_no) == (1, "text_layer", None)
    assert first.box is not None
    assert first.box.y0 < 100 < first.box.y1 + 5


def test_a_ruled_table_stands_between_the_prose_above_and_below() -> None:
    glyphs, ys = table_on(XS, 150, ROWS)
    above, below = words(120, (72, "รายงานผล")), words(ys[-1] + 40, (300, "ลงชื่อ"))
    page = page_of(sheet([*below, *glyphs, *above], ruled(XS, ys)))
    assert [type(block) for block in page.blocks] == [Line, Grid, Line]
    (grid,) = grids_of(page)
    assert (grid.source, grid.n_rows, grid.n_cols, grid.open_below) == ("rulings", 3, 4, ())
    assert [[text.replace("\n", " ") for text in row] for row in texts_in(grid)] == [list(row) for row in ROWS]
    assert grid.box == pytest.approx((XS[0], ys[0], XS[-1], ys[-1]))
    assert all(cell.box is not None for cell in grid.cells)


def test_each_line_of_a_cell_lies_in_it() -> None:
    glyphs, ys = table_on(XS, 150, ROWS)
    (grid,) = grids_of(page_of(sheet(glyphs, ruled(XS, ys))))
    for cell in grid.cells:
        for line in cell.lines:
            assert cell.box is not None
            assert line.box is not None
            assert cell.box.x0 <= line.box.x0
            assert line.box.x1 <= cell.box.x1
            assert cell.box.y0 <= line.box.y1 <= cell.box.y1 + 2


def test_merged_cells_span_what_no_ruling_parts() -> None:
    strokes = [*(across(y, 60, 460) for y in (100, 150, 200)), down(60, 100, 200), down(460, 100, 200)]
    strokes += [down(160, 100, 200), down(300, 150, 200)]
    glyphs = [*words(130, (70, "กองคลัง"), (200, "หัวเรื่องร่วม")), *words(180, (70, "ก"), (170, "ข"), (310, "ค"))]
    (grid,) = grids_of(page_of(sheet(glyphs, strokes)))
    assert filled(grid) == {
        (0, 0, 1, 1): "กองคลัง",
        (0, 1, 1, 2): "หัวเรื่องร่วม",
        (1, 0, 1, 1): "ก",
        (1, 1, 1, 1): "ข",
        (1, 2, 1, 1): "ค",
    }


def test_a_mark_that_reaches_over_the_ruling_stays_with_its_letter() -> None:
    glyphs = words(112, (70, "ที่"), (170, "ผู้"))
    (grid,) = grids_of(page_of(sheet(glyphs, ruled([60, 160, 260], [103, 120, 140]))))
    assert texts_in(grid)[0] == ["ที่", "ผู้"]


def test_a_table_without_a_word_is_none() -> None:
    assert page_of(sheet([], ruled(XS, [100, 150, 200]))).blocks == ()


def test_a_column_of_frames_holds_prose() -> None:
    page = page_of(
        sheet([*words(120, (70, "ข้อความในกรอบ")), *words(170, (70, "อีกกรอบ"))], ruled([60, 500], [100, 150, 200]))
    )
    assert lines_of(page) == ["ข้อความในกรอบ", "อีกกรอบ"]
    assert grids_of(page) == []


def test_a_table_inside_a_cell_of_another_is_words_of_that_cell() -> None:
    inner = ruled([200, 260, 320], [130, 150, 170])
    glyphs = [*words(120, (70, "ก")), *words(145, (205, "ข"), (265, "ค"))]
    (grid,) = grids_of(page_of(sheet(glyphs, [*ruled([60, 180, 400], [100, 200, 250]), *inner])))
    assert filled(grid) == {(0, 0, 1, 1): "ก", (0, 1, 1, 1): "ข ค"}


def test_two_tables_are_two_grids_in_reading_order() -> None:
    strokes = [*ruled([60, 160, 260], [400, 440, 480]), *ruled([60, 160, 260], [100, 140, 180])]
    page = page_of(sheet([*words(430, (70, "ล่าง")), *words(130, (70, "บน"))], strokes))
    assert [list(filled(grid).values()) for grid in grids_of(page)] == [["บน"], ["ล่าง"]]


def test_what_is_not_drawn_is_left_out() -> None:
    hidden = [glyph._replace(hidden=True) for glyph in words(100, (72, "ซ่อนไว้"))]
    assert lines_of(page_of(sheet([*hidden, *words(130, (72, "พิมพ์ไว้"))]))) == ["พิมพ์ไว้"]


def test_a_drawn_box_stands_in_its_line() -> None:
    square = ((72.0, 90.0), (82.0, 90.0), (82.0, 100.0), (72.0, 100.0), (72.0, 90.0))
    box = Shape(Box(72, 90, 82, 100), square, filled=False, stroked=True, by_hand=False)
    tick = Shape(Box(74, 92, 81, 99), ((74, 95), (77, 99), (81, 92)), filled=False, stroked=True, by_hand=True)
    content = sheet(words(100, (86, "ดำเนินการแล้ว")))
    assert lines_of(page_of(replace(content, shapes=(box,)))) == ["☐ ดำเนินการแล้ว"]
    assert lines_of(page_of(replace(content, shapes=(box, tick)))) == ["☑ ดำเนินการแล้ว"]


def test_a_box_of_a_form_stands_in_its_cell() -> None:
    glyphs, ys = table_on([60, 200, 400], 100, [("มาตรการ", "ผล"), ("จัดประชุม", "")])
    content = replace(sheet(glyphs, ruled([60, 200, 400], ys)), fields=((Box(205, ys[1] + 4, 215, ys[1] + 14), True),))
    (grid,) = grids_of(page_of(content))
    assert texts_in(grid)[1] == ["จัดประชุม", "☑"]


def test_a_box_drawn_as_four_lines_is_no_cell() -> None:
    frame = [across(y, 80, 92) for y in (90, 102)] + [down(x, 90, 102) for x in (80, 92)]
    page = page_of(sheet(words(101, (100, "ไม่มี")), frame))
    assert lines_of(page) == ["☐ ไม่มี"]


def test_words_on_their_side_are_lines_too() -> None:
    sideways = [turned(glyph, 1) for glyph in printed("ตามแนวตั้ง", x=100, baseline=300, size=SIZE)]
    page = page_of(sheet(numbered([*words(700, (72, "ตามแนวนอน")), *sideways]), width=842, height=842))
    assert sorted(lines_of(page)) == ["ตามแนวตั้ง", "ตามแนวนอน"]
    (line,) = [line for line in page.lines if line.text == "ตามแนวตั้ง"]
    assert line.box is not None
    assert line.box.y1 - line.box.y0 > line.box.x1 - line.box.x0


def test_the_foot_that_the_page_leaves_open_is_told() -> None:
    glyphs, ys = table_on(XS, 600, ROWS)
    cut = [stroke for stroke in ruled(XS, ys) if not (stroke.horizontal and stroke.y0 == ys[-1])]
    (grid,) = grids_of(page_of(sheet(glyphs, cut)))
    assert (grid.n_rows, grid.open_below) == (3, (0, 1, 2, 3))
    merged = [*cut, across(ys[-1], XS[1], XS[-1])]
    (grid,) = grids_of(page_of(sheet(glyphs, merged)))
    assert grid.open_below == (0,)


ALIGNED_XS = (72.0, 110.0, 300.0, 420.0)
ALIGNED = [
    HEADER,
    ("๑", "จัดทำแผน", "กองคลัง", "ไตรมาส ๑"),
    ("๒", "จัดประชุม", "กองช่าง", "ไตรมาส ๒"),
    ("๓", "ติดประกาศ", "สำนักปลัด", "ไตรมาส ๓"),
]


def aligned(rows: list[tuple[str, str, str, str]], *, top: float) -> list[Glyph]:
    return [
        glyph
        for at, row in enumerate(rows)
        for glyph in words(top + at * 28, *((x, text) for x, text in zip(ALIGNED_XS, row, strict=True) if text))
    ]


def test_an_aligned_table_stands_between_prose() -> None:
    glyphs = [*words(60, (72, "รายงานผลการดำเนินการ")), *aligned(ALIGNED, top=100), *words(300, (300, "ลงชื่อ"))]
    page = page_of(sheet(glyphs))
    assert [type(block) for block in page.blocks] == [Line, Grid, Line]
    (grid,) = grids_of(page)
    assert (grid.source, texts_in(grid)) == ("aligned", [list(row) for row in ALIGNED])


def test_an_aligned_table_with_a_heading_over_two_columns() -> None:
    xs = (72.0, 110.0, 300.0, 380.0)
    glyphs = [
        *words(100, (xs[0], "ที่"), (xs[1], "มาตรการ"), (xs[2], "ผลการดำเนินการตามมาตรการ")),
        *words(118, (xs[2], "แล้ว"), (xs[3], "ยังไม่ได้")),
    ]
    for at, (number, text, done, not_done) in enumerate(
        (("๑", "จัดแผน", "/", ""), ("๒", "ประชุม", "", "/"), ("๓", "ติดตาม", "/", ""))
    ):
        row = zip(xs, (number, text, done, not_done), strict=True)
        glyphs += words(146 + 28 * at, *((x, each) for x, each in row if each))
    (grid,) = grids_of(page_of(sheet(glyphs, [across(y, 65, 520) for y in (84, 126, 154, 182, 210)])))
    assert filled(grid) == {
        (0, 2, 1, 2): "ผลการดำเนินการตามมาตรการ",
        (0, 0, 2, 1): "ที่",
        (0, 1, 2, 1): "มาตรการ",
        (1, 2, 1, 1): "แล้ว",
        (1, 3, 1, 1): "ยังไม่ได้",
        (2, 0, 1, 1): "๑",
        (2, 1, 1, 1): "จัดแผน",
        (2, 2, 1, 1): "/",
        (3, 0, 1, 1): "๒",
        (3, 1, 1, 1): "ประชุม",
        (3, 3, 1, 1): "/",
        (4, 0, 1, 1): "๓",
        (4, 1, 1, 1): "ติดตาม",
        (4, 2, 1, 1): "/",
    }


REST = ("๔", "ตรวจนับ", "กองคลัง", "ไตรมาส ๔")


def test_a_table_without_lines_goes_on_on_the_next_page() -> None:
    first, second = pages_of(
        sheet([*aligned(ALIGNED, top=100), *words(780, (300, "- ๑ -"))], page_no=1),
        sheet([*aligned([REST], top=100), *words(200, (300, "ลงชื่อ"))], page_no=2),
    )
    assert texts_in(grids_of(first)[0]) == [list(row) for row in ALIGNED]
    (grid,) = grids_of(second)
    assert (grid.source, texts_in(grid)) == ("aligned", [list(REST)])
    assert lines_of(second) == ["ลงชื่อ"]


def test_one_row_at_the_top_is_no_table_where_none_goes_on() -> None:
    assert grids_of(page_of(sheet(aligned([REST], top=100)))) == []


def test_a_table_that_prose_ended_does_not_go_on() -> None:
    prose = [glyph for at in range(3) for glyph in words(300 + at * LINE, (72, "ข้อความหลังตารางซึ่งยาวพอสมควร"))]
    _, second = pages_of(
        sheet([*aligned(ALIGNED, top=100), *prose], page_no=1), sheet(aligned([REST], top=100), page_no=2)
    )
    assert grids_of(second) == []


def test_the_strips_of_an_aligned_table_are_handed_on_only_from_the_page_before() -> None:
    first = assemble(sheet(aligned(ALIGNED, top=100)))
    assert len(first.whites_at_foot) == 3
    assert assemble(sheet(words(100, (72, "ข้อความ")))).whites_at_foot == ()


def test_bold_print_is_strong() -> None:
    page = page_of(sheet([*bold(100, (72, "หัวเรื่อง")), *words(140, (72, "เนื้อหา"))]))
    assert [line.strong for line in page.lines] == [True, False]


def test_a_sign_of_a_symbol_font_is_what_is_drawn() -> None:
    """Symbol fonts have a letter's code for each sign."""
    tick = printed("P", x=72, baseline=100, size=SIZE, font=Font(name="Wingdings2", bold=False))
    assert lines_of(page_of(sheet([*tick, *words(100, (90, "ใช่"))]))) == ["✓ ใช่"]


cells = st.sampled_from(["", "กองคลัง", "จัดทำแผน", "ไตรมาส ๑", "๑", "ที่", "☑", "น้ำ"])


@settings(max_examples=60)
@given(
    rows=st.integers(2, 4).flatmap(
        lambda n_cols: st.lists(st.lists(cells, min_size=n_cols, max_size=n_cols), min_size=1, max_size=4)
    ),
    shuffle=st.randoms(use_true_random=False),
)
def test_every_word_is_in_the_cell_where_it_is_printed(rows: list[list[str]], shuffle: Random) -> None:
    xs = [60.0 + 110 * col for col in range(len(rows[0]) + 1)]
    glyphs, ys = table_on(xs, 100, rows)
    strokes: list[Stroke] = ruled(xs, ys)
    shuffle.shuffle(strokes)
    grids = grids_of(page_of(sheet(glyphs, strokes)))
    if not any(text for row in rows for text in row):
        assert grids == []
        return
    (grid,) = grids
    assert texts_in(grid) == rows
    assert sorted(place_of(cell) for cell in grid.cells) == [
        (row, col, 1, 1) for row in range(len(rows)) for col in range(len(rows[0]))
    ]
