"""Each rule of the text repair on its own."""

import pytest

from extractors.thai.repair import repair_text
from extractors.thai.repair.private_use import SYMBOL_GLYPHS, THAI_GLYPHS


def repaired(text: str) -> str:
    return repair_text(text).text


def rules(text: str) -> list[str]:
    return [repair.rule for repair in repair_text(text).repairs]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "สำนักปลัดเทศบาลจัดทำคู่มือการให้บริการ จำนวน ๓ เรื่อง",
        "ระหว่างวันที่ ๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘",
        "ผู้รับผิดชอบ\tกองคลัง\nระยะเวลา\tไตรมาสที่ 2",
        "“ความโปร่งใส” ‘สุจริต’ — ฯลฯ",
        "ด้านต่าง ๆ และ ต่างๆ ฯ ล ฯ",
        "พันธุ์ข้าว สิทธิ์ เสน่ห์ ก๊าซ เปี๊ยะ เกาะ ฤๅษี กระแสจ้ะ ทั่วทุกหมู่บ้าน",
        "ลงชื่อ......................ผู้รายงาน",
        "Café ½ ² ㎡ №",
    ],
)
def test_correct_text_is_left_alone(text: str) -> None:
    result = repair_text(text)
    assert result.text == text
    assert result.repairs == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("น้ ำ", "น้ำ"),
        ("นํ้ า", "น้ำ"),
        ("น ้ํา", "น้ำ"),
        ("นํำ", "นำ"),
        ("สํานักงาน", "สำนักงาน"),
        ("ประจํา ปี", "ประจำ ปี"),
    ],
)
def test_sara_am_is_composed(raw: str, expected: str) -> None:
    assert repaired(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected", "rule"),
    [
        ("ท่ี", "ที่", "mark-order"),
        ("สิท์ธิ", "สิท์ธิ", None),
        ("พันธ์ุ", "พันธุ์", "mark-order"),
        ("ต้ัง", "ตั้ง", "mark-order"),
        ("หนา้ที่", "หน้าที่", "tone-after-vowel"),
        ("นำ้", "น้ำ", "tone-after-vowel"),
        ("จะ๊", "จ๊ะ", "tone-after-vowel"),
        ("หน้้า", "หน้า", "doubled-mark"),
        ("ที่่", "ที่", "doubled-mark"),
        ("สิิทธิ", "สิทธิ", "doubled-mark"),
        ("ผู้้้", "ผู้", "doubled-mark"),
        ("ชุุมชน", "ชุมชน", "doubled-mark"),
        ("ประโยชน์์", "ประโยชน์", "doubled-mark"),
        ("เเละ", "และ", "sara-e-twice"),
        ("เเก้ไขเเล้ว", "แก้ไขแล้ว", "sara-e-twice"),
    ],
)
def test_marks_and_vowels(raw: str, expected: str, rule: str | None) -> None:
    assert repaired(raw) == expected
    assert (rule is None and rules(raw) == []) or rule in rules(raw)


def test_a_below_vowel_typed_after_its_tone_is_put_in_order_by_nfc() -> None:
    assert repaired("ก\u0e48\u0e38") == "ก\u0e38\u0e48"


def test_a_mark_twice_around_another_is_ordered_and_then_kept_once() -> None:
    assert repaired("ท\u0e48\u0e35\u0e48") == "ท\u0e35\u0e48"


def test_two_different_tones_are_no_repair() -> None:
    assert repaired("ก่้า") == "ก่้า"


def test_composition_is_nfc_and_never_splits_sara_am() -> None:
    assert repaired("e\u0301") == "é"
    assert repaired("ทำ ½ ①") == "ทำ ½ ①"
    assert rules("e\u0301") == ["nfc"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("กอง\u200bคลัง", "กองคลัง"),
        ("\ufeffมาตรการ", "มาตรการ"),
        ("มาตร\u00adการ", "มาตรการ"),
        ("ที่\u200d", "ที่"),
        ("ก\u200e\u202aข\u202c\u2060", "กข"),
        ("☑\ufe0f", "☑"),
        ("ก\x00ข\x07\x1b", "กข"),
        ("ก\x93ข", "กข"),
        ("ก\ud83d", "ก"),
        ("บน\r\nล่าง\rสุด\x0cหน้า\u2028ใหม่", "บน\nล่าง\nสุด\nหน้า\nใหม่"),
        ("ก\tข\nค", "ก\tข\nค"),
    ],
)
def test_the_invisible_is_removed(raw: str, expected: str) -> None:
    assert repaired(raw) == expected


def test_a_mark_cut_off_by_a_zero_width_space_finds_its_order() -> None:
    assert repaired("ท่\u200bี") == "ที่"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ข้อ\u00a01\u2003ข้อ\u30002", "ข้อ 1 ข้อ 2"),
        ("ก   ข  ค", "ก ข ค"),
        ("จบ  ", "จบ"),
        ("จบ \u00a0\nต่อ \n", "จบ\nต่อ\n"),
        ("ก \tข", "ก \tข"),
        ("ลงชื่อ ....   (ต่อ)", "ลงชื่อ .... (ต่อ)"),
    ],
)
def test_spaces(raw: str, expected: str) -> None:
    assert repaired(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ร ้อยละ", "ร้อยละ"),
        ("ค ำสั่ง", "คำสั่ง"),
        ("ที ่", "ที่"),
        ("ด ิ ่ง", "ดิ่ง"),
        ("ก  ิจกรรม", "กิจกรรม"),
        ("เจ ้าหน ้าที่", "เจ้าหน้าที่"),
        ("น ้า", "น้า"),
    ],
)
def test_a_space_before_a_mark_goes(raw: str, expected: str) -> None:
    assert repaired(raw) == expected


@pytest.mark.parametrize("text", ["ก ะ", "มา ้", "ก\n้", "ก\tำ", "5 ้", "x ำ", "ฮ าฮฮ", "ท าา", "ก\tา"])
def test_a_space_that_may_stand_for_a_lost_letter_stays(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ส านักงาน", "สำนักงาน"),
        ("จัดท า", "จัดทำ"),
        ("จัดท า ณ ที่ท าการ", "จัดทำ ณ ที่ทำการ"),
        ("การด าเนินงานตามค าสั่ง", "การดำเนินงานตามคำสั่ง"),
        ("น ้าประปา", "น้ำประปา"),
        ("ถังเก็บน ้าฝน", "ถังเก็บน้ำฝน"),
    ],
)
def test_a_sara_am_whose_ring_became_a_space_is_restored_where_the_dictionary_has_the_word(
    raw: str, expected: str
) -> None:
    assert repaired(raw) == expected
    assert "lost-sara-am" in rules(raw)


@pytest.mark.parametrize(
    ("raw", "expected"), [("ต้าบล", "ตำบล"), ("ประจ้าปี", "ประจำปี"), ("ส้านักงาน", "สำนักงาน"), ("น้้าประปา", "น้ำประปา")]
)
def test_a_ring_that_is_named_mai_tho_becomes_sara_am(raw: str, expected: str) -> None:
    assert repaired(raw) == expected
    assert rules(raw) == ["mai-tho-as-sara-am"]


@pytest.mark.parametrize("text", ["หน้าที่", "เจ้าหน้าที่", "ล้าสมัย", "ข้าราชการ", "ร้านค้า", "น้า", "ห้าม"])
def test_a_mai_tho_that_is_one_stays(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("raw", "expected"), [("ป ร ะ ก า ศ", "ประกาศ"), ("ป ร ะ ก า ศ ฮ ฮ", "ป ร ะ ก า ศ ฮ ฮ"), ("ก า ร ฮ", "ก า ร ฮ")]
)
def test_between_letters_printed_apart_no_sara_am_is_lost(raw: str, expected: str) -> None:
    assert repaired(raw) == expected


WORDS = frozenset({"ตรวจ", "ตรวจสอบ", "ให้", "ผู้", "ที่", "ตา", "จาน", "เทศบาล", "แจ้ง", "ราย", "งาน", "กรม", "ปกครอง"})


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ต ร ว จ ส อ บ", "ตรวจสอบ"),
        ("ผลการ ต ร ว จ ส อ บ ภายใน", "ผลการ ตรวจสอบ ภายใน"),
        ("(ต ร ว จ)", "(ตรวจ)"),
        ("ต ร ว จ\tส", "ตรวจ\tส"),
        ("ก ร ม ก า ร ป ก ค ร อ ง", "ก ร ม ก า ร ป ก ค ร อ ง"),
        ("ก ร ม ป ก ค ร อ ง", "กรมปกครอง"),
        ("เ ท ศ บ า ล", "เทศบาล"),
        ("เ เ จ้ ง", "แจ้ง"),
        ("เเ จ้ ง", "แจ้ง"),
        ("ผู้ ต ร ว จ ส อ บ ที่ ใ ห้", "ผู้ ตรวจสอบ ที่ ให้"),
        ("ต ร ว จ ใ ห้", "ตรวจให้"),
    ],
)
def test_spaced_out_words_are_joined(raw: str, expected: str) -> None:
    assert repair_text(raw, is_word=WORDS.__contains__).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "ก ข ค ง",
        "น . ส . ก",
        "ก.พ. ต ร ว จ.",
        "ผู้ ที่ ให้",
        "ใ ห้",
        "ต า ที่ ที่",
        "จ า น ว น",
        "ต ร ว จ ฮ",
    ],
)
def test_spaced_letters_that_no_dictionary_proves_stay(text: str) -> None:
    assert repair_text(text, is_word=WORDS.__contains__).text == text


def test_words_that_rightly_stand_apart_are_not_joined_even_where_that_makes_a_word() -> None:
    assert repair_text("ผู้ ที่ มี", is_word={"ผู้ที่มี", "ผู้", "ที่", "มี"}.__contains__).text == "ผู้ ที่ มี"


def test_the_dictionary_judges_when_nobody_else_does() -> None:
    assert repaired("ป ร ะ ช า ช น ในพื้นที่") == "ประชาชน ในพื้นที่"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\uf0fe ดำเนินการแล้ว \uf0a8 ยังไม่ดำเนินการ", "☑ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ"),
        ("\uf052 มี \uf0a3 ไม่มี \uf06f อื่น ๆ", "☑ มี ☐ ไม่มี ☐ อื่น ๆ"),
        ("(\uf0fc)", "☑"),
        ("□ ใช่ ▢ ใช่ ❏ ใช่ ◻ ใช่ ⬜ ใช่ 🗆 ใช่", "☐ ใช่ ☐ ใช่ ☐ ใช่ ☐ ใช่ ☐ ใช่ ☐ ใช่"),
        ("☒ ใช่ 🗹 ใช่ ✅ ใช่", "☑ ใช่ ☑ ใช่ ☑ ใช่"),
        ("[ ] ก [] ข [x] ค [X] ง [✓] จ [/] ฉ", "☐ ก [] ข ☑ ค ☑ ง ☑ จ ☑ ฉ"),
        ("( ) ก (  ) ข (/) ค ( / ) ง (✓) จ (x) ฉ ( X ) ช", "☐ ก ☐ ข ☑ ค ☑ ง ☑ จ ☑ ฉ ☑ ช"),
        ("(     /     )", "☑"),
        ("(\u00a0)", "☐"),
    ],
)
def test_tick_boxes(raw: str, expected: str) -> None:
    assert repaired(raw) == expected


@pytest.mark.parametrize(
    "text",
    [
        "☐ ☑",
        "()",
        "(ก)",
        "(xi)",
        "f(x)",
        "a[x]",
        "[x](https://a.example/x)",
        "[x](x)",
        "✓ ✔ √ ■",
        "ส□ำนัก",
        "(//)",
        "[1]",
    ],
)
def test_what_is_no_tick_box_stays(text: str) -> None:
    assert repaired(text) == text


def test_a_wide_blank_in_brackets_is_a_place_to_sign() -> None:
    assert repaired("(          )") == "()"


def test_private_use_marks_become_thai_marks() -> None:
    assert repaired("เจ\uf70bาหน\uf70bาที่ ป\uf710น พ\uf705อ \uf70fาติ ธ\uf885") == "เจ้าหน้าที่ ปัน พ่อ ญาติ ธิ"


def test_the_tables_of_thai_glyphs_are_whole() -> None:
    assert {ord(char) for char in THAI_GLYPHS} == set(range(0xF700, 0xF71B)) | set(range(0xF884, 0xF89F))
    assert not set(THAI_GLYPHS) & set(SYMBOL_GLYPHS)


def test_unknown_private_use_is_removed_and_said() -> None:
    result = repair_text("มาตรการ\ue123ที่ \U000f0001๑")
    assert result.text == "มาตรการที่ ๑"
    assert [repair.rule for repair in result.repairs] == ["private-use-removed"] * 2
    assert "<U+E123>" in result.repairs[0].before


def test_repairs_show_the_word_around_the_change() -> None:
    (repair,) = repair_text("มีการ ร ้อยละ แปดสิบ").repairs
    assert (repair.rule, repair.before, repair.after) == ("space-before-mark", "ร ้อยละ", "ร้อยละ")


def test_repairs_are_bounded_in_number_and_size() -> None:
    text = " ".join(f"{number}หน้้า" for number in range(500)) + "\ue000" * 5000 + "ก" + " ้" * 5000
    repairs = repair_text(text).repairs
    assert sum(repair.rule == "doubled-mark" for repair in repairs) == 20
    assert all(len(repair.before) < 400 and len(repair.after) < 400 for repair in repairs)


def test_the_same_change_is_noted_once() -> None:
    assert rules("เเละ เเละ เเละ") == ["sara-e-twice"]
