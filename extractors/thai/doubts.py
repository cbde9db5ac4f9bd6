"""Places in repaired text that may be misread and have no certain repair."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Literal

from extractors.thai.letters import (
    CONSONANTS,
    DIGITS,
    FOLLOWING_VOWELS,
    LEADING_VOWELS,
    MARK_VOWELS,
    MARKS,
    TONES,
)
from extractors.thai.repair.private_use import PRIVATE_USE
from schemas.page import Doubt

MAX_DOUBTS_OF_A_KIND = 1000

RuleName = Literal["foreign-letter", "mixed-digits", "impossible-mark", "private-use"]

_THAI_LETTERS = f"{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}"

# Unicode blocks of scripts that no Thai report is written in: Greek to Sinhala, Lao to the Philippine and Khmer
# scripts and on to Cyrillic Extended-C and Georgian, Greek Extended, Glagolitic, Coptic to Cyrillic Extended-A,
# kana to Yi and Vai without the squared units, Indic and Hangul, compatibility ideographs, Arabic forms, halfwidth
# kana and Hangul, the supplementary planes but for symbols. μ and Ω are units. U+FFFD is a letter that is lost.
_FOREIGN = (
    "\u0370-\u03a8\u03aa-\u03bb\u03bd-\u0dff\u0e80-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff"
    "\u3040-\u31ff\u3400-\ua6ff\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb07-\ufdff\ufe70-\ufefc\uff66-\uffdc\ufffd"
    "\U00010000-\U0001cfff\U00020000-\U0003ffff"
)
_ACCENTED_LATIN = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_FOREIGN_LETTERS = re.compile(
    f"[{_FOREIGN}]+"
    # Combining accents on Thai letters, and accented Latin letters where a Thai mark should be (`นÊา`).
    f"|(?<=[{_THAI_LETTERS}])(?:[\u0300-\u036f]+|[{_ACCENTED_LATIN}]+(?![A-Za-z]))"
)

_LATIN_INSIDE = re.compile(f"(?<=[{_THAI_LETTERS}])[a-z]+(?=[{_THAI_LETTERS}])")
_EVERYDAY_LATIN = """
    admin app application applications apps banner blog board chat check checklist clip code cookies dashboard
    data database digital download drive e email facebook feedback file files flowchart form forms google
    hotline icon info infographic internet intranet jpg keyword line link links list live logo mail menu mobile
    model network off office offline on online page pdf pop popup poster post pr program project qr scan score
    server service services site social software specification spec sticker survey system template tablet tiktok
    to tor upload url user video view vision walk web webboard website websites wifi work workshop www x youtube
    zoom
"""
EVERYDAY_LATIN = frozenset(_EVERYDAY_LATIN.split())
"""Lower-case words that Thai offices write without a space: `ทางwebsiteของ`, `ระบบeเซอร์วิส`, `2xข`."""

_NUMBER = re.compile(f"[0-9{DIGITS}]+(?:[.,][0-9{DIGITS}]+)*")
_ARABIC_DIGIT = re.compile("[0-9]")
_THAI_DIGIT = re.compile(f"[{DIGITS}]")

# A dotted circle or a dash may stand for the consonant where a mark is spoken of.
_STAND_INS = "\u25cc\u002d"
_LEGAL_MARKS = f"(?:[{MARK_VOWELS}\u0e4d\u0e47][{TONES}]|[\u0e34\u0e35\u0e38\u0e39]\u0e4c)"
_IMPOSSIBLE_MARKS = re.compile(
    f"(?<![{CONSONANTS}{MARKS}{_STAND_INS}])[{MARKS}]++"
    f"|[{CONSONANTS}](?!{_LEGAL_MARKS}(?![{MARKS}]))[{MARKS}]{{2,}}+"
    f"|(?<![{CONSONANTS}{TONES}{_STAND_INS}])[าำ]"
    f"|(?<![{CONSONANTS}{TONES}า{_STAND_INS}])ะ"
    f"|(?<=[{MARK_VOWELS}][{TONES}])[{FOLLOWING_VOWELS}]"
    f"|(?<![ฤฦ])ๅ"
    f"|[{LEADING_VOWELS}]+(?![{CONSONANTS}{_STAND_INS}])"
)
_PRIVATE_USE = re.compile(f"[{PRIVATE_USE}]+")


def find_doubts(text: str) -> tuple[Doubt, ...]:
    """The doubtful places in the order in which they stand; offsets are into `text`.

    foreign-letter: letters of other scripts, and Latin letters inside a Thai word.
    mixed-digits: one number in Thai and Arabic digits.
    impossible-mark: a vowel or tone without its consonant, two on one consonant, a vowel on a vowel.
    private-use: a private-use character, which repair would have removed.

    Of each kind the first 1,000 are given: a text with more is no text.
    """
    foreign = list(_to_doubts("foreign-letter", chain(_FOREIGN_LETTERS.finditer(text), _latin_inside_thai(text))))
    after_foreign = {doubt.end for doubt in foreign}
    # A vowel after a misread consonant is that one misreading again, not a second.
    impossible = (match for match in _IMPOSSIBLE_MARKS.finditer(text) if match.start() not in after_foreign)
    found = chain(
        foreign,
        _to_doubts("mixed-digits", _mixed_numbers(text)),
        _to_doubts("impossible-mark", impossible),
        _to_doubts("private-use", _PRIVATE_USE.finditer(text)),
    )
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end)))


def _to_doubts(rule: RuleName, matches: Iterable[re.Match[str]]) -> Iterator[Doubt]:
    for match in islice(matches, MAX_DOUBTS_OF_A_KIND):
        yield Doubt(rule=rule, start=match.start(), end=match.end(), text=match[0])


def _latin_inside_thai(text: str) -> Iterator[re.Match[str]]:
    """Lower-case letters glued to Thai on both sides that are no everyday word."""
    return (match for match in _LATIN_INSIDE.finditer(text) if match[0] not in EVERYDAY_LATIN)


def _mixed_numbers(text: str) -> Iterator[re.Match[str]]:
    return (
        match for match in _NUMBER.finditer(text) if _ARABIC_DIGIT.search(match[0]) and _THAI_DIGIT.search(match[0])
    )
