"""The title, and the document's main purpose."""

from dataclasses import replace

import pytest

from extractors.fields.titles import read_kind, read_title
from schemas.page import Line
from schemas.report import Measure, Status
from schemas.table import Layout, Paragraph
from tests.builders import layout_of, page_line

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


def printed_title(*lines: Line) -> str | None:
    """The title of a page with these lines, each a paragraph of its own as centred lines are."""
    return read_title(Layout(elements=tuple(Paragraph(lines=(line,)) for line in lines)))[0]


FIRST = page_line("รายงานผลการดำเนินการตามมาตรการ", y=80, strong=True)
SECOND = page_line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", y=102, strong=True)


def test_bold_lines_straight_below_belong_to_the_title() -> None:
    third = page_line("รอบ ๑๒ เดือน", y=124, strong=True)
    assert printed_title(FIRST, SECOND, third) == "รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๑๒ เดือน"


def test_every_line_of_the_title_is_its_evidence() -> None:
    _, evidence = read_title(Layout(elements=(Paragraph(lines=(FIRST,)), Paragraph(lines=(SECOND,)))))
    assert [each.box for each in evidence] == [FIRST.box, SECOND.box]


@pytest.mark.parametrize(
    "below",
    [
        page_line("ศูนย์ฝึกได้จัดอบรม", y=102),
        page_line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", y=140, strong=True),
        page_line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", y=102, page_no=2, strong=True),
        page_line("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", y=60, strong=True),
        page_line("เทศบาลตำบลทุ่งหมอก", y=102, strong=True),
        page_line("อำเภอเมฆขาว จังหวัดน่าน", y=102, strong=True),
        page_line("๑. ด้านการจัดซื้อจัดจ้าง", y=102, strong=True),
        page_line("มาตรการที่ ๑", y=102, strong=True),
    ],
    ids=["not bold", "far below", "overleaf", "above", "the agency", "its place", "a heading", "a measure"],
)
def test_other_lines_below_are_no_part_of_the_title(below: Line) -> None:
    assert printed_title(FIRST, below) == FIRST.text


def test_a_title_that_is_not_bold_has_one_line() -> None:
    assert printed_title(replace(FIRST, strong=False), SECOND) == FIRST.text


def test_the_subject_of_a_memo_goes_on_though_a_page_sets_its_lines_in() -> None:
    texts = ["บันทึกข้อความ", "ส่วนราชการ ศูนย์ฝึก", "เรื่อง รายงานผลการดำเนินการ", "ตามมาตรการป้องกัน", "เรียน หัวหน้าศูนย์"]
    lines = [page_line(text, y=80 + 22 * at) for at, text in enumerate(texts)]
    assert printed_title(*lines) == "รายงานผลการดำเนินการ ตามมาตรการป้องกัน"
