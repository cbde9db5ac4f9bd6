"""The alphabet is what it says, and a line's text has one form."""

import unicodedata

import pytest

from extractors.page.ocr import alphabet
from training.alphabet import ALPHABET, is_writable, to_canonical


def test_every_character_stands_there_once_and_is_composed() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert all(len(char) == 1 and unicodedata.normalize("NFC", char) == char for char in ALPHABET)


def test_what_is_learnt_is_what_the_program_expects() -> None:
    assert set(ALPHABET) == alphabet.ALPHABET


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("ประจําปี", "ประจำปี"),
        ("ที่", "ที่"),
        ("ท่ี", "ที่"),
        ("กู้", "กู้"),
        ("กู้", "กู้"),
        ("□ มี  ◯ ไม่มี", "☐ มี ○ ไม่มี"),
        ("..", ".."),
        ("ลงชื่อ.................", "ลงชื่อ…"),
        ("วันที่... เดือน", "วันที่… เดือน"),
        ("........ ........", "…"),
        ("……", "…"),
        ("  ๑\u00a0 ๒ ", "๑ ๒"),
    ],
)
def test_what_looks_the_same_is_written_the_same(drawn: str, text: str) -> None:
    assert to_canonical(drawn) == text
    assert to_canonical(text) == text


def test_what_is_not_in_the_alphabet_is_seen() -> None:
    assert is_writable("ข้อ ๑ ☑")
    assert not is_writable("漢")
