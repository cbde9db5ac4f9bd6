"""What is darker than the paper around it is ink, in every light."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from extractors.page.images.ink import find_ink, least_contrast
from extractors.page.images.pixels import Grey
from schemas.geometry import Box
from tests.extractors.page.images.drawn_paper import Paper


def strokes() -> tuple[Grey, Grey]:
    """A page with strokes of letters, and where they are."""
    paper = Paper(300, 200)
    paper.fill(*(Box(x, y, x + 2, y + 16) for x in range(20, 280, 9) for y in range(20, 180, 40)))
    page = paper.grey()
    return page, (page < 128).astype(np.uint8)


@pytest.mark.parametrize(("dim", "shift"), [(1.0, 0), (0.5, 0), (0.2, 0), (0.2, 200), (0.15, 100)])
def test_ink_is_what_was_printed_on_bright_and_on_dim_paper(dim: float, shift: int) -> None:
    page, drawn = strokes()
    assert (find_ink((page * dim + shift).astype(np.uint8)).clear == drawn).all()


def test_light_that_fades_over_the_page_is_no_ink() -> None:
    page, drawn = strokes()
    light = np.linspace(0.5, 1.0, 300)
    assert (find_ink((page * light).astype(np.uint8)).clear == drawn).all()
    assert not find_ink((255 * np.tile(light, (200, 1))).astype(np.uint8)).all.any()


def test_the_grain_of_the_paper_is_no_ink() -> None:
    page, drawn = strokes()
    grain = np.random.default_rng(1).normal(0, 8, page.shape)
    ink = find_ink(np.clip(page * 0.8 + 25 + grain, 0, 255).astype(np.uint8)).clear
    assert (ink != drawn).mean() < 0.001


def test_a_faint_ruling_is_ink_but_not_clear_ink() -> None:
    page, drawn = strokes()
    page[90] = 200
    ink = find_ink(page)
    assert not ink.clear[90].any()
    assert ink.all[90].all()
    assert (ink.clear == drawn).all()


@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40))))
@settings(max_examples=60)
def test_clear_ink_is_ink(page: Grey) -> None:
    ink = find_ink(page)
    assert ink.clear.shape == ink.all.shape == page.shape
    assert (ink.clear <= ink.all).all()
    assert ink.all.max() <= 1


@given(st.integers(0, 255), st.integers(1, 40), st.integers(1, 40))
def test_one_grey_is_paper(grey: int, height: int, width: int) -> None:
    assert not find_ink(np.full((height, width), grey, np.uint8)).all.any()


@given(arrays.arrays(np.uint8, (12, 9)))
def test_the_least_contrast_of_ink_is_that_of_opencv_without_the_grain_of_paper(darker: Grey) -> None:
    seen = darker[darker > 10]
    found = least_contrast(darker)
    if not seen.size:
        assert found is None
        return
    best, _ = cv2.threshold(seen.reshape(1, -1), 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    assert found is not None
    assert (seen > found).tolist() == (seen > best).tolist()
