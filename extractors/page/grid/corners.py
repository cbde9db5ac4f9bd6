"""Corners of ruled tables that paper or a scanner lost: a ruling that ends a little before the side it should meet."""

from collections.abc import Sequence

from extractors.page.grid.rulings import TOUCH, Ruling

_CORNER, _MOST_OF_SIDE = 10.0, 0.25
"""Points that a ruling may lack at a corner, and the share of the cell's side that it may lack."""


def close_corners(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The rulings, those that lack a piece at a corner of their table as long as the table shows them to be.

    A ruling is made longer only where the side ends, too, and another one like it reaches that side: lines under words
    end in the middle of a side, and no ruling of a table reaches a frame around it.
    """
    return [_to_corner(ruling, rulings) for ruling in rulings]


def _to_corner(ruling: Ruling, rulings: Sequence[Ruling]) -> Ruling:
    across = [each for each in rulings if each.horizontal != ruling.horizontal]
    met = [each for each in across if _meets(ruling, each)]
    if not met:
        return ruling
    beside = [
        each for each in rulings if each != ruling and each.horizontal == ruling.horizontal and _share_one(each, met)
    ]
    first, last = min(each.at for each in met), max(each.at for each in met)
    start, end = ruling.start, ruling.end
    for side in across:
        if not _is_corner(ruling, side) or not any(_meets(each, side) for each in beside):
            continue
        if side.at < first and ruling.start - side.at <= min(_CORNER, _MOST_OF_SIDE * (first - side.at)):
            start = min(start, side.at)
        if side.at > last and side.at - ruling.end <= min(_CORNER, _MOST_OF_SIDE * (side.at - last)):
            end = max(end, side.at)
    return ruling._replace(start=start, end=end)


def _meets(ruling: Ruling, side: Ruling) -> bool:
    reaches = ruling.start - TOUCH <= side.at <= ruling.end + TOUCH
    return reaches and side.start - TOUCH <= ruling.at <= side.end + TOUCH


def _share_one(ruling: Ruling, sides: Sequence[Ruling]) -> bool:
    return any(_meets(ruling, side) for side in sides)


def _is_corner(ruling: Ruling, side: Ruling) -> bool:
    """Whether the side ends where the ruling lies."""
    return min(abs(ruling.at - side.start), abs(ruling.at - side.end)) <= _CORNER
