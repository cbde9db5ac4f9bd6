"""What a PDF page tells of its text objects beyond their characters: where they show, and what is painted over them."""

from typing import NamedTuple

Rectangle = tuple[float, float, float, float]
"""x0, y0, x1, y1 in user space."""
EVERYWHERE: Rectangle = (-1e6, -1e6, 1e6, 1e6)
_BAND = 24.0
"""Points; covers are looked up by the bands of the page that they reach into."""
_REACH = 15_000.0
"""Points; no page is larger."""
_MOST_COVERS = 5_000
"""What is painted beyond so many is not looked at: no report has as many."""


class TextObject(NamedTuple):
    """A run of text that the file draws at once, in user space.

    `mark` is what the file says it reads, shared between objects; only those with one have `bounds`. Nothing outside
    of `clip` is shown. `rank` counts the text objects drawn before it.
    """

    bounds: Rectangle
    mark: int
    clip: Rectangle
    rank: int


class Covers:
    """Opaque rectangles in user space, each with how many text objects were drawn before it."""

    def __init__(self) -> None:
        self._of_band: dict[int, list[tuple[Rectangle, int]]] = {}
        self._count = 0

    def add(self, rectangle: Rectangle, *, texts_below: int) -> None:
        """A rectangle that hides the first `texts_below` text objects where it lies."""
        _, bottom, _, top = rectangle
        self._count += 1
        if self._count > _MOST_COVERS or not bottom <= top:
            return
        for band in range(int(max(bottom, -_REACH) // _BAND), int(min(top, _REACH) // _BAND) + 1):
            self._of_band.setdefault(band, []).append((rectangle, texts_below))

    def hide(self, x: float, y: float, *, rank: int) -> bool:
        """Whether this point of a text object is hidden; `rank` counts the text objects drawn before that one."""
        if not abs(y) <= _REACH:  # so that numbers that are none are not looked up
            return False
        return any(
            rank < texts_below and left <= x <= right and bottom <= y <= top
            for (left, bottom, right, top), texts_below in self._of_band.get(int(y // _BAND), ())
        )
