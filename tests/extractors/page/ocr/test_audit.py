"""An engine under audit: numbers of one that lacks digits are never trusted, all else is as it was."""

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.page.ocr.alphabet import ALPHABET
from extractors.page.ocr.audit import AuditedEngine
from extractors.page.ocr.engine import CharReading, LineEngine, LineImage, LineReading
from extractors.page.ocr.unicharset import KNOWN_ALPHABET

IMAGE = np.full((40, 100), 255, np.uint8)


def reading_of(text: str) -> LineReading:
    return LineReading(text, 0.97, tuple(CharReading(char, 0.97, 0, 1) for char in text))


class Sure:
    """An engine that is sure of one text, whatever it sees."""

    name, version = "sure", "1"

    def __init__(self, text: str, alphabet: frozenset[str]) -> None:
        self.text, self.alphabet = text, alphabet

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        return [reading_of(self.text) for _ in images]

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        return 0.95


def read(text: str, alphabet: frozenset[str]) -> tuple[LineReading, float]:
    """What the audited engine says, and its confidence for all of it as a token."""
    engine: LineEngine = AuditedEngine(Sure(text, alphabet))
    assert (engine.name, engine.version, engine.alphabet) == ("sure", "1", alphabet)
    (reading,) = engine.read_lines([IMAGE])
    return reading, engine.token_confidence(reading.chars)


@pytest.mark.parametrize("text", ["ข้อ๓การ", "๑๕", "๒๕๒๕", "2567", "ow", "a", "@.", "»", ">)จัดทำแผน"])
def test_numbers_of_an_engine_without_all_digits_are_never_trusted(text: str) -> None:
    reading, token = read(text, KNOWN_ALPHABET)
    assert (reading.text, reading.confidence, token) == (text, 0.0, 0.0)
    assert reading.doubt == "sure cannot write ๔ ๖ ๗ ๘ ๙, and numbers in either script may stand here"


def test_its_words_are_as_sure_as_they_were() -> None:
    assert read("ประกาศ เรื่อง การประชุม", KNOWN_ALPHABET) == (reading_of("ประกาศ เรื่อง การประชุม"), 0.95)


@pytest.mark.parametrize("text", ["ข้อ ๓ การ", "2567", "ITA (OIT) 91.33 %", "☐ ☑", ""])
def test_an_engine_with_all_characters_is_as_sure_as_it_was(text: str) -> None:
    assert read(text, ALPHABET) == (reading_of(text), 0.95)


def test_boxes_of_an_engine_without_ticks_are_not_trusted() -> None:
    assert read("☐ มี", ALPHABET - {"☑"})[0].confidence == 0.0
