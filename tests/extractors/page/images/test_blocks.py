"""A page is cut along its rulings, and no part of it is left out."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.images.blocks import Block, find_blocks
from extractors.page.images.ruling_places import Across, Upright
from extractors.page.images.rulings import Ruled

WIDTH, HEIGHT, HC = 200, 160, 8.0
THICK = 2


def cut(across: list[Across], upright: list[Upright]) -> list[Block]:
    return find_blocks(Ruled(tuple(across), tuple(upright), np.zeros((HEIGHT, WIDTH), np.uint8)), HC)


def level(y: int, x0: int, x1: int) -> Across:
    return Across(x0, x1, y, y + THICK)


def standing(x: int, y0: int, y1: int) -> Upright:
    return Upright(x, x + THICK, y0, y1)


@st.composite
def levels(draw: st.DrawFn) -> Across:
    first = draw(st.integers(0, WIDTH - 35))
    return level(draw(st.integers(0, HEIGHT - THICK)), first, draw(st.integers(first + 32, WIDTH)))


@st.composite
def uprights(draw: st.DrawFn) -> Upright:
    first = draw(st.integers(0, HEIGHT - 30))
    return standing(draw(st.integers(0, WIDTH - THICK)), first, draw(st.integers(first + 26, HEIGHT)))


@given(st.lists(levels(), max_size=6), st.lists(uprights(), max_size=6))
def test_every_pixel_is_in_a_block_or_on_a_ruling_made_longer(across: list[Across], upright: list[Upright]) -> None:
    covered = np.zeros((HEIGHT, WIDTH), bool)
    for block in cut(across, upright):
        assert 0 <= block.x0 < block.x1 <= WIDTH
        assert 0 <= block.y0 < block.y1 <= HEIGHT
        covered[block.y0 : block.y1, block.x0 : block.x1] = True
    for across_ruling in across:
        covered[across_ruling.y0 : across_ruling.y1] = True
    for upright_ruling in upright:
        covered[:, upright_ruling.x0 : upright_ruling.x1] = True
    assert covered.all()


@given(st.lists(levels(), max_size=6), st.lists(uprights(), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_rulings_does_not_matter(across: list[Across], upright: list[Upright], random: Random) -> None:
    other_across, other_upright = list(across), list(upright)
    random.shuffle(other_across)
    random.shuffle(other_upright)
    assert sorted(cut(other_across, other_upright)) == sorted(cut(across, upright))


def test_a_page_without_rulings_is_one_block() -> None:
    assert cut([], []) == [Block(0, WIDTH, 0, HEIGHT)]


def test_a_table_is_its_cells_and_what_is_around_it() -> None:
    across = [level(y, 20, 182) for y in (30, 70, 110)]
    upright = [standing(x, 30, 112) for x in (20, 100, 180)]
    inside = [Block(x0, x1, y0, y1) for y0, y1 in ((32, 70), (72, 110)) for x0, x1 in ((22, 100), (102, 180))]
    found = cut(across, upright)
    assert set(inside) <= set(found)
    assert Block(0, WIDTH, 0, 30) in found
    assert Block(0, WIDTH, 112, HEIGHT) in found


def test_a_ruling_beside_parts_no_column_it_does_not_cross() -> None:
    across = [level(70, 20, 90)]
    upright = [standing(x, 30, 110) for x in (20, 90, 180)]
    found = cut(across, upright)
    assert Block(92, 180, 30, 110) in found
    assert Block(22, 90, 30, 70) in found
    assert Block(22, 90, 72, 110) in found


def test_a_ruling_that_ends_beside_a_column_does_not_part_its_text() -> None:
    upright = [standing(60, 0, HEIGHT), standing(140, 50, 100)]
    assert Block(0, 60, 0, HEIGHT) in cut([], upright)
