"""Lines that are no print, or none by themselves, by what the recogniser makes of them."""

from extractors.page.images.specks import Specks
from extractors.thai.letters import FOLLOWING_VOWELS, is_mark

_DOTS = frozenset(".,:;·•'’‘\"“”`|_~^*")
_DASHES = frozenset("-–—")


def reads_like_dirt(text: str, specks: Specks) -> bool:
    """Whether a line by itself that says this is dirt: dots and, where specks are like them, dashes on a dirty page."""
    if not specks.any:
        return False
    signs = _DOTS | _DASHES if specks.dashes else _DOTS
    return all(char in signs or char.isspace() for char in text)


def is_piece_of_line(text: str) -> bool:
    """Whether a line by itself is but vowels and tone marks: those of a line beside it, which no word consists of."""
    return bool(text.strip()) and all(char in FOLLOWING_VOWELS or is_mark(char) or char.isspace() for char in text)
