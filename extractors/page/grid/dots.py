"""Rulings that are rows of dots, as browsers draw dotted borders; dots to write on are none."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.page.content import Shape, Stroke
from extractors.page.geometry import centre
from extractors.page.grid.cells import MOST_RULINGS

_LARGEST = 2.0
"""Points that a dot is wide and high, at the most."""
_GAP = 4.0
"""Points from dot to dot, at the most."""
_FEWEST = 12
_TOUCH = 3.0
_SAME_ROW = 0.5
_LEAST_SIDES = 2

Run = tuple[float, float, float]
"""Where a row of dots lies, and where it begins and ends."""


def dotted_rulings(shapes: Iterable[Shape]) -> list[Stroke]:
    """The rows of dots that are sides of cells: those that go down, and those across from one of them to another.

    Dots to write on go across too, and meet no row of dots that goes down.
    """
    dots = [centre(shape.box) for shape in shapes if shape.filled and _is_dot(shape)]
    down = list(_runs(dots))
    if not _LEAST_SIDES <= len(down) <= MOST_RULINGS:
        return []
    across = [run for run in _runs([(y, x) for x, y in dots]) if all(_meets(down, end, run[0]) for end in run[1:])]
    return [
        *(Stroke(x, start, x, end, 1.0) for x, start, end in down),
        *(Stroke(start, y, end, y, 1.0) for y, start, end in across),
    ]


def _is_dot(shape: Shape) -> bool:
    box = shape.box
    return box.x1 - box.x0 <= _LARGEST and box.y1 - box.y0 <= _LARGEST


def _runs(dots: Sequence[tuple[float, float]]) -> Iterator[Run]:
    """Rows of dots that share their first coordinate and follow each other along the second."""
    lines: dict[int, list[tuple[float, float]]] = {}
    for at, along in dots:
        lines.setdefault(round(at / _SAME_ROW), []).append((along, at))
    for line in lines.values():
        line.sort()
        begin = 0
        for index, (here, following) in enumerate(pairwise([*line, (float("inf"), 0.0)]), start=1):
            if following[0] - here[0] > _GAP:
                if index - begin >= _FEWEST:
                    yield line[begin][1], line[begin][0], here[0]
                begin = index


def _meets(down: Sequence[Run], x: float, y: float) -> bool:
    return any(abs(at - x) <= _TOUCH and start - _TOUCH <= y <= end + _TOUCH for at, start, end in down)
