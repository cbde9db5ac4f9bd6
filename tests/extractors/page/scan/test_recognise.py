"""A drawn page, recognised by a stand-in that reads the same of every line, becomes lines and grids on the paper."""

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.page.images.pixels import Grey
from extractors.page.ocr.engine import CharReading, LineImage, LineReading
from extractors.page.scan.recognise import recognise
from schemas.page import Grid, Line
from tests.extractors.page.images.drawn_paper import PITCH, TEXT, Paper, turned, turned_place

POINTS = 0.36
"""Points of a pixel: 200 dots an inch."""


class Numbering:
    """Reads its first line as ก๑, the next as ก๒ and so on; half as sure of each line as of the one before."""

    name, version, alphabet = "numbering", "1", frozenset("ก๑๒๓๔๕๖๗๘๙")

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        return [self._read(number, image) for number, image in enumerate(images)]

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        return min((each.confidence for each in chars), default=1.0)

    def _read(self, number: int, image: LineImage) -> LineReading:
        width = float(image.shape[1])
        chars = (CharReading("ก", 0.9, 0.0, width / 2), CharReading("๑๒๓๔๕๖๗๘๙"[number], 0.5, width / 2, width))
        return LineReading("".join(each.char for each in chars), 0.5**number, chars)


def lines_of(page: Grey, degrees: float = 0.0) -> list[Line]:
    read = recognise(turned(page, degrees) if degrees else page, page_no=4, points=POINTS, engine=Numbering())
    return read.page.lines


def test_lines_come_in_order_with_their_words_confidence_and_method() -> None:
    paper = Paper(760, 450)
    for at in range(4):
        paper.write(TEXT, x=60, baseline=70 + PITCH * at)
    lines = lines_of(paper.grey())
    assert [line.text for line in lines] == ["ก๑", "ก๒", "ก๓", "ก๔"]
    assert lines[0].confidence == pytest.approx(1.0, rel=1e-3)
    assert 0.5 < lines[1].confidence < 0.9, "read twice alike"
    assert [line.confidence for line in lines[2:]] == pytest.approx([0.25, 0.125], rel=1e-3), "too unsure to be print"
    assert {(line.method, line.page_no) for line in lines} == {("ocr", 4)}


@pytest.mark.parametrize("degrees", [-1.5, 0.0, 2.0])
def test_boxes_hold_the_ink_where_it_lies_on_the_paper(degrees: float) -> None:
    paper = Paper(760, 450)
    drawn = [paper.write(TEXT, x=60, baseline=70 + PITCH * at) for at in range(6)]
    page = paper.grey()
    for line, (body, _) in zip(lines_of(page, degrees), drawn, strict=True):
        assert line.box is not None
        for x, y in ((body.left, body.baseline), (body.right, body.top)):
            across, down = turned_place(x, y, page, degrees)
            assert line.box.x0 - 3 <= across * POINTS <= line.box.x1 + 3
            assert line.box.y0 - 1 <= down * POINTS <= line.box.y1 + 1


def test_rulings_make_cells() -> None:
    paper = Paper(760, 330)
    for x in (50, 300, 700):
        paper.down(x, 40, 240)
    for y in (40, 140, 240):
        paper.across(y, 50, 700)
    for x in (70, 320):
        for y in (100, 200):
            paper.write("หน่วยงาน", x=x, baseline=y)
    page = recognise(paper.grey(), page_no=1, points=POINTS, engine=Numbering()).page
    (grid,) = page.blocks
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.col, cell.text) for cell in grid.cells] == [
        (0, 0, "ก๑"),
        (0, 1, "ก๒"),
        (1, 0, "ก๓"),
        (1, 1, "ก๔"),
    ]
    assert grid.box is not None
    assert grid.box.x0 == pytest.approx(50 * POINTS, abs=1.5)
    assert grid.box.y1 == pytest.approx(240 * POINTS, abs=1.5)


@pytest.mark.parametrize("grey", [0, 255])
def test_a_page_without_letters_is_empty_and_keeps_its_size(grey: int) -> None:
    page = recognise(np.full((300, 200), grey, np.uint8), page_no=2, points=0.5, engine=Numbering()).page
    assert (page.page_no, page.blocks, page.width, page.height) == (2, (), 100.0, 150.0)
