"""A row in which some words are printed larger than the others, cut where else their marks would be cut."""

from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.letters import Pieces
from extractors.page.images.line_box import ABOVE
from extractors.page.images.rows import Row

_WORDS = 0.45
"""Letter heights of white between words."""
_STANDS = 0.3
"""Letter heights between the foot of a letter and the baseline."""
LARGER, _LARGEST = 1.17, 2.2
"""Of the height of the row's letters, that of larger ones, as the median of a word."""
_ALL_LARGER, _ENOUGH = 1.1, 3
"""Of the height of the row's letters, each of at least so many in a larger word."""
_LEAST = 0.75
"""Of the height of the row's letters: what is lower is a mark or a dot."""
_ALIKE = 0.08
"""Of their height, by which letters of a size differ."""
_NARROWEST = 0.35
"""Of its height: a narrower piece is no consonant."""
_ON_LETTERS, _ON_MARKS = (0.9, 1.3), (1.3, 1.75)
"""Of the height of the letters, from their baseline: where the foot of a mark is that stands on a letter, or a mark."""


class Part(NamedTuple):
    """A stretch of a row, from `first` to before `after` in pixels, and the body of its letters."""

    first: int
    after: int
    row: Row


def part_by_size(row: Row, first: int, after: int, pieces: Pieces) -> list[Part]:
    """The stretch of the row cut into words of one size; whole, if all are of the row's.

    `pieces` are those of its block; places are pixels of the page.
    """
    inside = pieces.only((pieces.left >= first - 1) & (pieces.right <= after + 1))
    here = inside.only((inside.top < row.baseline) & (inside.bottom > row.top))
    if not here.left.size:
        return [Part(first, after, row)]
    order = np.argsort(here.left)
    starts, ends = here.left[order], np.maximum.accumulate(here.right[order])
    gaps = np.flatnonzero(starts[1:] - ends[:-1] > _WORDS * row.hc)
    words = [(int(starts[at[0]]), int(ends[at[-1]])) for at in np.split(np.arange(starts.size), gaps + 1)]
    letters = [_letters_of(word, inside, row) for word in words]
    large = [float(np.median(each.height)) if _is_larger(each.height, row) else 0.0 for each in letters]
    # One or two tall letters such as ปี are of the row's size, unless there is a longer word as large.
    usual = max(large)
    if not usual:
        return [Part(first, after, row)]
    large = [
        usual if size or _is_as_large(each, usual, row) else 0.0 for size, each in zip(large, letters, strict=True)
    ]
    # What is no letter by itself, such as เ or a dot, is of the size of what follows.
    for place in range(len(words) - 2, -1, -1):
        if not letters[place].height.size:
            large[place] = large[place + 1]
    if not any(size and _has_cut_mark(word, inside, row, size) for size, word in zip(large, words, strict=True)):
        return [Part(first, after, row)]
    return _joined(words, large, first=first, after=after, row=row)


def _letters_of(word: tuple[int, int], pieces: Pieces, row: Row) -> Pieces:
    """The word's letters that stand on the baseline."""
    inside = pieces.only((pieces.left >= word[0]) & (pieces.right <= word[1]))
    standing = (np.abs(inside.bottom - row.baseline) <= _STANDS * row.hc) & (inside.height >= _LEAST * row.hc)
    return inside.only(standing & (inside.width >= _NARROWEST * inside.height))


def _is_larger(heights: NDArray[np.int32], row: Row) -> bool:
    return bool(
        heights.size >= _ENOUGH
        and heights.min() >= _ALL_LARGER * row.hc
        and LARGER * row.hc <= np.median(heights) <= _LARGEST * row.hc
    )


def _is_as_large(letters: Pieces, usual: float, row: Row) -> bool:
    """Whether all letters of a word are so high, and stand so high: broken ones may be either alone."""
    both = np.concatenate([letters.height, row.baseline - letters.top])
    return bool(both.size and np.abs(both / usual - 1).max() <= _ALIKE)


def _has_cut_mark(word: tuple[int, int], pieces: Pieces, row: Row, size: float) -> bool:
    """Whether a mark over the word's letters rises out of the picture of a line with the row's letters.

    Latin capitals are higher than Thai letters of their size, but no mark stands on them.
    """
    foot = (row.baseline - pieces.bottom) / size
    over = (pieces.left >= word[0] - _STANDS * size) & (pieces.right <= word[1] + _STANDS * size)
    low, high = (pieces.only(over & (foot >= first) & (foot <= last)) for first, last in (_ON_LETTERS, _ON_MARKS))
    out = row.top - ABOVE * row.hc
    # What is higher than a mark on a letter may be a foot of the line above, unless there is a mark below it.
    stacked = (high.left[:, None] < low.right[None, :]) & (high.right[:, None] > low.left[None, :])
    return bool(np.any(low.top < out) or np.any(stacked.any(axis=1) & (high.top < out)))


def _joined(words: list[tuple[int, int]], large: list[float], *, first: int, after: int, row: Row) -> list[Part]:
    """Neighbouring words of one size together; cuts are in the middle of the white."""
    parts: list[Part] = []
    groups = [list(group) for _, group in groupby(zip(words, large, strict=True), key=lambda each: each[1] > 0)]
    for at, group in enumerate(groups):
        start = first if at == 0 else group[0][0][0]
        end = after if at == len(groups) - 1 else group[-1][0][1]
        height = float(np.median([size for _, size in group]))
        parts.append(Part(start, end, Row(row.baseline - height, row.baseline) if height else row))
    return parts
