"""Of the vertical strokes of a page, streaks of a scanner are told from rulings."""

import numpy as np
import pytest

from extractors.page.images.pixels import Mask
from extractors.page.images.ruling_places import Across, Upright
from extractors.page.images.streaks import without_streaks

HC = 20.0
HEIGHT, WIDTH = 1000, 800
ACROSS = [Across(100, 700, y, y + 2) for y in (200, 400, 600)]
TABLE = [Upright(x, x + 2, 200, 602) for x in (100, 400, 698)]


def drawn(upright: list[Upright], across: list[Across]) -> Mask:
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    for x0, x1, y0, y1 in (*upright, *across):
        ink[y0:y1, x0:x1] = 1
    return ink


def kept(upright: list[Upright], *, across: list[Across] = ACROSS, text: Mask | None = None) -> list[Upright]:
    strokes = drawn(upright, [])
    ink = drawn(upright, across)
    if text is not None:
        ink |= text
    return without_streaks(upright, across, strokes=strokes, ink=ink, hc=HC, turned=0.0)


def words(x0: int, x1: int) -> Mask:
    """Lines of letters without white between them."""
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    for y in range(220, 580, 40):
        ink[y : y + 20, x0:x1] = 1
    return ink


def test_the_rulings_of_a_table_stay() -> None:
    assert kept(TABLE) == TABLE
    assert kept(TABLE, text=words(110, 390)) == TABLE


def test_what_runs_through_print_is_none() -> None:
    streak = Upright(250, 252, 0, 700)
    assert kept([*TABLE, streak], text=words(150, 350)) == TABLE
    alone = Upright(250, 252, 100, 900)
    assert kept([alone], across=[]) == [alone]
    assert kept([alone], across=[], text=words(150, 350)) == []


@pytest.mark.parametrize(
    "streak",
    [Upright(250, 252, 60, 480), Upright(250, 252, 60, 200), Upright(250, 252, 602, 800), Upright(250, 252, 0, 1000)],
)
def test_what_is_part_of_no_table_is_none(streak: Upright) -> None:
    assert kept([*TABLE, streak]) == TABLE


def test_rulings_cut_by_the_page_stay() -> None:
    cut = [each._replace(y1=900) for each in TABLE]
    assert kept(cut) == cut


def test_what_leans_as_the_scanners_columns_do_is_none() -> None:
    strokes = drawn(TABLE, [])
    for y in range(200, 600):
        x = 250 + round(0.015 * (y - 200))
        strokes[y, x : x + 2] = 1
    leaning = Upright(250, 258, 200, 600)
    found = without_streaks([*TABLE, leaning], ACROSS, strokes=strokes, ink=strokes, hc=HC, turned=0.015)
    assert found == TABLE
