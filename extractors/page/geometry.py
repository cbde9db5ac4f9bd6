"""Sums on boxes, all in points."""

from collections.abc import Iterable

from schemas.geometry import Box


def area(box: Box) -> float:
    """The area of a box; 0 for one that is inside out."""
    return max(0.0, box.x1 - box.x0) * max(0.0, box.y1 - box.y0)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    return area(Box(max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1)))


def centre(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Whether the point lies in the box or on its edge."""
    x, y = point
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of the boxes; raises ValueError where there is none."""
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return Box(min(x0s), min(y0s), max(x1s), max(y1s))
