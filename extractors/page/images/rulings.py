"""Printed rulings of a straight page, found in its ink, and the ink without them."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.ink import Ink
from extractors.page.images.letters import find_pieces
from extractors.page.images.pixels import Mask, transposed
from extractors.page.images.ruling_places import TOUCHES, Across, Upright, is_under
from extractors.page.images.sizes import find_emblems
from extractors.page.images.streaks import without_streaks
from extractors.page.images.strokes import strokes_along, strokes_down

_SHORTEST_ACROSS = 4.0
_SHORTEST_UPRIGHT = 3.2
"""Letter heights: no stroke of a letter is so long."""
_BROKEN_ACROSS, _BROKEN_UPRIGHT = 0.12, 0.2
"""Letter heights of a gap in a faint ruling."""
_THICKEST, _ALWAYS_THIN = 0.6, 6
"""Letter heights, and pixels of a small page: a ruling is no thicker; here it is four pixels thicker than drawn."""
_BOWED = 0.008
"""Of its length that a ruling on bent paper may stray from a straight line; it is no thicker for that."""
_SAME_RULING = 0.5
_BESIDE = 0.15
"""Letter heights between the pieces of one slanted stroke that follows no column of pixels."""
_BREAK = 2.5
"""Letter heights that a vertical ruling may fade away and go on."""
_UNBROKEN = 0.97
"""Of the height of a vertical ruling that is drawn: letters over one another leave more white."""
_WHOLE, _ALONG, _CROWDED = 0.98, 0.25, 0.5
"""Of the length of a horizontal ruling that is drawn; letter heights beside it, and of its length what has ink there
only along the tops and feet of bold letters that nearly touch.
"""
_SHORT, _IN_THE_MIDST = 12.0, 0.4
"""Letter heights, and of so short a stroke without gaps what has ink on both sides only in bold letters that touch."""
_CLEAR, _LONG = 0.7, 8.0
"""What touches no horizontal ruling is a ruling where so much of it is as dark as letters, and it is so long."""
_OVER = 2.2
"""Letter heights of the stem of a letter, with a mark below it, that stands on a table and seems to go on a ruling."""
_SOLID = 1.3
"""Letter heights: a square of ink so large is a picture or a bar."""


class Ruled(NamedTuple):
    """The rulings of a page, and its ink without them and without pictures."""

    across: tuple[Across, ...]
    upright: tuple[Upright, ...]
    text: Mask


def take_out_rulings(ink: Ink, hc: float, *, turned: float = 0.0) -> Ruled:
    """The rulings in the ink of a straight page whose letters are `hc` pixels high; it was turned by a slope."""
    everything = ink.all.copy()
    clear = ink.clear.copy()
    for x0, y0, x1, y1 in find_emblems(ink.clear, hc):
        everything[y0:y1, x0:x1] = clear[y0:y1, x0:x1] = 0
    across = strokes_along(everything, _SHORTEST_ACROSS * hc, gap=_BROKEN_ACROSS * hc)
    upright = strokes_down(everything, _SHORTEST_UPRIGHT * hc, gap=_BROKEN_UPRIGHT * hc)
    solid = _solid(clear, hc)
    level = _lying(across, everything, hc)
    standing = _standing(upright, everything, hc)
    drawn = solid
    for x0, x1, y0, y1 in level:
        drawn[y0:y1, x0:x1] |= across[y0:y1, x0:x1]
    for x0, x1, y0, y1 in standing:
        drawn[y0:y1, x0:x1] |= upright[y0:y1, x0:x1]
    parting = [each for each in _join_broken(standing, hc) if _parts_columns(each, level, clear, hc)]
    # Letters over and under a ruling would seem to be what it runs through.
    within = _within_tables(parting, level, hc)
    ruled = without_streaks(within, level, strokes=upright, ink=everything, hc=hc, turned=turned)
    return Ruled(
        across=tuple(level),
        upright=_within_tables(ruled, level, hc),
        text=np.asarray(clear & (1 - drawn), dtype=np.uint8),
    )


def _lying(strokes: Mask, ink: Mask, hc: float) -> list[Across]:
    """The strokes that are thin, and no edge of a word in bold."""
    thin = [Across(*each) for each in _thin_boxes(strokes, hc)]
    return [each for each in thin if not _is_edge_of_letters(each, ink, hc)]


def _is_edge_of_letters(across: Across, ink: Mask, hc: float) -> bool:
    """Whether a horizontal stroke has ink above and below it along most of it, or gaps, and ink on one side."""
    x0, x1, y0, y1 = across
    near = max(1, round(_ALONG * hc))
    drawn, above, below = (
        float(ink[first:after, x0:x1].any(axis=0).mean())
        for first, after in ((y0, y1), (max(0, y0 - near), y0), (y1, y1 + near))
    )
    if x1 - x0 <= _SHORT * hc and min(above, below) > _IN_THE_MIDST:
        return True
    return drawn < _WHOLE and max(above, below) > _CROWDED


def _standing(strokes: Mask, ink: Mask, hc: float) -> list[Upright]:
    """The strokes that are thin and, in the ink, unbroken."""
    thin = [Upright(*each) for each in _thin_boxes(transposed(strokes), hc, upright=True)]
    return [each for each in thin if _share(ink, each) >= _UNBROKEN]


def _within_tables(upright: Sequence[Upright], across: Sequence[Across], hc: float) -> tuple[Upright, ...]:
    """The rulings without what stands a little over the first or under the last ruling that they cross: letters.

    One that stands out at both ends is no ruling of a table, and stays as it is.
    """
    near, over = TOUCHES * hc, _OVER * hc
    cut = []
    for ruling in upright:
        crossing = [each for each in across if is_under(ruling, each, near)]
        first = min((each.y0 for each in crossing if each.y1 >= ruling.y0 - near), default=ruling.y0)
        last = max((each.y1 for each in crossing if each.y0 <= ruling.y1 + near), default=ruling.y1)
        others = [each for each in upright if each is not ruling]
        # Where a page cuts a table, its columns end alike.
        starts = ruling.y0 >= first - near or any(abs(each.y0 - ruling.y0) <= near for each in others)
        ends = ruling.y1 <= last + near or any(abs(each.y1 - ruling.y1) <= near for each in others)
        y0 = first if ends and not starts and first - ruling.y0 <= over else ruling.y0
        y1 = last if starts and not ends and ruling.y1 - last <= over else ruling.y1
        cut.append(ruling._replace(y0=y0, y1=y1))
    return tuple(cut)


def _parts_columns(upright: Upright, across: Sequence[Across], clear: Mask, hc: float) -> bool:
    """Whether a vertical stroke is a ruling, not a scratch of the scanner and no stroke of a large letter."""
    near = TOUCHES * hc
    for each in across:
        ends = min(abs(upright.y0 - each.y1), abs(upright.y1 - each.y0), abs(upright.y0 - each.y0))
        if ends <= near and is_under(upright, each, near):
            return True
    return _share(clear, upright) > _CLEAR and upright.y1 - upright.y0 > _LONG * hc


def _share(ink: Mask, upright: Upright) -> float:
    """Of the rows of a vertical stroke those that have ink."""
    rows = ink[upright.y0 : upright.y1, upright.x0 : upright.x1].any(axis=1)
    return float(np.count_nonzero(rows)) / rows.size


def _join_broken(upright: Sequence[Upright], hc: float) -> list[Upright]:
    """Rulings in which pieces of one faded ruling are one."""
    joined: list[Upright] = []
    for each in sorted(upright, key=lambda ruling: ruling.y0):
        for at, other in enumerate(joined):
            near = abs((each.x0 + each.x1) - (other.x0 + other.x1)) <= 2 * _SAME_RULING * hc
            follows = each.y0 - other.y1 > -0.5 * min(each.y1 - each.y0, other.y1 - other.y0)
            touches = max(each.x0 - other.x1, other.x0 - each.x1) <= _BESIDE * hc
            # Two that stand beside each other are two: a ruling, and a scratch or fold along it.
            if near and (follows or touches) and each.y0 - other.y1 <= _BREAK * hc:
                joined[at] = Upright(min(each.x0, other.x0), max(each.x1, other.x1), other.y0, max(each.y1, other.y1))
                break
        else:
            joined.append(each)
    return sorted(joined, key=lambda ruling: ruling.x0)


def _solid(ink: Mask, hc: float) -> Mask:
    side = max(3, round(_SOLID * hc))
    square = np.ones((side, side), np.uint8)
    core = cv2.morphologyEx(ink, cv2.MORPH_OPEN, square)
    return np.asarray(cv2.dilate(core, np.ones((5, 5), np.uint8)), dtype=np.uint8)


def _thin_boxes(strokes: Mask, hc: float, *, upright: bool = False) -> list[tuple[int, int, int, int]]:
    """The boxes (x0, x1, y0, y1) of the strokes along the rows that are thin; `upright` exchanges x and y in them."""
    pieces = find_pieces(strokes)
    thickest = max(_ALWAYS_THIN, _THICKEST * hc)
    thin = (pieces.height <= thickest + _BOWED * pieces.width) & (pieces.area <= thickest * pieces.width)
    chosen = pieces.only(thin)
    along, over = (chosen.left, chosen.right), (chosen.top, chosen.bottom)
    columns = (*over, *along) if upright else (*along, *over)
    return list(zip(*(each.tolist() for each in columns), strict=True))
