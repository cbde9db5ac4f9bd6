"""Boxes by where they lie, so that each is compared with those beside it, and not with thousands across the page."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from schemas.geometry import Box

_SIDE = 24.0
"""Points; somewhat more than a box to tick."""
_FARTHEST = 4000
"""Squares from the corner of the paper; what lies beyond counts as lying there."""

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things with a box each; made for small boxes: a large one is kept in every square that it covers."""

    def __init__(self, things: Iterable[tuple[Box, T]] = ()) -> None:
        self._squares: dict[tuple[int, int], list[T]] = {}
        for box, thing in things:
            self.add(box, thing)

    def add(self, box: Box, thing: T) -> None:
        """Keeps the thing where its box lies."""
        for square in _squares_of(box):
            self._squares.setdefault(square, []).append(thing)

    def around(self, box: Box) -> Iterator[T]:
        """Everything whose box may touch this one, each once."""
        seen: set[int] = set()
        for square in _squares_of(box):
            for thing in self._squares.get(square, ()):
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield thing


def _squares_of(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (round(min(max(side // _SIDE, -_FARTHEST), _FARTHEST)) for side in box)
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
