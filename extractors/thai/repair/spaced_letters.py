"""The rule that joins words printed with a space after every letter (`ต ร ว จ ส อ บ`), proved by the dictionary."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from extractors.thai.letters import CONSONANTS, LEADING_VOWELS, MARKS, SARA_AM, SCRIPT
from extractors.thai.repair.rule import Rule

_LETTER = f"(?:[{CONSONANTS}][{MARKS}]*+{SARA_AM}?+|[{LEADING_VOWELS}ะาๅ])"
# Not beside another Thai letter, and not beside a full stop: `ก.พ. น. ส.` are abbreviations.
_SPACED_OUT = re.compile(f"(?<![{SCRIPT}.]){_LETTER}(?: {_LETTER}){{2,}}(?![{SCRIPT}.])")
_LONE_VOWEL = re.compile(f"[{LEADING_VOWELS}ะาๅ]")
_BARE_CONSONANTS_THAT_ARE_WORDS = "ณธ"

MAX_WORD_LETTERS = 16
MAX_RUN_LETTERS = 2000


def spaced_letters_rule(is_word: Callable[[str], bool]) -> Rule:
    """The rule, with `is_word` as the judge of what is a Thai word.

    A run of spaced letters is joined only when dictionary words cover all of it; single-letter words in it
    (`ผู้`, `ที่`) stay apart. Lists (`ก ข ค`) and names that the dictionary lacks stay as they are.
    """
    is_word = lru_cache(maxsize=None)(is_word)

    def join(match: re.Match[str]) -> str:
        letters = match[0].split(" ")
        if len(letters) > MAX_RUN_LETTERS:
            return match[0]
        words = _cover_with_words(letters, is_word)
        return match[0] if words is None else _join_words(letters, words)

    return Rule("spaced-letters-joined", _SPACED_OUT, join)


def _cover_with_words(letters: list[str], is_word: Callable[[str], bool]) -> list[tuple[int, int]] | None:
    """Where the words begin and end that cover all letters and join the most of them; None when none do.

    At least one of the words has three letters or more.
    """
    best: list[tuple[int, int, int] | None] = [None] * (len(letters) + 1)  # joined letters, -words, begin of last
    best[0] = (0, 0, 0)
    for start in range(len(letters)):
        here = best[start]
        if here is None:
            continue
        for end in _ends_of_words(letters, start, is_word):
            size = end - start
            way = (here[0] + (size if size > 1 else 0), here[1] - 1, start)
            there = best[end]
            if there is None or way > there:
                best[end] = way
    words = _trace_back(best)
    return words if any(end - start >= 3 for start, end in words) else None


def _ends_of_words(letters: list[str], start: int, is_word: Callable[[str], bool]) -> Iterator[int]:
    """Where a word that begins at `start` may end."""
    word = ""
    for end in range(start + 1, min(start + MAX_WORD_LETTERS, len(letters)) + 1):
        word = (word + letters[end - 1]).replace("เเ", "แ")
        if is_word(word) and _is_surely_spaced_out(letters[start:end]):
            yield end


def _trace_back(best: list[tuple[int, int, int] | None]) -> list[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    end = len(best) - 1
    while end > 0:
        step = best[end]
        if step is None:
            return []
        words.append((step[2], end))
        end = step[2]
    return words[::-1]


def _is_surely_spaced_out(letters: list[str]) -> bool:
    """Whether the letters of a word cannot be words that rightly stand side by side.

    True for three letters of which one cannot be a word alone, for two of which one is a vowel (`ใ ห้`), and
    for one that is a word itself, which is no joining at all.
    """
    if len(letters) == 1:
        return _stands_alone(letters[0])
    if len(letters) == 2:
        return any(_LONE_VOWEL.fullmatch(letter) for letter in letters)
    return not all(_stands_alone(letter) for letter in letters)


def _stands_alone(letter: str) -> bool:
    return len(letter) > 1 or letter in _BARE_CONSONANTS_THAT_ARE_WORDS


def _join_words(letters: list[str], words: list[tuple[int, int]]) -> str:
    """The words one after another, with a space only beside those of a single letter."""
    text = ""
    glued = False
    for start, end in words:
        joined = end - start > 1
        text += ("" if not text or (glued and joined) else " ") + "".join(letters[start:end])
        glued = joined
    return text.replace("เเ", "แ")
