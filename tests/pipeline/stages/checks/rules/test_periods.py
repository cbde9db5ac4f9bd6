"""Rules about periods."""

import pytest

from extractors.thai.periods import parse_period
from pipeline.stages.checks.rules import (
    period_gaps,
    period_missing,
    period_order,
    period_outside_fiscal_year,
    period_quarter,
    period_unreadable,
)
from schemas.report import Measure
from tests.pipeline.stages.checks.builders import evidence, found, measure, only, period, reading


def printed(raw: str) -> Measure:
    """A measure whose period is printed so, in a report of fiscal year 2568."""
    return measure(period=parse_period(raw, fiscal_year=2568), evidence={"period": [evidence(raw, line=3)]})


@pytest.mark.parametrize(
    ("start", "end", "th", "en"),
    [
        ("2025-10-01", "2026-09-30", "อยู่นอกปีงบประมาณ ๒๕๖๘", "lies wholly outside fiscal year 2568"),
        ("2023-10-01", "2024-09-30", "อยู่นอกปีงบประมาณ ๒๕๖๘", "lies wholly outside fiscal year 2568"),
        ("2024-09-30", "2024-12-31", "เริ่มก่อนปีงบประมาณ ๒๕๖๘", "begins before fiscal year 2568"),
        ("2025-01-01", "2025-10-01", "สิ้นสุดหลังปีงบประมาณ ๒๕๖๘", "ends after fiscal year 2568"),
        ("2024-01-01", "2025-12-31", "เริ่มก่อนและสิ้นสุดหลังปีงบประมาณ ๒๕๖๘", "begins before and ends after"),
    ],
)
def test_a_period_outside_the_fiscal_year_says_how(start: str, end: str, th: str, en: str) -> None:
    outside = measure(period=period(start, end), evidence={"period": [evidence("ระยะเวลา", line=4)]})
    finding = only(period_outside_fiscal_year, reading(measure(), outside))
    assert (finding.code, finding.path) == ("period.outside-fiscal-year", "measures[1].period")
    assert finding.evidence[0].line == 4
    assert th in finding.message.th
    assert "๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘" in finding.message.th
    assert en in finding.message.en
    assert f"{start} to {end}" in finding.message.en


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-10-01", "2025-09-30"), ("2025-03-01", "2025-03-01"), (None, None), ("2026-01-01", "2025-01-01")],
)
def test_a_period_inside_or_unknown_or_backwards_is_not_outside(start: str | None, end: str | None) -> None:
    assert found(period_outside_fiscal_year, reading(measure(period=period(start, end)))) == []


def test_without_a_fiscal_year_nothing_is_outside_it() -> None:
    outside = measure(period=period("2001-01-01", "2001-02-01"))
    assert found(period_outside_fiscal_year, reading(outside, fiscal_year=None)) == []


@pytest.mark.parametrize(
    ("raw", "quarters"),
    [
        ("ไตรมาสที่ ๑ (๑ ม.ค. ๒๕๖๘ - ๓๑ มี.ค. ๒๕๖๘)", "1"),
        ("ไตรมาสที่ ๑ : ๑ ตุลาคม ๒๕๖๗ - ๓๑ มีนาคม ๒๕๖๘", "1"),
        ("เมษายน - มิถุนายน ๒๕๖๘ (ไตรมาส ๒-๓)", "2–3"),
        ("ไตรมาส ๑ (๑ ต.ค. ๒๕๖๗ - ๓๑ ธ.ค. ๒๕๖๘)", "1"),
    ],
)
def test_a_quarter_beside_dates_of_another_is_found(raw: str, quarters: str) -> None:
    finding = only(period_quarter, reading(printed(raw)))
    assert (finding.code, finding.path) == ("period.quarter-disagrees", "measures[0].period")
    assert finding.evidence[0].raw == raw
    assert f"names quarter {quarters}, but" in finding.message.en
    assert "ไม่ตรงกัน" in finding.message.th


@pytest.mark.parametrize(
    "raw",
    [
        "ไตรมาสที่ ๒ (๑ ม.ค. ๒๕๖๘ - ๓๑ มี.ค. ๒๕๖๘)",
        "ไตรมาส ๑-๒ (พฤศจิกายน ๒๕๖๗ - มีนาคม ๒๕๖๘)",
        "รายงานทุกไตรมาส ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘",
        "ไตรมาส ๓",
        "๑ ต.ค. ๒๕๖๗ - ๓๐ ก.ย. ๒๕๖๘",
    ],
)
def test_a_quarter_that_agrees_or_stands_alone_is_fine(raw: str) -> None:
    assert found(period_quarter, reading(printed(raw))) == []


def test_an_end_before_the_start_is_an_error_and_nothing_else() -> None:
    backwards = reading(printed("ไตรมาส ๑ (๑ เม.ย. ๒๕๖๘ - ๓๑ ม.ค. ๒๕๖๘)"))
    finding = only(period_order, backwards)
    assert (finding.code, finding.severity, finding.path) == ("period.end-before-start", "error", "measures[0].period")
    assert "๓๑ ม.ค. ๒๕๖๘" in finding.message.th
    assert "ends on 2025-01-31, before it begins on 2025-04-01" in finding.message.en
    assert found(period_quarter, backwards) == found(period_outside_fiscal_year, backwards) == []


def test_a_period_of_one_day_is_in_order() -> None:
    assert found(period_order, reading(measure(period=period("2025-01-31", "2025-01-31")))) == []


def test_a_printed_period_without_dates_is_unreadable() -> None:
    finding = only(period_unreadable, reading(measure(), printed("๓๐ ก.พ. ๒๕๖๘ – ๓๑ ม.ต. ๒๕๖๘"), measure(period=None)))
    assert (finding.code, finding.path) == ("period.unreadable", "measures[1].period")
    assert "“๓๐ ก.พ. ๒๕๖๘ – ๓๑ ม.ต. ๒๕๖๘”" in finding.message.th
    assert "“๓๐ ก.พ. ๒๕๖๘ – ๓๑ ม.ต. ๒๕๖๘”" in finding.message.en


def test_a_measure_without_a_period_among_others_is_missing_it() -> None:
    finding = only(period_missing, reading(measure(), measure(period=None), measure()))
    assert (finding.code, finding.severity, finding.path) == ("period.missing", "info", "measures[1].period")
    assert "๒ จาก ๓ มาตรการ" in finding.message.th
    assert "2 of 3 measures" in finding.message.en
    assert finding.evidence[0].line == 7, "the line on which the measure begins"


def test_where_most_measures_have_no_period_one_finding_says_so() -> None:
    finding = only(period_missing, reading(measure(), measure(period=None), measure(period=None)))
    assert (finding.path, len(finding.evidence)) == ("measures", 2)
    assert "๑ จาก ๓ มาตรการ" in finding.message.th
    assert "1 of 3" in finding.message.en


def test_a_document_without_any_period_misses_none() -> None:
    assert found(period_missing, reading(measure(period=None), measure(period=None))) == []


@pytest.mark.parametrize(
    "raw",
    ["มี.ค. 68 และ ก.ย. 68", "ไตรมาส 1 และ ไตรมาส 3", "ม.ค. - มี.ค. และ ก.ค. - ก.ย. 68", "ต.ค. 67, ม.ค. 68, เม.ย. 68"],
)
def test_a_list_of_periods_with_time_between_them(raw: str) -> None:
    finding = only(period_gaps, reading(printed(raw)))
    assert (finding.code, finding.path) == ("period.gaps", "measures[0].period")
    assert finding.evidence[0].line == 3
    assert raw in finding.message.th


@pytest.mark.parametrize(
    "raw", ["ไตรมาส 1 และ 2", "ไตรมาส 1 และ ไตรมาส 2", "ต.ค. 67 - ก.ย. 68", "๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘", ""]
)
def test_other_periods_have_no_gaps(raw: str) -> None:
    assert found(period_gaps, reading(printed(raw))) == []
