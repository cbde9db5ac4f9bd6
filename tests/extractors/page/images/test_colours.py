"""Coloured ink is told from black print, and taken out without harm to the print."""

import numpy as np
import pytest

from extractors.page.images.clean import clean_page, keep_coloured_print
from extractors.page.images.colours import part_colours
from extractors.page.images.pixels import Colour, Grey
from schemas.geometry import Box
from tests.extractors.page.images.drawn_paper import PITCH, TEXT, Paper

BLUE, RED, VIOLET = (40, 70, 200), (210, 40, 50), (120, 50, 170)
YELLOWED = (250, 240, 205)


def printed_page() -> Grey:
    paper = Paper(700, 400)
    for at in range(6):
        paper.write(TEXT, x=60, baseline=80 + PITCH * at)
    return paper.grey()


def ring(height: int, width: int, *, x: int, y: int, radius: int, thick: int = 5) -> Grey:
    """A mask of a round stamp."""
    rows, columns = np.indices((height, width))
    away = np.hypot(rows - y, columns - x)
    return np.asarray(np.abs(away - radius) < thick / 2, dtype=np.uint8)


def in_colour(
    grey: Grey, added: Grey, ink: tuple[int, int, int], paper: tuple[int, int, int] = (255, 255, 255)
) -> Colour:
    """The print on paper of this colour, with ink of another where it was added; both take away light."""
    page = grey[..., None] / 255 * np.array(paper)
    stamped = page * np.array(ink) / 255
    return np.asarray(np.where(added[..., None] > 0, stamped, page).round(), dtype=np.uint8)


@pytest.mark.parametrize("ink", [BLUE, RED, VIOLET])
@pytest.mark.parametrize("paper", [(255, 255, 255), YELLOWED])
def test_a_stamp_over_print_goes_and_the_print_stays(ink: tuple[int, int, int], paper: tuple[int, int, int]) -> None:
    grey = printed_page()
    stamp = ring(*grey.shape, x=300, y=180, radius=90)
    grey_out, coloured = part_colours(in_colour(grey, stamp, ink, paper))
    lies_bare = (stamp > 0) & (grey > 250)
    assert coloured[lies_bare].mean() > 0.9
    assert (grey_out[lies_bare] > 200).mean() > 0.9
    assert (grey_out[lies_bare] > 150).mean() > 0.97
    letters = grey < 60
    assert (grey_out[letters] < 110).mean() > 0.97
    beside = ring(*grey.shape, x=300, y=180, radius=90, thick=25) == 0
    assert not coloured[beside].any()


def test_print_without_colour_is_not_touched() -> None:
    grey = printed_page()
    page = np.repeat(grey[..., None], 3, axis=2)
    grey_out, coloured = part_colours(page)
    assert (grey_out == grey).all()
    assert not coloured.any()


def test_yellowed_paper_is_no_ink() -> None:
    grey = printed_page()
    assert not part_colours(in_colour(grey, np.zeros_like(grey), BLUE, YELLOWED)).coloured.any()


def test_letters_with_coloured_edges_are_black() -> None:
    grey = printed_page()
    # The three colours of a scanner are a pixel apart.
    page = np.stack([np.roll(grey, shift, axis=1) for shift in (-1, 0, 1)], axis=2)
    grey_out, coloured = part_colours(page)
    assert coloured[grey < 60].mean() < 0.05
    assert (grey_out[grey < 60] < 130).mean() > 0.95


def test_a_page_printed_in_blue_keeps_its_text() -> None:
    grey = printed_page()
    page = in_colour(np.full_like(grey, 255), (grey < 128).astype(np.uint8), BLUE)
    grey_out, coloured = part_colours(page)
    assert not coloured.any()
    assert (grey_out[grey < 60] < 150).all()


def test_a_blue_heading_stays_and_writing_beside_it_goes() -> None:
    paper = Paper(900, 500)
    heading = paper.write(TEXT, x=60, baseline=60)
    blue = (paper.grey() < 128).astype(np.uint8)
    blue[250:380, 700:850] = ring(130, 150, x=75, y=65, radius=55)
    text = Paper(900, 500)
    for at in range(8):
        text.write(TEXT, x=60, baseline=130 + PITCH * at)
    page = in_colour(text.grey(), blue, BLUE)
    clean = keep_coloured_print(clean_page(page))
    box = heading.ink
    part = np.s_[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]
    assert not clean.coloured[part].any()
    assert (clean.grey[part][blue[part] > 0] < 200).mean() > 0.95
    assert (clean.grey[250:380, 700:850] > 200).all()
    assert clean.coloured[250:380, 700:850].any()


def test_the_dark_middle_of_a_pens_stroke_goes_with_it() -> None:
    paper = Paper(700, 400)
    paper.write(TEXT, x=60, baseline=80)
    pen = Paper(700, 400)
    pen.fill(Box(100, 200, 300, 212))
    page = in_colour(paper.grey(), (pen.grey() < 128).astype(np.uint8), BLUE)
    page[204:208, 150:160] = 15
    assert (part_colours(page).grey[195:217, 90:310] > 200).all()
