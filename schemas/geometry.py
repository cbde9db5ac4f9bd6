"""The one geometry that all stages share."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in PDF points, measured from the top left corner of the upright page."""

    x0: float
    y0: float
    x1: float
    y1: float
