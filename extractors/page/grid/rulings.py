"""Rulings as a page means them: pieces joined, doubles made one, sides that the page leaves out added."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.page.content import Stroke
from schemas.geometry import Box

SAME_LINE = 3.0
"""Points between rulings that are one: the two lines of a double ruling, or a cell's drawn beside the next one's."""
_GAP = 4.0
"""Points between the pieces of one ruling, dashed ones too."""
_TOUCH = 3.5
"""Points within which rulings meet."""
SHORTEST = 8.0
_LONGEST_DASH = 8.0
_LEAST_DASHES = 6


class Ruling(NamedTuple):
    """A straight ruling: at `at` (y of a horizontal, x of a vertical one), from `start` to `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


def join_strokes(strokes: Iterable[Stroke]) -> list[Ruling]:
    """The strokes as rulings, each as long as the page shows it; what is too short to part cells is left out."""
    horizontal = [(each.y0, each.x0, each.x1) for each in strokes if each.horizontal]
    vertical = [(each.x0, each.y0, each.y1) for each in strokes if not each.horizontal]
    return [
        ruling
        for is_horizontal, lines in ((True, horizontal), (False, vertical))
        for ruling in _join(lines, is_horizontal)
        if ruling.end - ruling.start >= SHORTEST
    ]


def _join(lines: Sequence[tuple[float, float, float]], horizontal: bool) -> Iterable[Ruling]:
    for group in _group(sorted(lines)):
        total = sum(end - start for _, start, end in group)
        at = sum(where * (end - start + 0.01) for where, start, end in group) / (total + 0.01 * len(group))
        start, end, pieces, inked = 0.0, 0.0, 0, 0.0
        for _, low, high in sorted(group, key=lambda line: line[1:]):
            if pieces and low <= end + _GAP:
                inked += max(0.0, high - max(end, low))
                end, pieces = max(end, high), pieces + 1
                continue
            if pieces and _is_whole(pieces, inked, end - start):
                yield Ruling(horizontal, at, start, end)
            start, end, pieces, inked = low, high, 1, high - low
        if pieces and _is_whole(pieces, inked, end - start):
            yield Ruling(horizontal, at, start, end)


def _group(lines: Sequence[tuple[float, float, float]]) -> Iterable[list[tuple[float, float, float]]]:
    """Runs of parallel lines so near each other that they are one."""
    group: list[tuple[float, float, float]] = []
    for line in lines:
        if group and line[0] - group[0][0] > SAME_LINE:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_whole(pieces: int, inked: float, length: float) -> bool:
    """Whether pieces make one ruling: a few long ones, or a regular row of dashes; dots on a line to write on do not."""
    return inked / pieces > _LONGEST_DASH or (pieces >= _LEAST_DASHES and inked >= 0.4 * length) or inked >= 0.9 * length


def complete(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The rulings, with the sides of tables that the page leaves out: at the foot of a page, or left and right.

    A side is added where at least two rulings end at one line and nothing is drawn along it.
    """
    added: list[Ruling] = []
    for group in touching(rulings):
        for horizontal in (True, False):
            crossing = [each for each in group if each.horizontal != horizontal]
            along = [each for each in group if each.horizontal == horizontal]
            if len(crossing) < 2 or not along:
                continue
            low, high = min(each.at for each in crossing), max(each.at for each in crossing)
            for edge in (min(each.start for each in crossing), max(each.end for each in crossing)):
                reaching = [each for each in crossing if abs(edge - each.start) <= _TOUCH or abs(edge - each.end) <= _TOUCH]
                drawn = [each for each in along if abs(each.at - edge) <= _TOUCH]
                covered = sum(each.end - each.start for each in drawn)
                if len(reaching) >= 2 and covered < 0.5 * (high - low):
                    low_edge, high_edge = min(each.at for each in reaching), max(each.at for each in reaching)
                    if not horizontal:  # rows may be shaded short: all of the table has the side
                        low_edge, high_edge = low, high
                    added.append(Ruling(horizontal, edge, low_edge, high_edge))
    return [*rulings, *added]


def is_open_below(table: Box, drawn: Sequence[Ruling]) -> bool:
    """Whether nothing is drawn along the foot of a table whose sides go down to it: the page cuts its last row."""
    drawn_along = sum(
        min(each.end, table.x1) - max(each.start, table.x0)
        for each in drawn
        if each.horizontal and abs(each.at - table.y1) <= _TOUCH
    )
    return drawn_along < 0.5 * (table.x1 - table.x0)


def touching(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """The rulings in groups that hang together by crossings."""
    groups: list[list[Ruling]] = []
    group_of: dict[int, int] = {}
    horizontal = [index for index, each in enumerate(rulings) if each.horizontal]
    vertical = [index for index, each in enumerate(rulings) if not each.horizontal]
    parent = list(range(len(rulings)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for h in horizontal:
        for v in vertical:
            if _meet(rulings[h], rulings[v]):
                parent[root(h)] = root(v)
    for index, ruling in enumerate(rulings):
        top = root(index)
        if top not in group_of:
            group_of[top] = len(groups)
            groups.append([])
        groups[group_of[top]].append(ruling)
    return [group for group in groups if len(group) > 1]


def _meet(h: Ruling, v: Ruling) -> bool:
    return v.start - _TOUCH <= h.at <= v.end + _TOUCH and h.start - _TOUCH <= v.at <= h.end + _TOUCH
