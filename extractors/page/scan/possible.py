"""Of two readings of a number or dash the one that can stand there; what the other says stays in the doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.thai.numbers import parse_int
from extractors.thai.patterns import DASH
from extractors.thai.possible import is_dash_due, is_possible
from schemas.page import Doubt, Grid, GridCell, Line, Page, Repair

SECOND_READING = "second-reading"
"""The rule by which a line's text has the other reading; `raw` keeps the first."""
_LEAST_NUMBERS = 3
"""Cells with numbers that make a column one that counts."""
_DASH_AT_END = re.compile(rf"\s*{DASH}")
_COUNTER = re.compile(r"\s*\(?(?P<number>[0-9๐-๙]{1,3})[.)]?\s*")


def prefer_possible(page: Page) -> Page:
    """The page where each number that cannot stand in its place has its other reading, if that one can."""
    blocks = page.blocks
    lines = [block for block in blocks if isinstance(block, Line)]
    changed = dict(zip(map(id, lines), _in_context(lines), strict=True))
    return replace(
        page,
        blocks=tuple(
            changed[id(block)] if isinstance(block, Line) else _count_on(_in_cells(block)) for block in blocks
        ),
    )


def _in_cells(grid: Grid) -> Grid:
    cells = tuple(replace(cell, lines=tuple(_in_context(cell.lines))) for cell in grid.cells)
    return replace(grid, cells=cells)


def _in_context(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, which follow each other, with what the words before and behind each number allow."""
    for at, line in enumerate(lines):
        above = lines[at - 1].text + " " if at else ""
        below = " " + lines[at + 1].text if at + 1 < len(lines) else ""
        chosen = line
        for doubt in _doubts_of(line):
            before, behind = above + chosen.text[: doubt.start], chosen.text[doubt.end :] + below
            first = is_possible(doubt.text, before=before, behind=behind)
            only_other = first is False and is_possible(doubt.other, before=before, behind=behind)
            if only_other or (_has_dash_more(doubt) and is_dash_due(before=before + doubt.text, behind=behind)):
                chosen = with_other(chosen, doubt)
        yield chosen


def _has_dash_more(doubt: Doubt) -> bool:
    """Whether the other reading is the same with a dash behind it: a faint one is easily overlooked."""
    longer = doubt.other.startswith(doubt.text) and bool(doubt.text)
    return longer and _DASH_AT_END.fullmatch(doubt.other, len(doubt.text)) is not None


def _doubts_of(line: Line) -> list[Doubt]:
    """The numbers of the line that were read in two ways, the last first: a change moves what stands behind it."""
    return [doubt for doubt in reversed(line.doubts) if doubt.rule == "readings-differ"]


def _count_on(grid: Grid) -> Grid:
    """The grid where a number of a column that counts has its other reading, if only that one counts on."""
    changed: dict[int, GridCell] = {}
    for col in range(grid.n_cols):
        column = sorted((cell for cell in grid.cells if cell.col == col and cell.lines), key=lambda cell: cell.row)
        counters = [cell for cell in column if _number_in(cell.text) is not None]
        numbers = [_number_in(cell.text) for cell in counters]
        if len(counters) < _LEAST_NUMBERS:
            continue
        for at, cell in enumerate(counters):
            line = cell.lines[0]
            before = numbers[at - 1] if at else None
            behind = numbers[at + 1] if at + 1 < len(numbers) else None
            for doubt in _doubts_of(line):
                other = with_other(line, doubt)
                if not _fits(numbers[at], before, behind) and _fits(_number_in(other.text), before, behind):
                    changed[id(cell)] = replace(cell, lines=(other,))
    return replace(grid, cells=tuple(changed.get(id(cell), cell) for cell in grid.cells))


def _number_in(text: str) -> int | None:
    """The number that a cell holds alone, as `๓` or `(๓)`."""
    found = _COUNTER.fullmatch(text)
    return parse_int(found["number"]) if found else None


def _fits(number: int | None, before: int | None, behind: int | None) -> bool:
    """Whether the number is the next after the one before it, and the last before the one behind it."""
    return number is not None and before in (None, number - 1) and behind in (None, number + 1)


def with_other(line: Line, doubt: Doubt) -> Line:
    """The line with the other reading of one of its numbers; the doubt stays, with the two readings exchanged."""
    longer = len(doubt.other) - len(doubt.text)
    text = line.text[: doubt.start] + doubt.other + line.text[doubt.end :]
    exchanged = replace(doubt, text=doubt.other, other=doubt.text, end=doubt.start + len(doubt.other))

    def moved(each: Doubt) -> Doubt:
        if each == doubt:
            return exchanged
        if each.end <= doubt.start:
            return each
        if each.start < doubt.end:  # it is about these letters and others
            end = each.end + longer
            return replace(each, end=end, text=text[each.start : end])
        return replace(each, start=each.start + longer, end=each.end + longer)

    return replace(
        line,
        text=text,
        doubts=tuple(moved(each) for each in line.doubts),
        repairs=(*line.repairs, Repair(rule=SECOND_READING, before=doubt.text, after=doubt.other)),
    )
