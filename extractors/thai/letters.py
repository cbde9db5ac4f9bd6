"""The classes of Thai characters, as strings to put between the brackets of a regular expression.

Source: the Unicode block Thai, U+0E00–U+0E7F, and the reading order that TIS-620 keeps: a leading vowel,
a consonant, a vowel above or below it, a tone mark or thanthakhat, a following vowel.
"""

import re

CONSONANTS = "ก-ฮ"
"""ก to ฮ with ฤ and ฦ, which carry marks as consonants do."""
LEADING_VOWELS = "เ-ไ"
"""เ แ โ ใ ไ: written before their consonant, so they can never end a word."""
FOLLOWING_VOWELS = "ะาำๅ"
"""Vowels with a width of their own after a consonant: they can never begin a word."""
MARK_VOWELS = "\u0e31\u0e34-\u0e39"
"""ั ิ ี ึ ื above and ุ ู below the consonant."""
TONES = "\u0e48-\u0e4b"
"""่ ้ ๊ ๋"""
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Everything without a width of its own: vowels, phinthu, ็, tones, thanthakhat, nikhahit, yamakkan."""
DIGITS = "๐-๙"
SCRIPT = "\u0e01-\u0e3a\u0e40-\u0e5b"
"""Every Thai character but the sign of the baht."""
NIKHAHIT = "\u0e4d"
SARA_AM = "ำ"

_MARK = re.compile(f"[{MARKS}]")
_THAI_LETTER = re.compile(f"[{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}]")


def is_mark(char: str) -> bool:
    """True for a character without a width of its own."""
    return _MARK.match(char) is not None


def has_thai_letters(text: str) -> bool:
    """True when a Thai consonant, vowel or mark stands in the text; Thai digits alone do not count."""
    return _THAI_LETTER.search(text) is not None
