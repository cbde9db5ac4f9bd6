"""Group rows: texts that stand over rows, and the topics and indicators they name."""

import pytest

from extractors.layout.group_rows import (
    LONGEST_GROUP_TEXT,
    instrument_named,
    is_group_text,
    is_note_text,
    is_topic_line,
    known_indicator,
    known_topic,
)


@pytest.mark.parametrize(
    "text",
    [
        "กลยุทธ์ที่ ๑ ปลูกฝังจิตสำนึก",
        "ยุทธศาสตร์ที่ 2",
        "ประเด็นที่ ๓ : การใช้รถส่วนกลาง",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร",
        "มิติที่ ๔ การมีส่วนร่วม",
        "MOIT 5 การจัดหาพัสดุ",
        "(๒) ด้านการบริหารงานบุคคล",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
        "IIT",
        "๒. การให้บริการและระบบ E-Service",
        "การใช้งบประมาณ",
    ],
)
def test_texts_that_stand_over_rows(text: str) -> None:
    assert is_group_text(text)


@pytest.mark.parametrize(
    "text", ["", "จัดทำคู่มือการให้บริการ", "๑. จัดประชุมประจำเดือน", "ตัวชี้วัดที่ 2.1 ร้อยละของผู้เข้าอบรม", "กองคลัง", "-"]
)
def test_texts_of_rows(text: str) -> None:
    assert not is_group_text(text)


def test_a_long_text_stands_over_nothing() -> None:
    assert not is_group_text("กลยุทธ์ที่ ๑ " + "ก" * LONGEST_GROUP_TEXT)


@pytest.mark.parametrize(
    ("text", "is_note"),
    [("หมายเหตุ ข้อมูลถึงเดือนมีนาคม", True), ("รวมทั้งสิ้น ๙ มาตรการ", True), ("กลยุทธ์ที่ ๑", False), ("ก" * 300, True)],
)
def test_notes_and_sums(text: str, *, is_note: bool) -> None:
    assert is_note_text(text) is is_note


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 1),
        ("ประเด็นที่ ๔ กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", 4),
        ("9. การให้บริการและระบบ E-Service", 2),
        ("กลไกและมาตราการในการแกไขและป้องกันการทุจริตภายในหน่วยงาน", 7),
        ("กลไกของเครื่องจักร", None),
    ],
)
def test_the_seven_topics_whatever_their_number(text: str, number: int | None) -> None:
    assert known_topic(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("การใช้อำนาจ", 3), ("ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน", 6), ("(10) การป้องกันการทุจริต", 10), ("การใช้น้ำประปา", None)],
)
def test_the_ten_indicators(text: str, number: int | None) -> None:
    assert known_indicator(text) == number


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "IIT"),
        ("แบบ EIT ส่วนที่ ๑", "EIT"),
        ("ผู้มีส่วนได้ส่วนเสียภายนอก", "EIT"),
        ("การเปิดเผยข้อมูลสาธารณะ", "OIT"),
        ("IIT และ EIT", None),
        ("การใช้รถส่วนกลาง", None),
    ],
)
def test_the_one_instrument_that_is_named(text: str, instrument: str | None) -> None:
    assert instrument_named(text) == instrument


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("ประเด็นที่ ๓ การสื่อสาร", True),
        ("ตัวชี้วัดที่ 7", True),
        ("๑. ด้านการบริการ", True),
        ("กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", True),
        ("๒. การใช้งบประมาณ", True),
        ("ตัวชี้วัดที่ 2.1 ร้อยละของผู้เข้าอบรม", False),
        ("ตารางต่อไปนี้แสดงมาตรการ", False),
        ("๑. บทนำ", False),
        ("ส่วนที่ 2 มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ.2564", False),
        ("ตัวชีวัดที่ ๔ การใช้รถ", True),
        ("", False),
    ],
)
def test_lines_above_a_table(text: str, *, is_heading: bool) -> None:
    assert is_topic_line(text) is is_heading
