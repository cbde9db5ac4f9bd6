"""Where rulings are, in pixels of the straight page; x1 and y1 are behind them."""

from typing import NamedTuple

TOUCHES = 0.7
"""Letter heights between the end of a ruling and another one that it meets."""
SAME_LEAN = 0.002
"""Of its length by which the lean of a streak differs from that of the scanner's columns."""


class Upright(NamedTuple):
    """A vertical ruling."""

    x0: int
    x1: int
    y0: int
    y1: int


class Across(NamedTuple):
    """A horizontal ruling."""

    x0: int
    x1: int
    y0: int
    y1: int


def is_under(upright: Upright, across: Across, near: float) -> bool:
    """Whether a horizontal ruling reaches over or under a vertical one, or ends no farther than `near` beside it."""
    return across.x0 - near <= upright.x0 and upright.x1 <= across.x1 + near
