"""How alike two texts are, and which measure of one report is which of another."""

import re
import unicodedata
from collections.abc import Sequence

from extractors.thai.fuzzy import edit_distance
from pipeline.report_json import Json, joined_text

SAME_MEASURE = 0.5
"""Similarity from which two measures may be the same one."""

STEPS_IN_KEY = 200
"""Characters of the steps that help to recognise a measure."""

SAME_SIGNS = str.maketrans("๐๑๒๓๔๕๖๗๘๙“”’–—", '0123456789""\'--')
INVISIBLE = re.compile(r"[\s\u200b-\u200d\ufeff]+")


def normalize(text: str | None) -> str:
    """The text without what the comparison ignores: spaces, digit script, the style of quotes and dashes."""
    composed = unicodedata.normalize("NFC", text or "").replace("\u0e4d\u0e32", "\u0e33")
    return INVISIBLE.sub("", composed.translate(SAME_SIGNS))


def similarity(expected: str | None, actual: str | None) -> float:
    """1 minus the edits needed for each expected character, not below 0; 1 when both are empty."""
    wanted, found = normalize(expected), normalize(actual)
    if not wanted or not found:
        return float(wanted == found)
    return max(0.0, 1 - edit_distance(wanted, found) / len(wanted))


def f1(hits: int, *, expected: int, actual: int) -> float:
    """The harmonic mean of precision and recall; 1 when nothing was expected and nothing came."""
    return 2 * hits / (expected + actual) if expected + actual else 1.0


def pair_measures(expected: Sequence[Json], actual: Sequence[Json]) -> dict[int, int]:
    """Which expected measure is which actual one: the pairing in document order with the greatest total similarity.

    The order matters, because a plan that a memo repeats word for word must pair with its own copy.
    """
    alike = [[similarity(_key_text(e), _key_text(a)) for a in actual] for e in expected]
    totals = [[0.0] * (len(actual) + 1) for _ in range(len(expected) + 1)]
    taken: set[tuple[int, int]] = set()
    for i in reversed(range(len(expected))):
        for j in reversed(range(len(actual))):
            apart = max(totals[i + 1][j], totals[i][j + 1])
            paired = alike[i][j] + totals[i + 1][j + 1]
            if alike[i][j] >= SAME_MEASURE and paired >= apart:
                taken.add((i, j))
            totals[i][j] = paired if (i, j) in taken else apart
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(expected) and j < len(actual):
        if (i, j) in taken:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif totals[i + 1][j] >= totals[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _key_text(measure: Json) -> str:
    """What a measure is recognised by."""
    return joined_text(measure, "activities") + joined_text(measure, "steps")[:STEPS_IN_KEY]
