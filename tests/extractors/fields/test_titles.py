"""The title, and the document's main purpose."""

import pytest

from extractors.fields.titles import read_kind, read_title
from schemas.report import Measure, Status
from tests.builders import layout_of

PLAN = "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nจัดอบรม\tกองคลัง\tไตรมาส ๑\n"
REPORT = "มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน\nจัดอบรม\tกองคลัง\tจัดแล้ว\n"


def title(text: str) -> str | None:
    return read_title(layout_of(text))[0]


def kind(text: str, *measures: Measure) -> str:
    return read_kind(layout_of(text), measures)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("รายงานผลการดำเนินการของศูนย์ฝึก\n\nเนื้อหา\n", "รายงานผลการดำเนินการของศูนย์ฝึก"),
        ("ตราของหน่วยงาน\n\nมาตรการป้องกันการรับสินบน\nประจำปี ๒๕๖๘\n", "มาตรการป้องกันการรับสินบนประจำปี ๒๕๖๘"),
        ("แผนปฏิบัติการ ศูนย์ฝึก\n", "แผนปฏิบัติการ ศูนย์ฝึก"),
        ("บันทึกข้อความ\n\nส่วนราชการ ศูนย์ฝึก\n\nเรื่อง ขออนุมัติแผน\n", "ขออนุมัติแผน"),
        ("บันทึกข้อความ\n\nรายงานผลอื่น\n\nเรื่อง......ขออนุมัติแผน......\n", "ขออนุมัติแผน"),
        (
            "บันทึกข้อความ\nส่วนราชการ ศูนย์ฝึก\nเรื่อง ขอส่งรายงานผล\nเพื่อเผยแพร่\nเรียน หัวหน้าศูนย์\nด้วยศูนย์ฝึก\n",
            "ขอส่งรายงานผลเพื่อเผยแพร่",
        ),
        ("หน้าปก\nรายงานผลของศูนย์ฝึก\nประจำปี ๒๕๖๘\n", "รายงานผลของศูนย์ฝึกประจำปี ๒๕๖๘"),
        ("# รายงานผลของศูนย์ฝึก\nศูนย์ฝึกได้จัดอบรม\n", "รายงานผลของศูนย์ฝึก"),
        ("คำสั่งศูนย์ฝึก ที่ ๑/๒๕๖๘\n\nเรื่อง แต่งตั้งคณะทำงาน\n", "แต่งตั้งคณะทำงาน"),
        ("เรียนทุกท่าน\n\nเนื้อหา\n", None),
    ],
)
def test_titles(text: str, wanted: str | None) -> None:
    assert title(text) == wanted


def test_a_long_paragraph_is_no_title() -> None:
    assert title("รายงานว่า" + "ศูนย์ฝึกได้จัดอบรม " * 40) is None


def test_running_text_that_begins_like_a_title_is_none() -> None:
    assert title("คำนำ\n\nศูนย์ฝึกได้จัดทำ\nรายงานผลไว้แล้ว\n") is None


def test_the_title_says_where_it_stands() -> None:
    _, evidence = read_title(layout_of("ตรา\n\nรายงานผลของศูนย์ฝึก\nประจำปี ๒๕๖๘\n"))
    assert [each.line for each in evidence] == [3, 4]


def test_measures_with_results_make_a_report() -> None:
    assert kind(REPORT, Measure(activities=["จัดอบรม"])) == "report"
    assert kind(PLAN, Measure(activities=["จัดอบรม"], results=["จัดแล้ว"])) == "report"
    assert kind(PLAN, Measure(activities=["จัดอบรม"], status=Status(value="done", basis="phrase"))) == "report"


def test_measures_without_results_make_a_plan() -> None:
    assert kind(PLAN, Measure(activities=["จัดอบรม"])) == "plan"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("บันทึกข้อความ\nเรื่อง รายงาน\n", "memo"),
        ("คำสั่งศูนย์ฝึก\n", "order"),
        ("การวิเคราะห์ผลการประเมิน\n", "analysis"),
        ("ข้อความอื่น\n", "other"),
    ],
)
def test_documents_without_measures(text: str, wanted: str) -> None:
    assert kind(text) == wanted
