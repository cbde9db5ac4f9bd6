"""Of two readings the one that can stand there is taken; the doubt keeps both, and `raw` what was read first."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.page.scan.possible import SECOND_READING, prefer_possible
from schemas.page import Doubt, Grid, GridCell, Line, Page

numbers = st.text(alphabet="๐๑๒๓๔๕๖๗๘๙", min_size=1, max_size=4)
words = st.sampled_from(["", "ปีงบประมาณ พ.ศ. ", "ร้อยละ ", "วันที่ ", "จำนวน "])
behinds = st.sampled_from(["", " มีนาคม", " คะแนน", " คน"])


def line(before: str, number: str, behind: str = "", *, other: str = "") -> Line:
    """A recognised line; `other` is the second reading of its number."""
    doubt = Doubt(rule="readings-differ", start=len(before), end=len(before + number), text=number, other=other)
    text = before + number + behind
    return Line(text=text, raw=text, method="ocr", confidence=0.8, doubts=(doubt,) if other else ())


def preferred(*lines: Line) -> list[Line]:
    return prefer_possible(Page(page_no=1, blocks=lines)).lines


def column(*cells: Line) -> list[str]:
    """The texts of a column of cells, after the choice."""
    grid = Grid(
        n_rows=len(cells),
        n_cols=1,
        cells=tuple(GridCell(row=row, col=0, lines=(each,)) for row, each in enumerate(cells)),
        source="rulings",
    )
    return [each.text for each in prefer_possible(Page(page_no=1, blocks=(grid,))).lines]


def test_a_year_that_cannot_be_gives_way_to_one_that_can() -> None:
    (read,) = preferred(line("ประจำปีงบประมาณ พ.ศ. ", "๒๘๖๗", " นี้", other="๒๕๖๗"))
    assert read.text == "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ นี้"
    assert read.raw == "ประจำปีงบประมาณ พ.ศ. ๒๘๖๗ นี้"
    (doubt,) = read.doubts
    assert (doubt.text, doubt.other, read.text[doubt.start : doubt.end]) == ("๒๕๖๗", "๒๘๖๗", "๒๕๖๗")
    assert [(each.rule, each.before, each.after) for each in read.repairs] == [(SECOND_READING, "๒๘๖๗", "๒๕๖๗")]


def test_words_of_the_lines_around_count() -> None:
    _, read = preferred(line("ตั้งแต่ ๑ ตุลาคม", ""), line("", "๒๘๖๗", other="๒๕๖๗"))
    assert read.text == "๒๕๖๗"
    read, _ = preferred(line("", "๓๗", other="๓๑"), line("มีนาคม", ""))
    assert read.text == "๓๑"


def test_where_both_or_neither_can_be_the_surer_reading_stays() -> None:
    for number, other in (("๒๕๖๑", "๒๕๖๗"), ("๒๘๖๑", "๒๘๖๗")):
        (read,) = preferred(line("พ.ศ. ", number, other=other))
        assert read.text == f"พ.ศ. {number}"
        assert [(doubt.text, doubt.other) for doubt in read.doubts] == [(number, other)]


def test_a_dash_that_one_reading_overlooked_parts_two_dates() -> None:
    read, _ = preferred(line("มิถุนายน ", "2568", other="2568-"), line("กันยายน 2568", ""))
    assert (read.text, read.raw) == ("มิถุนายน 2568-", "มิถุนายน 2568")
    assert [(doubt.text, doubt.other) for doubt in read.doubts] == [("2568-", "2568")]
    read, _ = preferred(line("มิถุนายน ", "2568", other="2568-"), line("จัดประชุม", ""))
    assert read.text == "มิถุนายน 2568"


def test_two_numbers_of_a_line_are_both_looked_at() -> None:
    first, second = (line("", "๓๗", other="๓๑"), line(" มีนาคม ", "๙๕๖๘", other="๒๕๖๘"))
    moved = replace(second.doubts[0], start=2 + second.doubts[0].start, end=2 + second.doubts[0].end)
    both = replace(first, text=first.text + second.text, doubts=(*first.doubts, moved))
    (read,) = preferred(both)
    assert read.text == "๓๑ มีนาคม ๒๕๖๘"
    assert [read.text[doubt.start : doubt.end] for doubt in read.doubts] == ["๓๑", "๒๕๖๘"]


def test_a_shorter_reading_moves_the_doubts_behind_it() -> None:
    first = line("", "๓๑๑", " มีนาคม ☐", other="๓๑")
    box = Doubt(rule="unsure-box", start=len(first.text) - 1, end=len(first.text), text="☐")
    (read,) = preferred(replace(first, doubts=(*first.doubts, box)))
    assert [read.text[doubt.start : doubt.end] for doubt in read.doubts] == ["๓๑", "☐"]


def test_a_column_counts_on() -> None:
    assert column(line("", "๑"), line("", "๗", ".", other="๒"), line("", "๓")) == ["๑", "๒.", "๓"]
    assert column(line("", "๕"), line("", "๖"), line("", "๙", other="๗")) == ["๕", "๖", "๗"]


def test_a_column_that_counts_on_already_or_does_not_count_stays() -> None:
    assert column(line("", "๑"), line("", "๒", other="๗"), line("", "๓")) == ["๑", "๒", "๓"]
    assert column(line("", "๘"), line("", "๗", other="๒"), line("", "๓")) == ["๘", "๗", "๓"]
    assert column(line("", "๗", other="๑"), line("", "๒")) == ["๗", "๒"], "two numbers are no column yet"


@given(words, numbers, behinds, numbers)
def test_no_digit_is_changed_without_a_doubt_that_keeps_both(before: str, number: str, behind: str, other: str) -> None:
    first = line(before, number, behind, other=other)
    (read,) = preferred(first)
    assert read.raw == first.raw
    assert [{doubt.text, doubt.other} for doubt in read.doubts] == [{number, other}]
    assert read.text in (first.text, f"{before}{other}{behind}")
