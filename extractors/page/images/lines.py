"""The lines of print on a scanned page, found by their ink."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.bend import Bend, measure_bend
from extractors.page.images.blocks import Block, find_blocks
from extractors.page.images.box_marks import FoundBox, find_boxes
from extractors.page.images.brackets import find_brackets
from extractors.page.images.columns import ink_stretches, split_at_columns
from extractors.page.images.gutters import split_at_gutters
from extractors.page.images.ink import Ink, find_ink
from extractors.page.images.letter_sizes import LARGER, part_by_size
from extractors.page.images.letters import Pieces, find_pieces, letters_among, measure_letters, measure_slope
from extractors.page.images.line_box import ABOVE, BELOW, LineBox
from extractors.page.images.lone_marks import LoneMark, find_lone_marks
from extractors.page.images.pixels import Grey, resized
from extractors.page.images.rows import Row, find_rows
from extractors.page.images.ruling_places import Across, Upright
from extractors.page.images.rulings import take_out_rulings
from extractors.page.images.scan_lines import ScanLine, find_scan_lines, without_scan_lines
from extractors.page.images.sizes import Sorted, sort_by_size
from extractors.page.images.specks import Specks, find_specks, without_specks
from extractors.page.images.turn import Turn

_LARGEST_SIDE = 2400
"""Pixels in which the lines of a page are found; larger pages are shrunk for it."""
_SMALL, _LARGER = 10.0, 2.0
"""Pixels of letters that are too small to find lines by, and how much larger they are made."""
COARSE = 7.0
"""Pixels of a letter's height as scanned: the marks of smaller ones cannot be told apart."""
_LEAST_SLOPE = 0.0004
_MARGIN = 0.35
"""Letter heights of paper beside the ink of a line that belong to it."""
_WORDS_APART = 1.2
_DOTS_APART, _DOTS_ABOVE = 0.7, 0.3
"""Letter heights between the dots of a dotted line, and that they stand above the baseline at most."""
_STRAY, _FAR = 0.3, 1.5
"""Letter heights: narrower ink so far from the words of a row is dirt."""
_SIDE_BY_SIDE = 0.5
"""Letter heights between the baselines of a row's cells; the next row is farther away."""


class FoundLine(NamedTuple):
    """A line in pixels of the straight page."""

    left: float
    right: float
    row: Row


class Printed(NamedTuple):
    """What is found on a page, in pixels of the straight page: lines (those of cells apart), rulings, boxes to tick.

    `marks` are those that stand alone in cells. The straight page is the page shrunk by `scale` and turned by `turn`;
    its letters are `hc` pixels high. `specks` and `scan_lines` are dirt, in pixels of the shrunk page before
    it is turned.
    """

    turn: Turn
    scale: float
    hc: float
    lines: tuple[FoundLine, ...]
    across: tuple[Across, ...]
    upright: tuple[Upright, ...]
    boxes: tuple[FoundBox, ...]
    marks: tuple[LoneMark, ...]
    specks: Specks
    scan_lines: tuple[ScanLine, ...]

    @property
    def is_coarse(self) -> bool:
        """Whether the page was scanned too coarsely for its text to be trusted."""
        return self.hc / self.scale < COARSE

    def box_of(self, line: FoundLine) -> LineBox:
        """Where the line stands on the page."""
        return self.turn.to_page(line.left, line.right, line.row, self.scale)


def find_lines(page: Grey) -> list[LineBox]:
    """The lines of an upright page, [height, width], from top to bottom and from left to right; cells' lines apart."""
    printed = find_print(page)
    return [] if printed is None else [printed.box_of(line) for line in printed.lines]


def find_print(page: Grey) -> Printed | None:
    """The lines, in reading order, and rulings of an upright page, [height, width]; None where there are no letters."""
    scale = min(1.0, _LARGEST_SIDE / max(page.shape))
    printed = _find_at(page, scale)
    if printed is None or not COARSE <= printed.hc < _SMALL:
        return printed
    return _find_at(page, _LARGER * scale) or printed


def straight_page(page: Grey, printed: Printed) -> Grey:
    """The upright page as its lines were found on it: of the size for that, and straight."""
    darkness = cv2.bitwise_not(resized(page, printed.scale))
    level = printed.turn.straighten(np.asarray(darkness, dtype=np.uint8))
    return np.asarray(cv2.bitwise_not(level), dtype=np.uint8)


def _find_at(page: Grey, scale: float) -> Printed | None:
    """As `find_print`, on the page made `scale` times as large."""
    small = resized(page, scale)
    ink = find_ink(small)
    pieces = find_pieces(ink.clear)
    hc = measure_letters(pieces, longer_side=max(small.shape))
    if hc is None:
        return None
    slope = measure_slope(letters_among(pieces, hc), hc)
    if abs(slope) < _LEAST_SLOPE:
        slope = 0.0
    specks = find_specks(pieces, hc, shape=small.shape)
    scan_lines = find_scan_lines(ink.all, hc, slope=slope)
    ink = without_scan_lines(without_specks(ink, specks), scan_lines)
    turn = Turn(slope=slope, width=small.shape[1], height=small.shape[0])
    level = Ink(*map(turn.straighten, ink))
    bend = measure_bend(level.all, hc, turned=slope)
    if bend != Bend():
        turn = turn._replace(bend=bend)
        level = Ink(*map(turn.straighten, ink))
    ruled = take_out_rulings(level, hc, turned=slope)
    blocks = find_blocks(ruled, hc)
    sorted_ink = sort_by_size(ruled.text, hc)
    return Printed(
        turn=turn,
        scale=scale,
        hc=hc,
        lines=tuple(_in_reading_order(_lines_of(sorted_ink, blocks, hc), hc)),
        across=ruled.across,
        upright=ruled.upright,
        boxes=(*find_boxes(level, hc), *find_brackets(sorted_ink.text, sorted_ink.pieces, hc)),
        marks=tuple(find_lone_marks(sorted_ink.text, sorted_ink.pieces, blocks, hc)),
        specks=specks,
        scan_lines=tuple(scan_lines),
    )


def _in_reading_order(lines: Iterable[FoundLine], hc: float) -> list[FoundLine]:
    """The lines of a straight page from top to bottom, and of those that stand side by side from left to right."""
    rows: list[list[FoundLine]] = []
    for line in sorted(lines, key=lambda each: each.row.baseline):
        if rows and line.row.baseline - rows[-1][0].row.baseline <= _SIDE_BY_SIDE * hc:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.left)]


def _lines_of(ink: Sorted, blocks: Iterable[Block], hc: float) -> Iterator[FoundLine]:
    """The lines of a straight page in its pixels."""
    blocks = [part for block in blocks for part in split_at_gutters(ink.text | ink.dots, block, hc)]
    found = [line for block in blocks for line in _lines_of_block(ink, block, hc)]
    large = [line for line in found if line.row.hc >= LARGER * hc]
    return (line for line in found if not any(_is_mark_of(line, other) for other in large))


def _is_mark_of(line: FoundLine, large: FoundLine) -> bool:
    """Whether a line is no more than marks above and below the letters of a heading."""
    row, hc = large.row, large.row.hc
    middle = (line.row.top + line.row.baseline) / 2
    return (
        line.row.hc < 0.8 * hc
        and row.top - ABOVE * hc <= middle <= row.baseline + BELOW * hc
        and large.left - hc <= line.left
        and line.right <= large.right + hc
    )


def _lines_of_block(ink: Sorted, block: Block, hc: float) -> Iterator[FoundLine]:
    inside = _inside(ink.pieces, block)
    rows = find_rows(ink.text, inside, block, hc)
    stretches = [_without_strays(_stretches(ink, block, row), row) for row in rows]
    for row, parts in zip(rows, split_at_columns(rows, stretches, hc), strict=True):
        for first, after in parts:
            for part in part_by_size(row, block.x0 + first, block.x0 + after, inside):
                left = max(part.first - _MARGIN * part.row.hc, block.x0)
                right = min(part.after + _MARGIN * part.row.hc, block.x1)
                yield FoundLine(left, right, part.row)


def _stretches(ink: Sorted, block: Block, row: Row) -> list[tuple[int, int]]:
    """Where the body of a row has ink, from the left edge of its block; dots count beside letters only."""
    y0 = max(block.y0, round(row.top - 0.1 * row.hc))
    y1 = min(block.y1, round(row.baseline + 0.1 * row.hc))
    if y1 <= y0:
        return []
    letters: NDArray[np.bool_] = np.any(ink.text[y0:y1, block.x0 : block.x1], axis=0)
    y0 = max(block.y0, round(row.baseline - _DOTS_ABOVE * row.hc))
    dots: NDArray[np.bool_] = np.any(ink.dots[y0:y1, block.x0 : block.x1], axis=0)
    dotted: NDArray[np.bool_] = letters | dots
    near = ink_stretches(dotted, least_gap=_DOTS_APART * row.hc)
    near = [each for each in near if letters[each[0] : each[1]].any()]
    filled = np.zeros_like(letters)
    for first, after in near:
        filled[first:after] = True
    return ink_stretches(filled, least_gap=_WORDS_APART * row.hc)


def _without_strays(stretches: list[tuple[int, int]], row: Row) -> list[tuple[int, int]]:
    """The stretches of a row without dirt far beside its words."""
    kept = list(stretches)
    for end in (0, -1):
        while len(kept) > 1 and kept[end][1] - kept[end][0] < _STRAY * row.hc:
            beside = kept[1][0] - kept[0][1] if end == 0 else kept[-1][0] - kept[-2][1]
            if beside < _FAR * row.hc:
                break
            kept.pop(end)
    return kept


def _inside(pieces: Pieces, block: Block) -> Pieces:
    x, y = (pieces.left + pieces.right) // 2, (pieces.top + pieces.bottom) // 2
    return pieces.only((x >= block.x0) & (x < block.x1) & (y >= block.y0) & (y < block.y1))
