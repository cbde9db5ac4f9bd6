"""Numbers with two readings become doubts at their places in the text."""

from extractors.page.layer.finish import finish_row
from schemas.page import Doubt, Line
from tests.glyphs import printed, row_of


def finished(text: str, others: dict[int, str]) -> Line:
    """The line of these letters; `others` gives by their places what the second reading has."""
    glyphs = printed(text)
    line = finish_row(row_of([glyph._replace(other=others.get(at)) for at, glyph in enumerate(glyphs)]), page_no=1)
    assert line is not None
    return line


def doubts(line: Line) -> list[Doubt]:
    return [doubt for doubt in line.doubts if doubt.rule == "readings-differ"]


def test_the_whole_number_is_shown_in_both_readings() -> None:
    line = finished("ปี ๒๕๖๗ ก", {6: "๑"})
    (doubt,) = doubts(line)
    assert (doubt.text, doubt.other, line.text[doubt.start : doubt.end]) == ("๒๕๖๗", "๒๕๖๑", "๒๕๖๗")


def test_each_number_has_its_own_doubt_and_the_same_digits_elsewhere_none() -> None:
    line = finished("๑ ก ๑.๕ ข ๒", {4: "๗", 10: ""})
    assert [(doubt.text, doubt.other, doubt.start) for doubt in doubts(line)] == [("๑.๕", "๗.๕", 4), ("๒", "", 10)]
    line = finished("๑ ก ๑ ข ๑", {4: "๗"})
    assert [(doubt.text, doubt.start) for doubt in doubts(line)] == [("๑", 4)]


def test_a_letter_that_may_be_a_digit_is_a_number_too() -> None:
    assert [(doubt.text, doubt.other) for doubt in doubts(finished("ซ.", {0: "๗"}))] == [("ซ.", "๗.")]


def test_without_another_reading_there_is_no_doubt() -> None:
    assert doubts(finished("๒๕๖๗", {})) == []
