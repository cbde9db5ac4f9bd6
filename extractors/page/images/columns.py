"""Where rows of text go from left to right, and where they are rows of several columns without rulings."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.rows import Row

_BROAD = 4.0
"""Letter heights of white that may part columns."""
_COMMON = 2.0
"""Letter heights of white that rows of the same columns share."""
_ROWS_ALIKE = 3
_NEXT_ROW = 4.0
"""Letter heights from one row to the next of the same columns."""


class Gap(NamedTuple):
    """White between two pieces of a row, in pixels."""

    x0: int
    x1: int


def ink_stretches(columns: NDArray[np.bool_], *, least_gap: float) -> list[tuple[int, int]]:
    """The stretches (first, first after) of columns with ink, joined over gaps narrower than `least_gap`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], columns, [False]]).astype(np.int8)))
    joined: list[tuple[int, int]] = []
    for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if joined and first - joined[-1][1] < least_gap:
            joined[-1] = (joined[-1][0], after)
        else:
            joined.append((first, after))
    return joined


def split_at_columns(
    rows: Sequence[Row], stretches: Sequence[Sequence[tuple[int, int]]], hc: float
) -> list[list[tuple[int, int]]]:
    """For each row its stretches, joined again over gaps that are not those of columns."""
    gaps = [
        [Gap(left[1], right[0]) for left, right in pairwise(each) if right[0] - left[1] >= _BROAD * hc]
        for each in stretches
    ]
    result: list[list[tuple[int, int]]] = []
    for at, each in enumerate(stretches):
        parted = [gap for gap in gaps[at] if _is_of_columns(gap, at, rows, gaps, hc)]
        cuts = {gap.x0 for gap in parted}
        whole: list[tuple[int, int]] = []
        for stretch in each:
            if whole and whole[-1][1] not in cuts:
                whole[-1] = (whole[-1][0], stretch[1])
            else:
                whole.append(stretch)
        result.append(whole)
    return result


def _is_of_columns(gap: Gap, at: int, rows: Sequence[Row], gaps: Sequence[Sequence[Gap]], hc: float) -> bool:
    """Whether rows next to row `at` have white in the same place, enough of them."""
    alike = 1
    for step in (-1, 1):
        common, here = gap, at
        while 0 <= here + step < len(rows) and abs(rows[here + step].baseline - rows[here].baseline) <= _NEXT_ROW * hc:
            here += step
            shared = [_overlap(common, other) for other in gaps[here]]
            best = max(shared, key=lambda each: each.x1 - each.x0, default=Gap(0, 0))
            if best.x1 - best.x0 < _COMMON * hc:
                break
            common = best
            alike += 1
    return alike >= _ROWS_ALIKE


def _overlap(one: Gap, other: Gap) -> Gap:
    return Gap(max(one.x0, other.x0), min(one.x1, other.x1))
