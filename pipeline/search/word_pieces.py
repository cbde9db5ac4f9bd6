"""The pieces of words that an index knows: the same for every way in which a word may have been printed or joined."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractors.thai.letters import CONSONANTS, MARK_VOWELS
from extractors.thai.numbers import to_arabic
from extractors.thai.tokens import is_known_word, tokenize

RULES = 1
"""Counts up when the pieces of a text change: what was indexed by other rules is indexed again."""
SHORTEST = 3
"""Letters of a word within a word: shorter ones are found everywhere (`รม` in `คุณธรรม`)."""
LONGEST = 60
"""Letters of a token: what is longer is no word."""
LETTERS_TO_FOLD = 5
"""From so many letters on a word stays itself without its tone marks; ข่าว, ข้าว and ขาว do not."""

_WORD = re.compile(r"\w")
_NOT_IN_WORDS = re.compile(r"(?<!\d)[.](?!\d)|[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e.]|[.](?!\d)")
_SILENT = re.compile(f"[{CONSONANTS}][{MARK_VOWELS}]?\u0e4c")
_TONES = re.compile("[\u0e47-\u0e4b]")


class Piece(NamedTuple):
    """A piece as the index has it, and where it stands in the text."""

    text: str
    start: int
    end: int


def pieces_of(text: str) -> Iterator[Piece]:
    """The pieces in the order of the text: with Arabic digits, in small letters, compounds taken apart.

    Tone marks, ็ and silenced letters are left out of longer words: they are what scans and spellings differ in.
    """
    for token in tokenize(to_arabic(text)):
        if _WORD.search(token.text) is None or len(token.text) > LONGEST:
            continue
        at = token.start
        for part in _parts(token.text):
            if folded := _fold(part):
                yield Piece(folded, at, at + len(part))
            at += len(part)


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """The most words that the word can be cut into; itself where it cannot be cut."""
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(SHORTEST, len(word) + 1):
        for start in range(end - SHORTEST + 1):
            before, part = best[start], word[start:end]
            if before is not None and len(before) + 1 >= len(best[end] or ()) and is_known_word(part):
                best[end] = (*before, part)
    return best[-1] or (word,)


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    """The word as the index has it."""
    small = _NOT_IN_WORDS.sub("", word).casefold()
    return _TONES.sub("", _SILENT.sub("", small)) if len(small) >= LETTERS_TO_FOLD else small
