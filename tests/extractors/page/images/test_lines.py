"""The lines of a straight page are found where they were printed, whatever stands between and beside them."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.page.images.lines import find_lines
from schemas.geometry import Box
from tests.extractors.page.images.drawn_paper import HC, PITCH, TEXT, Paper, Printed, assert_found
from tests.extractors.page.thai_lines import lines as thai_lines

X = 60.0
FIRST = 70.0
"""The baseline of a page's first line."""


def write_lines(paper: Paper, *texts: str, x: float = X, first: float = FIRST, pitch: float = PITCH) -> list[Printed]:
    return [paper.write(text, x=x, baseline=first + pitch * at) for at, text in enumerate(texts)]


def test_each_line_of_a_page_is_found_once_from_top_to_bottom() -> None:
    paper = Paper(700, 500)
    drawn = write_lines(paper, TEXT, TEXT[:20], "ลำดับ", TEXT, "๑.๒", TEXT[10:], "-", TEXT, "๙")
    assert_found(find_lines(paper.grey()), drawn)


@settings(max_examples=15)
@given(st.lists(thai_lines, min_size=1, max_size=4))
@example(["ก ๒๕๖๘", "กกิ์โก่โก E-Service"])
@example(["ก", "กั ๒๕๖๘ ก กิ์โก่โก E-Service"])
def test_all_that_can_be_printed_is_found(texts: list[str]) -> None:
    paper = Paper(1600, 300)
    drawn = write_lines(paper, TEXT, *(f"ข้อ {text}" for text in texts))
    found = find_lines(paper.grey())
    assert len(found) == len(drawn)
    for line, each in zip(found, drawn, strict=True):
        assert line.baseline == pytest.approx(each.body.baseline, abs=0.12 * HC)
        assert line.left <= each.body.left
        assert line.right >= each.body.right


@pytest.mark.parametrize("word", ["ที่", "ปี", "ได้", "กั", "ผู้", "มี", "รู้", "๑", "ก."])
def test_a_short_word_with_many_marks_stands_on_its_letters(word: str) -> None:
    paper = Paper(700, 300)
    drawn = write_lines(paper, TEXT, TEXT, word, TEXT)
    assert_found(find_lines(paper.grey()), drawn)


def test_marks_in_tight_leading_stay_with_their_lines() -> None:
    paper = Paper(700, 350)
    drawn = write_lines(paper, *[TEXT] * 8, pitch=1.9 * HC)
    assert_found(find_lines(paper.grey()), drawn)


@pytest.mark.parametrize("times", [0.8, 1.5, 2.0, 3.5])
def test_a_heading_of_another_size_is_measured_by_its_own_letters(times: float) -> None:
    paper = Paper(1000, 520)
    heading = paper.write("ประกาศองค์การ", x=100, baseline=130, hc=times * HC)
    drawn = [heading, *write_lines(paper, *[TEXT] * 6, first=230)]
    assert_found(find_lines(paper.grey()), drawn)


def test_words_far_from_each_other_are_one_line_of_prose() -> None:
    paper = Paper(1000, 300)
    body = write_lines(paper, *[TEXT + TEXT[:20]] * 3)
    paper.write("ลงชื่อ", x=X, baseline=FIRST + 3 * PITCH)
    paper.write("ผู้รายงาน", x=700, baseline=FIRST + 3 * PITCH)
    found = find_lines(paper.grey())
    assert_found(found[:3], body)
    (last,) = found[3:]
    assert last.left < X + HC
    assert last.right > 700 + 5 * HC


def test_dirt_beside_a_line_is_no_part_of_it_and_no_line() -> None:
    paper = Paper(800, 350)
    drawn = write_lines(paper, *[TEXT] * 6, x=140)
    for x, y in [(20, 60), (760, 104), (50, 150), (740, 190), (20, 215), (720, 262)]:
        paper.fill(Box(x, y, x + 4, y + 6))
    assert_found(find_lines(paper.grey()), drawn)


def test_a_dash_beside_its_words_is_no_dirt() -> None:
    paper = Paper(800, 300)
    drawn = write_lines(paper, TEXT, f"- {TEXT}", TEXT, f"{TEXT} -", TEXT)
    assert_found(find_lines(paper.grey()), drawn)


def test_dots_that_lead_to_a_page_number_belong_to_the_line() -> None:
    paper = Paper(1000, 320)
    titles = write_lines(paper, *[TEXT] * 5)
    found_apart = []
    for title in titles:
        foot = title.body.baseline
        number = paper.write("๑๒", x=900, baseline=foot)
        dots = range(int(title.body.right) + 6, 890, 7)
        paper.fill(*(Box(x, foot - 2.5, x + 2.5, foot) for x in dots))
        found_apart.append(title._replace(body=title.body._replace(right=number.body.right)))
    assert_found(find_lines(paper.grey()), found_apart)


def test_dots_to_write_on_are_no_line_of_their_own() -> None:
    paper = Paper(1000, 320)
    drawn = write_lines(paper, *[TEXT] * 5, x=200)
    for each in drawn:
        paper.fill(*(Box(x, each.body.baseline + 3, x + 2, each.body.baseline + 5) for x in range(60, 900, 7)))
    found = find_lines(paper.grey())
    assert [line.baseline for line in found] == pytest.approx([each.body.baseline for each in drawn], abs=2)


def test_an_underline_is_no_line_and_moves_none() -> None:
    paper = Paper(800, 350)
    drawn = write_lines(paper, *[TEXT] * 6)
    paper.across(FIRST + 2 * PITCH + 0.45 * HC, X - 4, 400)
    paper.across(FIRST + 4 * PITCH + 0.45 * HC, X - 4, 580)
    assert_found(find_lines(paper.grey()), drawn)


def test_an_emblem_is_no_line() -> None:
    paper = Paper(900, 500)
    paper.fill(Box(60, 40, 140, 120))
    paper.fill(Box(80, 60, 120, 100), darkness=0.5)
    drawn = write_lines(paper, *[TEXT] * 7, x=200)
    assert_found(find_lines(paper.grey()), drawn)


@pytest.mark.parametrize(("dim", "shift"), [(1.0, 0), (0.3, 120), (0.2, 180)])
def test_dim_paper_and_pale_print_change_nothing(dim: float, shift: int) -> None:
    paper = Paper(700, 350)
    drawn = write_lines(paper, *[TEXT] * 6)
    assert_found(find_lines((paper.grey() * dim + shift).astype(np.uint8)), drawn)


def test_a_shadow_over_half_of_the_page_changes_nothing() -> None:
    paper = Paper(900, 350)
    drawn = write_lines(paper, *[TEXT] * 6, x=200)
    light = np.interp(np.arange(900), [0, 350, 500, 900], [0.5, 0.5, 1.0, 1.0])
    assert_found(find_lines((paper.grey() * light).astype(np.uint8)), drawn)


def test_grain_and_specks_change_little() -> None:
    paper = Paper(700, 350)
    drawn = write_lines(paper, *[TEXT] * 6)
    random = np.random.default_rng(5)
    page = np.clip(paper.grey() + random.normal(0, 12, (350, 700)), 0, 255).astype(np.uint8)
    page[random.random(page.shape) < 0.003] = 0
    assert_found(find_lines(page), drawn)


@pytest.mark.parametrize("scale", [0.5, 0.75, 1.5, 2.0, 3.2])
def test_a_larger_or_smaller_scan_has_the_same_lines(scale: float) -> None:
    """The largest is shrunk to find its lines."""
    paper = Paper(800, 480, scale=scale)
    heading = paper.write("ประกาศองค์การ", x=200, baseline=90, hc=2 * HC)
    drawn = [heading, *write_lines(paper, *[TEXT] * 7, first=150)]
    assert_found(find_lines(paper.grey()), drawn, hc_within=0.15)


def test_lines_that_touch_the_edge_of_the_page_are_found() -> None:
    paper = Paper(500, 160)
    drawn = write_lines(paper, TEXT, "หน่วยงาน", TEXT, x=-3, first=16, pitch=71)
    found = find_lines(paper.grey())
    assert [line.baseline for line in found] == pytest.approx([each.body.baseline for each in drawn], abs=2)
    assert [line.right for line in found] == pytest.approx([500, drawn[1].body.right, 500], abs=HC)
    assert all(line.left == pytest.approx(0, abs=1) for line in found)


def test_the_same_page_gives_the_same_lines_and_is_not_changed() -> None:
    paper = Paper(700, 350)
    write_lines(paper, *[TEXT] * 6)
    page = paper.grey()
    before = page.copy()
    page.setflags(write=False)
    assert find_lines(page) == find_lines(page.copy())
    assert (page == before).all()
