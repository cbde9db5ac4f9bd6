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
_BEFORE_ITEM_NUMBER = re.compile(r"(?:มาตรการ|กิจกรรม|โครงการ|ประเด็น|ด้าน|กลยุทธ์|ยุทธศาสตร์|ตัวชี้วัด|ข้อ|รายการ|ลำดับ)(?:ที่)?\s*$")
_BEHIND_ITEM_NUMBER = re.compile(r"[.)]\s*\S")
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
            key = _DIGITS.sub("#", block.text)
            places[f"{squash(key)}{key.count('#')}", top].append(index)
    running: set[int] = set()
    for alike in places.values():
        for index in alike:
            if index not in running:
                running |= _same_place(index, alike, blocks, heights)
    return running


def _counts_pages(one: Line, other: Line) -> bool:
    """Whether two lines that differ in their numbers alone count pages; `มาตรการที่ ๓` and `๕` count something else."""
    pairs = zip(_DIGITS.finditer(one.text), _DIGITS.finditer(other.text), strict=True)
    differing = [(mine, step) for mine, theirs in pairs if (step := _number(theirs) - _number(mine))]
    return all(step == other.page_no - one.page_no and not _counts_items(one.text, mine) for mine, step in differing)


def _number(found: re.Match[str]) -> int:
    return parse_int(found[0]) or 0


def _counts_items(text: str, number: re.Match[str]) -> bool:
    """Whether the number counts what the text tells of: `มาตรการที่ ๓` or `๓. จัดประชุม`, and not `หน้าที่ ๓` or `แผ่นที่ ๓`."""
    heads_text = number.start() == 0 and _BEHIND_ITEM_NUMBER.match(text, number.end()) is not None
    return heads_text or _BEFORE_ITEM_NUMBER.search(text[: number.start()]) is not None


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
