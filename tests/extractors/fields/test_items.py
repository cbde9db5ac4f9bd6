"""List items: every way of printing them, and numbers and dashes that belong to a sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.items import lines_to_paragraphs, split_items
from tests.builders import line, lines, wrapped


def texts(*paragraphs: str) -> list[str]:
    return list(split_items(paragraphs).texts)


@pytest.mark.parametrize(
    "text",
    [
        "๑. จัดทำคู่มือ ๒. แจกคู่มือ ๓. ติดตามผล",
        "๑.จัดทำคู่มือ ๒.แจกคู่มือ ๓.ติดตามผล",
        "1) จัดทำคู่มือ 2) แจกคู่มือ 3) ติดตามผล",
        "(๑) จัดทำคู่มือ (๒) แจกคู่มือ (๓) ติดตามผล",
        "๑ จัดทำคู่มือ ๒ แจกคู่มือ ๓ ติดตามผล",
        "๑.๑ จัดทำคู่มือ ๑.๒ แจกคู่มือ ๑.๓ ติดตามผล",
        "ก. จัดทำคู่มือ ข. แจกคู่มือ ค. ติดตามผล",
        "(ก) จัดทำคู่มือ (ข) แจกคู่มือ (ค) ติดตามผล",
        "- จัดทำคู่มือ - แจกคู่มือ - ติดตามผล",
        "– จัดทำคู่มือ – แจกคู่มือ – ติดตามผล",
        "• จัดทำคู่มือ • แจกคู่มือ • ติดตามผล",
        "✓ จัดทำคู่มือ ✓ แจกคู่มือ ✓ ติดตามผล",
        "- ๑. จัดทำคู่มือ - ๒. แจกคู่มือ - ๓. ติดตามผล",
    ],
)
def test_list_styles(text: str) -> None:
    wanted = ["จัดทำคู่มือ", "แจกคู่มือ", "ติดตามผล"]
    assert texts(text) == wanted
    lines = re.split(r" (?=[(๑-๙1-9ก-ค][.)๑-๙ก-ค ]|[-–•✓])", text)
    if len(lines) == 3:
        assert texts(*lines) == wanted


def test_the_numbers_are_kept_in_order() -> None:
    assert split_items(["๑. จัดทำ ๒. แจก ๒. ติดตาม ๔. สรุป"]).numbers == (1, 2, 2, 4)


def test_dashes_and_letters_give_no_numbers() -> None:
    assert split_items(["- จัดทำคู่มือ", "- แจกคู่มือ"]).numbers == ()


def test_text_without_a_mark_is_one_item() -> None:
    assert texts("จัดทำคู่มือ", "และแจกทุกกอง") == ["จัดทำคู่มือ และแจกทุกกอง"]


def test_an_introduction_is_an_item_of_its_own() -> None:
    assert texts("ศูนย์ได้ดำเนินการ ดังนี้ ๑. จัดทำคู่มือ ๒. แจกคู่มือ") == ["ศูนย์ได้ดำเนินการ ดังนี้", "จัดทำคู่มือ", "แจกคู่มือ"]


def test_a_paragraph_without_a_mark_goes_on_with_the_item_above() -> None:
    assert texts("๑. จัดทำคู่มือ", "ฉบับประชาชน", "๒. แจกคู่มือ") == ["จัดทำคู่มือ ฉบับประชาชน", "แจกคู่มือ"]


def test_dashes_inside_a_numbered_list() -> None:
    found = texts("๑. ประชุมชี้แจง", "- แจ้งหัวหน้าส่วน", "- แจ้งพนักงาน", "๒. ติดตามผล")
    assert found == ["ประชุมชี้แจง", "แจ้งหัวหน้าส่วน", "แจ้งพนักงาน", "ติดตามผล"]


def test_deeper_numbers_behind_their_parent() -> None:
    assert texts("๑. วางแผน ๑.๑ สำรวจ ๑.๒ ออกแบบ ๒. ลงมือ ๒.๑ จัดซื้อ") == ["วางแผน", "สำรวจ", "ออกแบบ", "ลงมือ", "จัดซื้อ"]


def test_a_list_may_begin_again_behind_words_that_announce_one() -> None:
    assert texts("๑. จัดทำสื่อ คือ ๑. แผ่นพับ ๒. ป้าย") == ["จัดทำสื่อ คือ", "แผ่นพับ", "ป้าย"]


@pytest.mark.parametrize(
    "text",
    [
        "ประชุมจำนวน ๒ ครั้ง ผู้เข้าร่วม ๓๐ คน",
        "เหลือข้อทักท้วงใหม่ ๒ ข้อ",
        "ตามข้อ ๓ และข้อ ๔ ของระเบียบ",
        "ระเบียบ พ.ศ. ๒๕๖๐ ข้อ ๑. ให้เบิกได้",
        "มาตรา ๙ แห่งพระราชบัญญัติ",
        "ยืนยันภายใน ๑ วัน และตอบใน ๒ วันทำการ",
        "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘",
        "ระหว่าง ต.ค. ๖๗ – มี.ค. ๖๘",
        "ใช้งบประมาณ ๑,๒๓๔.๕๐ บาท",
        "ได้คะแนน ๘๙.๕๐ คะแนน",
        "เวลา ๐๘.๓๐ - ๑๖.๓๐ น.",
        "ครั้งที่ ๑. เดือนตุลาคม ครั้งที่ ๒. เดือนมีนาคม",
        "ระบบยืม - คืนพัสดุ",
        "งานรับ - ส่งหนังสือ",
        "ช่วงปีใหม่ - สงกรานต์",
        "โทร. ๐-๑๒๓๔-๕๖๗๘",
        "หมู่ที่ ๑ - ๙",
        "ระบบ E-Service และ One-Stop",
        "เผยแพร่ ๒ ช่องทาง คือ เว็บไซต์และป้าย",
        "ไตรมาสที่ ๑ ประชุม ไตรมาสที่ ๒ สรุป",
        "ห้อง ๒. ชั้นล่าง",
        "นาย ก. และนาย ข. เข้าร่วม",
    ],
)
def test_numbers_and_dashes_inside_a_sentence_split_nothing(text: str) -> None:
    assert texts(text) == [text]
    assert split_items([text]).numbers == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("๑. ประชุมจำนวน ๒ ครั้ง ๒. รายงานภายใน ๓ วัน", ["ประชุมจำนวน ๒ ครั้ง", "รายงานภายใน ๓ วัน"]),
        ("๑. ใช้ระเบียบข้อ ๒. อย่างเคร่งครัด ๒. รายงาน", ["ใช้ระเบียบข้อ ๒. อย่างเคร่งครัด", "รายงาน"]),
        ("- ระบบยืม - คืนพัสดุ - ตรวจนับพัสดุ", ["ระบบยืม - คืนพัสดุ", "ตรวจนับพัสดุ"]),
        ("๑. จัดทำตาม พ.ศ. ๒๕๔๐ ๒. แจกคู่มือ", ["จัดทำตาม พ.ศ. ๒๕๔๐", "แจกคู่มือ"]),
        ("๑ ประชุมเดือนละ ๒ ครั้ง ๒ สรุปผล", ["ประชุมเดือนละ ๒ ครั้ง", "สรุปผล"]),
    ],
)
def test_sentences_with_numbers_inside_a_list(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


def test_lines_that_wrapped_are_one_paragraph() -> None:
    assert lines_to_paragraphs(wrapped("จัดทำคู่มือการปฏิ", "บัติงาน")) == ["จัดทำคู่มือการปฏิบัติงาน"]


def test_each_paragraph_stays_one() -> None:
    assert lines_to_paragraphs(lines("จัดทำ", "แจก")) == ["จัดทำ", "แจก"]
    assert lines_to_paragraphs([line("จัดทำ\nแจก")]) == ["จัดทำแจก"]
    assert lines_to_paragraphs([]) == []


WORDS = (
    "จัดทำคู่มือ",
    "แจกทุกกอง",
    "ประชุมจำนวน ๒ ครั้ง",
    "ยืม - คืน",
    "ตามข้อ ๓",
    "ดังนี้",
    "วันที่ ๓ มีนาคม ๒๕๖๘",
    "๘๙.๕๐ คะแนน",
    "๑.",
    "๒.",
    "(๓)",
    "-",
    "•",
    "ก.",
    "ข)",
    "1.1",
    "๔",
)
paragraphs = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), max_size=4)


@given(paragraphs)
def test_the_items_hold_everything_but_their_enumerators(found: list[str]) -> None:
    items = split_items(found).texts
    assert all(item.strip() for item in items)
    kept, whole = "".join("".join(items).split()), "".join("".join(found).split())
    at = 0
    dropped = ""
    for char in whole:
        if at < len(kept) and char == kept[at]:
            at += 1
        else:
            dropped += char
    assert at == len(kept)
    assert not re.search("[ก-ฮ]{2}", dropped)


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_text_is_split_into_stretches_of_itself(found: list[str]) -> None:
    kept = "".join("".join(split_items(found).texts).split())
    rest = iter("".join("".join(found).split()))
    assert all(char in rest for char in kept)


def test_a_bracket_that_a_line_cuts_opens_no_item() -> None:
    cut = wrapped("๑. เผยแพร่แผน (ข้อ o๑", "๑) ทางเว็บไซต์", "๒) ปิดประกาศ")
    assert lines_to_paragraphs(cut) == ["๑. เผยแพร่แผน (ข้อ o๑๑) ทางเว็บไซต์", "๒) ปิดประกาศ"]


def test_a_number_behind_a_closed_bracket_opens_an_item() -> None:
    whole = wrapped("เผยแพร่แผน (ข้อ o๑)", "๑) ทางเว็บไซต์", "๒) ปิดประกาศ")
    assert lines_to_paragraphs(whole) == ["เผยแพร่แผน (ข้อ o๑)", "๑) ทางเว็บไซต์", "๒) ปิดประกาศ"]


def test_other_numbers_open_items_though_a_bracket_is_open() -> None:
    assert lines_to_paragraphs(wrapped("ตามแผน (ดังนี้", "๑. ประชุม", "๒. ติดตาม)")) == [
        "ตามแผน (ดังนี้",
        "๑. ประชุม",
        "๒. ติดตาม)",
    ]
