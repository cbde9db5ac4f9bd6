"""Lines of a dirty page that are no print, by what the recogniser makes of them."""

from extractors.page.images.specks import Specks

_DOTS = frozenset(".,:;·•'’‘\"“”`|_~^*")
_DASHES = frozenset("-–—")


def reads_like_dirt(text: str, specks: Specks) -> bool:
    """Whether a line by itself that says this is dirt: dots and, where specks are like them, dashes on a dirty page."""
    if not specks.any:
        return False
    signs = _DOTS | _DASHES if specks.dashes else _DOTS
    return all(char in signs or char.isspace() for char in text)
