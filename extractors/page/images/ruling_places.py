"""Where rulings are, in pixels of the straight page; x1 and y1 are behind them."""

from typing import NamedTuple


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
