"""What is no print is taken out of a page: photographs, black borders, punched holes; print stays."""

import numpy as np
import pytest

from extractors.page.images.clean import clean_page
from extractors.page.images.edges import find_edges
from extractors.page.images.lines import find_lines
from extractors.page.images.paper import light_of, shrink
from extractors.page.images.photographs import find_photographs
from extractors.page.images.pixels import Grey
from schemas.geometry import Box
from tests.extractors.page.images.drawn_paper import PITCH, TEXT, Paper, Printed, assert_found

PAGE = (1170, 830)


def text_page(lines: int = 10, first: float = 120) -> tuple[Grey, list[Printed]]:
    paper = Paper(PAGE[1], PAGE[0])
    drawn = [paper.write(TEXT, x=120, baseline=first + PITCH * at) for at in range(lines)]
    return paper.grey(), drawn


def photograph(height: int, width: int) -> Grey:
    """Soft light and shade, and things in it."""
    rows, columns = np.indices((height, width))
    shade = 110 + 70 * np.sin(rows / 37) * np.cos(columns / 53)
    things = 60 * ((rows // 23 + columns // 31) % 3 == 0)
    return np.asarray(np.clip(shade - things, 0, 240), dtype=np.uint8)


def test_a_photograph_is_found_whole_and_gives_no_lines() -> None:
    page, drawn = text_page()
    page[650:1000, 150:650] = photograph(350, 500)
    found = find_photographs(shrink(page))
    assert found[650:1000, 150:650].mean() > 0.97
    found[640:1010, 140:660] = 0
    assert not found.any()
    assert_found(find_lines(clean_page(page).grey), drawn)


def test_a_shadow_over_the_page_hides_no_text() -> None:
    paper = Paper(1000, 1400)
    for at in range(10):
        paper.write(TEXT, x=100, baseline=200 + 100 * at, hc=16)
    across, down = np.meshgrid(np.linspace(0, 1, 1000), np.linspace(0, 1, 1400))
    light = 1 - 0.5 / (1 + np.exp(-(across + 0.6 * down - 1.0) / 0.04))
    page = (paper.grey() * light).astype(np.uint8)
    assert not find_photographs(shrink(page)).any()
    assert len(find_lines(clean_page(page).grey)) == 10


def test_text_and_shaded_cells_are_no_photographs() -> None:
    paper = Paper(PAGE[1], PAGE[0])
    paper.fill(Box(100, 560, 730, 760), darkness=0.3)
    for at in range(24):
        paper.write(TEXT, x=120, baseline=80 + PITCH * at)
    assert not find_photographs(shrink(paper.grey())).any()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_black_borders_go_from_each_side(turns: int) -> None:
    page, _ = text_page()
    page = np.ascontiguousarray(np.rot90(page, turns))
    clean = page.copy()
    page[:25] = 10
    page[:, :18] = 30
    found = find_edges(shrink(page))
    assert found[:25].all()
    assert found[:, :18].all()
    found[:32] = found[:, :25] = 0
    assert not found.any()
    grey = clean_page(page).grey
    assert (grey[:20] > 220).all()
    assert (grey[60:, 60:] == clean[60:, 60:]).all()


def test_a_border_that_leans_goes() -> None:
    page, drawn = text_page()
    rows, columns = np.indices(page.shape)
    page[columns > 800 - rows * 0.02] = 5
    assert_found(find_lines(clean_page(page).grey), drawn)


def test_punched_holes_go_and_a_round_letter_stays() -> None:
    page, _ = text_page()
    rows, columns = np.indices(page.shape)
    for y in (400, 715):
        page[np.hypot(rows - y, columns - 50) < 11] = 20
    page[np.hypot(rows - 500, columns - 400) < 11] = 20
    found = find_edges(shrink(page))
    assert found[400, 50]
    assert found[715, 50]
    assert not found[500, 400]


def test_a_table_whose_rulings_reach_the_edge_keeps_them() -> None:
    paper = Paper(PAGE[1], PAGE[0])
    for y in range(100, 1100, 100):
        paper.across(y, 0, PAGE[1])
    for x in (30, 400, 800):
        paper.down(x, 0, PAGE[0], thick=3)
    assert not find_edges(shrink(paper.grey())).any()


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (40, 3000), (64, 64)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_pages_of_any_size_and_of_one_grey_break_nothing(size: tuple[int, int], level: int) -> None:
    page = np.full(size, level, np.uint8)
    clean = clean_page(page)
    assert clean.grey.shape == clean.coloured.shape == clean.photographs.shape == clean.edges.shape == size
    in_colour = clean_page(np.full((*size, 3), level, np.uint8))
    assert in_colour.grey.shape == size
    assert not in_colour.coloured.any()


def test_the_light_of_the_paper_is_told_under_print_and_beside_a_picture() -> None:
    page, _ = text_page(lines=20)
    rows, columns = np.indices(page.shape)
    light = 235 - 60 * columns / PAGE[1] - 20 * (rows / PAGE[0]) ** 2
    lit = (page / 255 * light).astype(np.uint8)
    lit[950:1100, 100:600] = 40
    assert np.abs(light_of(lit) - light).max() < 12
