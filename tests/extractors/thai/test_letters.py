"""The character classes of Thai."""

import re
import unicodedata

import pytest

from extractors.thai import letters

BLOCK = [chr(code) for code in range(0x0E00, 0x0E80) if unicodedata.category(chr(code)) != "Cn"]


def members(inside: str) -> set[str]:
    return {char for char in BLOCK if re.fullmatch(f"[{inside}]", char)}


def test_every_thai_character_is_in_the_script_but_the_baht_sign() -> None:
    assert members(letters.SCRIPT) == set(BLOCK) - {"฿"}


def test_marks_are_exactly_the_characters_without_width() -> None:
    assert members(letters.MARKS) == {char for char in BLOCK if unicodedata.category(char) == "Mn"}


def test_classes_do_not_overlap() -> None:
    classes = [
        letters.CONSONANTS,
        letters.LEADING_VOWELS,
        letters.FOLLOWING_VOWELS,
        letters.MARKS,
        letters.DIGITS,
    ]
    counted = sum(len(members(inside)) for inside in classes)
    assert counted == len(set().union(*(members(inside) for inside in classes)))


def test_tones_and_mark_vowels_are_marks() -> None:
    assert members(letters.TONES) == set("่้๊๋")
    assert members(letters.MARK_VOWELS) == set("ัิีึืุู")
    assert members(letters.TONES) | members(letters.MARK_VOWELS) <= members(letters.MARKS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("กองคลัง", True), ("ข้อ 7", True), ("๒๕๖๗", False), ("ITA 2567", False), ("฿", False), ("", False)],
)
def test_has_thai_letters(text: str, expected: bool) -> None:
    assert letters.has_thai_letters(text) is expected
