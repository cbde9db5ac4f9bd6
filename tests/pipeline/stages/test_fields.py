"""From tables and paragraphs to a report, and the facts that the checks need."""

from decimal import Decimal

from extractors.page.dump.reader import read_dump
from pipeline.stages.fields import read_fields
from pipeline.stages.layout import understand_layout
from pipeline.stages.tokens import tokenize_pages
from schemas.reading import Reading
from schemas.report import Source

SOURCE = Source(filename="report.txt", sha256="0" * 64, media_type="text/plain", bytes=1)

WHOLE = """รายงานผลของเทศบาลตำบลบึงสาย อำเภอทุ่งหมอก จังหวัดน่าน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ ภาพรวมได้ ๘๙.๕๐ คะแนน ระดับผ่าน

ตัวชี้วัด\tคะแนน
การใช้อำนาจ\t๘๘.๑๐
รวม\t๘๙.๕๐

ที่\tชื่อ-สกุล\tตำแหน่ง
๑\tนายสมมุติ ใจงาม\tประธาน

มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน
๑. จัดอบรม\tกองคลัง\t☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ
๒. ขุดลอก\tกองช่าง\tจัดแล้ว

เรื่อง\tหน้า\tที่
คำนำ\t๑\t๑
"""


def read(text: str) -> Reading:
    pages = tokenize_pages(read_dump(text).pages)
    return read_fields(SOURCE, understand_layout(pages), pages=pages)


def test_a_whole_report() -> None:
    report = read(WHOLE).report
    assert report.kind == "report"
    assert report.title is not None
    assert report.title.startswith("รายงานผลของเทศบาลตำบลบึงสาย")
    assert (report.agency.name, report.agency.district, report.agency.province) == ("เทศบาลตำบลบึงสาย", "ทุ่งหมอก", "น่าน")
    assert report.fiscal_year == 2568
    assert report.assessment is not None
    assert (report.assessment.score, report.assessment.level) == (Decimal("89.50"), "ผ่าน")
    assert report.assessment.fiscal_year == 2567
    assert [(item.indicator, item.score) for item in report.assessment.items] == [(3, Decimal("88.10"))]
    assert [measure.activities for measure in report.measures] == [["จัดอบรม"], ["ขุดลอก"]]
    assert [measure.status.value for measure in report.measures] == ["done", "unknown"]


def test_the_document_s_values_say_where_they_stand() -> None:
    evidence = read(WHOLE).report.evidence
    assert {name: [each.line for each in found] for name, found in evidence.items()} == {
        "title": [1],
        "agency": [1],
        "fiscal_year": [1],
        "assessment": [3],
    }


def test_tables_that_hold_no_measures_are_set_aside_by_kind() -> None:
    aside = {
        entry.kind: [each.raw for each in entry.evidence]
        for entry in read(WHOLE).report.set_aside
        if entry.kind != "page_furniture"
    }
    assert aside == {
        "score_table": ["รวม", "๘๙.๕๐"],
        "committee_table": ["๑", "นายสมมุติ ใจงาม", "ประธาน"],
        "contents_table": ["คำนำ", "๑", "๑"],
    }


def test_the_facts_go_with_the_measures() -> None:
    reading = read(WHOLE)
    assert [[box.ticked for box in facts.boxes] for facts in reading.facts] == [[True, False], []]
    assert len(reading.lines) == len([each for each in WHOLE.replace("\t", "\n").splitlines() if each])


def test_a_document_without_anything_is_a_report_of_nothing() -> None:
    report = read("ขอเชิญทุกท่าน\n").report
    assert report.kind == "other"
    assert report.measures == []
    assert report.assessment is None
    assert report.evidence == {}


def test_measures_of_tables_and_of_paragraphs_come_in_document_order() -> None:
    text = "มาตรการ\tผู้รับผิดชอบ\nจัดอบรม\tกองคลัง\n\n(๑) ขุดลอก\n\n(๑.๑) ขั้นตอน : สำรวจ\n\n(๑.๒) ผู้รับผิดชอบ : กองช่าง\n\n"
    text += "มาตรการ\tผู้รับผิดชอบ\nตรวจนับ\tกองคลัง\n"
    assert [measure.activities for measure in read(text).report.measures] == [["จัดอบรม"], ["ขุดลอก"], ["ตรวจนับ"]]
