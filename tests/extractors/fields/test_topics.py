"""Topics: their number and title, and what announces a count."""

import pytest

from extractors.fields.topics import announced_count, read_topic


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("ประเด็นที่ ๓ การสื่อสารกับประชาชน", 3, "การสื่อสารกับประชาชน"),
        ("๑. การให้บริการและระบบ E-Service", 1, "การให้บริการและระบบ E-Service"),
        ("(๓) ด้านบุคคล", 3, "ด้านบุคคล"),
        ("กลยุทธ์ที่ ๒ : ตรวจสอบ", 2, "ตรวจสอบ"),
        ("MOIT 5 จัดหาพัสดุ", 5, "จัดหาพัสดุ"),
        ("การใช้งบประมาณ", 2, "การใช้งบประมาณ"),
        ("กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", 4, "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ"),
        ("ตัวชี้วัด : การใช้อำนาจ", 3, "การใช้อำนาจ"),
        ("ด้านพัสดุ", None, "ด้านพัสดุ"),
        ("๒.๑ ด้านการเงิน", None, "ด้านการเงิน"),
        ("ประเด็นที่ ๕ (ต่อ)", 5, "ประเด็นที่ ๕"),
        ("๔. ด้านพัสดุ จำนวน ๖ ข้อ", 4, "ด้านพัสดุ"),
        ("ยุทธศาสตร์ที่\n1 สร้างสังคม\nที่ไม่ทน", 1, "สร้างสังคม ที่ไม่ทน"),
        ("๗", 7, "๗"),
    ],
)
def test_number_and_title(text: str, number: int | None, title: str) -> None:
    topic = read_topic(text)
    assert topic is not None
    assert (topic.number, topic.title) == (number, title)


def test_the_instruments_behind_an_indicator_are_no_part_of_its_name() -> None:
    topic = read_topic("การใช้ทรัพย์สินของราชการ IIT")
    assert topic is not None
    assert topic.number == 4


@pytest.mark.parametrize("text", ["", "   ", "-"])
def test_no_topic(text: str) -> None:
    assert read_topic(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("๔. ด้านพัสดุ จำนวน ๖ ข้อ", 6),
        ("มาตรการที่ต้องทำ จำนวนทั้งสิ้น 12 มาตรการ ดังนี้", 12),
        ("รวมจำนวน ๓ กิจกรรม", 3),
        ("จำนวน ๖ ข้อ ได้แก่การอบรม", None),
        ("ประชุมจำนวน ๖ ครั้ง", None),
        ("", None),
    ],
)
def test_announced_counts(text: str, count: int | None) -> None:
    assert announced_count(text) == count
