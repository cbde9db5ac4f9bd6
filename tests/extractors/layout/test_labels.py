"""Labels of fields in running text, in every dress."""

import pytest

from extractors.layout.labels import label_role, read_label


@pytest.mark.parametrize(
    ("text", "role", "decor", "rest"),
    [
        ("(๑.๒) หน่วยงานผู้รับผิดชอบ : กองคลัง", "owner", "(N.N)", "กองคลัง"),
        ("๑.๒ ผู้รับผิดชอบ", "owner", "N.N", ""),
        ("(๒) ผู้รับผิดชอบ", "owner", "(N)", ""),
        ("- ระยะเวลา : ไตรมาส ๑", "period", "-", "ไตรมาส ๑"),
        ("ผู้รับผิดชอบ: กองคลัง", "owner", "", "กองคลัง"),
        ("ผู้รับผิดชอบ กองคลัง", "owner", "", "กองคลัง"),
        ("วัตถุประสงค์ เพื่อให้เข้าใจ", "objectives", "", "เพื่อให้เข้าใจ"),
        ("(๑.๑) ขั้นตอนการดำเนินการ", "steps", "(N.N)", ""),
        ("สรุปผลการดำเนินการ :", "result", "", ""),
        ("ผลลัพธ์", "outcome", "", ""),
        ("สถานะ : ดำเนินการแล้ว", "status", "", "ดำเนินการแล้ว"),
        ("มาตรการ : จัดทำคู่มือ", "measure", "", "จัดทำคู่มือ"),
        ("ภาพประกอบ", "picture", "", ""),
        ("ผู้รับผิดชอบ ........กองคลัง", "owner", "", "กองคลัง"),
        ("ระยะเวลา…ไตรมาส ๑", "period", "", "ไตรมาส ๑"),
        ("(๔) ผลการดำเนินงาน.....จัดแล้ว", "result", "(N)", "จัดแล้ว"),
        ("สถานะ ☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ", "status", "", "☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ"),
        ("สถานะการดำเนินการ☐ แล้ว", "status", "", "☐ แล้ว"),
        ("ชื่อมาตรการ จัดทำคู่มือ", "measure", "", "จัดทำคู่มือ"),
        ("งบประมาณ : ๕,๐๐๐ บาท", "unknown", "", "๕,๐๐๐ บาท"),
        ("ระยะเวลา : ๐๘:๓๐ ถึง ๑๖:๓๐", "period", "", "๐๘:๓๐ ถึง ๑๖:๓๐"),
    ],
)
def test_labels(text: str, role: str, decor: str, rest: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.role, label.decor, label.rest) == (role, decor, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "จัดทำคู่มือ",
        "เวลา 10:30 น.",
        "เรียน : หัวหน้าส่วน",
        "๒. ผลการดำเนินการตามมาตรการ",
        "ผู้รับผิดชอบงานการเงินได้ตรวจสอบแล้ว",
        "ผลการดำเนินการเป็นไปด้วยดี",
        "โดยมีรายละเอียดดังนี้ : หนึ่ง",
        "มาตรการ",
        "ลงชื่อ..................ผู้รายงาน",
        "วันที่ ๓..๔",
        "https://example.go.th",
        "ผู้รับผิดชอบ" + "ร่วมกันดำเนินการ" * 6 + " : กองคลัง",
    ],
)
def test_sentences_and_chapters_are_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ภาพประกอบ (ถ้ามี)", "picture"),
        ("ชื่อกิจกรรม", "measure"),
        ("หมายเหตุ", "unknown"),
        ("ผู้ รับผิดชอบ", "owner"),
        ("ตู้เอกสาร", None),
    ],
)
def test_the_words_of_a_label(text: str, role: str | None) -> None:
    assert label_role(text) == role
