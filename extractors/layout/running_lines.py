"""Running heads and feet: lines that pages print at the same place again and again."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.thai.fuzzy import squash
from extractors.thai.numbers import parse_int
from schemas.page import Grid, Line

_TOP, _FOOT = 0.13, 0.88
"""Shares of the page's height: heads stand above the first, feet below the second."""
_MARGIN = 0.07
"""Within this share of the height from an edge stands nothing but heads and feet."""
_SAME_PLACE = 5.0
_SURELY = 3
"""So many pages show that a line is no part of the text; on fewer it may be a title that is printed again."""
_DIGITS = re.compile("[0-9๐-๙]+")
_LONGEST = 160


def find_running_lines(blocks: Sequence[Line | Grid], heights: Mapping[int, float]) -> set[int]:
    """The positions in `blocks` of running heads and feet; `heights` gives each page's height in points."""
    places: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        height = heights.get(block.page_no) if isinstance(block, Line) else None
        if not isinstance(block, Line) or block.box is None or not height or len(block.text) > _LONGEST:
            continue
        top = block.box.y1 <= _TOP * height
        if top or block.box.y0 >= _FOOT * height:
            places[_DIGITS.sub("#", squash(block.text)), top].append(index)
    running: set[int] = set()
    for alike in places.values():
        for index in alike:
            running |= _same_place(index, alike, blocks, heights)
    return running


def _counts_pages(one: Line, other: Line) -> bool:
    """Whether two lines that differ in their numbers alone count pages; `มาตรการที่ ๓` and `๕` count something else."""
    numbers = [[parse_int(found) or 0 for found in _DIGITS.findall(line.text)] for line in (one, other)]
    steps = {after - before for before, after in zip(*numbers, strict=True)}
    return steps <= {0, other.page_no - one.page_no}


def _same_place(
    index: int, alike: Sequence[int], blocks: Sequence[Line | Grid], heights: Mapping[int, float]
) -> set[int]:
    """The lines that are printed where this one is, on other pages, with it; none where it may be part of the text."""
    here = blocks[index]
    assert isinstance(here, Line)
    assert here.box is not None
    same = {index}
    pages = {here.page_no}
    for other in alike:
        line = blocks[other]
        if not isinstance(line, Line) or line.box is None or line.page_no in pages:
            continue
        if abs(line.box.y0 - here.box.y0) <= _SAME_PLACE and _counts_pages(here, line):
            same.add(other)
            pages.add(line.page_no)
    if len(same) < 2:
        return set()
    height = heights[here.page_no]
    at_edge = here.box.y1 <= _MARGIN * height or here.box.y0 >= (1 - _MARGIN) * height
    if len(same) >= _SURELY or at_edge:
        return same
    return same - {min(same)}
