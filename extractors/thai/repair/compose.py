"""Unicode's composed form, in time that grows with the length of the text alone."""

import re
import unicodedata
from itertools import groupby

# Marks are neither letters, digits, spaces nor below U+0300. Unicode's stream-safe form (UAX 15) allows 30 in a row.
_PILE = re.compile(r"[^\w\s\x20-\u02ff]{64,}")


def compose(text: str) -> str:
    """The text in the form NFC; never NFKC, which would split ำ."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _PILE.sub(_order_pile, text))


def _order_pile(match: re.Match[str]) -> str:
    """A pile of marks in canonical order: Python's own ordering takes the square of its height."""
    marks = "".join(unicodedata.normalize("NFD", mark) for mark in match[0])
    return "".join(
        "".join(sorted(group, key=unicodedata.combining) if moves else group)
        for moves, group in groupby(marks, key=lambda mark: unicodedata.combining(mark) > 0)
    )
