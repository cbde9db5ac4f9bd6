"""A page that is white on black is turned round; one with much black on it, or around it, is not."""

import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.page.images.negative import is_negative, to_positive


def printed() -> NDArray[np.uint8]:
    """A page with strokes of print, black on white."""
    page = np.full((1000, 700), 255, np.uint8)
    for y in range(100, 900, 60):
        page[y : y + 20, 80:620:8] = 0
    return page


def test_a_negative_is_turned_round() -> None:
    assert (to_positive(255 - printed()) == printed()).all()


def test_a_page_stays_as_it_is() -> None:
    assert to_positive(page := printed()) is page


def sheet_on_a_black_bed() -> NDArray[np.uint8]:
    bed = np.zeros((2000, 1600), np.uint8)
    bed[:1000, :700] = printed()
    return bed


def page_with_a_dark_picture() -> NDArray[np.uint8]:
    page = printed()
    page[100:, :] = 30
    return page


def dark_paper_with_specks() -> NDArray[np.uint8]:
    page = np.full((1000, 700), 80, np.uint8)
    page[::50, ::50] = 255
    return page


@pytest.mark.parametrize(
    "page",
    [
        sheet_on_a_black_bed(),
        page_with_a_dark_picture(),
        dark_paper_with_specks(),
        np.zeros((300, 200), np.uint8),
        np.full((300, 200), 255, np.uint8),
        np.full((1, 1), 0, np.uint8),
    ],
    ids=["bed", "picture", "specks", "black", "blank", "tiny"],
)
def test_what_is_only_dark_is_no_negative(page: NDArray[np.uint8]) -> None:
    assert not is_negative(page)
