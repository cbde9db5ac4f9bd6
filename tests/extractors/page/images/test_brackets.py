"""Brackets with room for a tick: empty, with a mark, with letters, and those that are none."""

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.page.images.box_marks import FoundBox
from extractors.page.images.brackets import find_brackets
from extractors.page.images.letters import find_pieces
from schemas.geometry import Box
from tests.extractors.page.images.drawn_boxes import HANDS, Pen, draw_mark

HC = 16.0


def brackets(room: int, *, hand: str = "", turned: bool = False, gap: int = 0) -> Image.Image:
    """`( )` with `room` pixels between; `turned` makes `) (`, `gap` lowers the second one."""
    image = Image.new("L", (300, 100), 255)
    draw = ImageDraw.Draw(image)
    out = 4 if turned else -4
    for left, bulge, down in ((40, out, 0), (40 + room, -out, gap)):
        draw.line([left, 30 + down, left + bulge, 38 + down, left + bulge, 48 + down, left, 56 + down], fill=0, width=2)
    if hand:
        draw_mark(image, Box(40 + room / 2 - 7, 36, 40 + room / 2 + 7, 50), HANDS[hand](Random(1)), Pen(2.5, 0))
    return image


def found(image: Image.Image) -> list[FoundBox]:
    ink = (np.asarray(image) < 128).astype(np.uint8)
    return find_brackets(ink, find_pieces(ink), HC)


@pytest.mark.parametrize("room", [12, 24, 40])
def test_brackets_with_nothing_between_are_an_empty_box(room: int) -> None:
    (box,) = found(brackets(room))
    assert box.ticked < 0.1
    assert box.x0 == pytest.approx(36, abs=2)
    assert box.x1 == pytest.approx(44 + room, abs=2)


@pytest.mark.parametrize("hand", ["tick", "slash", "cross"])
def test_a_mark_between_brackets_ticks_them(hand: str) -> None:
    assert [box.ticked > 0.9 for box in found(brackets(36, hand=hand))] == [True]


def test_brackets_around_a_letter_are_no_box() -> None:
    image = brackets(30)
    ImageDraw.Draw(image).line([50, 52, 50, 38, 60, 38, 60, 52], fill=0, width=2)
    assert found(image) == []


def test_what_is_no_pair_is_no_box() -> None:
    assert found(brackets(80)) == [], "room for a name"
    assert found(brackets(30, turned=True)) == []
    assert found(brackets(30, gap=20)) == [], "of two lines"
    image = Image.new("L", (300, 100), 255)
    for x in (40, 70):
        ImageDraw.Draw(image).line([x, 30, x, 56], fill=0, width=2)
    assert found(image) == [], "straight strokes"
