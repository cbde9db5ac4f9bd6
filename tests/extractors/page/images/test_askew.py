"""Pages that lie a little askew: how much is measured, and the pictures of their lines are level."""

import math

import numpy as np
import pytest

from extractors.page.images.cut import cut_line
from extractors.page.images.line_box import ABOVE, BELOW
from extractors.page.images.lines import find_lines
from tests.extractors.page.images.drawn_paper import (
    HC,
    PITCH,
    TEXT,
    Paper,
    Printed,
    turned,
    turned_place,
)

LEANS = [-3.0, -1.5, -0.7, -0.2, 0.2, 0.7, 1.5, 3.0]
"""Degrees that pages lie askew, clockwise."""
BARE = "หนวยงานรบผดชอบ ดจดทาผนกรรมการ ครงท ๑ นปน"
"""Words without marks and without letters that are higher than others."""


def prose(text: str = TEXT, lines: int = 8) -> tuple[Paper, list[Printed]]:
    paper = Paper(760, 450)
    return paper, [paper.write(text, x=60, baseline=70 + PITCH * at) for at in range(lines)]


@pytest.mark.parametrize("degrees", LEANS)
def test_the_slope_is_measured_and_each_line_stands_where_it_turned_to(degrees: float) -> None:
    paper, drawn = prose()
    page = paper.grey()
    found = find_lines(turned(page, degrees))
    assert len(found) == len(drawn)
    for line, (body, _) in zip(found, drawn, strict=True):
        assert line.slope == pytest.approx(math.tan(math.radians(degrees)), abs=0.0012)
        x, y = turned_place((body.left + body.right) / 2, body.baseline, page, degrees)
        assert (line.left + line.right) / 2 == pytest.approx(x, abs=0.15 * HC)
        assert line.baseline == pytest.approx(y, abs=0.12 * HC)
        assert line.right - line.left == pytest.approx(body.right - body.left, abs=HC)
        assert line.hc == pytest.approx(HC, rel=0.08)


def test_a_straight_page_has_no_slope() -> None:
    paper, _ = prose()
    assert all(abs(line.slope) <= 0.0005 for line in find_lines(paper.grey()))


def test_a_few_words_do_not_say_how_a_page_lies() -> None:
    paper = Paper(760, 450)
    paper.write("กขคงจฉชซ", x=60, baseline=100)
    (line,) = find_lines(turned(paper.grey(), 1.0))
    assert line.slope == 0.0


@pytest.mark.parametrize("degrees", LEANS)
def test_the_picture_of_a_line_askew_is_level(degrees: float) -> None:
    paper, drawn = prose(BARE)
    page = turned(paper.grey(), degrees)
    found = find_lines(page)
    assert len(found) == len(drawn)
    for box in found:
        dark = 255.0 - cut_line(page, box)
        top, foot = (round(40 * edge / (ABOVE + 1 + BELOW)) for edge in (ABOVE, ABOVE + 1))
        assert dark[top - 3 : foot + 3].sum() > 0.99 * dark.sum()
        # As much ink stands on the baseline at both ends of the line.
        feet = dark[foot - 4 : foot + 2].sum(axis=0)
        third = feet.size // 3
        assert feet[:third].sum() == pytest.approx(feet[-third:].sum(), rel=0.35)


@pytest.mark.parametrize("degrees", [-1.5, 1.5])
def test_rulings_askew_part_cells_all_the_same(degrees: float) -> None:
    paper = Paper(900, 400)
    for side in (60, 330, 600, 840):
        paper.down(side, 39, 361)
    for level in (40, 120, 200, 280, 360):
        paper.across(level, 59, 841)
    words = [
        paper.write("หน่วยงานผู้รับ", x=side + 14, baseline=level - 26)
        for level in (120, 200, 280, 360)
        for side in (60, 330, 600)
    ]
    found = find_lines(turned(paper.grey(), degrees))
    assert len(found) == len(words)
    assert np.allclose([line.right - line.left for line in found], found[0].right - found[0].left, atol=0.3 * HC)
