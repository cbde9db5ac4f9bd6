"""Lines end where cells and columns end, and rulings are no lines."""

from collections.abc import Sequence

import pytest

from extractors.page.images.lines import find_lines
from tests.extractors.page.images.drawn_paper import HC, PITCH, TEXT, Paper, Printed, assert_found, turned

SIDES = (60.0, 260.0, 520.0, 840.0)
"""The vertical rulings of the tests' table, and its horizontal ones."""
LEVELS = (110.0, 180.0, 300.0, 430.0)
WORDS = ("ลำดับที่หนึ่ง", "หน่วยงานผู้รับผิด", "ได้จัดทำแผนปฏิบัติการ")
SHORT = "หน่วยงานผู้รับผิดชอบ"


def rule(paper: Paper, *, thick: float = 2.0, darkness: float = 1.0) -> None:
    """The rulings of a table of three rows and columns."""
    for side in SIDES:
        paper.down(side, LEVELS[0] - 1, LEVELS[-1] + 1, thick=thick, darkness=darkness)
    for level in LEVELS:
        paper.across(level, SIDES[0] - 1, SIDES[-1] + 1, thick=thick, darkness=darkness)


def write_table(paper: Paper, **rulings: float) -> list[Printed]:
    """The table, and what is written in its cells, from left to right."""
    rule(paper, **rulings)
    return [each for baseline in (155, 220, 262, 340, 382) for each in write_row(paper, baseline)]


def write_row(paper: Paper, baseline: float, sides: Sequence[float] = SIDES) -> list[Printed]:
    """Words to the right of the sides; the last has none."""
    return [paper.write(word, x=side + 12, baseline=baseline) for side, word in zip(sides[:-1], WORDS, strict=False)]


def write_page(paper: Paper, **rulings: float) -> list[Printed]:
    """A table between two lines of prose."""
    above = paper.write(TEXT, x=60, baseline=70)
    return [above, *write_table(paper, **rulings), paper.write(TEXT, x=60, baseline=490)]


@pytest.mark.parametrize("thick", [1.0, 2.0, 4.0])
def test_each_cell_has_lines_of_its_own_and_rulings_are_none(thick: float) -> None:
    paper = Paper(900, 530)
    drawn = write_page(paper, thick=thick)
    assert_found(find_lines(paper.grey()), drawn)


@pytest.mark.parametrize("darkness", [0.4, 0.6])
def test_rulings_paler_than_the_letters_part_cells(darkness: float) -> None:
    paper = Paper(900, 530)
    drawn = write_page(paper, darkness=darkness)
    assert_found(find_lines(paper.grey()), drawn)


@pytest.mark.parametrize(
    ("scale", "thick"), [(0.5, 1.0), (0.5, 2.0), (0.6, 1.0), (0.6, 3.0), (0.75, 2.0), (1.5, 2.0), (2.0, 1.0)]
)
def test_the_cells_of_a_larger_or_smaller_scan_are_the_same(scale: float, thick: float) -> None:
    paper = Paper(900, 530, scale=scale)
    drawn = write_page(paper, thick=thick)
    assert_found(find_lines(paper.grey()), drawn, hc_within=0.15)


def test_words_close_to_a_ruling_stay_on_their_side() -> None:
    paper = Paper(900, 530)
    write_table(paper)
    paper.write("กขคง", x=SIDES[1] + 2, baseline=420)
    paper.write("กขคง", x=SIDES[2] + 2, baseline=420)
    left, right = find_lines(paper.grey())[-2:]
    assert SIDES[1] <= left.left < left.right <= SIDES[2]
    assert SIDES[2] <= right.left < right.right <= SIDES[3]


def test_a_cell_whose_line_stands_between_those_of_its_neighbours_keeps_it() -> None:
    paper = Paper(900, 530)
    cells = [(60, TEXT), (220, WORDS[0]), (241, WORDS[2]), (262, WORDS[0]), (340, WORDS[0])]
    drawn = [paper.write(text, x=SIDES[2] + 12 if text == WORDS[2] else 72, baseline=y) for y, text in cells]
    rule(paper)
    assert_found(find_lines(paper.grey()), drawn)


def test_merged_cells_hold_lines_over_all_of_their_width() -> None:
    paper = Paper(900, 330)
    for level in (40, 110, 180, 300):
        paper.across(level, 59, 841)
    for side, top in ((60, 40), (260, 110), (520, 110), (840, 40)):
        paper.down(side, top, 301)
    title = paper.write(TEXT, x=180, baseline=85)
    drawn = [title, *write_row(paper, 150), *write_row(paper, 220), *write_row(paper, 262)]
    assert_found(find_lines(paper.grey()), drawn)


def test_a_cell_over_several_rows_keeps_its_line_between_theirs() -> None:
    paper = Paper(900, 330)
    for level, start in ((40, 60), (110, 260), (180, 260), (250, 60)):
        paper.across(level, start - 1, 841)
    for side in SIDES:
        paper.down(side, 39, 251)
    first = write_row(paper, 85, sides=SIDES[1:])
    wide = paper.write(WORDS[0], x=72, baseline=120)
    drawn = [*first, wide, *write_row(paper, 155, sides=SIDES[1:]), *write_row(paper, 225, sides=SIDES[1:])]
    assert_found(find_lines(paper.grey()), drawn)


def test_an_empty_table_has_no_lines() -> None:
    paper = Paper(900, 530)
    drawn = [paper.write(TEXT, x=60, baseline=baseline) for baseline in (40, 75)]
    rule(paper)
    assert_found(find_lines(paper.grey()), drawn)


@pytest.mark.parametrize("rows", [3, 8])
def test_two_columns_without_rulings_are_split(rows: int) -> None:
    paper = Paper(1000, 420)
    drawn = [paper.write(SHORT, x=x + 30 * (at % 2), baseline=60 + PITCH * at) for at in range(rows) for x in (40, 560)]
    assert_found(find_lines(paper.grey()), drawn)


def test_two_rows_with_white_in_the_same_place_are_no_columns() -> None:
    paper = Paper(1000, 300)
    above = [paper.write(TEXT + TEXT[:20], x=40, baseline=60 + PITCH * at) for at in range(3)]
    for baseline in (60 + 3 * PITCH, 60 + 4 * PITCH):
        paper.write(SHORT[:8], x=40, baseline=baseline)
        paper.write(SHORT[:8], x=560, baseline=baseline)
    found = find_lines(paper.grey())
    assert_found(found[:3], above)
    assert [(line.left < 60, line.right > 600) for line in found[3:]] == [(True, True)] * 2


def test_a_title_over_two_columns_is_one_line() -> None:
    paper = Paper(1000, 420)
    title = paper.write(TEXT, x=240, baseline=60)
    columns = [paper.write(SHORT, x=x, baseline=130 + PITCH * at) for at in range(5) for x in (40, 560)]
    assert_found(find_lines(paper.grey()), [title, *columns])


@pytest.mark.parametrize("degrees", [-2.0, 2.0])
def test_cells_of_a_row_come_from_left_to_right_on_a_page_askew(degrees: float) -> None:
    paper = Paper(900, 530)
    drawn = write_page(paper)
    found = find_lines(turned(paper.grey(), degrees))
    assert len(found) == len(drawn)
    for line, each in zip(found, drawn, strict=True):
        assert line.right - line.left == pytest.approx(each.body.right - each.body.left + 0.7 * HC, abs=0.6 * HC)
        assert line.left == pytest.approx(each.body.left, abs=20)


def test_cells_of_a_row_come_from_left_to_right_where_one_stands_a_little_higher() -> None:
    paper = Paper(900, 530)
    write_table(paper)
    drawn = [
        paper.write("กขคง", x=side + 12, baseline=baseline)
        for side, baseline in zip(SIDES[:3], (418, 415, 417), strict=True)
    ]
    assert_found(find_lines(paper.grey())[-3:], drawn)
