"""Where the words of a printed row stand, after its text was repaired."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from extractors.page.layer.rows import Row
from schemas.page import Baseline

Stretch = tuple[float, float]
"""From where to where, in points across the page."""


def baseline_of(row: Row, text: str) -> Baseline:
    """The row's baseline with the words of `text`, which is what the row shows, repaired; both hold a letter."""
    places = _places_in(row)
    shown = "".join(char for char, _ in places)
    stretches = [stretch for _, stretch in places]
    if text != shown:
        stretches = _carried_over(shown, stretches, text)
    x0, x1 = row.box.x0, row.box.x1
    ends: list[float] = []
    for is_blank, letters in groupby(zip(text, stretches, strict=True), key=lambda each: each[0].isspace()):
        if not is_blank:
            word = [stretch for _, stretch in letters]
            ends += [round(min(start for start, _ in word) - x0, 2), round(max(end for _, end in word) - x0, 2)]
    y = round(row.baseline, 2)
    return Baseline(round(x0, 2), y, round(x1, 2), y, round(row.size, 2), tuple(ends))


def _places_in(row: Row) -> list[tuple[str, Stretch]]:
    """Each character that the row shows and where it stands; those of a cluster share its place."""
    places: list[tuple[str, Stretch]] = []
    for cluster, ink, blank in zip(row.clusters, row.inks, row.blanks, strict=True):
        if blank:
            places.append((" ", (places[-1][1][1] if places else ink.x0, ink.x0)))
        places += [(char, (ink.x0, ink.x1)) for char in cluster.text]
    return places


def _carried_over(shown: str, stretches: list[Stretch], text: str) -> list[Stretch]:
    """Where the characters of `text` stand: where they stood as `shown`, new ones beside or in the place of others."""
    return list(_carry(shown, stretches, text))


def _carry(shown: str, stretches: list[Stretch], text: str) -> Iterator[Stretch]:
    for kind, first, after, start, stop in SequenceMatcher(None, shown, text, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from stretches[first:after]
        elif after > first:
            whole = (min(x for x, _ in stretches[first:after]), max(x for _, x in stretches[first:after]))
            yield from [whole] * (stop - start)
        else:
            beside = stretches[first - 1][1] if first else stretches[0][0]
            yield from [(beside, beside)] * (stop - start)
