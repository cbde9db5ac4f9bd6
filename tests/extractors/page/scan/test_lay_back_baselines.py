"""Where words stand on paper that lies askew."""

import math

import pytest

from extractors.page.scan.lay_back import lay_back
from schemas.geometry import Box
from schemas.page import Baseline, Line, Page

FALL = 0.04


def lean(box: Box) -> Box:
    """What is level falls to the right, and what is upright leans as much to the left."""
    corners = [(x - FALL * y, y + FALL * x) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def test_a_baseline_falls_as_the_line_does() -> None:
    level = Baseline(100, 200, 400, 200, 16, (0, 120, 140, 300))
    line = Line(text="กข คง", raw="กข คง", box=Box(100, 186, 400, 204), baseline=level, method="ocr")
    (laid,) = lay_back(Page(page_no=1, blocks=(line,)), lean).lines
    assert laid.baseline is not None
    assert laid.baseline[:4] == pytest.approx((92, 204, 392, 216))
    stretch = math.hypot(300, 12) / 300
    assert laid.baseline.ends == pytest.approx([0, 120 * stretch, 140 * stretch, 300 * stretch], abs=0.01)
    assert laid.baseline.size == 16


def test_a_line_without_a_baseline_keeps_none() -> None:
    line = Line(text="ก", raw="ก", box=Box(1, 2, 3, 4), method="ocr")
    (laid,) = lay_back(Page(page_no=1, blocks=(line,)), lean).lines
    assert laid.baseline is None
