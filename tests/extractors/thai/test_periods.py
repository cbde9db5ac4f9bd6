"""Periods: how they are printed, what cannot be told surely, and the fiscal calendar behind them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.fiscal import month_span
from extractors.thai.lexicon.calendar import MONTH_ABBREVIATIONS, MONTH_NAMES
from extractors.thai.numbers import to_thai
from extractors.thai.periods import (
    fiscal_year_of,
    fiscal_year_span,
    months_to_period,
    parse_period,
    quarter_span,
    quarters_named,
)
from schemas.period import Period
from tests.growth import grows_with_size

DAYS = st.dates(date(1997, 1, 1), date(2056, 12, 31))
FISCAL_YEARS = st.integers(2541, 2598)
JOINS = st.sampled_from([" - ", "-", " – ", "—", "‐", " ~ ", " ถึง ", "ถึง", " จนถึง ", " ถึงวันที่ ", "\n-\n", "-.", " to "])


@pytest.mark.parametrize(
    ("raw", "start", "end", "basis"),
    [
        # Days on both sides.
        ("๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘", "2024-10-01", "2025-09-30", "dates"),
        ("วันที่ ๓๑ ตุลาคมถึง วันที่ ๓๑ มีนาคม ๒๕๖๘", "2024-10-31", "2025-03-31", "dates"),
        ("วันที่ ๓๑ ตุลาคม- วันที่ ๓๐ มีนาคม ๒๕๖๗", "2023-10-31", "2024-03-30", "dates"),
        (".๑ ตุลาคม ๒๕๖๗-.๓๐ กันยายน ๒๕๖๘", "2024-10-01", "2025-09-30", "dates"),
        ("ตั้งแต่วันที่ 1 ตุลาคม พ.ศ. 2567 ถึงวันที่ 30 กันยายน พ.ศ. 2568", "2024-10-01", "2025-09-30", "dates"),
        ("เริ่ม 1 ต.ค. 67 สิ้นสุด 30 ก.ย. 68", "2024-10-01", "2025-09-30", "dates"),
        ("1/10/2567 - 30/9/2568", "2024-10-01", "2025-09-30", "dates"),
        ("01/10/67-30/09/68", "2024-10-01", "2025-09-30", "dates"),
        ("1-ต.ค.-67 ถึง 30-ก.ย.-68", "2024-10-01", "2025-09-30", "dates"),
        ("๑ ตุลา คม ๒๕ ๖๗ -\n๓๐ กัน ยายน ๒๕๖๘", "2024-10-01", "2025-09-30", "dates"),
        ("๑ ต.ค. - ๓๐ ก.ย.", "2024-10-01", "2025-09-30", "dates"),
        ("๑ ต.ค. ๒๕๖๗ - ๓๑ มี.ค.", "2024-10-01", "2025-03-31", "dates"),
        ("๑ - ๓๑ มกราคม ๒๕๖๘", "2025-01-01", "2025-01-31", "dates"),
        ("วันที่ ๑ - วันที่ ๑๕ มกราคม ๒๕๖๘", "2025-01-01", "2025-01-15", "dates"),
        ("1-15 ม.ค. 67", "2024-01-01", "2024-01-15", "dates"),
        ("15 ธ.ค. - 10 ม.ค. 68", "2024-12-15", "2025-01-10", "dates"),
        # Months.
        ("ต.ค. ๖๕ - ก.ย. ๖๖", "2022-10-01", "2023-09-30", "dates"),
        ("ต.ค.๖๕-ก.ย.๖๖", "2022-10-01", "2023-09-30", "dates"),
        ("ต.ค. '67 – ก.ย. '68", "2024-10-01", "2025-09-30", "dates"),
        ("ตุลาคม 2566 ถึง กันยายน 2567", "2023-10-01", "2024-09-30", "dates"),
        ("ต.ค. - ธ.ค. 66", "2023-10-01", "2023-12-31", "dates"),
        ("ต.ค. - ก.พ. 67", "2023-10-01", "2024-02-29", "dates"),
        ("ม.ค.-มี.ค.", "2025-01-01", "2025-03-31", "dates"),
        ("ตค-ธค 67", "2024-10-01", "2024-12-31", "dates"),
        ("ม.ค. - ธ.ค. 2567", "2024-01-01", "2024-12-31", "dates"),
        ("Oct 2024 - Sep 2025", "2024-10-01", "2025-09-30", "dates"),
        ("ตุลาคม\n๒๕๖๗ –\nกันยายน\n๒๕๖๘", "2024-10-01", "2025-09-30", "dates"),
        ("ธ.ค.67 - 15 ม.ค.68", "2024-12-01", "2025-01-15", "dates"),
        ("ปีงบประมาณ 2567 (ต.ค. - มี.ค.)", "2023-10-01", "2024-03-31", "dates"),
        ("ภายในเดือน ต.ค. 67 - มี.ค. 68", "2024-10-01", "2025-03-31", "dates"),
        # One month, one day, lists.
        ("เดือน มกราคม", "2025-01-01", "2025-01-31", "dates"),
        ("- ม.ค. 68", "2025-01-01", "2025-01-31", "dates"),
        ("วันที่ ๑๕ มกราคม ๒๕๖๘", "2025-01-15", "2025-01-15", "dates"),
        ("๑๕ ธันวาคม", "2024-12-15", "2024-12-15", "dates"),
        ("๑๐ ม.ค. ๖๘ และ ๑๕ ก.พ. ๖๘", "2025-01-10", "2025-02-15", "dates"),
        ("วันที่ 10, 15 ม.ค. 68", "2025-01-10", "2025-01-15", "dates"),
        ("ต.ค.-ธ.ค. 2567 และ ม.ค.-มี.ค. 2568", "2024-10-01", "2025-03-31", "dates"),
        # Printed dates win over what stands beside them.
        ("ไตรมาสที่ ๑ .๑ ตุลาคม ๒๕๖๗- .๓๑ มีนาคม ๒๕๖๘", "2024-10-01", "2025-03-31", "dates"),
        ("ไตรมาส 1 ต.ค. - ธ.ค. 67", "2024-10-01", "2024-12-31", "dates"),
        ("ไตรมาสที่ ๑ เดือน ตุลาคม - ธันวาคม ๒๕๖๗", "2024-10-01", "2024-12-31", "dates"),
        ("ไตรมาส 1 (ต.ค. - ธ.ค. 67), ไตรมาส 2 (ม.ค. - มี.ค. 68)", "2024-10-01", "2025-03-31", "dates"),
        ("รอบ 6 เดือน ต.ค. 66 - มี.ค. 67", "2023-10-01", "2024-03-31", "dates"),
        ("ต.ค.๖๗-ก.ย.๖๘ (๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘)", "2024-10-01", "2025-09-30", "dates"),
        # An end before the start is kept as printed.
        ("๓๐ ก.ย. ๖๘ - ๑ ต.ค. ๖๗", "2025-09-30", "2024-10-01", "dates"),
        # Quarters.
        ("ไตรมาส ๒-๔", "2025-01-01", "2025-09-30", "quarter"),
        ("ไตรมาสที่ 1,2", "2024-10-01", "2025-03-31", "quarter"),
        ("ไตรมาส 1 และ 2", "2024-10-01", "2025-03-31", "quarter"),
        ("ไตรมาสที่ ๑ – ไตรมาสที่ ๔", "2024-10-01", "2025-09-30", "quarter"),
        ("ไตรมาสที่ ๔/๒๕๖๗", "2024-07-01", "2024-09-30", "quarter"),
        ("ไตรมาส 1-4/2567", "2023-10-01", "2024-09-30", "quarter"),
        ("ไตรมาสที่ 2 ปีงบประมาณ 2567", "2024-01-01", "2024-03-31", "quarter"),
        ("ไตรมาสที่ 4 ปี 2566 - ไตรมาสที่ 1 ปี 2567", "2023-07-01", "2023-12-31", "quarter"),
        ("Q1-Q2", "2024-10-01", "2025-03-31", "quarter"),
        ("ไตรมาส ๒ ๑ ครั้ง", "2025-01-01", "2025-03-31", "quarter"),
        ("ไตรมาสแรก", "2024-10-01", "2024-12-31", "quarter"),
        ("ทุกไตรมาส", "2024-10-01", "2025-09-30", "quarter"),
        ("ไตรมาสละ ๑ ครั้ง", "2024-10-01", "2025-09-30", "quarter"),
        ("ภายในไตรมาส ๒", "2025-01-01", "2025-03-31", "quarter"),
        # Rounds.
        ("รอบ ๖ เดือน", "2024-10-01", "2025-03-31", "round"),
        ("รอบ ๖ เดือนแรก", "2024-10-01", "2025-03-31", "round"),
        ("รอบ ๖ เดือนหลัง", "2025-04-01", "2025-09-30", "round"),
        ("รอบที่ ๒ (๖ เดือนหลัง)", "2025-04-01", "2025-09-30", "round"),
        ("ครึ่งปีหลัง", "2025-04-01", "2025-09-30", "round"),
        ("รอบ 12 เดือน", "2024-10-01", "2025-09-30", "round"),
        ("รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๗", "2023-10-01", "2024-09-30", "round"),
        ("รอบ 6 เดือน และ 12 เดือน", "2024-10-01", "2025-09-30", "round"),
        # Whole fiscal years.
        ("ปีงบประมาณ พ.ศ.๒๕๖๗", "2023-10-01", "2024-09-30", "fiscal_year"),
        ("ปีงบประมาณ 2564", "2020-10-01", "2021-09-30", "fiscal_year"),
        ("ตลอดปีงบประมาณ", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ตลอดปี งบประมาณ", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ทั้งปี", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ตลอดทั้งปี", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ตลอดปี 2567", "2023-10-01", "2024-09-30", "fiscal_year"),
        ("ปี ๒๕๖๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("๒๕๖๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ภายในปีงบประมาณ 2568", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ทุกเดือน", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("รายงานเดือนละ ๑ ครั้ง", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ทุก ๓ เดือน", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ปีงบประมาณ 2567-2568", "2023-10-01", "2025-09-30", "fiscal_year"),
        ("ปีงบประมาณ 2566, 2567 และ 2568", "2022-10-01", "2025-09-30", "fiscal_year"),
        ("ตั้งแต่ปีงบประมาณ 2566 ถึง 2568", "2022-10-01", "2025-09-30", "fiscal_year"),
    ],
)
def test_printed_periods(raw: str, start: str, end: str, basis: str) -> None:
    period = parse_period(raw, fiscal_year=2568)
    assert (str(period.start), str(period.end), period.basis) == (start, end, basis)
    assert period.raw == raw


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "-",
        "–",
        "ไม่มี",
        "ดำเนินการแล้ว",
        # Only one end is printed, or the other was cut off.
        "ภายใน ๓๑ มีนาคม ๒๕๖๘",
        "ภายในเดือน มีนาคม",
        "ก่อนวันที่ 31 มีนาคม 2568",
        "แล้วเสร็จเดือน มีนาคม 2568",
        "ตั้งแต่ ต.ค. 67",
        "ต.ค. 2567 เป็นต้นไป",
        "ตั้งแต่ ต.ค. 67 ถึง ปัจจุบัน",
        "ถึง มีนาคม ๒๕๖๘",
        "๑ ต.ค. ๒๕๖๗ -",
        "– ๓๐ ก.ย. ๒๕๖๘",
        "ตั้งแต่ปี 2566",
        "ตั้งแต่ไตรมาส 2 เป็นต้นไป",
        "ก่อนไตรมาส ๒",
        # Only a part of what is named.
        "ต้นเดือน ต.ค. 67",
        "ปลายปีงบประมาณ 2568",
        "สัปดาห์ที่ 2 ของเดือน มกราคม 2568",
        # No such day, no such order, numbers that nothing explains.
        "31 กันยายน 2568",
        "๑ ต.ค. ๒๕๖๗ - ๓๑ ก.ย. ๒๕๖๘",
        "29 ก.พ. - 31 มี.ค. 2568",
        "ไตรมาส 4-2",
        "ไตรมาส ๑ ๔",
        "ไตรมาสที่ ๑\n๔",
        "ไตรมาส 1 2 3 4",
        "ไตรมาส ๑ –",
        "ปีงบประมาณ 2568-2567",
        "๑ ๑ ตุลาคม ๒๕๖๗",
        "มกราคม 25",
        "ต.ค. ค.ศ. 2568",
        "1/10/24",
        # The range mark was lost, or two times are told that are not one period.
        "ต.ค. 66 ก.ย. 67",
        "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘ รายงานวันที่ ๑๕ ต.ค. ๖๘",
        "ตลอดปีงบประมาณ รายงานวันที่ ๑๕ ต.ค. ๖๘",
        # January to December without a year would run backwards in a fiscal year.
        "ม.ค. - ธ.ค.",
        "ปี 2567 (ต.ค. - ธ.ค.)",
        # Lengths and counts are no time; other calendars are not ours.
        "6 เดือน",
        "ภายใน 15 วัน",
        "ปีละ 1 ครั้ง",
        "รอบ 9 เดือน ปีงบประมาณ 2567",
        "รอบที่ 2",
        "ปีการศึกษา 2567",
        "ปี ค.ศ. 2025",
        "ปีงบประมาณถัดไป",
    ],
)
def test_what_cannot_be_told_surely_has_no_days(raw: str) -> None:
    assert parse_period(raw, fiscal_year=2568) == Period(raw=raw)


@pytest.mark.parametrize("raw", ["ต.ค. - มี.ค.", "๑๕ มกราคม", "ไตรมาส ๒", "รอบ ๖ เดือน", "ตลอดปีงบประมาณ", "ทุกเดือน"])
def test_without_a_fiscal_year_nothing_is_made_up(raw: str) -> None:
    assert parse_period(raw, fiscal_year=None) == Period(raw=raw)
    assert parse_period(raw, fiscal_year=99999) == Period(raw=raw)
    assert parse_period(raw, fiscal_year=2568).start is not None


def test_the_fiscal_year_of_a_period_contains_it_wholly() -> None:
    assert parse_period("๑ ต.ค. ๒๕๖๗ - ๓๐ ก.ย. ๒๕๖๘", fiscal_year=2560).fiscal_year == 2568
    assert parse_period("๑ ก.ย. ๒๕๖๗ - ๓๑ ต.ค. ๒๕๖๗", fiscal_year=2568).fiscal_year is None
    assert parse_period("๓๐ ก.ย. ๖๘ - ๑ ต.ค. ๖๗", fiscal_year=2568).fiscal_year is None


@pytest.mark.parametrize(
    ("raw", "quarters"),
    [
        ("ไตรมาส ๒-๔", (2, 4)),
        ("ไตรมาสที่ 2, 3 และ 4", (2, 4)),
        ("ไตรมาสที่ ๑ .๑ ตุลาคม ๒๕๖๗- .๓๑ มีนาคม ๒๕๖๘", (1, 1)),
        ("ไตรมาสที่ ๑.๑ ตุลาคม ๒๕๖๗", (1, 1)),
        ("ไตรมาส 1 (ต.ค. - ธ.ค. 67), ไตรมาส 2 (ม.ค. - มี.ค. 68)", (1, 2)),
        ("ไตรมาส 1, 2 ครั้ง", (1, 1)),
        ("ไตรมาสที่สอง ถึง ไตรมาสสุดท้าย", (2, 4)),
        ("Q 3", (3, 3)),
        ("รายไตรมาส", (1, 4)),
        ("ไตรมาสที่ 4 ปี 2566 - ไตรมาสที่ 1 ปี 2567", None),
        ("ไตรมาส 4-2", None),
        ("ไตรมาส 5", None),
        ("๑ ตุลาคม ๒๕๖๗", None),
        ("", None),
    ],
)
def test_quarters_named(raw: str, quarters: tuple[int, int] | None) -> None:
    assert quarters_named(raw) == quarters


def test_quarters_of_a_fiscal_year() -> None:
    assert quarter_span(2568, 1, 1) == (date(2024, 10, 1), date(2024, 12, 31))
    assert quarter_span(2567, 2, 2) == (date(2024, 1, 1), date(2024, 3, 31))
    assert quarter_span(2568, 2, 4) == (date(2025, 1, 1), date(2025, 9, 30))
    for first, last in ((0, 1), (1, 5)):
        with pytest.raises(ValueError, match="within 1 to 4"):
            quarter_span(2568, first, last)


def test_marked_months_make_a_period() -> None:
    period = months_to_period([1, 12, 11], raw="พ.ย. ธ.ค. ม.ค.", fiscal_year=2568)
    assert (period.start, period.end) == (date(2024, 11, 1), date(2025, 1, 31))
    assert (period.basis, period.fiscal_year) == ("months", 2568)
    assert months_to_period([], raw="", fiscal_year=2568) == Period(raw="")
    assert months_to_period([1], raw="ม.ค.", fiscal_year=None) == Period(raw="ม.ค.")


@given(year=FISCAL_YEARS)
def test_a_fiscal_year_is_whole_and_meets_the_next(year: int) -> None:
    start, end = fiscal_year_span(year)
    assert fiscal_year_of(start) == fiscal_year_of(end) == year
    assert fiscal_year_of(start - timedelta(days=1)) == year - 1
    assert fiscal_year_span(year + 1)[0] == end + timedelta(days=1)
    ends = [quarter_span(year, quarter, quarter) for quarter in (1, 2, 3, 4)]
    assert [left[1] + timedelta(days=1) for left in ends[:-1]] == [right[0] for right in ends[1:]]


@given(days=st.tuples(DAYS, DAYS).map(sorted), join=JOINS, thai=st.booleans())
def test_day_ranges_come_back(days: list[date], join: str, thai: bool) -> None:
    def prints(day: date) -> list[str]:
        first, second = MONTH_ABBREVIATIONS[day.month - 1]
        name = MONTH_NAMES[day.month - 1]
        return [f"{day.day} {name} {day.year + 543}", f"{day.day} {first}.{second}. {day.year + 543}"]

    for left, right in zip(prints(days[0]), prints(days[1]), strict=True):
        raw = to_thai(left + join + right) if thai else left + join + right
        period = parse_period(raw, fiscal_year=None)
        assert [period.start, period.end] == days, raw
        assert period.basis == "dates"


@given(end=DAYS, length=st.integers(0, 360), join=JOINS)
def test_a_missing_start_year_keeps_the_start_before_the_end(end: date, length: int, join: str) -> None:
    start = end - timedelta(days=length)
    if (start.month, start.day) == (2, 29):
        start += timedelta(days=1)
    raw = f"{start.day} {MONTH_NAMES[start.month - 1]}{join}{end.day} {MONTH_NAMES[end.month - 1]} {end.year + 543}"
    period = parse_period(raw, fiscal_year=2500)
    assert (period.start, period.end) == (start, end)


@given(year=FISCAL_YEARS, months=st.tuples(st.integers(0, 11), st.integers(0, 11)).map(sorted), join=JOINS)
def test_months_without_years_lie_in_the_fiscal_year(year: int, months: list[int], join: str) -> None:
    first, last = ((month + 9) % 12 + 1 for month in months)
    raw = f"{MONTH_NAMES[first - 1]}{join}{MONTH_NAMES[last - 1]}"
    period = parse_period(raw, fiscal_year=year)
    assert period.fiscal_year == year
    assert period.start == month_span(year - (first >= 10), first)[0]
    assert period.end == month_span(year - (last >= 10), last)[1]


@given(year=FISCAL_YEARS, quarters=st.tuples(st.integers(1, 4), st.integers(1, 4)).map(sorted), thai=st.booleans())
def test_quarters_come_back(year: int, quarters: list[int], thai: bool) -> None:
    first, last = quarters
    for form in ("ไตรมาส {}-{}", "ไตรมาสที่ {} ถึง {}", "ไตรมาสที่ {} – ไตรมาสที่ {}", "Q{}-Q{}", "ไตรมาส {} และ {}"):
        for year_words in ("", f" ปีงบประมาณ {year}", f"/{year}", f" ปีงบประมาณ พ.ศ. {year}"):
            raw = form.format(first, last) + year_words
            period = parse_period(to_thai(raw) if thai else raw, fiscal_year=None if year_words else year)
            assert (period.start, period.end) == quarter_span(year, first, last), raw
            assert quarters_named(raw) == (first, last)


@given(year=FISCAL_YEARS, thai=st.booleans())
def test_fiscal_years_come_back(year: int, thai: bool) -> None:
    for form in ("ปีงบประมาณ {}", "ปีงบประมาณ พ.ศ. {}", "ประจำปีงบประมาณ พ.ศ.{}", "ตลอดปีงบประมาณ {}", "ปี {}", "{}"):
        raw = to_thai(form.format(year)) if thai else form.format(year)
        period = parse_period(raw, fiscal_year=None)
        assert (period.start, period.end) == fiscal_year_span(year)
        assert period.fiscal_year == year


WORDS = ["ต.ค.", "ม.ค. ", "กันยายน", "ไตรมาส", "ที่ ", "ปี", "งบประมาณ ", "รอบ ", "เดือน", "พ.ศ. ", "ค.ศ.", "ตลอด", "ภายใน"]
JOINTS = [" - ", "ถึง", "และ", ",", "/", ".", "วันที่ ", "\n", "("]
NUMBERS = ["1", "15", "๓๑", "29", "67", "๖๘", "2567", "๒๕๖๘", "2024"]


@given(
    raw=st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, *JOINTS, *NUMBERS]), max_size=14).map("".join)),
    fiscal_year=st.one_of(st.none(), st.integers(2400, 2700), st.integers()),
)
def test_any_text_gives_a_sound_period(raw: str, fiscal_year: int | None) -> None:
    period = parse_period(raw, fiscal_year=fiscal_year)
    assert period.raw == raw
    assert (period.start is None) == (period.end is None) == (period.basis is None)
    if period.start is None or period.end is None:
        assert period.fiscal_year is None
        return
    assert 1900 <= period.start.year <= 2157
    assert 1900 <= period.end.year <= 2157
    if period.fiscal_year is not None:
        first, last = fiscal_year_span(period.fiscal_year)
        assert first <= period.start <= period.end <= last


@pytest.mark.parametrize("piece", ["1 - ", "ต.ค. ", "ต.ค. 67 - ", "ไตรมาส 1-", "รอบ 6 ", "ปีงบประมาณ 2567,", "-", "1, "])
def test_long_hostile_text_takes_linear_time(piece: str) -> None:
    def parse(size: int) -> None:
        text = piece * (size // len(piece))
        assert parse_period(text, fiscal_year=2568).raw == text

    assert grows_with_size(parse, 25_000)
