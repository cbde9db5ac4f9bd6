"""Pages that hold no text, or hardly any room for it: no lines, or few, soon, and nothing breaks."""

import time
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from extractors.page.images.cut import cut_line
from extractors.page.images.line_box import LineBox
from extractors.page.images.lines import find_lines
from extractors.page.images.pixels import Grey
from schemas.geometry import Box
from tests.extractors.page.images.drawn_paper import HC, PITCH, TEXT, Paper, assert_found

Places: TypeAlias = NDArray[np.int_]
Pattern: TypeAlias = NDArray[np.bool_]

SIZES = [(1, 1), (1, 7), (7, 1), (3, 3), (1, 40_000), (40_000, 1), (40, 30_000), (30_000, 40), (300, 200)]


def find_soon(page: Grey, *, seconds: float = 5.0) -> list[LineBox]:
    """The lines, found in a time that says nothing of a busy machine but much of loops in loops; all can be cut."""
    start = time.process_time()
    found = find_lines(page)
    assert time.process_time() - start < seconds
    for line in found:
        assert all(map(np.isfinite, line))
        assert line.left < line.right
        assert line.hc == pytest.approx(line.baseline - line.top)
        assert line.hc >= 3
        assert cut_line(page, line).shape[0] == 40
    return found


def noise(size: tuple[int, int], *, grain: int = 1, dark: float | None = None) -> Grey:
    """Pixels by chance: of all greys, or black in a share of places that are `grain` pixels large."""
    random = np.random.default_rng(7)
    if dark is None:
        return random.integers(0, 256, size, dtype=np.uint8)
    places = random.random((size[0] // grain, size[1] // grain)) < dark
    return np.where(np.kron(places, np.ones((grain, grain), bool)), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_page_of_one_grey_has_no_lines(size: tuple[int, int], grey: int) -> None:
    assert find_soon(np.full(size, grey, np.uint8)) == []


@pytest.mark.parametrize("size", SIZES)
def test_noise_on_pages_of_any_shape_breaks_nothing(size: tuple[int, int]) -> None:
    find_soon(noise(size))


@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60))))
@settings(max_examples=60)
def test_no_small_picture_breaks_anything(page: Grey) -> None:
    find_soon(page)


@pytest.mark.parametrize(("grain", "dark"), [(1, None), (1, 0.05), (1, 0.5), (4, 0.3), (12, 0.3)])
def test_a_whole_page_of_noise_takes_no_longer_than_text(grain: int, dark: float | None) -> None:
    find_soon(noise((900, 700), grain=grain, dark=dark))


def test_one_huge_blot_is_no_line() -> None:
    page = np.full((900, 700), 255, np.uint8)
    page[100:700, 90:600] = 0
    assert find_soon(page) == []


def test_a_photograph_beside_text_adds_no_line_and_takes_none() -> None:
    paper = Paper(900, 700)
    paper.fill(Box(80, 60, 820, 380))
    paper.fill(Box(200, 100, 500, 300), darkness=0.3)
    drawn = [paper.write(TEXT, x=60, baseline=450 + PITCH * at) for at in range(5)]
    assert_found(find_soon(paper.grey()), drawn)


@pytest.mark.parametrize("pitch", [8, 16, 40])
@pytest.mark.parametrize("thick", [1, 2])
def test_squared_paper_has_no_lines(pitch: int, thick: int) -> None:
    page = np.full((900, 700), 255, np.uint8)
    for at in range(thick):
        page[at::pitch] = page[:, at::pitch] = 90
    assert find_soon(page) == []


def hatched(rows: Places, columns: Places) -> Pattern:
    return (rows + columns) % 20 < 6


def checked(rows: Places, columns: Places) -> Pattern:
    black: Pattern = rows // 14 % 2 + columns // 14 % 2 == 0
    return black


def striped(rows: Places, _columns: Places) -> Pattern:
    return rows % 10 < 3


@pytest.mark.parametrize("draw", [hatched, checked, striped])
@pytest.mark.parametrize("upright", [False, True])
def test_patterns_over_the_whole_page_break_nothing(draw: Callable[[Places, Places], Pattern], upright: bool) -> None:
    rows, columns = np.indices((900, 700))
    page = np.where(draw(rows, columns), 0, 255).astype(np.uint8)
    find_soon(page.T.copy() if upright else page)


def test_thousands_of_tiny_cells_are_told_apart_soon() -> None:
    page = np.full((1000, 1000), 255, np.uint8)
    page[::20] = page[:, ::20] = 0
    letters = np.arange(1000) % 20
    page[np.ix_((letters >= 8) & (letters < 13), (letters >= 8) & (letters < 13))] = 0
    assert len(find_soon(page)) == 50 * 50


def test_a_strip_much_wider_than_high_has_its_one_line() -> None:
    paper = Paper(2300, 60)
    drawn = [paper.write(TEXT * 4, x=40, baseline=45)]
    assert_found(find_soon(paper.grey()), drawn)


def test_a_page_higher_than_any_paper_has_all_of_its_lines() -> None:
    paper = Paper(700, 2390)
    drawn = [paper.write(TEXT, x=60, baseline=60 + PITCH * at) for at in range(55)]
    found = find_soon(paper.grey())
    assert_found(found, drawn)
    assert found[-1].baseline == pytest.approx(60 + PITCH * 54, abs=0.12 * HC)


def test_fewer_letters_than_can_be_measured_are_no_lines() -> None:
    paper = Paper(400, 200)
    paper.write("กขค", x=60, baseline=80)
    assert find_soon(paper.grey()) == []
