"""Where paragraphs of printed prose begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.layer.rows import Row
from extractors.page.paragraphs import starts_of_paragraphs
from tests.extractors.page.thai_lines import lines
from tests.glyphs import SARABUN, SARABUN_BOLD, row

SIZE = 16.0
LEFT, LETTERS = 72.0, 60
STEP = 20.0
"""Points from one baseline to the next."""
RIGHT = LEFT + LETTERS * 0.45 * SIZE


def full(*, indent: float = 0.0) -> tuple[float, str]:
    """A line that reaches the right margin."""
    return indent, "ก" * (LETTERS - round(indent / 0.45))


def short(text: str, *, indent: float = 0.0) -> tuple[float, str]:
    return indent, text


def centred(text: str) -> tuple[float, str]:
    width = row(text).box.x1 - LEFT
    return (RIGHT - LEFT - width) / 2 / SIZE, text


def prose(
    *specs: tuple[float, str], steps: dict[int, float] | None = None, bold: frozenset[int] = frozenset()
) -> list[Row]:
    """Rows under each other; `steps` are the distances above some of them where they are not usual."""
    rows, baseline = [], 100.0
    for at, (indent, text) in enumerate(specs):
        baseline += (steps or {}).get(at, STEP) if at else 0.0
        font = SARABUN_BOLD if at in bold else SARABUN
        rows.append(row(text, x=LEFT + indent * SIZE, baseline=baseline, size=SIZE, font=font))
    return rows


def starts(
    *specs: tuple[float, str], steps: dict[int, float] | None = None, bold: frozenset[int] = frozenset()
) -> list[int]:
    """The rows that begin a paragraph."""
    return [at for at, start in enumerate(starts_of_paragraphs(prose(*specs, steps=steps, bold=bold))) if start]


def test_full_lines_under_each_other_are_one_paragraph() -> None:
    assert starts(full(), full(), full(), short("กกก")) == [0]


@pytest.mark.parametrize(("size", "begins"), [(SIZE, [0, 3, 4]), (1.15 * SIZE, [0, 2, 3, 4])])
def test_a_numbered_heading_at_the_margin_is_no_part_of_the_title_in_larger_letters(
    size: float, begins: list[int]
) -> None:
    rows = prose(full(), full(), full(), short("๑. กกก", indent=2.5), full())
    rows[2] = row("๑. " + "ก" * 57, x=LEFT, baseline=140.0, size=SIZE)
    rows[:2] = [row("ก" * round(60 * SIZE / size), x=LEFT, baseline=at, size=size) for at in (100.0, 120.0)]
    assert [at for at, start in enumerate(starts_of_paragraphs(rows)) if start] == begins


def test_an_indent_begins_a_paragraph() -> None:
    assert starts(full(indent=2.5), full(), full(), full(indent=2.5), full()) == [0, 3]


def test_lines_that_are_all_set_in_begin_none() -> None:
    assert starts(full(), full(indent=2.5), full(indent=2.5), full(indent=2.5)) == [0, 1]


def test_behind_a_short_last_line_a_paragraph_begins() -> None:
    assert starts(full(), short("กกกก"), full(), full()) == [0, 2]


def test_a_line_that_a_long_word_left_short_goes_on() -> None:
    assert starts(full(), (0.0, "ก" * (LETTERS - 10)), full()) == [0]


def test_more_room_than_usual_begins_a_paragraph() -> None:
    many = [full()] * 9
    assert starts(*many) == [0]
    assert starts(*many, steps={4: 1.4 * STEP}) == [0, 4]


def test_on_a_page_of_few_rows_only_much_room_counts() -> None:
    assert starts(full(), full(), full(), steps={1: 28.0}) == [0]
    assert starts(full(), full(), full(), steps={1: 34.0}) == [0, 1]


def test_prose_of_wide_spacing_is_one_paragraph() -> None:
    assert starts(*[full()] * 8, steps=dict.fromkeys(range(1, 8), 36.0)) == [0]


def test_behind_centred_titles_a_paragraph_begins() -> None:
    assert starts(centred("ก" * 53), full(), full()) == [0, 1]
    assert starts(centred("รายงานผล"), centred("ปีงบประมาณ"), full(indent=2.5), full()) == [0, 1, 2]


def test_bold_headings_begin_paragraphs_and_do_not_go_on() -> None:
    assert starts(full(), full(), full(), full(), bold=frozenset({1, 2})) == [0, 1]
    assert starts(full(), (0.0, "๒. " + "ก" * 57), full(), bold=frozenset({0, 1, 2})) == [0, 1]


def test_numbers_at_the_margin_begin_paragraphs() -> None:
    assert starts((0.0, "๑. " + "ก" * 57), full(), (0.0, "๒. " + "ก" * 57), full()) == [0, 2]
    assert starts(full(), (0.0, "(2) " + "ก" * 57), full()) == [0, 1]


def test_where_numbered_paragraphs_are_set_in_a_number_at_the_margin_is_only_one() -> None:
    assert starts((2.5, "๑. " + "ก" * 52), full(), (0.0, "๒. " + "ก" * 57), full()) == [0]


@pytest.mark.parametrize("number", ["๑.", "๑๐.", "(๒)", "๒.๑)", "3)", "1.2.3."])
def test_numbers_that_open_paragraphs(number: str) -> None:
    assert starts(full(), (0.0, f"{number} " + "ก" * 55)) == [0, 1]


@pytest.mark.parametrize("text", ["๒๕๖๘ ", "๑.๕ ", "๓ ", "๑๐๐. ", "ก. "])
def test_numbers_that_open_none(text: str) -> None:
    assert starts(full(), (0.0, text + "ก" * 55)) == [0]


def test_a_row_above_the_one_before_begins_anew() -> None:
    rows = prose(full(), full())
    assert starts_of_paragraphs([*rows, *prose(full())]) == [True, False, True]


def test_no_rows_have_no_paragraphs() -> None:
    assert starts_of_paragraphs([]) == []


@given(st.lists(st.tuples(st.floats(0, 10), lines, st.floats(1, 60)), min_size=1, max_size=8))
def test_every_row_is_told_and_the_first_begins_a_paragraph(specs: list[tuple[float, str, float]]) -> None:
    rows = prose(*((indent, text) for indent, text, _ in specs), steps=dict(enumerate(step for _, _, step in specs)))
    found = starts_of_paragraphs(rows)
    assert len(found) == len(rows)
    assert found[0]


@pytest.mark.parametrize("above", ["พ.ศ.", "ประจำปีงบประมาณ", "ประจำปี"])
def test_a_year_below_its_word_begins_no_paragraph(above: str) -> None:
    rows = prose(centred("ร" * 30 + above), centred("๒๕๖๘"), centred("เทศบาลตำบล"), steps={1: 32, 2: 32})
    assert starts_of_paragraphs(rows) == [True, False, True]
