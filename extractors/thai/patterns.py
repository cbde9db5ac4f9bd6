"""Pieces of regular expressions that the readers of numbers, dates and periods share.

They are meant for text whose digits are Arabic already (`numbers.to_arabic`). Every repeat is bounded or can end
in one way only, so that searching stays linear in the length of the text.
"""

import re
from collections.abc import Iterable

SPACE = r"[ \u00a0\u2009\u202f\r\n]"
"""One space or line end. Not a tab: it parts the cells of a row."""
GAP = rf"{SPACE}{{0,4}}"
"""The space that may stand between two words."""
THAI_LETTER = r"[ก-ฮะ-ฺเ-๎]"
DASH = r"[-\u2010-\u2015\u2212~\u301c\uff5e\u2500]"
"""Any dash, or a tilde."""


def loose(word: str) -> str:
    """A pattern for `word` that allows a space or a line end between its letters (`ตุลา คม`)."""
    return rf"{SPACE}{{0,2}}".join(re.escape(letter) for letter in word)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`, as they are; a longer word is tried before its own beginning."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with spaces in the place of `spans` (in order, without overlaps), so that offsets stay right."""
    pieces: list[str] = []
    end = 0
    for span_start, span_end in spans:
        pieces += [text[end:span_start], " " * (span_end - span_start)]
        end = span_end
    return "".join([*pieces, text[end:]])
