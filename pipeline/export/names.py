"""Names of persons taken out of texts."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from extractors.thai.lexicon.persons import LATIN_TITLES, LEADERS, POSITIONS, TITLES
from extractors.thai.patterns import any_of
from extractors.thai.spans import find_spans

MASKED = "(ปิดชื่อบุคคล)"
"""What stands in the place of a name."""

Mask: TypeAlias = Callable[[str], str]

_TITLE = re.compile(any_of(TITLES))
_BEGINNING = re.compile(rf"^(?:{any_of((*TITLES, *LATIN_TITLES))}\s*)+")
_POSITION = re.compile(any_of((*POSITIONS, *LEADERS)))
_FEWEST_WORDS = 2
"""A given name alone may be a word of the language; with a family name it is nobody else's."""


def mask_owner(name: str) -> str:
    """A person who is responsible, without the name. A position alone stays: a name has a space in it."""
    position = _POSITION.match(name.strip())
    if position is None:
        return MASKED
    return f"{position[0]} {MASKED}" if _TITLE.search(name, position.end()) or len(name.split()) > 1 else name


def mask_for(persons: Iterable[str]) -> Mask:
    """Takes persons out of texts: those with a title before them, and these here, with or without theirs."""
    known = sorted({_bare(name) for name in persons} - {""}, key=len, reverse=True)
    spelled = [r"\s+".join(map(re.escape, name.split())) for name in known]
    pattern = re.compile(rf"(?:{any_of((*TITLES, *LATIN_TITLES))}\s*)*(?:{'|'.join(spelled)})") if spelled else None

    def mask(text: str) -> str:
        if pattern is not None:
            text = pattern.sub(MASKED, text)
        return _without_titled(text) if _TITLE.search(text) else text

    return mask


def _without_titled(text: str) -> str:
    """The text without the persons that are known by their titles."""
    parts, at = [], 0
    for span in find_spans(text):
        if span.label == "person":
            # A name may end with the space before the next word.
            end = span.start + len(text[span.start : span.end].rstrip())
            parts += [text[at : span.start], MASKED]
            at = end
    return "".join([*parts, text[at:]])


def _bare(name: str) -> str:
    """The name without titles; nothing where it is a position, or a single word."""
    if _POSITION.match(name.strip()):
        return ""
    bare = _BEGINNING.sub("", name.strip(), count=1)
    return bare if len(bare.split()) >= _FEWEST_WORDS else ""
