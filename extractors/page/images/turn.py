"""A page that lies a little askew or bent, made straight, and the way back."""

import math
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.bend import Bend
from extractors.page.images.line_box import LineBox
from extractors.page.images.pixels import Mask
from extractors.page.images.rows import Row


class Turn(NamedTuple):
    """How a page of `width` times `height` pixels is made straight: lines fall `slope`, rulings lean as much.

    `bend` is what is left after that.
    """

    slope: float
    width: int
    height: int
    bend: Bend = Bend()

    @property
    def is_none(self) -> bool:
        """Whether the page is straight as it is."""
        return self.slope == 0.0 and self.bend == Bend()

    @property
    def _margin(self) -> tuple[int, int]:
        """Columns and rows that a straight page has more on each side, so that no corner is lost."""
        lean = abs(self.slope) + abs(self.bend.lean) + abs(self.bend.lean_by_x) * self.width / 2
        fall = abs(self.slope) + abs(self.bend.slope) + abs(self.bend.slope_by_y) * self.height / 2
        return math.ceil(lean * self.height / 2), math.ceil(fall * self.width / 2)

    def straighten(self, ink: Mask) -> Mask:
        """The ink with its lines level and its vertical rulings upright."""
        if self.is_none:
            return ink
        aside, above = self._margin
        size = (self.width + 2 * aside, self.height + 2 * above)
        if self.bend != Bend():
            x, y = self._on_page(np.arange(size[0])[None, :], np.arange(size[1])[:, None])
            maps = x.astype(np.float32), y.astype(np.float32)
            level = cv2.remap(ink, *maps, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
            return np.asarray(level, dtype=np.uint8)
        back = np.array(
            [
                [1.0, -self.slope, self.slope * (self.height / 2 + above) - aside],
                [self.slope, 1.0, -self.slope * (self.width / 2 + aside) - above],
            ]
        )
        level = cv2.warpAffine(ink, back, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP, borderValue=0)
        return np.asarray(level, dtype=np.uint8)

    def _on_page(
        self, x: NDArray[np.generic], y: NDArray[np.generic]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Points of the straight page on the page."""
        aside, above = self._margin
        right, down = x.astype(np.float64) - aside - self.width / 2, y.astype(np.float64) - above - self.height / 2
        across = right + down * (self.bend.lean + self.bend.lean_by_x * right)
        below = down + right * (self.bend.slope + self.bend.slope_by_y * down)
        return (
            across - self.slope * below + self.width / 2,
            below + self.slope * across + self.height / 2,
        )

    def point_on_page(self, x: float, y: float, scale: float) -> tuple[float, float]:
        """A point of the straight page on the page that was shrunk by `scale`."""
        on_page = self._on_page(np.array(x), np.array(y))
        return float(on_page[0]) / scale, float(on_page[1]) / scale

    def to_page(self, left: float, right: float, row: Row, scale: float) -> LineBox:
        """The row of the straight page as a line of the page that was shrunk by `scale`."""
        middle = (row.top + row.baseline) / 2
        (x0, y0), (x1, y1) = self.point_on_page(left, middle, scale), self.point_on_page(right, middle, scale)
        centre, half = (y0 + y1) / 2, row.hc / scale / 2
        return LineBox(
            left=x0,
            top=centre - half,
            right=x1,
            baseline=centre + half,
            hc=row.hc / scale,
            slope=self.slope + self.bend.slope + self.bend.slope_by_y * (middle - self._margin[1] - self.height / 2),
        )
