"""A scanned page is stood upright by its print, or by what a recogniser makes of it."""

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.page.ocr.engine import CharReading, LineImage, LineReading
from extractors.page.scan.recognise import recognise_scan
from extractors.page.scan.upright import make_upright
from tests.extractors.page.images.drawn_paper import PITCH, Paper, turned

POINTS = 0.36
TALL = "ปี โครงการ ใช้ไฟฟ้า ฝ่ายป้องกัน ไป ให้โปร่งใส"
LEVEL = "กกนนมมววรรสสออกกนนมมววรรสสออ"


class Heavy:
    """Is sure of lines that are darker at their left end than at their right; counts the lines that it reads."""

    name, version, alphabet = "heavy", "1", frozenset("ก")

    def __init__(self) -> None:
        self.read = 0

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        self.read += len(images)
        return [self._read(image) for image in images]

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        return min((each.confidence for each in chars), default=1.0)

    def _read(self, image: LineImage) -> LineReading:
        third = image.shape[1] // 3
        sure = 0.9 if image[:, :third].mean() < image[:, -third:].mean() - 5 else 0.1
        return LineReading("ก", sure, (CharReading("ก", sure, 0.0, float(image.shape[1])),))


def page_of(text: str, *, bar: bool = False) -> Paper:
    paper = Paper(900, 1200)
    for at in range(20):
        paper.write(text, x=60, baseline=80 + PITCH * at)
        if bar:
            paper.across(80 + PITCH * at - 4, 60, 200, thick=5)
    return paper


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_print_alone_stands_most_pages_upright_and_no_line_is_read(turns: int) -> None:
    page = turned(page_of(TALL).grey(), 1.5)
    engine = Heavy()
    upright = make_upright(np.ascontiguousarray(np.rot90(page, turns)), engine)
    assert upright.turns == turns
    assert upright.grey.shape == page.shape
    assert (upright.grey == page).all()
    assert engine.read == 0


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_where_print_does_not_tell_the_recogniser_does(turns: int) -> None:
    page = page_of(LEVEL, bar=True).grey()
    engine = Heavy()
    assert make_upright(np.ascontiguousarray(np.rot90(page, turns)), engine).turns == turns
    assert 0 < engine.read <= 40


def test_masks_are_turned_with_the_page() -> None:
    page = np.repeat(page_of(TALL).grey()[..., None], 3, axis=2)
    page[1000:1100, 500:600] = (40, 70, 200)
    upright = make_upright(np.ascontiguousarray(np.rot90(page, 1)), Heavy())
    assert upright.turns == 1
    assert upright.coloured[1020:1080, 520:580].all()
    assert (upright.grey[1000:1100, 500:600] > 200).all()
    assert (upright.seen[1020:1080, 520:580] < 120).all()


def test_boxes_are_measured_on_the_upright_page() -> None:
    page = page_of(TALL).grey()
    as_it_is = recognise_scan(page, page_no=1, points=POINTS, engine=Heavy())
    sideways = recognise_scan(np.ascontiguousarray(np.rot90(page, 3)), page_no=1, points=POINTS, engine=Heavy())
    assert (as_it_is.turns, sideways.turns) == (0, 3)
    assert [line.box for line in sideways.assembled.page.lines] == [line.box for line in as_it_is.assembled.page.lines]


@pytest.mark.parametrize("shape", [(1, 1), (1, 1, 3), (300, 200), (300, 200, 3)])
def test_a_blank_page_stays_as_it_lies(shape: tuple[int, ...]) -> None:
    upright = make_upright(np.full(shape, 255, np.uint8), Heavy())
    assert upright.turns == 0
    assert upright.grey.shape == shape[:2]
