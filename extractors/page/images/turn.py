"""A page that lies a little askew, made straight, and the way back."""

import math
from typing import NamedTuple

import cv2
import numpy as np

from extractors.page.images.line_box import LineBox
from extractors.page.images.pixels import Mask
from extractors.page.images.rows import Row


class Turn(NamedTuple):
    """How a page of `width` times `height` pixels is made straight: lines fall `slope`, rulings lean as much."""

    slope: float
    width: int
    height: int

    @property
    def _margin(self) -> tuple[int, int]:
        """Columns and rows that a straight page has more on each side, so that no corner is lost."""
        return math.ceil(abs(self.slope) * self.height / 2), math.ceil(abs(self.slope) * self.width / 2)

    def straighten(self, ink: Mask) -> Mask:
        """The ink with its lines level and its vertical rulings upright."""
        if self.slope == 0.0:
            return ink
        aside, above = self._margin
        back = np.array(
            [
                [1.0, -self.slope, self.slope * (self.height / 2 + above) - aside],
                [self.slope, 1.0, -self.slope * (self.width / 2 + aside) - above],
            ]
        )
        size = (self.width + 2 * aside, self.height + 2 * above)
        level = cv2.warpAffine(ink, back, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP, borderValue=0)
        return np.asarray(level, dtype=np.uint8)

    def point_on_page(self, x: float, y: float, scale: float) -> tuple[float, float]:
        """A point of the straight page on the page that was shrunk by `scale`."""
        aside, above = self._margin
        return (
            (x - self.slope * (y - above - self.height / 2) - aside) / scale,
            (y + self.slope * (x - aside - self.width / 2) - above) / scale,
        )

    def to_page(self, left: float, right: float, row: Row, scale: float) -> LineBox:
        """The row of the straight page as a line of the page that was shrunk by `scale`."""
        aside, above = self._margin
        lean = self.slope * ((row.top + row.baseline) / 2 - above - self.height / 2) + aside
        fall = self.slope * ((left + right) / 2 - aside - self.width / 2) - above
        return LineBox(
            left=(left - lean) / scale,
            top=(row.top + fall) / scale,
            right=(right - lean) / scale,
            baseline=(row.baseline + fall) / scale,
            hc=row.hc / scale,
            slope=self.slope,
        )
