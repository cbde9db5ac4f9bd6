"""Specks of a dirty page are told from print, and a clean page is left alone."""

import numpy as np
import pytest

from extractors.page.images.ink import Ink
from extractors.page.images.letters import find_pieces
from extractors.page.images.pixels import Grey, Mask
from extractors.page.images.specks import Specks, find_specks, paint_over, without_specks

HC = 20.0
SHAPE = (600, 900)


def page_with_text() -> Mask:
    """A line of letters with marks, points and a colon, and nothing else."""
    ink = np.zeros(SHAPE, np.uint8)
    for x in range(100, 400, 25):
        ink[100:120, x : x + 16] = 1
        ink[90:95, x + 6 : x + 10] = 1
    ink[117:120, 398:401] = 1
    ink[104:107, 440:443] = ink[116:119, 440:443] = 1
    return ink


def with_dirt(ink: Mask, count: int, *, wide: int = 4, high: int = 4) -> Mask:
    """The page with so many specks in its lower half, none above the other."""
    dirty = ink.copy()
    for at in range(count):
        y, x = 250 + 40 * (at // 20) + 7 * (at % 3), 60 + 40 * (at % 20) + 11 * (at // 20)
        dirty[y : y + high, x : x + wide] = 1
    return dirty


def specks_of(ink: Mask) -> Specks:
    return find_specks(find_pieces(ink), HC, shape=ink.shape)


def test_dirt_is_taken_out_and_print_stays() -> None:
    ink = page_with_text()
    dirty = with_dirt(ink, 100)
    found = specks_of(dirty)
    assert found.any
    assert found.pieces.left.size == 100
    assert (without_specks(Ink(dirty, dirty), found).clear == ink).all()


@pytest.mark.parametrize(("count", "many"), [(100, False), (125, True)])
def test_very_dirty_is_more_than_any_clean_scan_has(count: int, many: bool) -> None:
    assert specks_of(with_dirt(page_with_text(), count)).many is many


@pytest.mark.parametrize("count", [0, 20])
def test_a_clean_page_has_none(count: int) -> None:
    ink = with_dirt(page_with_text(), count)
    found = specks_of(ink)
    assert not found.any
    assert without_specks(Ink(ink, ink), found).clear is ink


def test_the_dots_of_a_form_are_no_dirt() -> None:
    ink = page_with_text()
    ink[300:303, 100:800:12] = ink[300:303, 101:800:12] = ink[300:303, 102:800:12] = 1
    assert not specks_of(ink).any


def test_a_dash_alone_is_print_unless_dirt_is_as_long() -> None:
    ink = with_dirt(page_with_text(), 60)
    ink[200:202, 600:608] = 1
    assert not specks_of(ink).dashes
    long = with_dirt(page_with_text(), 60, wide=6, high=6)
    long[200:202, 600:608] = 1
    assert specks_of(long).dashes
    assert specks_of(long).pieces.left.size == 61


def test_a_dash_beside_words_stays() -> None:
    ink = with_dirt(page_with_text(), 60, wide=6, high=6)
    ink[110:112, 412:420] = 1
    assert specks_of(ink).pieces.left.size == 60


def test_specks_are_painted_over_in_the_light_around_them() -> None:
    dirty = with_dirt(page_with_text(), 100)
    page: Grey = np.where(dirty > 0, 40, 220).astype(np.uint8)
    painted = paint_over(page, specks_of(dirty), scale=1.0)
    assert (painted[200:] == 220).all()
    assert (painted[:150] == page[:150]).all()
    larger = np.repeat(np.repeat(page, 2, axis=0), 2, axis=1)
    assert (paint_over(larger, specks_of(dirty), scale=0.5)[400:] == 220).all()
