"""Boxes to tick on paper: their frames are found whatever hands do to them, and letters and cells are none."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractors.page.images.box_marks import FoundBox, find_boxes
from extractors.page.images.boxes import find_frames
from extractors.page.images.ink import Ink
from schemas.geometry import Box
from tests.extractors.page.images.drawn_boxes import HANDS, Frame, Pen, draw_frame, draw_mark
from tests.growth import grows_with_size

HC = 16.0
THIN = Frame(line=1.5)
BLACK = Pen(width=3.0, grey=30)
Drawing = tuple[Image.Image, ImageDraw.ImageDraw]


def sheet(width: int = 400, height: int = 300) -> Drawing:
    image = Image.new("L", (width, height), 255)
    return image, ImageDraw.Draw(image)


def ink_of(image: Image.Image) -> Ink:
    """The ink of a scan: what is dark as letters, and what is darker than paper."""
    grey = np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)))
    return Ink((grey < 150).astype(np.uint8), (grey < 205).astype(np.uint8))


def boxes_on(image: Image.Image) -> list[FoundBox]:
    return find_boxes(ink_of(image), HC)


def states(image: Image.Image) -> str:
    """One sign for each box, row by row: ticked, empty, or unsure."""
    boxes = sorted(boxes_on(image), key=lambda box: (box.y0 // 8, box.x0))
    return "".join("☑" if box.ticked > 0.9 else "☐" if box.ticked < 0.1 else "?" for box in boxes)


def at(x: float, y: float, side: float = 24.0) -> Box:
    return Box(x, y, x + side, y + side)


def row_of_boxes(sides: Sequence[float], frame: Frame) -> tuple[Image.Image, list[Box]]:
    image, _ = sheet(80 * len(sides) + 20, 120)
    places = [at(20 + 80 * number, 40, side) for number, side in enumerate(sides)]
    for number, place in enumerate(places):
        draw_frame(image, place, frame, dice=Random(number))
    return image, places


@pytest.mark.parametrize("line", [1.2, 2.0, 3.5])
@pytest.mark.parametrize(("round_corners", "sides"), [(0.0, [15, 20, 24, 30, 38, 46]), (0.1, [24, 30, 38, 46])])
def test_frames_of_all_sizes_are_found_where_they_are(line: float, round_corners: float, sides: list[float]) -> None:
    image, places = row_of_boxes(sides, Frame(line=line, round=round_corners))
    found = boxes_on(image)
    assert len(found) == len(places)
    for box, place in zip(sorted(found), places, strict=True):
        outer = (place.x0 - line / 2, place.y0 - line / 2, place.x1 + line / 2, place.y1 + line / 2)
        assert np.abs(np.subtract(box[:4], outer)).max() <= 2.0
        assert box.ticked < 0.05


@pytest.mark.parametrize("hand", sorted(HANDS))
@pytest.mark.parametrize("pen", [BLACK, Pen(width=2.0, grey=100), Pen(width=4.5, grey=60)])
def test_marks_of_all_hands_are_ticks(hand: str, pen: Pen) -> None:
    image, _ = sheet(700, 200)
    dice = Random(hand)
    for number in range(8):
        place = at(40 + 160 * (number % 4), 50 + 90 * (number // 4))
        draw_frame(image, place, THIN, dice=dice)
        if number % 2:
            draw_mark(image, place, HANDS[hand](dice), pen)
    assert states(image) == "☐☑☐☑☐☑☐☑"


def test_a_gap_in_a_frame_a_ruling_and_letters_at_it_hide_no_box() -> None:
    image, draw = sheet()
    for number in range(3):
        draw_frame(image, at(20 + 80 * number, 20), THIN._replace(broken=0.2), dice=Random(number))
    draw_frame(image, at(20, 100), THIN, dice=Random(0))
    draw.line([0, 100, 399, 100], fill=0, width=2)
    draw_frame(image, at(120, 140), THIN, dice=Random(0))
    draw.line([145, 148, 156, 164, 145, 164], fill=0, width=2)
    assert states(image) == "☐☐☐☐☐"


def test_dirt_in_a_box_is_no_tick_and_faint_ink_is_not_sure() -> None:
    image, draw = sheet()
    for number in range(4):
        draw_frame(image, at(20 + 80 * number, 20), THIN, dice=Random(0))
    draw.rectangle([30, 30, 32, 32], fill=0)
    draw_mark(image, at(260, 20), HANDS["tick"](Random(3)), Pen(width=3.0, grey=180))
    found = boxes_on(image)
    assert [box.ticked < 0.3 for box in found] == [True, True, True, False]
    assert found[1].ticked < 0.01
    assert found[3].ticked < 0.9


def test_a_full_square_is_ticked_only_beside_open_ones_of_its_size() -> None:
    image, draw = sheet()
    for x in (20, 200):
        draw.rectangle([x, 20, x + 24, 44], fill=0)
    assert states(image) == ""
    draw_frame(image, at(100, 20), THIN, dice=Random(0))
    assert states(image) == "☑☐☑"


def test_round_letters_and_open_ones_are_no_boxes() -> None:
    image, draw = sheet()
    for number, side in enumerate((18, 22, 26, 34)):
        x = 20 + 60 * number
        draw.ellipse([x, 20, x + side, 20 + side], outline=0, width=3)
        draw.rounded_rectangle([x, 80, x + side, 80 + side], radius=side // 3, outline=0, width=3)
        draw.line([x, 140, x, 140 + side, x + side, 140 + side, x + side, 140], fill=0, width=2)
        draw.line([x, 200 + side, x, 200, x + side, 200, x + side, 200 + side], fill=0, width=2)
    assert boxes_on(image) == []


def test_a_square_letter_in_a_word_is_no_box() -> None:
    image, draw = sheet()
    for x in (20, 40, 60):
        draw.line([x, 20, x, 36], fill=0, width=3)
        draw.rectangle([x + 4, 20, x + 17, 36], outline=0, width=2)
    assert boxes_on(image) == []


@pytest.mark.parametrize("lean", [0, 1])
def test_square_cells_of_a_grid_are_no_boxes(lean: int) -> None:
    image, draw = sheet()
    for number in range(8):
        draw.line([20 + 30 * number, 20, 20 + 30 * number + lean, 110], fill=0, width=2)
    for number in range(4):
        draw.line([20, 20 + 30 * number, 230, 20 + 30 * number + 2 * lean], fill=0, width=2)
    assert boxes_on(image) == []


def test_pictures_and_letters_too_small_to_read_have_no_boxes() -> None:
    noise = np.random.default_rng(0).random((300, 400)) < 0.5
    assert find_frames(noise.astype(np.uint8), HC) == []
    image, _ = row_of_boxes([20, 24], THIN)
    assert find_frames(ink_of(image).clear, 5.0) == []


def test_the_time_of_looking_for_frames_grows_with_the_page() -> None:
    def look(rows: int) -> None:
        image, _ = sheet(640, 60 * rows)
        for number in range(8 * rows):
            draw_frame(image, at(20 + 78 * (number % 8), 15 + 60 * (number // 8)), THIN, dice=Random(0))
        assert len(find_frames(ink_of(image).clear, HC)) == 8 * rows

    assert grows_with_size(look, 24)
