"""How well texts were read: wrong characters with and without spaces, Thai digits, and what was taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from extractors.page.ocr.alphabet import THAI_DIGITS


@dataclass
class Score:
    """Sums over lines; `whole` counts those right but for their spaces; `confusions` counts (true, read) pairs.

    An empty string in a pair is nothing.
    """

    lines: int = 0
    whole: int = 0
    characters: int = 0
    wrong: int = 0
    dense: int = 0
    dense_wrong: int = 0
    digits: int = 0
    digits_right: int = 0
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def cer(self) -> float:
        """The share of wrong characters, spaces counted."""
        return self.wrong / max(1, self.characters)

    @property
    def dense_cer(self) -> float:
        """The share of wrong characters, all spaces taken out before."""
        return self.dense_wrong / max(1, self.dense)

    @property
    def digit_accuracy(self) -> float:
        """The share of true Thai digits that were read as themselves."""
        return self.digits_right / self.digits if self.digits else 1.0

    def __str__(self) -> str:
        return (
            f"{self.lines} lines  CER {self.cer:.2%}  without spaces {self.dense_cer:.2%}  "
            f"whole lines {self.whole / max(1, self.lines):.1%}  "
            f"Thai digits {self.digit_accuracy:.2%} of {self.digits}"
        )


def _add_alignment(score: Score, true: str, read: str) -> None:
    right = Counter(character for character in true if character in THAI_DIGITS)
    score.digits += right.total()
    missed = 0
    for edit in Levenshtein.editops(true, read):
        was = "" if edit.tag == "insert" else true[edit.src_pos]
        became = "" if edit.tag == "delete" else read[edit.dest_pos]
        score.confusions[was, became] += 1
        missed += was in THAI_DIGITS
    score.digits_right += right.total() - missed


def score_texts(true: Sequence[str], read: Sequence[str]) -> Score:
    """The score of texts against the truth, line by line."""
    score = Score()
    for truth, reading in zip(true, read, strict=True):
        dense, dense_reading = ("".join(text.split()) for text in (truth, reading))
        score.lines += 1
        score.whole += dense == dense_reading
        score.characters += len(truth)
        score.wrong += Levenshtein.distance(truth, reading)
        score.dense += len(dense)
        score.dense_wrong += Levenshtein.distance(dense, dense_reading)
        _add_alignment(score, truth, reading)
    return score


def confusion_lines(score: Score, *, most: int = 30) -> list[str]:
    """The commonest mistakes, one a line: how often, the true character, the one that was read."""
    return [
        f"{count:5d}  {_shown(true)} → {_shown(read)}" for (true, read), count in score.confusions.most_common(most)
    ]


def _shown(character: str) -> str:
    if not character:
        return "nothing"
    return "space" if character == " " else f"{character} U+{ord(character):04X}"
