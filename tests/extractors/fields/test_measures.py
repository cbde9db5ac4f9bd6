"""Measures from tables: columns to fields, topics, months, marks, and what is in no field."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.fields.drafts import DOUBTED_CONFIDENCE, DocumentContext, DraftMeasure, finish_measure
from extractors.fields.measures import headings_of_tables, read_table
from schemas.evidence import Method
from schemas.page import Line
from schemas.report import Measure
from schemas.table import Cell, Column, Row, Table
from tests.builders import lines, measures_of, page_line, read_text, row, table

TITLE = "แผนของศูนย์ฝึก ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"


def one(text: str) -> Measure:
    (measure,) = measures_of(text)
    return measure


def aside(text: str) -> list[tuple[str, list[str]]]:
    return [
        (entry.kind, [evidence.raw for evidence in entry.evidence])
        for entry in read_text(text).set_aside
        if entry.kind != "page_furniture"
    ]


def test_every_column_fills_its_field() -> None:
    measure = one(
        TITLE + "ที่\tประเด็น\tมาตรการ\tวัตถุประสงค์\tวิธีดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินงาน\tผลลัพธ์\n"
        "๓.\tด้านพัสดุ\tจัดทำทะเบียน\tให้ตรวจได้\t๑. สำรวจ ๒. ลงทะเบียน\tกองคลัง\t"
        "๑ ตุลาคม ๒๕๖๗ - ๓๑ มีนาคม ๒๕๖๘\tจัดทำเรียบร้อยแล้ว\tพัสดุครบ\n"
    )
    assert measure.number == "๓"
    assert measure.topic is not None
    assert measure.topic.title == "ด้านพัสดุ"
    assert measure.activities == ["จัดทำทะเบียน"]
    assert measure.objectives == ["ให้ตรวจได้"]
    assert measure.steps == ["สำรวจ", "ลงทะเบียน"]
    assert [owner.name for owner in measure.owners] == ["กองคลัง"]
    assert measure.period is not None
    assert (measure.period.start, measure.period.end) == (date(2024, 10, 1), date(2025, 3, 31))
    assert measure.results == ["จัดทำเรียบร้อยแล้ว"]
    assert measure.outcomes == ["พัสดุครบ"]
    assert (measure.status.value, measure.status.basis) == ("done", "phrase")


def test_every_field_says_where_it_stands() -> None:
    measure = one("มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nจัดทำทะเบียน\tกองคลัง\tไตรมาส ๑\n")
    where = {name: [(each.line, each.raw) for each in found] for name, found in measure.evidence.items()}
    assert where["activities"] == [(2, "จัดทำทะเบียน")]
    assert where["owners"] == [(2, "กองคลัง")]
    assert where["period"] == [(2, "ไตรมาส ๑")]


def test_an_empty_owner_is_no_owner() -> None:
    measure = one("มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nจัดทำทะเบียน\t-\tไตรมาส ๑\n")
    assert measure.owners == []


@pytest.mark.parametrize(
    ("marks", "start", "end", "raw"),
    [
        ("✓\t\t", date(2024, 10, 1), date(2024, 10, 31), "ต.ค."),
        ("✓\t\t/", date(2024, 10, 1), date(2025, 2, 28), "ต.ค. ก.พ."),
        ("-\t●\t", date(2024, 12, 1), date(2024, 12, 31), "ธ.ค."),
    ],
)
def test_month_columns(marks: str, start: date, end: date, raw: str) -> None:
    measure = one(TITLE + f"กิจกรรม\tผู้รับผิดชอบ\tต.ค.\tธ.ค.\tก.พ.\nจัดอบรม\tกองช่าง\t{marks}\n")
    assert measure.period is not None
    assert (measure.period.start, measure.period.end, measure.period.raw) == (start, end, raw)
    assert measure.period.basis == "months"


def test_no_month_marked_is_no_period() -> None:
    assert one(TITLE + "กิจกรรม\tผู้รับผิดชอบ\tต.ค.\tธ.ค.\nจัดอบรม\tกองช่าง\t-\t\n").period is None


def test_status_columns() -> None:
    text = (
        "<table><tr><th rowspan=2>มาตรการ</th><th rowspan=2>ผู้รับผิดชอบ</th><th colspan=2>ผลการดำเนินงาน</th></tr>"
        "<tr><th>ดำเนินการแล้ว</th><th>ยังมิได้ดำเนินการ</th></tr>"
        "<tr><td>จัดอบรม</td><td>กองช่าง</td><td></td><td>/</td></tr></table>"
    )
    status = one(text).status
    assert (status.value, status.basis, status.raw) == ("not_started", "column_mark", "ยังมิได้ดำเนินการ")


def test_boxes_in_a_result_cell_are_the_status_and_no_result() -> None:
    measure = one("มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน\nจัดอบรม\tกองช่าง\t☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ<br>- มีผู้เข้าร่วม\n")
    assert (measure.status.value, measure.status.basis) == ("done", "checkbox")
    assert measure.results == ["มีผู้เข้าร่วม"]


def test_without_a_word_of_progress_the_status_is_unknown() -> None:
    status = one("มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน\nจัดอบรม\tกองช่าง\tมีผู้เข้าร่วม\n").status
    assert (status.value, status.basis, status.raw) == ("unknown", "none", None)


def test_the_measure_s_own_number_may_stand_in_its_words() -> None:
    measure = one("มาตรการ\tผู้รับผิดชอบ\n๗. จัดอบรม\tกองช่าง\n")
    assert (measure.number, measure.activities) == ("๗", ["จัดอบรม"])


def test_references_are_told_under_the_instrument_of_the_topic() -> None:
    measures = measures_of("มาตรการ\tผู้รับผิดชอบ\nแบบวัด IIT\t\nจัดทำป้าย (ข้อ 17 เดิม)\tกองคลัง\n")
    assert [measure.references for measure in measures] == [["i7"]]


def test_a_group_row_is_the_topic_of_the_rows_below() -> None:
    measures = measures_of("มาตรการ\tผู้รับผิดชอบ\nกลยุทธ์ที่ ๑ ปลูกฝัง\t\nก่อสร้าง\tกองช่าง\nกลยุทธ์ที่ ๒ ตรวจสอบ\t\nขุดลอก\tกองช่าง\n")
    assert [(m.topic and m.topic.title, m.activities) for m in measures] == [
        ("ปลูกฝัง", ["ก่อสร้าง"]),
        ("ตรวจสอบ", ["ขุดลอก"]),
    ]


def test_a_group_row_without_rows_is_set_aside() -> None:
    text = "มาตรการ\tผู้รับผิดชอบ\nกลยุทธ์ที่ ๑ ปลูกฝัง\t\nกลยุทธ์ที่ ๒ ตรวจสอบ\t\nขุดลอก\tกองช่าง\n"
    assert aside(text) == [("cell", ["กลยุทธ์ที่ ๑ ปลูกฝัง"])]


def test_notes_and_unknown_columns_are_set_aside() -> None:
    text = "มาตรการ\tผู้รับผิดชอบ\tงบประมาณ\nขุดลอก\tกองช่าง\t๕,๐๐๐\n<table></table>"
    assert ("cell", ["๕,๐๐๐"]) in aside(text)


def test_words_where_a_mark_should_be_are_set_aside() -> None:
    text = "กิจกรรม\tผู้รับผิดชอบ\tต.ค.\tพ.ย.\nจัดอบรม\tกองช่าง\tสัปดาห์แรก\t\n"
    assert ("cell", ["สัปดาห์แรก"]) in aside(text)


def test_words_beside_an_owner_or_a_status_are_set_aside() -> None:
    text = "มาตรการ\tผู้รับผิดชอบ\tสถานะ\nจัดอบรม\tกองช่าง และ กองคลัง\tดำเนินการแล้ว\nขุดลอก\tกองช่าง\tรอฝนหยุด\n"
    assert aside(text) == [("cell", ["รอฝนหยุด"])]
    assert [measure.status.value for measure in measures_of(text)] == ["done", "unknown"]


def test_a_row_without_a_measure_is_set_aside_whole() -> None:
    text = "ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\n๑\tขุดลอก\tกองช่าง\tไตรมาส ๑\n๒\t\tกองคลัง\tไตรมาส ๒\n"
    assert [measure.number for measure in measures_of(text)] == ["๑"]
    assert aside(text) == [("cell", ["๒", "กองคลัง", "ไตรมาส ๒"])]


def test_the_heading_above_a_table_is_its_topic() -> None:
    tables = [
        table(("measure", "owner"), row("ก", "ข"), above=lines("คำนำ", "ประเด็นที่ ๒ การบริการ")),
        table(("measure", "owner"), row("ก", "ข"), above=lines("คำนำ")),
        table(("measure", "owner"), row("ก", "ข")),
    ]
    assert [[line.text for line in heading] for heading in headings_of_tables(tables)] == [
        ["ประเด็นที่ ๒ การบริการ"],
        [],
        [],
    ]


def test_a_heading_that_wraps_above_a_table() -> None:
    tables = [table(("measure", "owner"), above=lines("กระบวนการปฏิบัติงานที่โปร่งใส", "และมีประสิทธิภาพ"))]
    assert [[line.text for line in heading] for heading in headings_of_tables(tables)] == [
        ["กระบวนการปฏิบัติงานที่โปร่งใส", "และมีประสิทธิภาพ"]
    ]


def test_numbered_headings_one_after_another_are_topics() -> None:
    tables = [
        table(("measure", "owner"), above=lines("๑. งานบริการ")),
        table(("measure", "owner"), above=lines("๒. งานพัสดุ")),
        table(("measure", "owner"), above=lines("๙. งานอื่น")),
    ]
    assert [len(heading) for heading in headings_of_tables(tables)] == [1, 1, 0]


def test_measures_come_in_document_order_and_twice_where_printed_twice() -> None:
    text = "มาตรการ\tผู้รับผิดชอบ\nก่อสร้าง\tกองช่าง\n\nรายงานผลตามมาตรการข้างต้น\n\n"
    text += "มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน\nก่อสร้าง\tกองช่าง\tครบ\n"
    assert [(m.activities, m.results) for m in measures_of(text)] == [(["ก่อสร้าง"], []), (["ก่อสร้าง"], ["ครบ"])]


def test_a_period_in_the_place_of_an_owner_is_set_aside() -> None:
    text = (
        "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินงาน\n"
        "จัดอบรม\tกองคลัง\tไตรมาส ๑\tจัดแล้ว\nขุดลอก\t๑ ธันวาคม ๒๕๖๗ - ๓๑ มกราคม ๒๕๖๘\t\tขุดแล้ว\n"
    )
    assert measures_of(text)[1].owners == []
    assert ("cell", ["๑ ธันวาคม ๒๕๖๗ - ๓๑ มกราคม ๒๕๖๘"]) in aside(text)


@pytest.mark.parametrize(
    ("heads", "cells", "start", "end"),
    [
        ("เริ่ม\tสิ้นสุด", "1 ต.ค. 66\t31 มี.ค. 67", "2023-10-01", "2024-03-31"),
        ("เริ่มดำเนินการ\tแล้วเสร็จ", "1 ต.ค. 66\t31 มี.ค. 67", "2023-10-01", "2024-03-31"),
        ("วันที่เริ่ม\tกำหนดเสร็จ", "1 ต.ค. 66\t31 มี.ค. 67", "2023-10-01", "2024-03-31"),
        ("Start\tEnd", "1 ต.ค. 66\t31 มี.ค. 67", "2023-10-01", "2024-03-31"),
        ("เริ่มต้น\tสิ้นสุด", "1 ต.ค. 66\t", "None", "None"),
        ("งบประมาณ\tสิ้นสุด", "-\t31 มี.ค. 67", "None", "None"),
    ],
)
def test_a_beginning_and_an_end_are_a_period_only_together(heads: str, cells: str, start: str, end: str) -> None:
    text = f"มาตรการ\tผู้รับผิดชอบ\t{heads}\tผลการดำเนินการ\nจัดอบรม\tกองคลัง\t{cells}\tดำเนินการแล้ว\n"
    (measure,) = measures_of(text)
    assert measure.period is not None
    assert (str(measure.period.start), str(measure.period.end)) == (start, end)
    assert measure.status.value == "done"


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ("<td></td><td colspan=3>✓</td>", "2024-01-01", "2024-09-30"),
        ("<td colspan=4>↔</td>", "2023-10-01", "2024-09-30"),
        ("<td>✗</td><td>✓</td><td>✗</td><td>✗</td>", "2024-01-01", "2024-03-31"),
    ],
)
def test_a_mark_counts_for_every_column_that_it_covers(cells: str, start: str, end: str) -> None:
    text = (
        "ปีงบประมาณ พ.ศ. 2567\n<table><tr><th rowspan=2>มาตรการ</th><th rowspan=2>ผู้รับผิดชอบ</th>"
        "<th colspan=4>ไตรมาส</th></tr><tr><th>1</th><th>2</th><th>3</th><th>4</th></tr>"
        f"<tr><td>อบรม</td><td>กองคลัง</td>{cells}</tr></table>"
    )
    (measure,) = read_text(text).measures
    assert measure.period is not None
    assert (str(measure.period.start), str(measure.period.end)) == (start, end)


def test_sums_and_notes_below_a_table_are_no_measures() -> None:
    text = "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nจัดอบรม\tกองคลัง\tไตรมาส ๑\nรวมทั้งสิ้น 4 มาตรการ\t\t\nหมายเหตุ: ข้อมูล ณ สิ้นเดือน\t\t\n"
    assert [measure.activities for measure in measures_of(text)] == [["จัดอบรม"]]


def test_rows_of_a_month_and_a_status_are_no_headings() -> None:
    text = (
        "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\n"
        "ชี้แจงแผน\t1.จัดทำแผน\tกองคลัง\tม.ค.67\tดำเนินการแล้ว\n"
        "\t2.ประชุม\t\tก.พ. 67\tดำเนินการแล้ว\n"
        "อบรมบริการ\t1.อบรม\tงานทะเบียน\tเม.ย. 67\tดำเนินการแล้วเสร็จ\n"
    )
    measures = measures_of(text)
    assert measures[-1].activities == ["อบรมบริการ"]
    assert [step for measure in measures for step in measure.steps] == ["จัดทำแผน", "ประชุม", "อบรม"]


@pytest.mark.parametrize(
    ("text", "method", "confidence"),
    [
        ("มีนาคม 2568 กันยายน 2568", "ocr", DOUBTED_CONFIDENCE),
        ("มีนาคม - กันยายน 2568", "ocr", 0.99),
        ("ภายในวันที่ ๓๑ มีนาคม ๒๕๖๘", "ocr", 0.99),
        ("ต่อเนื่อง", "ocr", 0.99),
        ("บุคลากรทุกคน", "ocr", DOUBTED_CONFIDENCE),
        ("มีนาคม 2568 กันยายน 2568", "text_layer", 0.99),
    ],
)
def test_a_recognised_period_that_tells_no_time_is_not_sure(text: str, method: Method, confidence: float) -> None:
    draft = DraftMeasure()
    draft.add("measure", [page_line("จัดประชุม")])
    draft.add("period", [replace(page_line(text), method=method, confidence=0.99)])
    measure, _ = finish_measure(draft, DocumentContext(fiscal_year=2568, agency_name=None))
    assert measure.period is not None
    assert [evidence.confidence for evidence in measure.evidence["period"]] == [confidence]


@pytest.mark.parametrize(("headings", "confidence"), [(1, DOUBTED_CONFIDENCE), (2, 0.99)])
def test_a_mark_under_the_only_heading_of_status_that_was_read_is_not_sure(headings: int, confidence: float) -> None:
    def recognised(text: str) -> Line:
        return replace(page_line(text), method="ocr", confidence=0.99)

    done = Column(title="ดำเนินการ", role="status_mark", status="done", lines=(recognised("ดำเนินการ"),))
    not_done = Column(title="ยังไม่", role="status_mark", status="not_started", lines=(recognised("ยังไม่"),))
    marks = (done, not_done)[:headings]
    columns = (Column(title="มาตรการ", role="measure", lines=(recognised("มาตรการ"),)), *marks)
    cells = (Cell(lines=(recognised("จัดประชุม"),)), Cell(lines=(recognised("/"),)), *[Cell()] * (headings - 1))
    read = read_table(
        Table(kind="measures", columns=columns, rows=(Row(cells=cells),)),
        heading=(),
        position=0,
        context=DocumentContext(fiscal_year=2568, agency_name=None),
    )
    (found,) = read.measures
    assert found.status.value == "done"
    assert {evidence.confidence for evidence in found.evidence["status"]} == {confidence}
