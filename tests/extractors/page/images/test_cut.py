"""The picture of a line shows what stands in its box, at its place, on the scale of the recogniser."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.page.images.cut import cut_line
from extractors.page.images.line_box import ABOVE, BELOW, LINE_HEIGHT, LineBox
from extractors.page.images.lines import find_lines
from extractors.page.images.pixels import PAPER, Grey
from tests.extractors.page.images.drawn_paper import HC, TEXT, Paper

BAND = ABOVE + 1 + BELOW
"""Letter heights of a line image."""
STEP = 2.0
"""Grey levels from one pixel to the next of a page that grows brighter."""
BOXES = st.builds(
    lambda left, top, width, hc, slope: LineBox(left, top, left + width, top + hc, hc, slope),
    st.floats(20, 30),
    st.floats(45, 55),
    st.floats(8, 60),
    st.floats(4, 30),
    st.floats(-0.05, 0.05),
)


def brighter_to_the_right() -> Grey:
    return np.tile((20 + STEP * np.arange(112)).astype(np.uint8), (150, 1))


def scale_of(box: LineBox) -> float:
    return LINE_HEIGHT / (BAND * box.hc)


def in_page(pixels: int, first: float, scale: float) -> NDArray[np.floating]:
    """Where the middles of so many pixels of the line image stand on the page, counted in the middles of its pixels."""
    return first + (np.arange(pixels) + 0.5) / scale - 0.5


@given(BOXES)
def test_it_is_as_high_as_told_and_as_wide_as_the_box(box: LineBox) -> None:
    line = cut_line(brighter_to_the_right(), box)
    assert line.dtype == np.uint8
    assert line.shape == (40, max(1, round((box.right - box.left) * scale_of(box))))
    twice = cut_line(brighter_to_the_right(), box, height=80)
    assert twice.shape == (80, max(1, round(2 * (box.right - box.left) * scale_of(box))))


@given(BOXES)
def test_every_column_shows_its_place_on_the_page(box: LineBox) -> None:
    line = cut_line(brighter_to_the_right(), box).astype(float)
    expected = 20 + STEP * in_page(line.shape[1], box.left, scale_of(box))
    assert np.abs(line - expected).max() <= 1.5  # less than a pixel of the page


@given(BOXES)
def test_every_row_shows_its_place_on_the_page_along_the_slope(box: LineBox) -> None:
    line = cut_line(brighter_to_the_right().T.copy(), box).astype(float)
    scale = scale_of(box)
    x = in_page(line.shape[1], box.left, scale) + 0.5
    y = in_page(40, box.top - ABOVE * box.hc, scale)[:, np.newaxis] + box.slope * (x - (box.left + box.right) / 2)
    expected = 20 + STEP * y
    inside = (y > 3) & (y < 108)
    assert np.abs(line - expected)[inside].max() <= 1.5


@pytest.mark.parametrize("hc", [10.0, 17.0, 40.0, 90.0])
def test_the_body_stands_at_its_place_whatever_its_size(hc: float) -> None:
    page = np.full((400, 300), PAPER, np.uint8)
    top, foot = 150, 150 + round(hc)
    page[top:foot, 50:250] = 0
    rows = cut_line(page, LineBox(40.0, top, 260.0, foot, hc)).min(axis=1)
    dark = np.flatnonzero(rows < 128)
    assert dark[0] == pytest.approx(40 * ABOVE / BAND, abs=1)
    assert dark[-1] + 1 == pytest.approx(40 * (ABOVE + 1) / BAND, abs=1)


@pytest.mark.parametrize(
    ("bare", "marked", "least"),
    [("กขคง", "กิขีคืงิ", 0.97), ("กขคง", "ก่ข้ค๊ง่", 0.97), ("กขคง", "กุขูคุงู", 0.8), ("กขคง", "ก็ขัค์ง่", 0.97)],
)
def test_marks_above_and_below_the_body_are_in_the_picture_of_their_line(bare: str, marked: str, least: float) -> None:
    def draw(words: str) -> Grey:
        paper = Paper(700, 200)
        for at, text in enumerate([TEXT, words, TEXT]):
            paper.write(text, x=60, baseline=60 + 48 * at)
        return paper.grey()

    without, page = draw(bare), draw(marked)
    _, box, _ = find_lines(page)
    gained = cut_line(without, box).sum(dtype=int) - cut_line(page, box).sum(dtype=int)
    marks = (without.sum(dtype=int) - page.sum(dtype=int)) * scale_of(box) ** 2
    assert gained >= least * marks


def test_what_is_made_smaller_is_averaged() -> None:
    page = np.tile(np.array([0, 255], np.uint8), (400, 200))
    line = cut_line(page, LineBox(50.0, 150.0, 350.0, 250.0, 100.0))
    assert np.abs(line.astype(int) - 127).max() < 40


def test_beyond_the_edge_the_page_goes_on_as_it_ends() -> None:
    page = np.full((30, 100), 77, np.uint8)
    page[10:20] = 0
    line = cut_line(page, LineBox(-20.0, 10.0, 120.0, 20.0, 10.0))
    assert line.shape == (40, round(140 * 4 / BAND))
    assert (line[0] == 77).all()
    assert (line[-1] == 77).all()
    assert (line[25] == 0).all()


@pytest.mark.parametrize(("left", "top"), [(-500.0, 10.0), (500.0, 10.0), (10.0, -500.0), (10.0, 500.0)])
def test_a_box_beside_the_page_is_white(left: float, top: float) -> None:
    line = cut_line(np.zeros((100, 100), np.uint8), LineBox(left, top, left + 50, top + 10, 10.0))
    assert line.shape == (40, round(200 / BAND))
    assert (line == PAPER).all()


def test_a_box_without_width_is_one_column() -> None:
    assert cut_line(np.zeros((100, 100), np.uint8), LineBox(50.0, 40.0, 50.0, 50.0, 10.0)).shape == (40, 1)


def test_a_line_longer_than_pictures_may_be_is_whole() -> None:
    page = np.full((60, 40_000), PAPER, np.uint8)
    page[:, 39_000:39_100] = 0
    line = cut_line(page, LineBox(0.0, 20.0, 40_000.0, 32.0, 12.0))
    scale = 40 / (12 * BAND)
    dark = np.flatnonzero(line[24] < 128)
    assert line.shape == (40, round(40_000 * scale))
    assert (dark[0], dark[-1]) == pytest.approx((39_000 * scale, 39_100 * scale), abs=2)


def test_the_same_box_gives_the_same_picture_and_the_page_is_not_changed() -> None:
    paper = Paper(700, 120)
    paper.write(TEXT, x=60, baseline=70)
    page = paper.grey()
    before = page.copy()
    page.setflags(write=False)
    box = LineBox(55.0, 70.0 - HC, 600.0, 70.0, HC, 0.01)
    assert (cut_line(page, box) == cut_line(before, box)).all()
    assert (page == before).all()
