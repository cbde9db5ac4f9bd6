"""The pieces of words that an index knows: the same for every way in which a word may have been printed or joined."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.thai.letters import CONSONANTS, MARK_VOWELS
from extractors.thai.numbers import to_arabic
from extractors.thai.repair.text import repair_text
from extractors.thai.tokens import is_known_word, tokenize

SHORTEST = 3
"""Letters of a word within a word: shorter ones are found everywhere (`รม` in `คุณธรรม`)."""
LONGEST = 60
"""Letters of a token that is still taken apart, or kept: longer ones are no words."""
_LETTERS_TO_FOLD = 5
"""From so many letters on a word stays itself without its tone marks; ข่าว, ข้าว and ขาว do not."""

_WORD = re.compile(r"\w", re.UNICODE)
_NOT_IN_WORDS = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_SILENT = re.compile(f"[{CONSONANTS}][{MARK_VOWELS}]?\u0e4c")
_TONES = re.compile("[\u0e47-\u0e4b]")


def pieces_of(text: str) -> Iterator[str]:
    """The pieces in the order of the text: repaired, with Arabic digits, in small letters, compounds taken apart.

    Tone marks, ็ and silenced letters are left out of longer words: they are what scans and spellings differ in.
    """
    for token in tokenize(to_arabic(repair_text(text).text)):
        if _WORD.search(token.text) and len(token.text) <= LONGEST:
            yield from filter(None, map(_fold, _parts(token.text)))


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """The most words that the word can be cut into; itself where it is none that can be cut."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(SHORTEST, len(word) + 1):
        for start in range(end - SHORTEST + 1):
            before, part = best[start], word[start:end]
            # Of several ways to cut into as many words the one with the longest first counts: the same everywhere.
            if before is not None and is_known_word(part) and len(before) + 1 >= len(best[end] or ()):
                best[end] = (*before, part)
    return best[-1] or (word,)


def _fold(word: str) -> str:
    """The word as the index has it."""
    small = _NOT_IN_WORDS.sub("", word).casefold()
    return _TONES.sub("", _SILENT.sub("", small)) if len(small) >= _LETTERS_TO_FOLD else small
