"""Rulings of a straight page are found and taken out of its ink; strokes of letters and scratches are none."""

import numpy as np
import pytest

from extractors.page.images.ink import Ink
from extractors.page.images.pixels import Mask
from extractors.page.images.rulings import Ruled, take_out_rulings
from extractors.page.images.sizes import find_emblems, sort_by_size

HC = 16.0


def blank() -> Mask:
    return np.zeros((300, 400), np.uint8)


def take_out(ink: Mask, faint: Mask | None = None) -> Ruled:
    """What is found where `faint` is too pale for letters."""
    return take_out_rulings(Ink(ink, ink if faint is None else ink | faint), HC)


def frame(thick: int = 2) -> Mask:
    ink = blank()
    for at in (50, 150, 250):
        ink[at : at + thick, 50 : 350 + thick] = 1
    for at in (50, 200, 350):
        ink[50 : 250 + thick, at : at + thick] = 1
    return ink


@pytest.mark.parametrize("thick", [1, 2, 5])
def test_the_rulings_of_a_table_are_found_where_they_are(thick: int) -> None:
    ruled = take_out(frame(thick))
    middle = [(each.y0 + each.y1) / 2 for each in ruled.across]
    assert sorted(middle) == pytest.approx([50 + thick / 2, 150 + thick / 2, 250 + thick / 2], abs=1)
    assert [(each.x0 + each.x1) / 2 for each in ruled.upright] == pytest.approx(
        [50 + thick / 2, 200 + thick / 2, 350 + thick / 2], abs=1
    )
    assert all(each.x0 <= 53 and each.x1 >= 350 for each in ruled.across)
    assert all(each.y0 <= 53 and each.y1 >= 250 for each in ruled.upright)
    assert not ruled.text.any()


def test_letters_in_cells_stay_as_they_are() -> None:
    letters = blank()
    for x in range(70, 180, 16):
        letters[100:116, x : x + 2] = letters[100:116, x + 9 : x + 11] = letters[100:102, x : x + 11] = 1
    ruled = take_out(frame() | letters)
    assert (ruled.text == letters).all()


@pytest.mark.parametrize(("rounded", "width"), [(False, 15), (True, 15), (True, 16)])
def test_the_tops_of_bold_letters_that_touch_or_nearly_so_are_no_ruling(rounded: bool, width: int) -> None:
    letters = blank()
    for x in range(70, 180, 16):
        letters[100:104, x : x + width] = letters[104:116, x : x + 5] = letters[104:116, x + 10 : x + 15] = 1
        if rounded:
            letters[97:100, x + 3 : x + 12] = 1
    ruled = take_out(frame() | letters)
    assert len(ruled.across) == 3
    assert (ruled.text == letters).all()


def test_a_faint_ruling_with_gaps_under_a_line_of_text_is_one() -> None:
    ink = blank()
    for x in range(70, 320, 16):
        ink[127:143, x : x + 2] = ink[127:143, x + 9 : x + 11] = 1
    faint = frame()
    faint[:, 70:350:12] = 0
    assert len(take_out(ink, faint).across) == 3


def test_rulings_that_the_paper_bends_are_rulings() -> None:
    ink = np.zeros((1000, 1000), np.uint8)
    bow = 6 * np.sin(np.linspace(0, np.pi, 801))
    for at in (100, 500, 900):
        for along, off in enumerate(bow.round().astype(int), start=100):
            ink[at + off : at + off + 3, along] = ink[along, at + off : at + off + 3] = 1
    ruled = take_out(ink)
    assert len(ruled.across) == len(ruled.upright) == 3
    assert ruled.text.sum() < 0.02 * ink.sum()  # an end or two of them


def test_pale_rulings_part_but_leave_no_ink() -> None:
    ruled = take_out(blank(), faint=frame())
    assert len(ruled.across) == len(ruled.upright) == 3
    assert not ruled.text.any()


def test_a_ruling_with_small_gaps_is_one() -> None:
    ink = frame()
    ink[:, 110::40] = 0
    assert len(take_out(ink).across) == 3


def test_a_ruling_that_fades_away_for_a_while_goes_on() -> None:
    ink = frame()
    ink[170:200, 199:203] = 0
    upright = take_out(ink).upright
    assert len(upright) == 3
    assert (upright[1].y0, upright[1].y1) == pytest.approx((50, 252), abs=3)


@pytest.mark.parametrize("length", [30, 50])
def test_strokes_as_long_as_letters_are_no_rulings(length: int) -> None:
    ink = blank()
    ink[100:103, 50 : 50 + length] = 1
    ink[200 : 200 + length, 300:303] = 1
    ruled = take_out(ink)
    assert ruled.upright == ()
    assert (length >= 4 * HC) == bool(ruled.across)
    assert (ruled.text == ink).all()


def test_a_scratch_beside_all_rulings_parts_nothing_and_a_long_dark_stroke_does() -> None:
    scratch = blank()
    scratch[40:140, 200:202] = 1
    assert take_out(scratch).upright == ()
    assert not take_out(scratch).text.any()
    long = blank()
    long[40:240, 200:202] = 1
    assert len(take_out(long).upright) == 1
    assert take_out(blank(), faint=long).upright == ()


def test_streaks_of_the_scanner_over_the_whole_page_part_no_table() -> None:
    streaks = blank()
    streaks[:, 120:122] = streaks[:, 280:282] = 1
    ruled = take_out(frame() | streaks)
    assert [each.x0 for each in ruled.upright] == [each.x0 for each in take_out(frame()).upright]
    assert not ruled.text.any()


def test_the_frame_of_a_page_is_ruled() -> None:
    ink = blank()
    ink[3:6, 3:397] = ink[294:297, 3:397] = ink[3:297, 3:6] = ink[3:297, 394:397] = 1
    assert len(take_out(ink).upright) == 2


def test_bars_and_pictures_are_no_text() -> None:
    ink = blank()
    ink[50:110, 50:300] = 1
    ink[150:180, 50:120] = 1
    assert not take_out(ink).text.any()


def test_ink_is_parted_by_size() -> None:
    ink = blank()
    ink[20:36, 20:32] = 1
    ink[60:62, 60:63] = 1
    ink[80:81, 80:81] = 1
    ink[120:180, 120:200] = 1
    ink[220:222, 20:120] = 1
    text, dots = blank(), blank()
    text[20:36, 20:32] = text[220:222, 20:120] = 1
    dots[60:62, 60:63] = 1
    found = sort_by_size(ink, HC)
    assert (found.text == text).all()
    assert (found.dots == dots).all()
    assert found.pieces.left.tolist() == [20, 20]


def test_an_emblem_is_dense_and_a_signature_and_a_page_border_are_not() -> None:
    ink = blank()
    ink[20:100, 20:100] = 1
    emblem = (20, 20, 100, 100)
    assert find_emblems(ink, HC) == [emblem]
    signature = np.eye(80, dtype=np.uint8) | np.eye(80, k=1, dtype=np.uint8)
    ink[200:280, 200:280] = signature
    ink[[2, 297], 2:398] = ink[2:298, [2, 397]] = 1
    assert find_emblems(ink, HC) == [emblem]
