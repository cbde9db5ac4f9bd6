"""Values as messages show them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.checks.wording import LONGEST_QUOTE, listed, quote, thai_days, thai_range


def test_dates_are_thai() -> None:
    assert thai_days(date(2024, 10, 1), date(2025, 2, 28)) == "๑ ต.ค. ๒๕๖๗ – ๒๘ ก.พ. ๒๕๖๘"


def test_ranges_of_one_are_one() -> None:
    assert (thai_range(2, 4), thai_range(3, 3)) == ("๒–๔", "๓")


def test_a_short_quotation_is_whole_and_on_one_line() -> None:
    assert quote(" ไตรมาส ๑\n(ต.ค.) ") == "“ไตรมาส ๑ (ต.ค.)”"


def test_a_quotation_shows_no_tags() -> None:
    assert quote('<td><p class="x">กองช่าง</p><br/>๑ < ๒ > ๐') == "“กองช่าง ๑ < ๒ > ๐”"


def test_a_very_long_quotation_is_cut() -> None:
    assert quote("ก" * 10_000) == f"“{'ก' * LONGEST_QUOTE}…”"


def test_a_long_quotation_is_not_cut_before_a_mark() -> None:
    text = "ก" * (LONGEST_QUOTE - 1) + "ที่นี่"
    assert quote(text) == f"“{'ก' * (LONGEST_QUOTE - 1)}…”"


@given(st.text(alphabet="กขำ่้ะ \n1aิ"))
def test_a_quotation_is_the_text_or_a_beginning_of_it(text: str) -> None:
    flat = " ".join(text.split())
    inner = quote(text)[1:-1]
    assert inner == flat or (inner.endswith("…") and flat.startswith(inner[:-1]) and len(inner) <= LONGEST_QUOTE + 1)


def test_a_list_names_each_once_and_not_too_many() -> None:
    assert listed(["ก", "ข", "ก"]) == "ก, ข"
    assert listed(str(number) for number in range(12)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …"
    assert listed(str(number) for number in range(10)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9"
