"""Rulings as a page means them: pieces joined, doubles made one, sides that the page leaves out added."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.page.content import Stroke
from schemas.geometry import Box

SAME_LINE = 3.0
"""Points between rulings that are one: the two lines of a double ruling, or a cell's drawn beside the next one's."""
_GAP = 4.0
"""Points between the pieces of one ruling, dashed ones too."""
TOUCH = 3.5
"""Points within which rulings meet."""
SHORTEST = 8.0
_LONGEST_DASH = 8.0
_LEAST_DASHES = 6
_LEAST_COLUMN_SIDES = 3
_DANGLING = 6.0
"""Points that an arrow ends before the next ruling, or behind the last."""


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
    """Whether pieces make one ruling: a few long ones, or a regular row of dashes; dots to write on do not."""
    return (
        inked / pieces > _LONGEST_DASH or (pieces >= _LEAST_DASHES and inked >= 0.4 * length) or inked >= 0.9 * length
    )


def complete(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The rulings, with the sides of tables that the page leaves out: at the foot of a page, or left and right.

    A side is added where at least two rulings end at one line, as far as nothing is drawn along it.
    """
    done = without_arrows(rulings)
    done += _ends_of_columns(done)
    for group in touching(done):
        sides = list(_missing_sides(group, horizontal=True))
        sides += _missing_sides([*group, *sides], horizontal=False)
        # Of two columns without outer sides only those that were just added reach the foot beside the one between them.
        sides += _missing_sides([*group, *sides], horizontal=True)
        done += sides
    return done


def _ends_of_columns(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Head and foot of columns that nothing crosses: a page in the middle of a long row shows no more of a table."""
    flat = [each for each in rulings if each.horizontal]
    bare = [each for each in rulings if not each.horizontal and not any(_meet(other, each) for other in flat)]
    ends: list[Ruling] = []
    while bare:
        first = bare[0]
        alike = [each for each in bare if max(abs(each.start - first.start), abs(each.end - first.end)) <= TOUCH]
        bare = [each for each in bare if each not in alike]
        if len(alike) >= _LEAST_COLUMN_SIDES:
            low, high = min(each.at for each in alike), max(each.at for each in alike)
            ends += [Ruling(True, at, low, high) for at in (first.start, first.end)]
    return ends


def without_arrows(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The rulings without lines that cross others and end between them, as no line of a table does by itself."""
    kept = []
    for ruling in rulings:
        crossing = [each for each in rulings if each.horizontal != ruling.horizontal and _cross(ruling, each)]
        ends_free = all(
            min((abs(each.at - end) for each in crossing), default=0.0) > _DANGLING
            for end in (ruling.start, ruling.end)
        )
        alike = sum(
            1
            for each in rulings
            if each.horizontal == ruling.horizontal
            and min(abs(each.start - ruling.start), abs(each.end - ruling.end)) <= SAME_LINE
        )
        is_edge = sum(min(abs(each.start - ruling.at), abs(each.end - ruling.at)) <= TOUCH for each in crossing) > 1
        if not (crossing and ends_free and alike == 1) or is_edge:
            kept.append(ruling)
    return kept


def _cross(one: Ruling, other: Ruling) -> bool:
    return _meet(one, other) if one.horizontal else _meet(other, one)


def _missing_sides(group: Sequence[Ruling], *, horizontal: bool) -> Iterator[Ruling]:
    """What is not drawn of the top and the foot of a table (`horizontal`), or of its left and right side."""
    crossing = [each for each in group if each.horizontal != horizontal]
    along = [each for each in group if each.horizontal == horizontal]
    if len(crossing) < 2 or not along:
        return
    # A table without outer rulings is as wide as its other rulings are long.
    low = min(*(each.at for each in crossing), *(each.start for each in along))
    high = max(*(each.at for each in crossing), *(each.end for each in along))
    for edge in (min(each.start for each in crossing), max(each.end for each in crossing)):
        reaching = sorted(each.at for each in crossing if min(abs(edge - each.start), abs(edge - each.end)) <= TOUCH)
        if len(reaching) < 2:
            continue
        drawn = [each for each in along if abs(each.at - edge) <= TOUCH]
        stops = [low, *reaching, high] if not drawn else reaching
        for start, end in pairwise(stops):
            if end - start > TOUCH and not _is_covered(start, end, drawn):
                yield Ruling(horizontal, edge, start, end)


def _is_covered(start: float, end: float, drawn: Sequence[Ruling]) -> bool:
    inked = sum(max(0.0, min(end, each.end) - max(start, each.start)) for each in drawn)
    return inked >= 0.5 * (end - start)


def open_columns(table: Box, edges: Sequence[float], drawn: Sequence[Ruling]) -> tuple[int, ...]:
    """The columns of a table (`edges` are their sides) along whose foot nothing is drawn: the page cuts their cells."""
    foot = [each for each in drawn if each.horizontal and abs(each.at - table.y1) <= TOUCH]
    return tuple(
        col for col, (start, end) in enumerate(pairwise(edges)) if not _is_covered(start + TOUCH, end - TOUCH, foot)
    )


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
    return v.start - TOUCH <= h.at <= v.end + TOUCH and h.start - TOUCH <= v.at <= h.end + TOUCH
