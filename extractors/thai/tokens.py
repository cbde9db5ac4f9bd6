"""Word tokens of Thai text, exact to the character: the one door to PyThaiNLP's tokenizer.

Spaces, numbers, Latin words, abbreviations and punctuation are cut here; only unbroken runs of Thai letters go
to the dictionary matcher (newmm), in windows of a bounded size, because its time and memory grow faster than
the length of a run.
"""

import gc
import re
import sys
from collections.abc import Iterator
from functools import lru_cache

from pythainlp.corpus import thai_words
from pythainlp.tokenize import newmm
from pythainlp.util import Trie

from extractors.thai.letters import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from extractors.thai.lexicon.official_words import MISLEADING_WORDS, OFFICIAL_WORDS
from schemas.page import Token

WINDOW = 400
"""The most letters that newmm sees at once."""
MARGIN = 100
"""How far before a window's end its words are no longer trusted; longer than nearly every dictionary word."""

_THAI = f"{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}"
# ฯ ๆ ๏ ๚ ๛, digits and ฿ are tokens of their own.
_PIECE = re.compile(
    rf"""
      (?P<space>[^\S\r\n]+|\r\n|\r|\n)
    | (?P<short>ฯลฯ|[ก-ฮ]\.(?:[ก-ฮ]{{1,2}}\.){{1,8}}|(?<![{_THAI}])[ก-ฮ]{{1,4}}\.)
    | (?P<thai>(?:(?![ก-ฮ]\.[ก-ฮ]{{1,2}}\.)[{_THAI}])+)
    | (?P<number>[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*)
    | (?P<latin>[A-Za-zÀ-ÖØ-öø-ɏ]+(?:[-'’][A-Za-zÀ-ÖØ-öø-ɏ]+)*)
    | (?P<mark>(?P<one>.)(?P=one)*)
    """,
    re.VERBOSE | re.DOTALL,
)
_CANNOT_BEGIN = re.compile(f"[{FOLLOWING_VOWELS}{MARKS}]")


@lru_cache(maxsize=1)
def _dictionary() -> Trie:
    """PyThaiNLP's words and the official ones, without those that mislead."""
    # Hundreds of thousands of objects that stay: the garbage collector would go through all of them again and
    # again, while they are made and ever after.
    was_on = gc.isenabled()
    gc.disable()
    try:
        trie = Trie((thai_words() | OFFICIAL_WORDS) - MISLEADING_WORDS)
        gc.freeze()
    finally:
        if was_on:
            gc.enable()
    return trie


def tokenize(text: str) -> tuple[Token, ...]:
    """The text's tokens in order, whitespace included; joined together they are the text.

    `known` is true for words in the dictionary, abbreviations, numbers, Latin words, punctuation and spaces.
    """
    tokens: list[Token] = []
    for piece in _PIECE.finditer(text):
        kind, at, end = piece.lastgroup, piece.start(), piece.end()
        if kind == "thai":
            tokens.extend(_words_to_tokens(text, at, end))
        else:
            foreign_letter = kind == "mark" and piece[0][0].isalpha() and piece[0][0] != "ๆ"
            tokens.append(Token(text=piece[0], start=at, end=end, known=not foreign_letter))
    return tuple(tokens)


def is_known_word(text: str) -> bool:
    """Whether this is one word of the dictionary."""
    return text in _dictionary()


def _words_to_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    dictionary = _dictionary()
    for word in _cut_words(text, start, end):
        # Long documents have the same words a thousand times: each is kept once.
        yield Token(text=sys.intern(word), start=start, end=start + len(word), known=word in dictionary)
        start += len(word)


def _cut_words(text: str, start: int, end: int) -> Iterator[str]:
    """The words of `text[start:end]`, which holds Thai letters only."""
    dictionary = _dictionary()
    while end - start > WINDOW:
        words = newmm.segment(text[start : start + WINDOW], dictionary)
        for word in _trusted(words):
            yield word
            start += len(word)
    yield from newmm.segment(text[start:end], dictionary)


def _trusted(words: list[str]) -> list[str]:
    """The words of a full window that its cut end cannot have changed; at least one."""
    kept: list[str] = []
    length = 0
    for word in words:
        length += len(word)
        if length > WINDOW - MARGIN:
            break
        kept.append(word)
    return kept or [_whole_clusters(words[0])]


def _whole_clusters(word: str) -> str:
    """The word up to the last letter that may begin a cluster, where that leaves anything."""
    for at in range(len(word) - 1, 0, -1):
        if not _CANNOT_BEGIN.match(word, at):
            return word[:at]
    return word
