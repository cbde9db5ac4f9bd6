"""How alike two texts are: the one door to rapidfuzz."""

import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

LONGEST = 5_000
"""Only so many letters of each text are compared: the time grows with the product of the lengths."""


class _Squash(dict[int, str]):
    """A translation table that fills itself: nothing for spaces, marks of punctuation and signs; Arabic digits."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if kind[0] in "ZPSC":
            kept = ""
        elif kind == "Nd":
            kept = str(unicodedata.digit(char))
        else:
            kept = char.lower()
        self[code] = kept
        return kept


_SQUASH = _Squash()


def squash(text: str) -> str:
    """The text without spaces, punctuation and signs, in lower case, with Arabic digits."""
    return text.translate(_SQUASH)


def similarity(a: str, b: str) -> float:
    """0 (nothing in common) to 1 (the same letters), ignoring what `squash` drops; 0 where either has no letters."""
    left, right = _comparable(a), _comparable(b)
    return fuzz.ratio(left, right) / 100 if left and right else 0.0


def best_match(text: str, choices: Sequence[str], *, at_least: float) -> tuple[int, float] | None:
    """Index and similarity of the choice most like the text (the first of equals), or None below `at_least`."""
    wanted = _comparable(text)
    if not wanted:
        return None
    # rapidfuzz skips choices that are None: those without a letter.
    found = process.extractOne(
        wanted, [_comparable(choice) or None for choice in choices], scorer=fuzz.ratio, score_cutoff=at_least * 100
    )
    return (found[2], found[1] / 100) if found else None


def edit_distance(a: str, b: str) -> int:
    """How many letters must be put in, taken out or exchanged to make one text of the other (Levenshtein)."""
    return Levenshtein.distance(a, b)


def containment(part: str, whole: str) -> float:
    """How much of the shorter text stands in the longer one, in one piece (0–1)."""
    return fuzz.partial_ratio(part, whole) / 100


def likest_stretch(part: str, whole: str) -> str:
    """The stretch of `whole`, which is the longer one, that is most like `part`; empty where none is at all."""
    found = fuzz.partial_ratio_alignment(part, whole)
    return whole[found.dest_start : found.dest_end] if found else ""


def changed_stretches(a: str, b: str) -> list[tuple[str, str]]:
    """Where the texts differ: each stretch as `a` has it and as `b` has it, in order."""
    edits = Levenshtein.opcodes(a, b)
    return [(a[e.src_start : e.src_end], b[e.dest_start : e.dest_end]) for e in edits if e.tag != "equal"]


def _comparable(text: str) -> str:
    return squash(text[: 4 * LONGEST])[:LONGEST]
