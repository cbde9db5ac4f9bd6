"""A ำ that a text layer lost, restored where the dictionary tells."""

import re
from collections.abc import Sequence
from functools import cache

import pytest
from pythainlp.corpus import thai_words

from extractors.thai.repair import repair_text
from extractors.thai.repair.rule import Notebook, apply_rule
from extractors.thai.repair.sara_am import sara_am_rules

LOST, RING = "lost-sara-am", "mai-tho-as-sara-am"
WORDS = frozenset({"สำนักงาน", "นำ", "นา", "หน้า", "น้ำ", "ตำบล", "กลาง", "ทำ", "ทา", "ที่"})


def restored(text: str) -> str:
    """The text after these rules alone, with a small dictionary."""
    for rule in sara_am_rules(_is_word, _cut):
        text = apply_rule(rule, text, Notebook())
    return text


def _is_word(text: str) -> bool:
    return text in WORDS


def _cut(run: str) -> Sequence[tuple[str, bool]]:
    pieces = re.split(f"({'|'.join(sorted(WORDS, key=len, reverse=True))})", run)
    return [(piece, piece in WORDS) for piece in pieces if piece]


@cache
def words_with(letters: str) -> list[str]:
    return sorted(word for word in thai_words() if letters in word)


@pytest.mark.parametrize(
    ("raw", "expected", "rule"),
    [
        ("ส านักงาน", "สำนักงาน", LOST),
        ("ที่ท าการก านัน", "ที่ทำการกำนัน", LOST),
        ("จ านวน ๓ เรื่อง", "จำนวน ๓ เรื่อง", LOST),
        ("ค าสั่ง", "คำสั่ง", LOST),
        ("ต้าบล", "ตำบล", RING),
        ("น้้าขุ่น", "น้ำขุ่น", RING),
        ("ตำบลน้้าขุ่น", "ตำบลน้ำขุ่น", RING),
        ("ด้าเนินการ", "ดำเนินการ", RING),
    ],
)
def test_a_lost_sara_am_is_restored(raw: str, expected: str, rule: str) -> None:
    repaired = repair_text(raw)
    assert repaired.text == expected
    assert {repair.rule for repair in repaired.repairs} == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "นัดหมายล่วงหน้าทางอินเทอร์เน็ต",
        "หน้าทาง",
        "เจ้าหน้าที่นำเสนอ",
        "สินค้าชี้แจง",
        "พ่อค้าชี้แจง",
        "รองเท้างานประเพณี",
        "ต้นคะน้าเข้าตลาด",
        "เค้าร้องเรียน",
    ],
)
def test_words_that_begin_earlier_stay_whatever_a_later_one_would_make_of_their_end(text: str) -> None:
    assert repair_text(text).text == text


def test_a_mai_tho_printed_twice_is_one_and_no_sara_am() -> None:
    assert repair_text("หน้้า").text == "หน้า"
    assert repair_text("เจ้าหน้้าที่").text == "เจ้าหน้าที่"


@pytest.mark.parametrize("text", ["ตัวอย่าง าน", "ค่า าน", "ข้อมูล า", "ท าา", "ก\nา", "A านักงาน", "๑ านักงาน"])
def test_a_following_vowel_that_makes_no_word_with_sara_am_stays(text: str) -> None:
    assert repair_text(text).text == text


@pytest.mark.parametrize("letters", ["้า", "ำ", "่า"])
def test_no_word_of_the_dictionary_changes(letters: str) -> None:
    words = words_with(letters)
    assert len(words) > 1000
    assert [word for word in words if repair_text(word).text != word] == []


def test_nearly_every_word_of_the_dictionary_with_one_sara_am_is_restored() -> None:
    words = [word for word in words_with("ำ") if word.count("ำ") == 1 and " " not in word]
    failed = [word for word in words if repair_text(word.replace("ำ", " า")).text != word]
    assert len(failed) < 0.005 * len(words)


def test_a_ring_named_mai_tho_becomes_sara_am_or_stays_a_mai_tho() -> None:
    for word in (word for word in words_with("ำ") if word.count("ำ") == 1):
        spoiled = word.replace("ำ", "้า")
        assert repair_text(spoiled).text in {word, spoiled.replace("้้", "้")}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ส านักงาน", "สำนักงาน"),
        ("ส านักงานกลาง", "สำนักงานกลาง"),
        ("ฮฮส านักงานฮฮ", "ฮฮสำนักงานฮฮ"),
        ("น า", "นำ"),
        ("ที่ท า", "ที่ทำ"),
        ("ฮฮน า", "ฮฮน า"),
        ("น าฮฮ", "น าฮฮ"),
        ("ต้าบลกลาง", "ตำบลกลาง"),
        ("น้้า", "น้ำ"),
        ("ท้า", "ท้า"),
    ],
)
def test_a_long_word_proves_itself_and_a_short_one_needs_words_around_it(raw: str, expected: str) -> None:
    assert restored(raw) == expected


def test_long_runs_take_no_time() -> None:
    text = "ก า" * 20_000 + "ก้า" * 20_000
    assert repair_text(text).text
