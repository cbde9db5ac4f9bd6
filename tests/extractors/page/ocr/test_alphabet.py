"""The audit: an engine is not trusted where it lacks the characters, however sure it is."""

import unicodedata
from dataclasses import dataclass

import pytest

from extractors.page.ocr.alphabet import ALPHABET, REQUIRED, Kind, audited, can_read, cannot_write, shown_kinds
from extractors.page.ocr.engine import CharReading, LineReading
from extractors.page.ocr.unicharset import KNOWN_ALPHABET

READING = LineReading("๒๕", 0.97, (CharReading("๒", 0.97, 0, 8), CharReading("๕", 1.0, 8, 16)))


@dataclass
class Writer:
    name: str
    alphabet: frozenset[str]


WHOLE = Writer("whole", ALPHABET)
DEBIAN = Writer("tesseract", KNOWN_ALPHABET)


def test_the_alphabet_is_composed_and_holds_what_is_required() -> None:
    assert all(len(char) == 1 and unicodedata.normalize("NFC", char) == char for char in ALPHABET)
    assert all(required <= ALPHABET for required in REQUIRED.values())
    assert set(REQUIRED) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_engine_with_all_characters_reads_everything(kind: Kind) -> None:
    assert can_read(WHOLE, kind)
    assert audited(READING, WHOLE, kind) is READING


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (Kind.THAI_TEXT, "ฌ"),
        (Kind.THAI_DIGITS, "๔๖๗๘๙"),
        (Kind.NUMBERS, "๔๖๗๘๙"),
        (Kind.ARABIC_DIGITS, ""),
        (Kind.LATIN, ""),
        (Kind.BOXES, "☐☑☒"),
    ],
)
def test_what_the_usual_model_of_tesseract_cannot_write(kind: Kind, missing: str) -> None:
    assert cannot_write(DEBIAN, kind) == missing
    assert can_read(DEBIAN, kind) == (missing == "")


def test_a_reading_without_the_needed_characters_is_never_trusted() -> None:
    doubtful = audited(READING, DEBIAN, Kind.THAI_DIGITS)
    assert (doubtful.text, doubtful.chars) == (READING.text, READING.chars)
    assert doubtful.confidence == 0.0
    assert doubtful.doubt == "tesseract cannot write ๔ ๖ ๗ ๘ ๙, and Thai digits may stand here"
    assert audited(READING, DEBIAN, Kind.ARABIC_DIGITS) is READING


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ()),
        ("ประกาศ เรื่อง การตรวจสอบ (ภายใน)", ()),
        ("ข้อ ๒", (Kind.NUMBERS,)),
        ("2568", (Kind.NUMBERS,)),
        ("@.", (Kind.NUMBERS,)),
        ("» เดือน", (Kind.NUMBERS,)),
        ("ow", (Kind.NUMBERS, Kind.LATIN)),
        ("☐ มี", (Kind.BOXES,)),
    ],
)
def test_what_was_read_shows_what_may_be_printed(text: str, kinds: tuple[Kind, ...]) -> None:
    assert shown_kinds(text) == kinds


def test_a_reading_whose_characters_are_not_its_text_cannot_be() -> None:
    with pytest.raises(ValueError, match="do not make its text"):
        LineReading("๒", 1.0)
