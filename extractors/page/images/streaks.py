"""Vertical strokes that are no rulings: what dirt on a scanner's glass or a scratch of a copier's drum draws."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.pixels import Mask
from extractors.page.images.ruling_places import SAME_LEAN, TOUCHES, Across, Upright, is_under

_WHOLE_PAGE = 0.93
"""Of the height of a page: a streak goes over all of it, rulings leave a margin."""
_CROSSED, _CROSSED_FRAMED = 0.05, 0.15
"""Of the rows of a stroke, those where ink stands right at its left, and those at its right, together: print keeps away
from rulings, streaks run through it. More is needed where the stroke ends as the rulings of a table do."""
_BESIDE = 3
"""Pixels beside the box of a stroke that are looked at."""
_LEANS = 4.0
"""Pixels by which a streak leans at the least: others are as upright as rulings."""
_TABLE = 2
"""Rulings that end at a horizontal one, at the least, where a table ends."""


def without_streaks(
    upright: Sequence[Upright], across: Sequence[Across], *, strokes: Mask, ink: Mask, hc: float, turned: float
) -> list[Upright]:
    """Those of the vertical strokes of a straight page that are rulings.

    `strokes` is where they are drawn in the page's `ink`, a little thicker; letters are `hc` pixels high. `turned` is
    the slope by which the page was turned: what leans by it was upright when the page was scanned.
    """
    print_only = ink.copy()
    for each in across:
        print_only[each.y0 : each.y1, each.x0 : each.x1] = 0
    near = TOUCHES * hc
    kept = [
        each
        for each in upright
        if not (
            _fills_page(each, across, ink.shape[0], near)
            or _leans(each, strokes, turned)
            or _is_crossed(each, across, strokes, print_only, near)
        )
    ]
    return [each for each in kept if not _is_outside(each, kept, across, near)]


def _fills_page(upright: Upright, across: Sequence[Across], height: int, near: float) -> bool:
    """Whether a stroke goes from one edge of the page to the other, past the ends of all that it crosses."""
    crossed = [each for each in across if is_under(upright, each, near)]
    framed = any(abs(each.y0 - upright.y0) <= near or abs(each.y1 - upright.y1) <= near for each in crossed)
    return upright.y1 - upright.y0 >= _WHOLE_PAGE * height and not framed


def _leans(upright: Upright, strokes: Mask, turned: float) -> bool:
    """Whether a stroke was upright when the page, which lay aslant, was scanned."""
    if abs(turned) * (upright.y1 - upright.y0) < _LEANS:
        return False
    y, x = np.nonzero(strokes[upright.y0 : upright.y1, upright.x0 : upright.x1])
    down = y - y.mean()
    return abs(float((down * x).sum() / (down**2).sum()) - turned) <= SAME_LEAN


def _is_crossed(upright: Upright, across: Sequence[Across], strokes: Mask, ink: Mask, near: float) -> bool:
    """Whether a stroke runs through print."""
    framed = all(_ends_at(upright, y, across, near) for y in (upright.y0, upright.y1))
    return _crossed_share(upright, strokes, ink) > (_CROSSED_FRAMED if framed else _CROSSED)


def _crossed_share(upright: Upright, strokes: Mask, ink: Mask) -> float:
    """How much of its length has ink at its left, and how much at its right, together."""
    left = max(0, upright.x0 - _BESIDE)
    drawn, around = (mask[upright.y0 : upright.y1, left : upright.x1 + _BESIDE] > 0 for mask in (strokes, ink))
    first, last = drawn.argmax(axis=1), drawn.shape[1] - 1 - drawn[:, ::-1].argmax(axis=1)
    rows = np.arange(drawn.shape[0])
    at_left = around[rows, np.maximum(first - 1, 0)] & (first > 0)
    at_right = around[rows, np.minimum(last + 1, drawn.shape[1] - 1)] & (last + 1 < drawn.shape[1])
    beside: NDArray[np.int64] = (at_left.astype(np.int64) + at_right) * drawn.any(axis=1)
    return float(beside.mean())


def _is_outside(upright: Upright, others: Sequence[Upright], across: Sequence[Across], near: float) -> bool:
    """Whether a stroke crosses or meets tables, and is part of none.

    Its ends are free within the tables that it crosses, or it stands on or under tables which end there.
    """
    crossed = [
        each
        for each in across
        if is_under(upright, each, near) and upright.y0 - near <= each.y0 and each.y1 <= upright.y1 + near
    ]
    if not crossed:
        return False
    beside = [each for each in others if each is not upright]
    ends = (upright.y0, upright.y1)
    if not any(_ends_at(upright, y, across, near) or _ends_alike(y, beside, near) for y in ends):
        return True
    return all(_closes_table(each, upright, beside, near) for each in crossed)


def _closes_table(across: Across, upright: Upright, others: Sequence[Upright], near: float) -> bool:
    """Whether a table ends at a horizontal ruling, and a stroke that stands beyond has no other ruling beside it."""
    above = (upright.y0 + upright.y1) / 2 < (across.y0 + across.y1) / 2
    met = [each for each in others if is_under(each, across, near)]
    over = sum(each.y0 < across.y0 - near and each.y1 >= across.y0 - near for each in met)
    under = sum(each.y1 > across.y1 + near and each.y0 <= across.y1 + near for each in met)
    here, beyond = (over, under) if above else (under, over)
    return here == 0 and beyond >= _TABLE


def _ends_at(upright: Upright, y: int, across: Sequence[Across], near: float) -> bool:
    return any(is_under(upright, each, near) and min(abs(each.y0 - y), abs(each.y1 - y)) <= near for each in across)


def _ends_alike(y: int, others: Sequence[Upright], near: float) -> bool:
    return any(min(abs(each.y0 - y), abs(each.y1 - y)) <= near for each in others)
