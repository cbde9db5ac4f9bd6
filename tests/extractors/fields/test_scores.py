"""The scores of the assessment, from tables of every shape and from listed lines."""

from decimal import Decimal

import pytest

from extractors.fields.scores import ScoresRead, read_scores
from schemas.report import ScoreItem
from tests.builders import layout_of

Short = tuple[str, str | int | None, int | None, str, str]


def read(text: str) -> ScoresRead:
    return read_scores(layout_of(text), fiscal_year=None)


def short(item: ScoreItem) -> Short:
    return item.instrument, item.code or item.indicator, item.part, item.text, str(item.score)


def items(text: str) -> list[Short]:
    return [short(item) for item in read(text).items]


def unused(text: str) -> list[str]:
    return [line.text for line in read(text).unused]


def test_indicators_by_number_and_name() -> None:
    text = "ที่\tตัวชี้วัด\tคะแนน\n1\tการปฏิบัติหน้าที่\t90.11\n7\tประสิทธิภาพการสื่อสาร\t๘๘.๒๐\n10\tการป้องกันการทุจริต\t100\n"
    assert items(text) == [
        ("IIT", 1, None, "การปฏิบัติหน้าที่", "90.11"),
        ("EIT", 7, None, "ประสิทธิภาพการสื่อสาร", "88.20"),
        ("OIT", 10, None, "การป้องกันการทุจริต", "100"),
    ]


def test_indicators_that_are_numbered_again_under_each_instrument() -> None:
    text = (
        "เครื่องมือ\tตัวชี้วัด\tคะแนน\nIIT\t1. การปฏิบัติหน้าที่\t90.11\n\t2. การใช้งบประมาณ\t80.00\n"
        "EIT\t1. คุณภาพการดำเนินงาน\t70.50\nOIT\t1. การเปิดเผยข้อมูล\t100\n"
    )
    assert [item[:2] for item in items(text)] == [("IIT", 1), ("IIT", 2), ("EIT", 6), ("OIT", 9)]


def test_items_under_instruments_and_parts() -> None:
    text = (
        "เครื่องมือ\tข้อคำถาม\tคะแนน\nIIT\ti๑ พนักงานตรงเวลา\t๘๕.๐๐\n\ti๒ พนักงานเสมอภาค\t๘๖.๐๐\n"
        "EIT ส่วนที่ ๑\te๑ การบริการ\t๘๐.๑๐\n\te๒ การแจ้งผล\t๘๐.๒๐\nEIT ส่วนที่ ๒\te๑ การบริการ\t๘๑.๒๐\n"
        "OIT\to๑ โครงสร้าง\t๑๐๐.๐๐\n"
    )
    assert [item[:3] for item in items(text)] == [
        ("IIT", "i1", None),
        ("IIT", "i2", None),
        ("EIT", "e1", 1),
        ("EIT", "e2", 1),
        ("EIT", "e1", 2),
        ("OIT", "o1", None),
    ]


def test_misread_codes_are_told_by_their_instrument() -> None:
    text = "เครื่องมือ\tข้อคำถาม\tคะแนน\nIIT\tข้อ 1๒ ตรงเวลา\t๘๖.๐๐\n\tl๓ เสมอภาค\t๘๗.๐๐\n"
    text += "OIT\tข้อ ๐๑๑ แผนงาน\t๑๐๐\n\tข้อ ๐ ๑๓ คู่มือ\t๐\n"
    assert [item[1] for item in items(text)] == ["i2", "i3", "o11", "o13"]


def test_the_topic_stands_above_the_table() -> None:
    text = "ประเด็นที่ ๔ กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ\n\nเครื่องมือ\tข้อคำถาม\tคะแนน\nIIT\ti๗ การขอยืม\t๘๕.๐๐\n"
    assert [item.topic for item in read(text).items] == [4]


def test_an_instrument_cell_over_two_rows() -> None:
    text = (
        "<table><tr><th>แบบ</th><th>ข้อ</th><th>คะแนน</th></tr>"
        "<tr><td rowspan=2>IIT</td><td>i3 รับสินบน</td><td>70.1</td></tr>"
        "<tr><td>i4 ใช้อำนาจ</td><td>71.2</td></tr></table>"
    )
    assert items(text) == [("IIT", "i3", None, "รับสินบน", "70.1"), ("IIT", "i4", None, "ใช้อำนาจ", "71.2")]


def test_code_and_question_in_columns_of_their_own() -> None:
    text = "| ข้อ | คำถาม | คะแนน |\n|---|---|---|\n| o1 | โครงสร้าง | 100 |\n| o35 | มาตรการ | 50.00 |\n"
    assert items(text) == [("OIT", "o1", None, "โครงสร้าง", "100"), ("OIT", "o35", None, "มาตรการ", "50.00")]
    assert unused(text) == []


@pytest.mark.parametrize(
    ("printed", "score"),
    [
        ("๘๘.๑๐", "88.10"),
        ("ร้อยละ ๘๘.๑๐", "88.10"),
        ("88.1 %", "88.1"),
        ("๘๘ คะแนน", "88"),
        ("๘๘,๑๐", "88.10"),
        ("๐", "0"),
        ("๑๙๖.๔๐", "196.40"),
    ],
)
def test_ways_of_printing_a_score(printed: str, score: str) -> None:
    (item,) = read(f"ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t{printed}\n").items
    assert item.score == Decimal(score)


@pytest.mark.parametrize("printed", ["-", "ผ่าน", "ไม่มี", "๑,๒๓๔"])
def test_what_is_no_score_gives_no_item(printed: str) -> None:
    text = f"ตัวชี้วัด\tคะแนน\nการใช้อำนาจ\t๙๐.๐๐\nการใช้งบประมาณ\t{printed}\n"
    assert len(items(text)) == 1
    assert unused(text) == ["การใช้งบประมาณ", printed]


def test_the_last_of_two_score_columns_counts_and_the_other_is_kept() -> None:
    text = "ตัวชี้วัด\tคะแนนปี ๒๕๖๖\tคะแนนปี ๒๕๖๗\nการใช้งบประมาณ\t๘๐.๐๐\t๙๐.๐๐\n"
    assert [item[-1] for item in items(text)] == ["90.00"]
    assert unused(text) == ["๘๐.๐๐"]


def test_levels_and_sums_are_kept_beside() -> None:
    text = "ตัวชี้วัด\tคะแนน\tระดับ\nการใช้งบประมาณ\t๘๐.๐๐\tผ่าน\nรวม\t๘๕.๐๐\tผ่านดี\n"
    assert len(items(text)) == 1
    assert unused(text) == ["ผ่าน", "รวม", "๘๕.๐๐", "ผ่านดี"]


def test_scores_listed_in_prose() -> None:
    text = "ผลรายตัวชี้วัด\n(๑) การปฏิบัติหน้าที่ ได้คะแนนร้อยละ ๘๘.๑๐\n- การใช้งบประมาณ = ๘๗.๑๐ คะแนน\n- การใช้อำนาจ ได้ร้อยละ ๘๖\n"
    text += "การจัดอบรม ได้คะแนนร้อยละ ๘๐\n"
    assert items(text) == [
        ("IIT", 1, None, "การปฏิบัติหน้าที่", "88.10"),
        ("IIT", 2, None, "การใช้งบประมาณ", "87.10"),
        ("IIT", 3, None, "การใช้อำนาจ", "86"),
    ]


def test_each_score_says_where_it_stands() -> None:
    (item,) = read("ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t๘๐.๐๐\n").items
    assert [(evidence.line, evidence.raw) for evidence in item.evidence] == [(2, "การใช้งบประมาณ"), (2, "๘๐.๐๐")]


def test_a_measures_table_gives_no_scores() -> None:
    assert items("มาตรการ\tผู้รับผิดชอบ\tผลการดำเนินงาน\nการใช้งบประมาณ\tกองคลัง\t๘๐.๐๐\n") == []


def test_nothing_comes_of_nothing() -> None:
    assert read("ไม่มีตาราง\n") == ScoresRead()


def test_scores_beside_what_should_be_developed() -> None:
    text = (
        "เครื่องมือ/ตัวชี้วัด\tคะแนน\tจุดที่ควรพัฒนา\nแบบวัดการรับรู้ (IIT)\t\t\n"
        "1) การปฏิบัติหน้าที่\t84.11 คะแนน\t-\n2) การใช้งบประมาณ\t77.80 คะแนน\tควรชี้แจง\n"
    )
    assert [item[:2] for item in items(text)] == [("IIT", 1), ("IIT", 2)]


def test_codes_that_lost_their_letter_are_no_running_numbers() -> None:
    text = (
        "แบบวัด\tข้อ\tประเด็นการประเมิน\tคะแนน\nIIT\t1๔\tใช้งบประมาณคุ้มค่า\t๗๘.๑๐\n"
        "OIT\t๐๖\tQ&A\t๐\n\t๐๓๐\tการประเมินความเสี่ยงการทุจริต\t๕๐\n\t๒๕\tการทบทวนแผน\t๕๐\n"
    )
    assert [item[:2] for item in items(text)] == [("IIT", "i4"), ("OIT", "o6"), ("OIT", "o30")]
