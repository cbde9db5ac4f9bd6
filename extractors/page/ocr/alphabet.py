"""The alphabet audit: which characters an engine can write at all.

An engine's own confidence does not reveal what it cannot write: a model without ๖ reads it as another digit, a Latin
letter or a sign, and is sure of it. So whoever expects characters of a kind asks first whether the engine has them; and
where nobody expects anything, what was read shows itself of which kind the print may be.
"""

import string
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from extractors.page.ocr.engine import LineReading

CONSONANTS = frozenset("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤฦ")
VOWELS_AND_MARKS = frozenset("ะัาำิีึืฺุูเแโใไๅ็่้๊๋์ํ๎")
THAI_SIGNS = frozenset("ๆฯ๏๚๛฿")
THAI_DIGITS = frozenset("๐๑๒๓๔๕๖๗๘๙")
PUNCTUATION = frozenset(string.punctuation + "–—“”‘’…•·°²³½×÷±§→←")
BOXES = frozenset("☐☑☒✓✗○●■")

ALPHABET = frozenset(
    {*CONSONANTS, *VOWELS_AND_MARKS, *THAI_SIGNS, *THAI_DIGITS, *string.digits, *string.ascii_letters}
    | {*PUNCTUATION, *BOXES, " "}
)
"""Every character that our own network is made to write; □ is written ☐, ◯ is written ○."""


class Kind(StrEnum):
    """What is expected at a place of a page."""

    THAI_TEXT = "Thai text"
    THAI_DIGITS = "Thai digits"
    ARABIC_DIGITS = "Arabic digits"
    NUMBERS = "numbers in either script"
    LATIN = "Latin letters"
    BOXES = "tick boxes"


# ฃ ฅ are in no word of today, ๅ and ฺ in those of grammars and prayers alone.
_OF_EVERY_TEXT = (CONSONANTS - frozenset("ฃฅฦ")) | (VOWELS_AND_MARKS - frozenset("ฺๅํ๎")) | frozenset("ๆฯ ")

REQUIRED: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        Kind.THAI_TEXT: _OF_EVERY_TEXT,
        Kind.THAI_DIGITS: THAI_DIGITS,
        Kind.ARABIC_DIGITS: frozenset(string.digits),
        Kind.NUMBERS: THAI_DIGITS | frozenset(string.digits + ",.-/"),
        Kind.LATIN: frozenset(string.ascii_letters),
        Kind.BOXES: frozenset("☐☑☒"),
    }
)
"""Without one of these an engine cannot be trusted with such a place."""


_NEVER_A_NUMBER = CONSONANTS | VOWELS_AND_MARKS | THAI_SIGNS | BOXES | frozenset(" .,:;()/-\"'")
"""What a digit is hardly ever taken for. Debian's Tesseract makes a, ow, @, » and > of digits that it lacks."""


def shown_kinds(text: str) -> tuple[Kind, ...]:
    """The kinds of print that may stand where this was read, numbers first.

    Thai text is none of them: who lacks one rare letter, such as ฌ, gets a word wrong, and the word shows it.
    """
    chars = frozenset(text)
    shown = {
        Kind.NUMBERS: chars - _NEVER_A_NUMBER,
        Kind.LATIN: chars & REQUIRED[Kind.LATIN],
        Kind.BOXES: chars & REQUIRED[Kind.BOXES],
    }
    return tuple(kind for kind, found in shown.items() if found)


class Writer(Protocol):
    """Whatever says which characters it can write; every LineEngine does."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def alphabet(self) -> frozenset[str]:
        """Every character that it can write."""


def cannot_write(engine: Writer, expected: Kind) -> str:
    """The characters of this kind that the engine never writes, in order; nothing where it has all."""
    return "".join(sorted(REQUIRED[expected] - engine.alphabet))


def can_read(engine: Writer, expected: Kind) -> bool:
    """Whether the engine has every character that such a place needs."""
    return not cannot_write(engine, expected)


def audited(reading: LineReading, engine: Writer, expects: Kind) -> LineReading:
    """The reading; with confidence 0 and a doubt where the engine cannot write what is expected there."""
    missing = cannot_write(engine, expects)
    if not missing:
        return reading
    doubt = f"{engine.name} cannot write {' '.join(missing)}, and {expects} may stand here"
    return replace(reading, confidence=0.0, doubt=doubt)
