"""Which way up a page lies is told by the feet of its letters."""

import numpy as np
import pytest

from extractors.page.images.orientation import judge_orientation
from extractors.page.images.quarters import turn_clockwise
from tests.extractors.page.images.drawn_paper import PITCH, Paper, turned

TALL = "ปี โครงการ ใช้ไฟฟ้า ฝ่ายป้องกัน ไป ให้โปร่งใส"
"""Letters that rise above the others, as one in five of Thai print does."""


def page_of(text: str, *, lines: int = 20) -> Paper:
    paper = Paper(1000, 1200)
    for at in range(lines):
        paper.write(text, x=60 + 7 * (at % 3), baseline=80 + PITCH * at)
    return paper


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("askew", [0.0, -3.0, 4.5])
def test_a_page_is_stood_upright_from_each_side(turns: int, askew: float) -> None:
    page = turned(page_of(TALL).grey(), askew)
    way = judge_orientation(np.ascontiguousarray(np.rot90(page, turns)))
    assert way.turns == turns
    assert way.sure
    assert way.others == ()


@pytest.mark.parametrize("turns", [0, 1])
def test_letters_of_one_height_leave_open_which_end_is_up(turns: int) -> None:
    page = page_of("กกนนมมววรรสสออกกนนมมววรรสสออ").grey()
    way = judge_orientation(np.ascontiguousarray(np.rot90(page, turns)))
    assert not way.sure
    assert {way.turns, *way.others} == {turns, turns + 2}


@pytest.mark.parametrize("page", [np.full((500, 400), 255, np.uint8), np.zeros((500, 400), np.uint8)])
def test_a_page_without_print_may_lie_any_way(page: np.ndarray) -> None:
    way = judge_orientation(page)
    assert way.turns == 0
    assert not way.sure


def test_a_quarter_turn_is_clockwise() -> None:
    page = np.array([[1, 2], [3, 4]], np.uint8)
    assert turn_clockwise(page, 1).tolist() == [[3, 1], [4, 2]]
    assert turn_clockwise(np.repeat(page[..., None], 3, axis=2), 3)[..., 0].tolist() == [[2, 4], [1, 3]]
