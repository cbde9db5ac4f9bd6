"""Tables that the foot of a page cuts, drawn and read as pages are."""

from collections.abc import Sequence

from extractors.page.content import PageContent, Stroke
from pipeline.stages.layout import understand_layout
from pipeline.stages.tokens import tokenize_pages
from schemas.table import Paragraph, Table
from tests.builders import texts_of
from tests.printed_pages import across, bold, down, pages_of, ruled, sheet, table_on, words

XS = [60.0, 90.0, 290.0, 400.0, 530.0]
HEADER = ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")
ONE = ("๑", "จัดทำคู่มือการ", "กองคลัง", "ไตรมาส ๑")
TWO = ("๒", "จัดประชุม", "กองช่าง", "ไตรมาส ๒")


def printed(
    page_no: int, rows: Sequence[Sequence[str]], *, top: float = 100, foot: bool = True, head: bool = True
) -> PageContent:
    """A page with a table; without its foot or head no line is drawn there."""
    glyphs, ys = table_on(XS, top, rows)
    left_out = [y for y, drawn in ((ys[-1], foot), (ys[0], head)) if not drawn]
    return sheet(
        glyphs, [each for each in ruled(XS, ys) if not (each.horizontal and each.y0 in left_out)], page_no=page_no
    )


def tables_on(*contents: PageContent) -> list[Table]:
    layout = understand_layout(tokenize_pages(pages_of(*contents)))
    return [element for element in layout.elements if isinstance(element, Table)]


def rows_on(*contents: PageContent) -> list[list[str]]:
    """The rows of the one table, the lines of a cell parted by `|`."""
    (table,) = tables_on(*contents)
    return [[text.replace("\n", "|") for text in texts_of(row)] for row in table.rows]


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    rows = rows_on(printed(1, [HEADER, ONE], foot=False), printed(2, [("", "ปฏิบัติงาน", "และช่าง", ""), TWO], head=False))
    assert rows == [["๑", "จัดทำคู่มือการ|ปฏิบัติงาน", "กองคลัง|และช่าง", "ไตรมาส ๑"], list(TWO)]


def test_a_row_that_goes_on_is_never_a_row_of_its_own_though_it_tells_all() -> None:
    rest = ("", "ปฏิบัติงาน", "กองช่าง", "ไตรมาส ๒")
    assert len(rows_on(printed(1, [HEADER, ONE], foot=False), printed(2, [rest]))) == 1


def test_rows_that_the_page_closes_stay_apart() -> None:
    assert rows_on(printed(1, [HEADER, ONE]), printed(2, [TWO])) == [list(ONE), list(TWO)]


def test_the_header_again_above_the_rest_of_a_row() -> None:
    rows = rows_on(printed(1, [HEADER, ONE], foot=False), printed(2, [HEADER, ("", "ปฏิบัติงาน", "", "")]))
    assert rows == [["๑", "จัดทำคู่มือการ|ปฏิบัติงาน", "กองคลัง", "ไตรมาส ๑"]]


def test_a_row_over_three_pages_is_one() -> None:
    middle = printed(2, [("", "ปฏิบัติงาน", "", "")], foot=False, head=False)
    rows = rows_on(printed(1, [HEADER, ONE], foot=False), middle, printed(3, [("", "ให้ครบ", "", "")], head=False))
    assert rows == [["๑", "จัดทำคู่มือการ|ปฏิบัติงาน|ให้ครบ", "กองคลัง", "ไตรมาส ๑"]]


def merged_owner(ys: Sequence[float], *, foot: bool) -> list[Stroke]:
    """Rulings of a table whose owner column has no line between the rows below its header."""
    inner = [piece for y in ys[1:-1] for piece in (across(y, XS[0], XS[2]), across(y, XS[3], XS[-1]))]
    ends = [across(ys[0], XS[0], XS[-1]), *([across(ys[-1], XS[0], XS[-1])] if foot else [])]
    return [*ends, *inner, *(down(x, ys[0], ys[-1]) for x in XS)]


def test_a_merged_cell_that_the_page_cuts_belongs_to_the_rows_overleaf() -> None:
    glyphs, ys = table_on(XS, 100, [HEADER, ONE, ("๒", "จัดประชุม", "", "ไตรมาส ๒")])
    strokes = [*merged_owner(ys, foot=False), across(ys[1], XS[2], XS[3])]
    strokes += [across(ys[-1], XS[0], XS[2]), across(ys[-1], XS[3], XS[-1])]
    rest, below = table_on(XS, 100, [("๓", "ตรวจนับ", "", "ไตรมาส ๓"), ("๔", "ติดประกาศ", "", "ไตรมาส ๔")])
    rows = rows_on(sheet(glyphs, strokes), sheet(rest, merged_owner(below, foot=True), page_no=2))
    assert [(row[0], row[2]) for row in rows] == [("๑", "กองคลัง"), ("๒", "กองคลัง"), ("๓", "กองคลัง"), ("๔", "กองคลัง")]


def test_an_aligned_table_goes_on_without_its_header() -> None:
    xs = (72.0, 110.0, 300.0, 420.0)

    def aligned(page_no: int, *rows: Sequence[str]) -> PageContent:
        glyphs = [
            glyph
            for at, row in enumerate(rows)
            for glyph in words(100 + 28 * at, *((x, text) for x, text in zip(xs, row, strict=True) if text))
        ]
        return sheet(glyphs, page_no=page_no)

    three, four = ("๓", "ตรวจนับ", "กองคลัง", "ไตรมาส ๓"), ("๔", "ติดประกาศ", "กองช่าง", "ไตรมาส ๔")
    assert rows_on(aligned(1, HEADER, ONE, TWO, three), aligned(2, four)) == [
        list(each) for each in (ONE, TWO, three, four)
    ]


def test_a_heading_and_a_running_head_part_nothing() -> None:
    first, second = printed(1, [HEADER, ONE]), printed(2, [TWO])
    head = words(40, (400, "แผนของศูนย์ฝึก หน้า ๑"))
    other = words(40, (400, "แผนของศูนย์ฝึก หน้า ๒"))
    assert rows_on(
        sheet([*first.glyphs, *head], first.strokes), sheet([*second.glyphs, *other], second.strokes, page_no=2)
    ) == [list(ONE), list(TWO)]


def test_prose_between_parts_tables() -> None:
    text = words(60, (72, "ส่วนที่สองว่าด้วยเรื่องอื่นของหน่วยงาน"))
    second = printed(2, [HEADER, TWO])
    tables = tables_on(printed(1, [HEADER, ONE]), sheet([*second.glyphs, *text], second.strokes, page_no=2))
    assert [len(table.rows) for table in tables] == [1, 1]


def test_a_running_head_is_set_aside_and_no_paragraph() -> None:
    contents = [
        sheet(
            [*bold(40, (72, "แผนปฏิบัติการของศูนย์ฝึก")), *words(200, (72, text)), *words(810, (300, f"{page}/๓"))],
            page_no=at,
        )
        for at, (text, page) in enumerate(zip(("บทนำ", "เนื้อหา", "สรุป"), "๑๒๓", strict=True), start=1)
    ]
    layout = understand_layout(tokenize_pages(pages_of(*contents)))
    prose = [line.text for each in layout.elements if isinstance(each, Paragraph) for line in each.lines]
    assert prose == ["บทนำ", "เนื้อหา", "สรุป"]
    aside = {evidence.raw for each in layout.set_aside for evidence in each.evidence}
    assert aside == {"แผนปฏิบัติการของศูนย์ฝึก", "๑/๓", "๒/๓", "๓/๓"}
