"""Turning a page upright: from PDF user space to points from the top left corner."""

from dataclasses import dataclass

from schemas.geometry import Box


@dataclass(frozen=True)
class Upright:
    """The way from user space (origin at the lower left) to the upright page (origin at the top left), in points.

    `crop` is the visible rectangle (x0, y0, x1, y1) in user space; `turns` counts clockwise quarter turns.
    """

    crop: tuple[float, float, float, float]
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        x0, y0, x1, y1 = self.crop
        width, height = x1 - x0, y1 - y0
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space lies on the upright page."""
        x0, y0, x1, y1 = self.crop
        if self.turns == 0:
            return x - x0, y1 - y
        if self.turns == 1:
            return y - y0, x - x0
        if self.turns == 2:
            return x1 - x, y - y0
        return y1 - y, x1 - x

    def user_point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright page lies in user space: the way back from `point`."""
        x0, y0, x1, y1 = self.crop
        if self.turns == 0:
            return x0 + x, y1 - y
        if self.turns == 1:
            return x0 + y, y0 + x
        if self.turns == 2:
            return x1 - x, y0 + y
        return x1 - y, y1 - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a rectangle of user space lies on the upright page."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
