"""Rows of a measures table: broken ones joined, group rows marked, merged values carried down."""

from collections.abc import Sequence

from extractors.layout.row_joins import PlacedRow, join_rows
from schemas.table import Cell, Role, Row
from tests.builders import cell, columns, line, page_line, row, texts_of

PLAIN: tuple[Role, ...] = ("measure", "owner", "period")
NUMBERED: tuple[Role, ...] = ("number", "measure", "owner", "period", "result")
TOPICAL: tuple[Role, ...] = ("topic", "measure", "owner", "period")
UNTIMED: tuple[Role, ...] = ("measure", "steps", "result")


def join(roles: Sequence[Role | None], *rows: Row, opens: Sequence[int] = (0,)) -> list[list[str]]:
    """The texts of the joined rows; `opens` names the rows that a page begins with."""
    placed = [PlacedRow(row=each, opens=at in opens) for at, each in enumerate(rows)]
    return [texts_of(each) for each in join_rows(placed, columns=columns(*roles))]


def test_rows_of_their_own_stay_apart() -> None:
    rows = [row("จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"), row("จัดประชุม", "กองช่าง", "ไตรมาส ๒")]
    assert join(PLAIN, *rows) == [texts_of(each) for each in rows]
    assert join(PLAIN, *rows, opens=(0, 1)) == [texts_of(each) for each in rows]


def test_a_row_that_goes_on_overleaf_is_one_row() -> None:
    joined = join(
        NUMBERED,
        row("๑", "จัดทำคู่มือการ", "กองคลัง", "ไตรมาส ๑", "แจกคู่มือ"),
        row("", "ปฏิบัติงาน", "", "", "แล้ว"),
        opens=(0, 1),
    )
    assert joined == [["๑", "จัดทำคู่มือการ\nปฏิบัติงาน", "กองคลัง", "ไตรมาส ๑", "แจกคู่มือ\nแล้ว"]]


def test_only_a_result_that_goes_on_overleaf() -> None:
    joined = join(PLAIN, row("จัดทำคู่มือ", "กองคลัง", "๑ ตุลาคม"), row("", "", "๒๕๖๗"), opens=(0, 1))
    assert joined == [["จัดทำคู่มือ", "กองคลัง", "๑ ตุลาคม\n๒๕๖๗"]]


def test_a_row_that_the_dump_broke_in_the_middle_of_a_page() -> None:
    joined = join(NUMBERED, row("๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑", "แจกคู่มือ"), row("", "", "", "", "และลงเว็บไซต์"))
    assert joined == [["๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑", "แจกคู่มือ\nและลงเว็บไซต์"]]


def test_a_new_row_without_owner_in_the_middle_of_a_page_is_not_joined() -> None:
    joined = join(PLAIN, row("จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"), row("จัดประชุม", "", "ไตรมาส ๒"))
    assert len(joined) == 2
    joined = join(PLAIN, row("จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"), row("จัดประชุม", "", ""))
    assert len(joined) == 2


def test_a_printed_number_begins_a_row() -> None:
    joined = join(
        NUMBERED,
        row("๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑", "แจกแล้ว"),
        row("๒", "จัดประชุม", "", "", ""),
        opens=(0, 1),
    )
    assert len(joined) == 2


def test_the_same_number_again_on_the_next_page_goes_on() -> None:
    first, second = row("๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑", ""), row("๑", "", "", "", "แจกแล้ว")
    assert len(join(NUMBERED, first, second, opens=(0, 1))) == 1
    assert len(join(NUMBERED, first, second)) == 2


def test_continued_is_said_in_brackets() -> None:
    joined = join(
        NUMBERED,
        row("๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑", "แจก"),
        row("๑ (ต่อ)", "จัดทำคู่มือ (ต่อ)", "กองคลัง", "ไตรมาส ๑", "แล้ว"),
        opens=(0, 1),
    )
    assert len(joined) == 1


def test_a_numbered_measure_on_the_next_page_is_a_new_one() -> None:
    joined = join(PLAIN, row("๑. จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"), row("๒. จัดประชุม", "", ""), opens=(0, 1))
    assert len(joined) == 2


def test_a_list_inside_the_measure_may_go_on_overleaf() -> None:
    joined = join(PLAIN, row("๑. จัดทำคู่มือ ๑. รวบรวม", "กองคลัง", "ไตรมาส ๑"), row("๒. เรียบเรียง", "", ""), opens=(0, 1))
    assert len(joined) == 1


STEPPED: tuple[Role, ...] = ("topic", "measure", "steps", "owner", "period")


def test_a_row_whose_list_counts_on_overleaf_is_no_new_one_though_it_tells_all() -> None:
    above = row("๑. ด้านงาน", "อบรม", "๑. สำรวจ\nจำนวนผู้", "กองการศึกษา และ", "ตุลาคม ๒๕๖๗ -")
    joined = join(STEPPED, above, row("", "เจ้าหน้าที่", "บรรจุใหม่\n๒. ประเมิน", "กองคลัง", "มีนาคม ๒๕๖๘"), opens=(0, 1))
    assert [each[2] for each in joined] == ["๑. สำรวจ\nจำนวนผู้\nบรรจุใหม่\n๒. ประเมิน"]


def test_a_list_that_does_not_count_on_begins_a_row() -> None:
    above = row("๑. ด้านงาน", "อบรม", "๑. สำรวจ", "กองการศึกษา", "ไตรมาส ๑")
    for steps in ("สำรวจ\n๑. ประเมิน", "สำรวจ\n๓. ประเมิน", "๑. ประเมิน\n๒. รายงาน", "ประเมิน"):
        assert len(join(STEPPED, above, row("", "ประชุม", steps, "กองคลัง", "ไตรมาส ๒"), opens=(0, 1))) == 2
    counted = row("", "ประชุม", "สำรวจ\n๒. ประเมิน", "กองคลัง", "ไตรมาส ๒")
    assert len(join(STEPPED, above, counted)) == 2


def test_a_merged_owner_belongs_to_the_new_row_below() -> None:
    rows = [
        row("จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"),
        Row(cells=(cell("จัดประชุม"), cell("กองคลัง", carried=True), cell(""))),
    ]
    assert join(PLAIN, *rows) == [["จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"], ["จัดประชุม", "กองคลัง", ""]]


def test_a_merged_measure_belongs_to_every_row_of_steps() -> None:
    rows = [
        Row(cells=(cell("จัดทำคู่มือ"), cell("รวบรวม"), cell("ครบ"))),
        Row(cells=(cell("จัดทำคู่มือ", carried=True), cell("เรียบเรียง"), cell("เสร็จ"))),
    ]
    assert join(UNTIMED, *rows) == [["จัดทำคู่มือ", "รวบรวม", "ครบ"], ["จัดทำคู่มือ", "เรียบเรียง", "เสร็จ"]]


def test_a_topic_printed_once_is_carried_down() -> None:
    rows = [
        row("ด้านพัสดุ", "จัดทำทะเบียน", "กองคลัง", "ไตรมาส ๑"),
        row("", "ตรวจนับ", "กองคลัง", "ไตรมาส ๔"),
        row("ด้านบุคคล", "อบรม", "สำนักปลัด", "ไตรมาส ๒"),
    ]
    assert [texts[0] for texts in join(TOPICAL, *rows)] == ["ด้านพัสดุ", "ด้านพัสดุ", "ด้านบุคคล"]


def test_what_is_carried_down_is_marked_so() -> None:
    placed = [
        PlacedRow(row=row("ด้านพัสดุ", "จัดทำทะเบียน", "กองคลัง", "ไตรมาส ๑"), opens=True),
        PlacedRow(row=row("", "ตรวจนับ", "กองคลัง", "ไตรมาส ๔"), opens=False),
    ]
    joined = join_rows(placed, columns=columns(*TOPICAL))
    assert [each.cells[0].carried for each in joined] == [False, True]


def test_a_topic_begins_a_new_row_on_the_next_page() -> None:
    joined = join(
        TOPICAL, row("ด้านพัสดุ", "จัดทำทะเบียน", "กองคลัง", "ไตรมาส ๑"), row("ด้านบุคคล", "อบรม", "", ""), opens=(0, 1)
    )
    assert len(joined) == 2


def test_group_rows_are_headings_and_carry_nothing_over() -> None:
    placed = [
        PlacedRow(row=row("กลยุทธ์ที่ ๑ ปลูกฝัง", "", ""), opens=True),
        PlacedRow(row=row("จัดอบรม", "กองคลัง", "ไตรมาส ๑"), opens=False),
        PlacedRow(row=row("กลยุทธ์ที่ ๒ ตรวจสอบ", "", ""), opens=False),
        PlacedRow(row=row("", "กองช่าง", "ไตรมาส ๒"), opens=False),
    ]
    joined = join_rows(placed, columns=columns(*PLAIN))
    assert [each.heading for each in joined] == [True, False, True, False]
    assert texts_of(joined[3]) == ["", "กองช่าง", "ไตรมาส ๒"]


def test_a_row_under_a_group_row_is_never_a_continuation() -> None:
    joined = join(
        PLAIN,
        row("จัดอบรม", "กองคลัง", "ไตรมาส ๑"),
        row("กลยุทธ์ที่ ๒ ตรวจสอบ", "", ""),
        row("ตรวจนับพัสดุ", "", ""),
        opens=(0, 1, 2),
    )
    assert len(joined) == 3


def test_words_alone_behind_the_measure_column_are_no_group_row() -> None:
    joined = join(NUMBERED, row("๑", "จัดอบรม", "กองคลัง", "ไตรมาส ๑", "ก"), row("", "", "", "", "ด้านการเงินครบ"))
    assert len(joined) == 1


def test_a_piece_that_wrapped_is_no_new_paragraph_but_a_numbered_one_is() -> None:
    first = Row(cells=(cell("จัดทำ"), cell("กองคลัง"), cell("ครบ")))
    second = Row(
        cells=(
            Cell(lines=(line("คู่มือ", starts=True),)),
            Cell(),
            Cell(lines=(line("๒. ลงเว็บไซต์", starts=True),)),
        )
    )
    placed = [PlacedRow(row=first, opens=True), PlacedRow(row=second, opens=True)]
    (joined,) = join_rows(placed, columns=columns("measure", "owner", "result"))
    assert [each.starts_paragraph for each in joined.cells[0].lines] == [True, False]
    assert [each.starts_paragraph for each in joined.cells[2].lines] == [True, True]


def test_no_rows_make_no_rows() -> None:
    assert join_rows([], columns=columns(*PLAIN)) == []


ALL = (0, 1, 2, 3, 4)
FIRST = ("๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑", "แจกแล้ว")


def join_cut(roles: Sequence[Role | None], *rows: Row, cut: tuple[int, ...]) -> list[Row]:
    """The joined rows; the page cut these columns of the first row, and the second stands on the next page."""
    placed = [PlacedRow(row=each, opens=at in (0, 1), cut=cut if at == 1 else ()) for at, each in enumerate(rows)]
    return join_rows(placed, columns=columns(*roles))


def test_a_row_that_the_page_cuts_goes_on_whatever_stands_in_it() -> None:
    (joined,) = join_cut(NUMBERED, row(*FIRST), row("", "๒. แจกคู่มือ", "กองช่าง", "ไตรมาส ๒", "ครบ"), cut=ALL)
    assert texts_of(joined) == ["๑", "จัดทำคู่มือ\n๒. แจกคู่มือ", "กองคลัง\nกองช่าง", "ไตรมาส ๑\nไตรมาส ๒", "แจกแล้ว\nครบ"]


def test_a_row_that_the_page_closes_is_whole_in_the_columns_that_are_not_cut() -> None:
    joined = join_cut(NUMBERED, row(*FIRST), row("๒", "จัดประชุม", "", "ไตรมาส ๒", ""), cut=(2,))
    assert [texts_of(each) for each in joined] == [list(FIRST), ["๒", "จัดประชุม", "กองคลัง", "ไตรมาส ๒", ""]]
    assert [each.carried for each in joined[1].cells] == [False, False, True, False, False]


def test_the_words_of_a_merged_cell_that_stand_on_the_next_page_are_added() -> None:
    _, second = join_cut(NUMBERED, row(*FIRST), row("๒", "จัดประชุม", "และสำนักปลัด", "ไตรมาส ๒", ""), cut=(2,))
    assert second.cells[2].text == "กองคลัง\nและสำนักปลัด"
    assert not second.cells[2].carried
    assert [each.starts_paragraph for each in second.cells[2].lines] == [True, False]


def test_every_row_that_the_merged_cell_reaches_has_it() -> None:
    third = Row(cells=(cell("๓"), cell("ตรวจนับ"), cell("", carried=True), cell("ไตรมาส ๓"), cell("")))
    fourth = row("๔", "ติดประกาศ", "", "ไตรมาส ๔", "")
    joined = join_cut(NUMBERED, row(*FIRST), row("๒", "จัดประชุม", "", "ไตรมาส ๒", ""), third, fourth, cut=(2,))
    assert [each.cells[2].text for each in joined] == ["กองคลัง", "กองคลัง", "กองคลัง", ""]
    assert [each.cells[2].carried for each in joined] == [False, True, True, False]


def test_a_cell_merged_with_a_cut_row_is_that_rows_whole_cell() -> None:
    """The rest of a row that was cut stands over rows of its own: their merged cells hold all of its words."""
    rest = Row(cells=(cell(""), cell("ปฏิบัติงาน"), cell("และกองช่าง"), cell(""), cell("")))
    below = Row(cells=(cell("๒"), cell("จัดประชุม"), cell("และกองช่าง", carried=True), cell("ไตรมาส ๒"), cell("ครบ")))
    first, second = join_cut(NUMBERED, row(*FIRST), rest, below, cut=ALL)
    assert first.cells[2].text == second.cells[2].text == "กองคลัง\nและกองช่าง"
    assert second.cells[2].carried


def test_a_cut_column_without_words_above_adds_nothing() -> None:
    above = row("๑", "จัดทำคู่มือ", "", "ไตรมาส ๑", "")
    _, second = join_cut(NUMBERED, above, row("๒", "จัดประชุม", "กองช่าง", "ไตรมาส ๒", ""), cut=(2, 9))
    assert texts_of(second) == ["๒", "จัดประชุม", "กองช่าง", "ไตรมาส ๒", ""]


def test_a_group_row_on_the_next_page_ends_what_was_cut() -> None:
    joined = join_cut(PLAIN, row("จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"), row("กลยุทธ์ที่ ๒ ตรวจสอบ", "", ""), cut=(0, 1, 2))
    assert [each.heading for each in joined] == [False, True]


def test_a_row_in_the_middle_of_its_lists_that_tells_neither_who_nor_when_goes_on() -> None:
    first = row("ด้านพัสดุ", "๑. จัดทำทะเบียน\n๒. ตรวจนับ", "กองคลัง", "ไตรมาส ๑")
    assert len(join(TOPICAL, first, row("และครุภัณฑ์", "ประจำปีให้ครบ", "", ""), opens=(0, 1))) == 1


def test_a_row_whose_list_begins_anew_does_not_go_on() -> None:
    first = row("ด้านพัสดุ", "๑. จัดทำทะเบียน\n๒. ตรวจนับ", "กองคลัง", "ไตรมาส ๑")
    assert len(join(TOPICAL, first, row("ด้านบุคคล", "๑. อบรม", "", ""), opens=(0, 1))) == 2
    assert len(join(TOPICAL, first, row("ด้านบุคคล", "อบรม", "สำนักปลัด", ""), opens=(0, 1))) == 2


def test_on_a_page_an_empty_number_is_surely_empty() -> None:
    """A text dump may have lost the number of a row with owner and period; a page has not."""

    def printed(*texts: str) -> Row:
        return Row(cells=tuple(Cell(lines=(page_line(text),) if text else ()) for text in texts))

    rest = ("", "ปฏิบัติงาน", "กองช่าง", "ไตรมาส ๒", "")
    assert len(join(NUMBERED, printed(*FIRST), printed(*rest), opens=(0, 1))) == 1
    assert len(join(NUMBERED, row(*FIRST), row(*rest), opens=(0, 1))) == 2


def test_a_row_whose_lists_begin_anew_is_a_row_though_its_number_was_not_read() -> None:
    roles: tuple[Role, ...] = ("number", "measure", "steps", "owner", "period")

    def printed(*texts: str) -> Row:
        return Row(cells=tuple(Cell(lines=(page_line(text),) if text else ()) for text in texts))

    first = printed("๖", "จัดทำคู่มือ", "๑. ติดประกาศ", "กองช่าง", "ไตรมาส ๑")
    assert len(join(roles, first, printed("", "สุ่มตรวจ", "๑. ทดลองใช้", "กองคลัง", "ไตรมาส ๒"), opens=(0, 1))) == 2
    assert len(join(roles, first, printed("", "ปฏิบัติงาน", "ไว้ที่จุดบริการ", "กองคลัง", "ไตรมาส ๒"), opens=(0, 1))) == 1
    first = printed("๖", "จัดทำคู่มือ", "1.1 จัดทำแผน", "กองช่าง", "ไตรมาส ๑")
    for rest in ("1.2 รายงานผล", "1 ครั้งต่อเดือน"):
        assert len(join(roles, first, printed("", "ต่อเนื่อง", rest, "กองคลัง", ""), opens=(0, 1))) == 1
