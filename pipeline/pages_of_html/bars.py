"""Bars for charts: where each part of a bar begins and how long it is, in the units of the picture."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """A part of a bar: `kind` names its colour."""

    kind: str
    number: int
    x: float
    width: float


def to_parts(counts: Iterable[tuple[str, int]], *, whole: float, width: float) -> list[Part]:
    """The counts side by side in a bar that is `width` long where they add up to `whole`; none of them is left out."""
    parts, x = [], 0.0
    for kind, count in counts:
        if count:
            length = width * count / whole
            parts.append(Part(kind, count, round(x, 2), round(length, 2)))
            x += length
    return parts


def longest(counts: Sequence[int]) -> int:
    """The greatest count, at least 1: what a full bar stands for."""
    return max(counts, default=0) or 1
