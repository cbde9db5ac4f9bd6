"""Boxes by where they lie, so that each is compared with those beside it, and not with thousands across the page."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from schemas.geometry import Box

_SIDE = 24.0
"""Points; somewhat more than a box to tick."""
_MOST_SQUARES = 100
"""What covers more of them is kept beside them."""
_FARTHEST = 1e6
"""Points from the corner of the paper; what lies beyond, or nowhere, counts as lying there."""

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things with a box each."""

    def __init__(self, things: Iterable[tuple[Box, T]] = ()) -> None:
        self._squares: dict[tuple[int, int], list[T]] = {}
        self._large: list[T] = []
        self._all: list[T] = []
        for box, thing in things:
            self.add(box, thing)

    def add(self, box: Box, thing: T) -> None:
        """Keeps the thing where its box lies."""
        self._all.append(thing)
        squares = _squares_of(box)
        if squares is None:
            self._large.append(thing)
        for square in squares or ():
            self._squares.setdefault(square, []).append(thing)

    def around(self, box: Box) -> Iterator[T]:
        """Everything whose box may touch this one, each once, in no certain order."""
        squares = _squares_of(box)
        if squares is None:
            yield from self._all
            return
        yield from self._large
        seen: set[int] = set()
        for square in squares:
            for thing in self._squares.get(square, ()):
                if id(thing) not in seen:
                    seen.add(id(thing))
                    yield thing


def _squares_of(box: Box) -> list[tuple[int, int]] | None:
    """The squares of the page that the box touches; None for more than are kept."""
    left, top, right, bottom = (int(max(-_FARTHEST, min(_FARTHEST, side)) // _SIDE) for side in box)
    if (right - left + 1) * (bottom - top + 1) > _MOST_SQUARES:
        return None
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
