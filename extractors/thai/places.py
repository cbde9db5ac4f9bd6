"""Names of provinces, from PyThaiNLP's corpus."""

import re
from functools import lru_cache

from pythainlp import corpus

from extractors.thai.fuzzy import best_match

CAPITAL = "กรุงเทพมหานคร"

_SHORT_CAPITAL = frozenset({"กทม", "กทม.", "กรุงเทพ", "กรุงเทพฯ", "กรุงเทพมหานครฯ"})
_PREFIX = re.compile(r"^(?:จังหวัด|จ\.|จว\.)\s*")

_LETTERS_TO_DOUBT = 7
"""Shorter names are only ever taken exactly: ตราด and ตรัง, น่าน and นาน differ by a letter."""
_ALIKE = 0.88
"""About one letter wrong in eight."""


@lru_cache(maxsize=1)
def provinces() -> frozenset[str]:
    """The 77 provinces, กรุงเทพมหานคร included, without the word จังหวัด."""
    # Without `details=True` the corpus gives plain names; its annotation does not tell the two apart.
    return frozenset(str(name) for name in corpus.provinces()) | {CAPITAL}


@lru_cache(maxsize=1)
def _long_names() -> tuple[str, ...]:
    return tuple(sorted(name for name in provinces() if len(name) >= _LETTERS_TO_DOUBT))


def province_of(text: str) -> str | None:
    """The province that the whole text names (with or without จังหวัด or จ.), a long name with a letter wrong too."""
    name = _PREFIX.sub("", text.strip()).replace(" ", "")
    if name in _SHORT_CAPITAL:
        return CAPITAL
    if name in provinces():
        return name
    if not _LETTERS_TO_DOUBT - 1 <= len(name) <= 2 * len(CAPITAL):
        return None
    found = best_match(name, _long_names(), at_least=_ALIKE)
    return _long_names()[found[0]] if found else None
