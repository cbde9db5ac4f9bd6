"""Numbers of a printed row that two readings of its picture do not agree on."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from extractors.page.layer.rows import Row
from schemas.page import Doubt

_WITHIN_NUMBERS = frozenset(".,/")


class _Piece(NamedTuple):
    """A cluster of a row, and what the second reading has instead; None where it has the same."""

    text: str
    other: str | None

    @property
    def is_of_number(self) -> bool:
        """Whether it may be a part of a number, in either reading."""
        return self.other is not None or self.text.isdecimal() or self.text in _WITHIN_NUMBERS


def differing_numbers(row: Row, text: str) -> Iterator[Doubt]:
    """A doubt for each number with a differing digit; `text` is what the row shows, repaired.

    Where a repair has changed the number itself, the doubt is about all of the text.
    """
    for before, shown, other in _numbers(row):
        start = _find_again(shown, text, times=before.count(shown))
        if start is None:
            yield Doubt(rule="readings-differ", start=0, end=len(text), text=text, other=other)
        else:
            yield Doubt(rule="readings-differ", start=start, end=start + len(shown), text=shown, other=other)


def _find_again(number: str, text: str, *, times: int) -> int | None:
    """Where the number stands in the text after it stood there so many times already."""
    start = text.find(number)
    for _ in range(times):
        if start < 0:
            break
        start = text.find(number, start + len(number))
    return None if start < 0 else start


def _numbers(row: Row) -> Iterator[tuple[str, str, str]]:
    """What stands before each number that differs, and its two readings, in order."""
    pieces: list[_Piece] = []
    for cluster, blank in zip(row.clusters, row.blanks, strict=True):
        if blank:
            pieces.append(_Piece(" ", None))
        others = [part.glyph.other for part in cluster.parts]
        differs = any(other is not None for other in others)
        texts = [part.glyph.text for part in cluster.parts]
        said = "".join(text if other is None else other for text, other in zip(texts, others, strict=True))
        pieces.append(_Piece(cluster.text, said if differs else None))
    before = ""
    for of_number, group in groupby(pieces, key=lambda piece: piece.is_of_number):
        number = list(group)
        shown = "".join(piece.text for piece in number)
        if of_number and any(piece.other is not None for piece in number):
            yield before, shown, "".join(piece.text if piece.other is None else piece.other for piece in number)
        before += shown
