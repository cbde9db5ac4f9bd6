"""Marks by hand that stand alone in cells; letters, dashes and the ends of other strokes are none."""

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.page.images.blocks import Block
from extractors.page.images.letters import find_pieces
from extractors.page.images.lone_marks import LoneMark, find_lone_marks, shape_of
from extractors.page.images.pixels import Mask
from schemas.geometry import Box
from tests.extractors.page.images.drawn_boxes import HANDS, Pen, draw_mark

HC = 16.0
PEN = Pen(width=3.0, grey=0)
LEFT, RIGHT = Block(100, 200, 20, 80), Block(203, 300, 20, 80)
"""Two cells with a ruling of three pixels between them, which the ink does not have."""


def drawn(image: Image.Image) -> Mask:
    return (np.asarray(image) < 128).astype(np.uint8)


def marked(hand: str, *, x: float = 140, y: float = 38, side: float = 22, seed: int = 0) -> Image.Image:
    image = Image.new("L", (400, 100), 255)
    draw_mark(image, Box(x, y, x + side, y + side), HANDS[hand](Random(f"{hand}{seed}")), PEN)
    return image


def marks_in(image: Image.Image) -> list[LoneMark]:
    ink = drawn(image)
    ink[:, 200:203] = 0
    return find_lone_marks(ink, find_pieces(ink), [LEFT, RIGHT], HC)


def letter(*lines: list[int], width: int = 3) -> Mask:
    image = Image.new("L", (60, 60), 255)
    for line in lines:
        ImageDraw.Draw(image).line(line, fill=0, width=width)
    ink = drawn(image)
    ys, xs = np.nonzero(ink)
    return ink[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]


@pytest.mark.parametrize(("hand", "shape"), [("tick", "tick"), ("slash", "tick"), ("cross", "cross")])
@pytest.mark.parametrize("seed", range(8))
def test_marks_are_found_in_the_cell_where_they_stand(hand: str, shape: str, seed: int) -> None:
    (mark,) = marks_in(marked(hand, seed=seed))
    assert (mark.shape, mark.cell) == (shape, LEFT)
    assert 120 <= mark.x0 < mark.x1 <= 195


@pytest.mark.parametrize(
    "ink",
    [
        pytest.param(letter([10, 10, 10, 40]), id="1"),
        pytest.param(letter([10, 20, 40, 20]), id="dash"),
        pytest.param(letter([10, 10, 30, 10, 18, 40]), id="7"),
        pytest.param(letter([10, 40, 10, 10, 30, 10, 30, 40]), id="an arch"),
        pytest.param(letter([10, 10, 30, 10, 30, 40, 10, 40, 10, 10]), id="0"),
        pytest.param(letter([10, 10, 10, 40, 30, 40]), id="L"),
        pytest.param(letter([10, 10, 40, 40]), id="a stroke that falls"),
        pytest.param(letter([10, 10, 30, 10], [20, 10, 20, 40]), id="T"),
        pytest.param(np.ones((20, 20), np.uint8), id="a blot"),
    ],
)
def test_letters_and_digits_are_no_marks(ink: Mask) -> None:
    assert shape_of(ink) is None


def test_beside_letters_a_stroke_is_none_of_these_marks() -> None:
    image = marked("slash")
    draw = ImageDraw.Draw(image)
    for x in (110, 118, 170, 180):
        draw.line([x, 40, x, 56, x + 5, 56], fill=0, width=2)
    assert marks_in(image) == []


def test_a_speck_beside_a_mark_does_not_hide_it_and_is_none() -> None:
    image = marked("tick")
    draw = ImageDraw.Draw(image)
    draw.rectangle([110, 30, 112, 32], fill=0)
    draw.rectangle([250, 30, 252, 32], fill=0)
    assert [mark.cell for mark in marks_in(image)] == [LEFT]


def test_a_stroke_over_a_ruling_is_in_the_cell_that_has_most_of_it() -> None:
    image = Image.new("L", (400, 100), 255)
    ImageDraw.Draw(image).line([172, 70, 212, 30], fill=0, width=3)
    assert [mark.cell for mark in marks_in(image)] == [LEFT]


def test_ink_outside_of_tables_is_not_looked_at() -> None:
    ink = drawn(marked("tick"))
    assert find_lone_marks(ink, find_pieces(ink), [Block(0, 400, 0, 100)], HC) == []
