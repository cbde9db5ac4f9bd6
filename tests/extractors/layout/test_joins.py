"""Tables joined over pages, from the text of a dump."""

from schemas.table import Paragraph, Table
from tests.builders import layout_of, tables_of, texts_of

HEADER = "ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา"


def rows_of(text: str) -> list[list[list[str]]]:
    return [[texts_of(row) for row in table.rows] for table in tables_of(text)]


def dump(*lines: str) -> str:
    return "\n".join(lines)


def test_a_repeated_header_is_no_row() -> None:
    found = rows_of(
        dump(HEADER, "๑\tจัดทำคู่มือ\tกองคลัง\tไตรมาส ๑", "", "- ๒ -", "", HEADER, "๒\tจัดประชุม\tกองช่าง\tไตรมาส ๒")
    )
    assert found == [[["๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"], ["๒", "จัดประชุม", "กองช่าง", "ไตรมาส ๒"]]]


def test_a_table_goes_on_without_a_header() -> None:
    found = rows_of(dump(HEADER, "๑\tจัดทำคู่มือ\tกองคลัง\tไตรมาส ๑", "", "- ๒ -", "", "๒\tจัดประชุม\tกองช่าง\tไตรมาส ๒"))
    assert [len(rows) for rows in found] == [2]


def test_a_row_broken_over_a_page_with_the_header_again() -> None:
    found = rows_of(dump(HEADER, "๑\tจัดทำคู่มือการ\tกองคลัง\tไตรมาส ๑", "", "- ๒ -", "", HEADER, "\tปฏิบัติงาน\t\tและ ๒"))
    assert found == [[["๑", "จัดทำคู่มือการ\nปฏิบัติงาน", "กองคลัง", "ไตรมาส ๑\nและ ๒"]]]


def test_a_row_broken_over_a_page_without_a_header() -> None:
    found = rows_of(dump(HEADER, "๑\tจัดทำคู่มือการ\tกองคลัง\tไตรมาส ๑", "", "- ๒ -", "", "\tปฏิบัติงาน\t\tและ ๒"))
    assert found == [[["๑", "จัดทำคู่มือการ\nปฏิบัติงาน", "กองคลัง", "ไตรมาส ๑\nและ ๒"]]]


def test_a_lone_row_under_a_table_rule_goes_on() -> None:
    found = rows_of(
        dump(
            "| มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินงาน |",
            "|---|---|---|",
            "| จัดทำคู่มือ | กองคลัง | แจกคู่มือ |",
            "",
            "|  |  | ทุกกอง |",
            "|---|---|---|",
        )
    )
    assert found == [[["จัดทำคู่มือ", "กองคลัง", "แจกคู่มือ\nทุกกอง"]]]


def test_prose_between_ends_a_table_unless_a_row_is_cut() -> None:
    whole = dump(HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑", "", "ส่วนที่สองว่าด้วยเรื่องอื่น", "", HEADER, "๑\tข\tกองช่าง\tไตรมาส ๒")
    assert [len(rows) for rows in rows_of(whole)] == [1, 1]
    cut = dump(HEADER, "๑\tก\tกองคลัง\tตั้งแต่ ๑ ตุลาคม", "", "เอกสารของศูนย์", "", HEADER, "\t\t\t๒๕๖๗ เป็นต้นไป")
    assert [len(rows) for rows in rows_of(cut)] == [1]


def test_other_columns_begin_another_table() -> None:
    text = dump(HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑", "", "ที่\tมาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน", "๑\tก\tกองคลัง\tครบ")
    assert [len(rows) for rows in rows_of(text)] == [1, 1]


def test_a_committee_behind_a_measures_table_is_no_part_of_it() -> None:
    text = dump(HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑", "", "๑.\tนายสมมุติ ใจงาม\tปลัด\tประธาน", "๒.\tนางมุติ ใจดี\tนิติกร\tกรรมการ")
    assert [table.kind for table in tables_of(text)] == ["measures", "committee"]


def test_a_missing_last_cell_is_empty_and_a_surplus_one_is_kept() -> None:
    found = rows_of(dump(HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑", "", "- ๒ -", "", "๒\tข\tกองช่าง"))
    assert found[0][1] == ["๒", "ข", "กองช่าง", ""]
    found = rows_of(dump(HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑", "", "- ๒ -", "", "๒\tข\tกองช่าง\tไตรมาส ๒\tถึง ๓"))
    assert found[0][1] == ["๒", "ข", "กองช่าง", "ไตรมาส ๒\nถึง ๓"]


def test_the_prose_above_stays_with_the_table() -> None:
    (table,) = tables_of(dump("๑. ด้านพัสดุ", HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑"))
    assert [line.text for line in table.above] == ["๑. ด้านพัสดุ"]


def test_headers_are_set_aside_by_name() -> None:
    layout = layout_of(dump(HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑"))
    (aside,) = layout.set_aside
    assert aside.kind == "page_furniture"
    assert [evidence.raw for evidence in aside.evidence] == HEADER.split("\t")


def test_the_elements_keep_their_order() -> None:
    layout = layout_of(dump("หนึ่ง", "", HEADER, "๑\tก\tกองคลัง\tไตรมาส ๑", "", "สอง"))
    assert [type(element) for element in layout.elements] == [Paragraph, Table, Paragraph]


def test_merged_cells_of_html_reach_every_row() -> None:
    (rows,) = rows_of(
        "<table><tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th><th>ระยะเวลา</th></tr>"
        "<tr><td>ก</td><td rowspan='2'>กองคลัง</td><td>ไตรมาส ๑</td></tr>"
        "<tr><td>ข</td><td>ไตรมาส ๒</td></tr></table>"
    )
    assert rows == [["ก", "กองคลัง", "ไตรมาส ๑"], ["ข", "กองคลัง", "ไตรมาส ๒"]]


def test_a_row_that_one_cell_spans_is_a_heading() -> None:
    (table,) = tables_of(
        "<table><tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th><th>ระยะเวลา</th></tr>"
        "<tr><td colspan='3'>แผนงานย่อยว่าด้วยการสื่อสาร</td></tr>"
        "<tr><td>ข</td><td>กองช่าง</td><td>ไตรมาส ๒</td></tr></table>"
    )
    assert [row.heading for row in table.rows] == [True, False]


def test_a_heading_misread_by_a_letter_on_the_next_page_is_the_same_column() -> None:
    header = "ที่\tมาตรการ\tผู้รับผิดชอบ\tสรุปผลการดำเนินการตามมาตรการ"
    rows = (dump(header, "๑\tก\tกองคลัง\tครบ"), dump("- ๒ -", "", header.replace("สรุป", "สรุบ"), "๒\tข\tกองช่าง\tไม่ครบ"))
    (table,) = tables_of("\n\n".join(rows))
    assert [texts_of(row)[3] for row in table.rows] == ["ครบ", "ไม่ครบ"]
    other = dump("- ๒ -", "", header.replace("สรุปผลการดำเนินการตามมาตรการ", "สีของปก"), "๒\tข\tกองช่าง\tแดง")
    assert len(tables_of("\n\n".join((rows[0], other)))) == 2
