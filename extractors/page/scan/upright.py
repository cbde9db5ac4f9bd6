"""A page as it was scanned, made upright and clean."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.page.images.clean import CleanPage, clean_page, keep_coloured_print
from extractors.page.images.cut import cut_line
from extractors.page.images.lines import find_lines
from extractors.page.images.orientation import judge_orientation
from extractors.page.images.pixels import Colour, Grey, Mask
from extractors.page.images.quarters import turn_clockwise
from extractors.page.ocr.engine import LineEngine

_TRIED = 10
"""Lines that are read to tell which way up a page lies."""
_SURER = 0.05
_LEAST_WIDTH = 4.0
"""Letter heights: shorter lines tell little."""


class UprightPage(NamedTuple):
    """A page after `turns` clockwise quarter turns, [height, width]: its print, and masks of what was taken out.

    `grey` is the print, `seen` all of the page; `coloured` is ink of stamps and pens, `photographs` and `edges` (black
    borders, punched holes) are not paper either.
    """

    grey: Grey
    seen: Grey
    turns: int
    coloured: Mask
    photographs: Mask
    edges: Mask


def make_upright(page: Grey | Colour, engine: LineEngine) -> UprightPage:
    """The page, [height, width] or in colour [height, width, 3], as its print is to be read; it may lie askew still.

    Where the print does not tell which way up it is, `engine` reads some lines in each. Raises EngineError where the
    engine fails.
    """
    clean = clean_page(page)
    way = judge_orientation(clean.grey)
    turns = way.turns if way.sure else _best_read(clean.grey, [way.turns, *way.others], engine)
    upright = keep_coloured_print(CleanPage(*(turn_clockwise(each, turns) for each in clean)) if turns else clean)
    return UprightPage(
        upright.grey,
        upright.seen,
        turns,
        coloured=upright.coloured,
        photographs=upright.photographs,
        edges=upright.edges,
    )


def _best_read(page: Grey, ways: Sequence[int], engine: LineEngine) -> int:
    """Which of these quarter turns lets the engine read the page most surely; the first where none is much surer."""
    sure = [_how_sure(turn_clockwise(page, turns), engine) for turns in ways]
    best = max(range(len(ways)), key=lambda at: sure[at])
    return ways[best] if sure[best] >= sure[0] + _SURER else ways[0]


def _how_sure(page: Grey, engine: LineEngine) -> float:
    """How sure the engine is of the longest lines of the page, from 0 to 1; 0 where there are none."""
    lines = [line for line in find_lines(page) if line.right - line.left >= _LEAST_WIDTH * line.hc]
    longest = sorted(lines, key=lambda line: line.left - line.right)[:_TRIED]
    readings = engine.read_lines([cut_line(page, line) for line in longest])
    return sum(reading.confidence for reading in readings) / len(readings) if readings else 0.0
