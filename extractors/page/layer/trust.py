"""How far a line of a text layer can be trusted, and why not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.page.layer.ink import UNREADABLE
from extractors.thai.letters import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from schemas.page import Line, Trust

LEAST_TRUST = 0.6
"""Below this a line is not used: too many of its letters are none, or make no word."""
_NAMES = 0.8
"""Of a letter in a word that the dictionary lacks, so much is taken as read: names are not in it."""
_MOST_UNKNOWN = 0.3
_SHORT = 4
"""Letters; so short a word says little either way when the dictionary lacks it."""
_THAI = re.compile(f"[{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}]")
_JUMBLED = 3
"""So often the kind of letter changes in no word: `ข้อo35` changes twice, `Q&A` too."""
_SIGNS = frozenset("%&*^$;+?@#~|<>{}=\\`!")
_PUNCTUATION = re.compile(r"[\s\-–—:/().,\"'“”‘’\[\]]+|(?:https?|www)\S*|[A-Za-z0-9._%+-]+@[A-Za-z][A-Za-z0-9.-]*")
_STRANGE_BESIDE_THAI = re.compile(
    f"(?<=[{CONSONANTS}{FOLLOWING_VOWELS}{MARKS}])[A-Za-z0-9@<>?=^`~|]{{1,3}}(?=[{CONSONANTS}{LEADING_VOWELS}])"
)


def judge(line: Line) -> Trust:
    """The line's score from 0 to 1, and the reasons for what it lacks; the line has its tokens.

    Reasons: `unnamed-glyph` and `control-character` (what is drawn is not named), `impossible-cluster` (marks that Thai
    spelling does not allow), `foreign-letter`, `jumbled-words`, `symbols-in-words`, `unknown-words`.
    """
    letters = [char for char in line.text if not char.isspace()]
    if not letters:
        return Trust(score=1.0)
    lost = dict(_losses(line))
    # Words that the dictionary lacks condemn no line by themselves: cells cut words, and names are in none.
    lost["unknown-words"] = min(lost["unknown-words"], _MOST_UNKNOWN * len(letters))
    score = max(0.0, 1.0 - sum(lost.values()) / len(letters))
    return Trust(score=round(score, 3), reasons=tuple(reason for reason, amount in lost.items() if amount > 0))


def _losses(line: Line) -> Iterator[tuple[str, float]]:
    """How many letters each reason takes from the line."""
    text = line.text
    yield "unnamed-glyph", 2.0 * text.count(UNREADABLE)
    yield "control-character", 2.0 * _removed_controls(line)
    wrong = [doubt for doubt in line.doubts if doubt.rule == "impossible-mark"]
    yield "impossible-cluster", 1.5 * sum(doubt.end - doubt.start for doubt in wrong)
    foreign = [doubt for doubt in line.doubts if doubt.rule == "foreign-letter" and UNREADABLE not in doubt.text]
    yield "foreign-letter", 1.5 * sum(doubt.end - doubt.start for doubt in foreign)
    jumbled = [word for word in _PUNCTUATION.split(text) if _is_jumbled(word)]
    yield "jumbled-words", float(sum(len(word) for word in jumbled))
    yield "symbols-in-words", 1.5 * len(_STRANGE_BESIDE_THAI.findall(text)) if not jumbled else 0.0
    yield "unknown-words", sum(_unknown(token.text) for token in line.tokens if not token.known)


def _is_jumbled(word: str) -> bool:
    """Whether Thai and Latin letters, digits and signs follow each other in one word as in no writing."""
    kinds = [kind for char in word if (kind := _kind(char))]
    changes = sum(1 for one, other in pairwise(kinds) if one != other)
    return changes >= _JUMBLED


def _kind(char: str) -> str:
    """The class of a character: a Thai or Latin letter, a digit, or a sign that words do not hold."""
    if _THAI.match(char):
        return "thai"
    if char.isascii() and char.isalpha():
        return "latin"
    if char.isdigit():
        return "digit"
    return "sign" if char in _SIGNS else ""


def _unknown(word: str) -> float:
    """How many letters of an unknown word count as lost."""
    thai = len(_THAI.findall(word))
    if thai:
        return (1 - _NAMES) * thai if thai >= _SHORT else 0.5 * thai
    return 0.0


def _removed_controls(line: Line) -> int:
    """How many characters the file names that no page can show: controls, and private ones that stand for nothing."""
    return sum(1 for char in line.raw if (ord(char) < 0x20 and char not in "\t\n\r") or _is_unexplained(char))


def _is_unexplained(char: str) -> bool:
    """Whether it is a private character that is neither a Thai mark nor from a symbol font (U+F000 to U+F0FF)."""
    return 0xE000 <= ord(char) <= 0xF6FF and not 0xF000 <= ord(char) <= 0xF0FF
