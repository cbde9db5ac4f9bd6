"""The characters that the recogniser can write, and the one way in which it writes a line.

Some signs look the same on paper, so a line's text keeps one of them: three or more dots in a row, and the leaders of
forms however long, are `…`; an empty square is `☐`; any open circle is `○`. Runs of blanks are one space.
"""

import re
import unicodedata

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
LEADING = "เแโใไ"
ABOVE = "ัิีึื็"
BELOW = "ุู"
TONES = "่้๊๋"
OTHER_MARKS = "์ํ๎ฺ"
FOLLOWING = "ะาำๅ"
INDEPENDENT = "ฤฦ"
THAI_SIGNS = "ๆฯ๏๚๛฿"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ASCII_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
MORE_SIGNS = "–—“”‘’…•·°²³½×÷±§→←"
BOXES = "☐☑☒✓✗○●■"

MARKS = ABOVE + BELOW + TONES + OTHER_MARKS
"""Characters without a width of their own: they need a consonant before them."""

LETTERS = CONSONANTS + LEADING + ABOVE + BELOW + TONES + OTHER_MARKS + FOLLOWING + INDEPENDENT
DIGITS = THAI_DIGITS + ARABIC_DIGITS
ALPHABET: tuple[str, ...] = tuple(LETTERS + THAI_SIGNS + DIGITS + LATIN + ASCII_SIGNS + MORE_SIGNS + BOXES + " ")

_SAME_LOOKS = str.maketrans({"□": "☐", "▢": "☐", "◻": "☐", "◯": "○", "✔": "✓", "✘": "✗", "\u00a0": " ", "\t": " "})
_DOTS = re.compile(r"(?:\.{3,}|…)(?: ?[.…])*")
_BLANKS = re.compile(r" {2,}")
_TONE_BEFORE_VOWEL = re.compile(f"([{TONES}์])([{ABOVE}{BELOW}])")
_APART_SARA_AM = re.compile(f"ํ([{TONES}]?)า")


def to_canonical(text: str) -> str:
    """The line's text as the recogniser writes it: NFC, marks in order, signs that look the same made one."""
    text = unicodedata.normalize("NFC", text.translate(_SAME_LOOKS))
    text = _APART_SARA_AM.sub(r"\1ำ", text)
    text = _TONE_BEFORE_VOWEL.sub(r"\2\1", text)
    return _BLANKS.sub(" ", _DOTS.sub("…", text)).strip()


def is_writable(text: str) -> bool:
    """Whether every character is in the alphabet."""
    return _KNOWN.issuperset(text)


_KNOWN = frozenset(ALPHABET)
