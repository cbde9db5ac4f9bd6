"""Text becomes classes and classes become text: single characters, or what stands too close to be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from training.alphabet import TONES

BLANK = 0
"""The class that stands for nothing, as CTC needs it."""

_SILENCE = "์"
_ABOVE_AND_BELOW = "ัิีึืุู็"
_SILENCED = "ิุ"
_NARROW = "Iil|!:.'/()"


def _clusters() -> list[str]:
    """What CTC has no frames for: marks that stand on one consonant together, and narrow letters twice (`IIT`).

    Marks are a vowel and a tone, a silenced vowel, a tone and ำ. Between two of the same letter CTC needs a blank.
    """
    tones = [vowel + tone for vowel in _ABOVE_AND_BELOW for tone in TONES]
    silenced = [vowel + _SILENCE for vowel in _SILENCED]
    return [*tones, *silenced, *(tone + "ำ" for tone in TONES), *(letter * 2 for letter in _NARROW)]


def make_classes(alphabet: Iterable[str], *, clusters: bool = True) -> list[str]:
    """The classes of a network, the blank (an empty string) first; `clusters` adds what stands together."""
    singles = sorted(set(alphabet))
    if any(len(each) != 1 for each in singles):
        raise ValueError("an alphabet is made of single characters")
    known = set(singles)
    added = [each for each in _clusters() if set(each) <= known] if clusters else []
    return ["", *singles, *added]


class Codec:
    """Writes text as classes and reads classes as text; the longest class goes first."""

    def __init__(self, classes: Sequence[str]) -> None:
        if not classes or classes[BLANK] != "":
            raise ValueError("the first class is the blank, an empty string")
        if len(set(classes)) != len(classes):
            raise ValueError("a class stands in the list once")
        self.classes = list(classes)
        self._index = {text: number for number, text in enumerate(classes) if text}
        self._longest = max((len(text) for text in classes), default=1)

    def __len__(self) -> int:
        return len(self.classes)

    def encode(self, text: str) -> list[int] | None:
        """The classes of a text; None where it has a character that no class holds."""
        found: list[int] = []
        place = 0
        while place < len(text):
            for length in range(self._longest, 0, -1):
                number = self._index.get(text[place : place + length])
                if number is not None:
                    found.append(number)
                    place += len(self.classes[number])
                    break
            else:
                return None
        return found

    def decode(self, numbers: Iterable[int]) -> str:
        """The text of classes, without blanks."""
        return "".join(self.classes[number] for number in numbers)


def frames_needed(numbers: Sequence[int]) -> int:
    """The least frames in which CTC can write these classes: a blank must part two that are the same."""
    return len(numbers) + sum(first == second for first, second in pairwise(numbers))
