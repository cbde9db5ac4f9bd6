"""Rules for ำ that a text layer lost, told by the dictionary: where no picture of the page can tell.

Two faults of Word's PDF files that text dumps inherit: the ring of ำ lost and a space left in its place (`ส านักงาน`),
and the ring named mai tho (`ต้าบล`).
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from extractors.thai.letters import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS, SARA_AM, TONES
from extractors.thai.repair.rule import Rule

Judge = Callable[[str], bool]
"""Whether a string is a word."""
Cutter = Callable[[str], Sequence[tuple[str, bool]]]
"""The words of a run of Thai letters, and whether each is known."""

_THAI = f"{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}"
_REACH = 16
"""Letters on either side in which the word with the ำ stands."""
_CONTEXT = 40
_SURE = 4
"""Letters of a word that prove it, whatever stands beside it: names are in no dictionary."""
_SARA_AA = "า"
_MAI_THO = "\u0e49"

# A following vowel cannot begin a word: where a space stands before า, something is lost.
_LOST = re.compile(f"(?<=[{CONSONANTS}{TONES}])[ ]า")
_LOST_BELOW_TONE = re.compile(f"(?<=[{CONSONANTS}])[ ](?P<tone>[{TONES}])า")
_RING_AS_TONE = re.compile(f"(?<=[{CONSONANTS}{TONES}]){_MAI_THO}า")
_LAST_RUN = re.compile(f"[{_THAI}]*$")
_FIRST_RUN = re.compile(f"[{_THAI}]*")
_LONE_CONSONANT = re.compile(f"(?<![{_THAI}])[{CONSONANTS}][{MARKS}]*$")
_LONE_PAIR = re.compile(f"(?<![{_THAI}])[{_THAI}] [{CONSONANTS}][{MARKS}]*$")
_LONE_LETTER = re.compile(f" [{_THAI}](?![{_THAI}])")


@lru_cache(maxsize=4)
def sara_am_rules(is_word: Judge, cut: Cutter) -> tuple[Rule, ...]:
    """The rules `lost-sara-am` and `mai-tho-as-sara-am`, with the dictionary as their judge."""

    def restore_lost(match: re.Match[str]) -> str:
        if _is_spaced_out(match):
            return match[0]
        return SARA_AM if _proves(*_around(match), is_word, cut) else match[0]

    @lru_cache(maxsize=4096)
    def is_ring(left: str, right: str) -> bool:
        word = _longest_word(left, SARA_AM, right, is_word)
        # A second mai tho is the ring, or the first printed twice: `น้้า` is น้ำ, `หน้้า` is หน้า.
        doubled = left.endswith(_MAI_THO)
        single = left.removesuffix(_MAI_THO)
        as_printed = _longest_word(single, f"{_MAI_THO}{_SARA_AA}", right, is_word)
        if word is None or _length(word) < max(_length(as_printed) + (not doubled), _SURE - doubled):
            return False
        if left[: len(left) + word[0]].endswith(tuple(LEADING_VOWELS)):
            return False
        if as_printed is None or word[0] <= as_printed[0] - (len(left) - len(single)):
            return True
        # A word that begins earlier stands as it is: `ล่วงหน้าทาง` is no นำทาง, nor `สินค้าชี้แจง` a คำชี้แจง.
        return _begins_behind_words(left, word, cut) and not _ends_before_words(right, as_printed, 2, cut)

    def restore_ring(match: re.Match[str]) -> str:
        left, right = _around(match)
        return SARA_AM if is_ring(left[-_REACH:], right[:_REACH]) else match[0]

    def restore_below_tone(match: re.Match[str]) -> str:
        (left, right), tone = _around(match), match["tone"]
        restored = _length(_longest_word(left, f"{tone}{SARA_AM}", right, is_word))
        printed = _length(_longest_word(left, f"{tone}{_SARA_AA}", right, is_word))
        return f"{tone}{SARA_AM}" if restored > max(printed, _SURE) else match[0]

    return (
        Rule("lost-sara-am", _LOST, restore_lost),
        Rule("lost-sara-am", _LOST_BELOW_TONE, restore_below_tone),
        Rule("mai-tho-as-sara-am", _RING_AS_TONE, restore_ring),
    )


def _is_spaced_out(match: re.Match[str]) -> bool:
    """Whether the letters around are all printed apart, as in `ป ร ะ ช า ช น`: nothing is lost there."""
    before, behind = (
        match.string[max(0, match.start() - _REACH) : match.start()],
        match.string[match.end() : match.end() + 3],
    )
    if _LONE_PAIR.search(before):
        return True
    return _LONE_CONSONANT.search(before) is not None and _LONE_LETTER.match(behind) is not None


def _around(match: re.Match[str]) -> tuple[str, str]:
    """The letters on both sides of a match, as far as they are Thai and near."""
    text, start, end = match.string, match.start(), match.end()
    left = _LAST_RUN.search(text[max(0, start - _CONTEXT) : start])
    right = _FIRST_RUN.match(text[end : end + _CONTEXT])
    return (left[0] if left else ""), (right[0] if right else "")


def _length(word: tuple[int, int] | None) -> int:
    return word[1] - word[0] if word else 0


def _begins_behind_words(left: str, word: tuple[int, int], cut: Cutter) -> bool:
    """Whether the letters before the word make words; near ones are enough, the first of them may be cut."""
    return all(known for _, known in cut(left[: len(left) + word[0]])[-2:])


def _ends_before_words(right: str, word: tuple[int, int], vowel: int, cut: Cutter) -> bool:
    """Whether a word begins behind the word, which holds so many letters of its vowel, or nothing does."""
    behind = right[word[1] - vowel :]
    return all(known for _, known in cut(behind)[:1])


def _proves(left: str, right: str, is_word: Judge, cut: Cutter) -> bool:
    """Whether a word of the dictionary holds ำ between the two, and what is left over makes words too."""
    best = _longest_word(left, SARA_AM, right, is_word)
    if best is None:
        return False
    start, end = best
    if _length(_longest_word(left, _SARA_AA, right, is_word)) > end - start:
        return False
    if end - start >= _SURE:
        return True
    return _begins_behind_words(left, best, cut) and _ends_before_words(right, best, 1, cut)


def _longest_word(left: str, vowel: str, right: str, is_word: Judge) -> tuple[int, int] | None:
    """Begin and end of the longest word with the vowel, counted from where that begins; None where there is none."""
    best: tuple[int, int] | None = None
    for back in range(1, min(len(left), _REACH) + 1):
        for ahead in range(min(len(right), _REACH), -1, -1):
            if best is not None and back + len(vowel) + ahead <= best[1] - best[0]:
                break
            if is_word(left[len(left) - back :] + vowel + right[:ahead]):
                best = (-back, len(vowel) + ahead)
                break
    return best
