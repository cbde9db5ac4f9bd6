"""What was found on a page is drawn on it in colour, inside the page."""

import numpy as np

from extractors.page.images.ink import Ink
from extractors.page.images.looks import BLUE, GREEN, filled, framed, in_colour, show_ink, with_film

PAGE = np.full((20, 30), 200, np.uint8)


def test_a_grey_page_gets_three_equal_colours_and_a_coloured_one_stays() -> None:
    colour = in_colour(PAGE)
    assert colour.shape == (20, 30, 3)
    assert (colour == 200).all()
    assert in_colour(colour) is colour


def test_a_film_lies_where_the_mask_is() -> None:
    mask = np.zeros_like(PAGE)
    mask[5, 7] = 1
    picture = with_film(PAGE, mask)
    red, green, blue = picture[5, 7].tolist()
    assert red > green
    assert red > blue
    assert (picture[mask == 0] == 200).all()


def test_places_are_filled_and_framed_and_what_reaches_out_is_cut() -> None:
    page = in_colour(PAGE)
    picture = filled(page, [(2, 3, 5, 6), (-9, -9, -1, -1)], BLUE)
    assert (picture[3:6, 2:5] == BLUE).all()
    assert (picture == BLUE).all(axis=2).sum() == 9
    outline = framed(page, [(-5, 4, 15, 14)], GREEN)
    assert (outline[4, :15] == GREEN).all()
    assert (outline[9, 5] == 200).all()
    assert (page == 200).all(), "the page itself stays"


def test_faint_ink_is_grey() -> None:
    clear, everything = np.zeros_like(PAGE), np.zeros_like(PAGE)
    clear[1, 1] = everything[1, 1] = everything[2, 2] = 1
    picture = show_ink(Ink(clear, everything))
    assert [picture[1, 1, 0], picture[2, 2, 0], picture[3, 3, 0]] == [0, 127, 255]
