"""Periods that lie outside the document's fiscal year, wholly or in part."""

from collections.abc import Iterator
from datetime import date

from extractors.thai.fiscal import fiscal_year_span
from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import english_days, thai_days
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"period.outside-fiscal-year": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such period; a period that ends before it starts is left to its own rule."""
    year = reading.report.fiscal_year
    if year is None:
        return
    for index, measure in enumerate(reading.report.measures):
        period = measure.period
        if period is None or period.start is None or period.end is None or period.end < period.start:
            continue
        how = _how_outside(period.start, period.end, year)
        if how is None:
            continue
        first, last = fiscal_year_span(year)
        yield to_finding(
            "period.outside-fiscal-year",
            "warning",
            th=f"ระยะเวลา {thai_days(period.start, period.end)} {how[0]}ปีงบประมาณ {format_thai(year)}"
            f" ({thai_days(first, last)})",
            en=f"The period {english_days(period.start, period.end)} {how[1]} fiscal year {year}"
            f" ({english_days(first, last)})",
            path=f"measures[{index}].period",
            evidence=where_printed(measure, "period"),
        )


def _how_outside(start: date, end: date, year: int) -> tuple[str, str] | None:
    """The verb for the message in Thai and English, or None for a period within the year."""
    first, last = fiscal_year_span(year)
    if end < first or start > last:
        return "อยู่นอก", "lies wholly outside"
    if start < first and end > last:
        return "เริ่มก่อนและสิ้นสุดหลัง", "begins before and ends after"
    if start < first:
        return "เริ่มก่อน", "begins before"
    if end > last:
        return "สิ้นสุดหลัง", "ends after"
    return None
