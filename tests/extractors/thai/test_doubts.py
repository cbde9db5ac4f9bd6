"""Doubtful places in repaired text."""

import pytest

from extractors.thai.doubts import MAX_DOUBTS_OF_A_KIND, find_doubts


def doubts(text: str) -> list[tuple[str, str]]:
    return [(doubt.rule, doubt.text) for doubt in find_doubts(text)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("แผนງาน", ["ງ"]),
        ("นายสมมุติ มีसुขใจ", ["सु"]),
        ("นายสมมุติ सुख แสนดี", ["सुख"]),
        ("រายงาน", ["រ"]),
        ("กоงคลัง", ["о"]),
        ("แผนτาน", ["τ"]),
        ("หน่วย漢字งาน", ["漢字"]),
        ("ปี ໒໕໖໗", ["໒໕໖໗"]),
        ("สำ\ufffdนัก", ["\ufffd"]),
        ("นÊายืน", ["Ê"]),
        ("กิ\u0301จ", ["\u0301"]),
        ("ใบอนุญาตทดลabelองใช้", ["abel"]),
        ("กาsจัด", ["s"]),
    ],
)
def test_foreign_letters(text: str, letters: list[str]) -> None:
    assert doubts(text) == [("foreign-letter", found) for found in letters]


@pytest.mark.parametrize(
    "text",
    [
        "ผลประเมินITAของหน่วยงาน",
        "ระบบE-Serviceของเทศบาล",
        "ระบบe-biddingที่ใช้",
        "ระบบ e-GP",
        "ทางFacebookเทศบาล",
        "ทางwebsiteของหน่วยงาน",
        "ช่องทางonlineและofflineของสำนัก",
        "ระบบeเซอร์วิส",
        "ข้อi๑๐และo๒",
        "เว็บไซต์www.example.go.thของหน่วยงาน",
        "ขนาด 40 ㎡ 5 μg 3 Ω 25℃",
        "ติดต่อ admin@example.go.th ที่ Café",
        "☑ ☐ ✓ • ➢ “ก” – ฿",
    ],
)
def test_everyday_foreign_letters_are_not_doubted(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("พ.ศ. ๒๕๖7", ["๒๕๖7"]),
        ("2๕67 และ ๒๕๖๗", ["2๕67"]),
        ("๙๑.50 คะแนน", ["๙๑.50"]),
        ("๑,200 บาท", ["๑,200"]),
    ],
)
def test_mixed_digits(text: str, numbers: list[str]) -> None:
    assert doubts(text) == [("mixed-digits", number) for number in numbers]


@pytest.mark.parametrize("text", ["ข้อ 1 ปี ๒๕๖๗", "๑/2567", "(๑) 1.", "๙๑.๕๐ 91.50", "i๔", "ข้อ ๑. 2"])
def test_numbers_in_one_script_each_are_not_doubted(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (" ้าง", ["้"]),
        ("้าง", ["้"]),
        ("5ิ", ["ิ"]),
        ("มาิ", ["ิ"]),
        ("ก่้า", ["ก่้"]),
        ("กิีน", ["กิี"]),
        ("กัีบ", ["กัี"]),
        ("ก็็", ["ก็็"]),
        ("สูั้", ["สูั้"]),
        ("ส านัก", ["า"]),
        ("จัดท า", ["า"]),
        ("มาาก", ["า"]),
        ("มุา", ["า"]),
        ("มุ่า", ["า"]),
        ("มาำ", ["ำ"]),
        ("กๅร", ["ๅ"]),
        ("แเผน", ["แ"]),
        ("ชีแ้ จง", ["แ", "้"]),
        ("ไ ป", ["ไ"]),
        ("จบเ", ["เ"]),
    ],
)
def test_impossible_marks(text: str, marks: list[str]) -> None:
    assert doubts(text) == [("impossible-mark", mark) for mark in marks]


@pytest.mark.parametrize(
    "text",
    [
        "พันธุ์ สิทธิ์ ที่ ผู้ ก็ น้ำ จ้ะ เกาะ เปี๊ยะ ฤๅษี แก๊ส",
        "พุทฺธํ สรณํ พฺราหฺมณ",
        "สระ ◌ิ และ -ำ",
        "เหตุการณ์ต่าง ๆ ฯลฯ",
    ],
)
def test_possible_marks_are_not_doubted(text: str) -> None:
    assert doubts(text) == []


def test_private_use_is_doubted_where_nobody_repaired() -> None:
    assert doubts("แผน\ue001\ue002งาน") == [("private-use", "\ue001\ue002")]


def test_doubts_stand_in_the_order_of_the_text() -> None:
    found = find_doubts("๒๕๖7 แผนປีนี้ ส านัก")
    assert [doubt.rule for doubt in found] == ["mixed-digits", "foreign-letter", "impossible-mark"]
    assert [doubt.start for doubt in found] == [0, 8, 16]


def test_a_text_of_nothing_but_doubts_gives_a_bounded_number() -> None:
    assert len(find_doubts("กa" * 5000 + "ก")) == MAX_DOUBTS_OF_A_KIND
