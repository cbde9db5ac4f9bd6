"""A straight page cut along its rulings into blocks: cells, columns, and what stands outside of tables."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.page.images.ruling_places import Across, Upright
from extractors.page.images.rulings import Ruled

_SAME_RULING = 0.5
_LEAST_BAND = 0.8
_COVERS = 0.6
"""Of a block's width: a horizontal ruling at least so long parts it."""


class Block(NamedTuple):
    """A piece of the straight page, in pixels, in which text runs from the left to the right edge."""

    x0: int
    x1: int
    y0: int
    y1: int


def find_blocks(ruled: Ruled, hc: float) -> list[Block]:
    """The blocks of a page from top to bottom; together they cover the page without its rulings."""
    height, width = ruled.text.shape
    upright = sorted(ruled.upright, key=lambda ruling: ruling.x0)
    heights = _apart([0, height, *(y for each in upright for y in (each.y0, each.y1))], least=_LEAST_BAND * hc)
    blocks: list[Block] = []
    for y0, y1 in pairwise(heights):
        middle_third = (y0 + (y1 - y0) / 3, y1 - (y1 - y0) / 3)
        active = [each for each in upright if each.y0 <= middle_third[0] and each.y1 >= middle_third[1]]
        for left, right in _between(active, width):
            blocks += _cut_across(Block(left, right, y0, y1), ruled.across)
    return _grow_together(blocks, hc)


def _apart(values: Sequence[int], *, least: float) -> list[int]:
    """The values in order; of those nearer than `least` to the one before, none but the last of all."""
    ordered = sorted(set(values))
    kept = [ordered[0]]
    for value in ordered[1:-1]:
        if value - kept[-1] >= least and ordered[-1] - value >= least:
            kept.append(value)
    return [*kept, ordered[-1]] if len(ordered) > 1 else kept


def _between(upright: Sequence[Upright], width: int) -> Iterator[tuple[int, int]]:
    """The stretches of a row that rulings leave."""
    left = 0
    for each in upright:
        if each.x0 > left:
            yield left, each.x0
        left = max(left, each.x1)
    if width > left:
        yield left, width


def _cut_across(block: Block, across: Sequence[Across]) -> Iterator[Block]:
    """The block, cut at the horizontal rulings that cross most of it."""
    top = block.y0
    for each in sorted(across, key=lambda ruling: ruling.y0):
        inside = min(each.x1, block.x1) - max(each.x0, block.x0)
        if each.y1 <= top or each.y0 >= block.y1 or inside < _COVERS * (block.x1 - block.x0):
            continue
        if each.y0 > top:
            yield block._replace(y0=top, y1=each.y0)
        top = max(top, each.y1)
    if block.y1 > top:
        yield block._replace(y0=top)


def _grow_together(blocks: Sequence[Block], hc: float) -> list[Block]:
    """Blocks of the same left and right edge that touch are one: what ends beside them does not part their text."""
    grown: list[Block] = []
    ending: defaultdict[int, list[int]] = defaultdict(list)  # which of the grown end at a height
    for block in sorted(blocks, key=lambda each: (each.y0, each.x0)):
        for at in ending[block.y0]:
            other = grown[at]
            if abs(other.x0 - block.x0) <= _SAME_RULING * hc and abs(other.x1 - block.x1) <= _SAME_RULING * hc:
                grown[at] = Block(min(other.x0, block.x0), max(other.x1, block.x1), other.y0, block.y1)
                ending[block.y0].remove(at)
                ending[block.y1].append(at)
                break
        else:
            ending[block.y1].append(len(grown))
            grown.append(block)
    return grown
