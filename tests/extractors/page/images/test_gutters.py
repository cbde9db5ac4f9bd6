"""Columns whose lines do not stand side by side are parted by the white between them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from extractors.page.images.blocks import Block
from extractors.page.images.gutters import split_at_gutters
from extractors.page.images.lines import find_lines
from extractors.page.images.pixels import Mask
from tests.extractors.page.images.drawn_paper import HC, PITCH, TEXT, Paper, assert_found

SHORT = "หน่วยงานผู้รับผิดชอบ"
LEFT, RIGHT = 40.0, 560.0


@given(arrays.arrays(np.uint8, (30, 40), elements=st.sampled_from([0] * 9 + [1])), st.floats(1, 4))
def test_the_parts_make_up_the_block_and_cut_no_ink(text: Mask, hc: float) -> None:
    block = Block(3, 38, 2, 27)
    count = np.zeros_like(text)
    for part in split_at_gutters(text, block, hc):
        count[part.y0 : part.y1, part.x0 : part.x1] += 1
        for side in {part.x0, part.x1} - {block.x0, block.x1}:
            assert not text[part.y0 : part.y1, side - 1 : side + 1].any()
    whole = np.zeros_like(text)
    whole[block.y0 : block.y1, block.x0 : block.x1] = 1
    assert (count == whole).all()


def test_a_block_of_one_column_stays_whole() -> None:
    text = np.zeros((200, 300), np.uint8)
    text[20:180, 10:200] = 1
    assert list(split_at_gutters(text, Block(0, 300, 0, 200), 10.0)) == [Block(0, 300, 0, 200)]


def test_high_columns_are_parted_and_what_stands_above_and_below_is_not() -> None:
    text = np.zeros((200, 300), np.uint8)
    text[10:20, 10:290] = text[180:190, 10:290] = 1
    text[40:160, 10:100] = text[50:150, 200:290] = 1
    top, left, right, bottom = split_at_gutters(text, Block(0, 300, 0, 200), 10.0)
    assert (top.y0, top.y1, top.x1) == (0, 40, 300)
    assert (left.y0, left.y1, left.x1) == (40, 160, 150)
    assert (right.y0, right.y1, right.x0) == (40, 160, 150)
    assert (bottom.y0, bottom.y1) == (160, 200)


@pytest.mark.parametrize(("lower", "pitch"), [(6.0, PITCH), (20.0, PITCH), (30.0, PITCH), (0.0, 38.0)])
def test_lines_of_columns_need_not_stand_side_by_side(lower: float, pitch: float) -> None:
    paper = Paper(1000, 520)
    paper.write(TEXT, x=LEFT, baseline=60)
    left = [paper.write(SHORT, x=LEFT, baseline=140 + PITCH * at) for at in range(8)]
    right = [paper.write(SHORT, x=RIGHT, baseline=140 + lower + pitch * at) for at in range(8)]
    found = find_lines(paper.grey())[1:]
    assert_found([line for line in found if line.left < RIGHT - HC], left)
    assert_found([line for line in found if line.left >= RIGHT - HC], right)


def test_cells_without_vertical_rulings_may_be_centred() -> None:
    paper = Paper(1000, 200)
    paper.across(20, 20, 980)
    paper.across(160, 20, 980)
    high = [paper.write(SHORT, x=LEFT, baseline=60 + PITCH * at) for at in range(3)]
    centred = paper.write(SHORT, x=RIGHT, baseline=60 + 0.5 * PITCH)
    first, second, third, fourth = find_lines(paper.grey())
    assert_found([first, second, third, fourth], [high[0], centred, high[1], high[2]])
