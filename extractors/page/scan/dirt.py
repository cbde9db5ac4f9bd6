"""Lines that are no print, or none by themselves, by what the recogniser makes of them."""

from extractors.page.images.specks import Specks
from extractors.thai.letters import is_mark

_DOTS = frozenset(".,:;·•'’‘\"“”`|_~^*")
_LIKE_MARKS = "ะ"
_DASHES = frozenset("-–—")


def reads_like_dirt(text: str, specks: Specks) -> bool:
    """Whether a line by itself that says this is dirt: dots and, where specks are like them, dashes on a dirty page."""
    if not specks.any:
        return False
    signs = _DOTS | _DASHES if specks.dashes else _DOTS
    return all(char in signs or char.isspace() for char in text)


def is_piece_of_line(text: str) -> bool:
    """Whether a line by itself is but marks above or below the letters of another; ะ is what two of them look like.

    No word consists of them.
    """
    return bool(text.strip()) and all(char == _LIKE_MARKS or is_mark(char) or char.isspace() for char in text)
