"""Quarters that are printed beside dates of another quarter."""

from collections.abc import Iterator

from extractors.thai.fiscal import fiscal_year_of
from extractors.thai.lexicon.calendar import EVERY_QUARTER
from extractors.thai.quarters import quarters_named
from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import english_days, english_range, quote, thai_days, thai_range
from schemas.finding import Finding
from schemas.period import Period
from schemas.reading import Reading

CODES: Codes = {"period.quarter-disagrees": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each period whose dates do not begin in the first and end in the last quarter named."""
    for index, measure in enumerate(reading.report.measures):
        period = measure.period
        if period is None or period.basis != "dates" or period.start is None or period.end is None:
            continue
        named = _quarters_beside(period)
        if named is None or period.end < period.start:
            continue
        # Quarters that are named together are those of one fiscal year.
        one_year = fiscal_year_of(period.start) == fiscal_year_of(period.end)
        if one_year and named == (_quarter_of(period.start.month), _quarter_of(period.end.month)):
            continue
        yield to_finding(
            "period.quarter-disagrees",
            "warning",
            th=f"{quote(period.raw)} ระบุไตรมาส {thai_range(*named)} แต่วันที่คือ {thai_days(period.start, period.end)}"
            " ซึ่งไม่ตรงกัน จึงใช้ตามวันที่",
            en=f"{quote(period.raw)} names quarter {english_range(*named)}, but its dates are"
            f" {english_days(period.start, period.end)}; the dates were taken",
            path=f"measures[{index}].period",
            evidence=where_printed(measure, "period"),
        )


def _quarters_beside(period: Period) -> tuple[int, int] | None:
    """The quarters named; None for `ทุกไตรมาส`, which says how often and not when."""
    squashed = "".join(period.raw.split())
    return None if any(word in squashed for word in EVERY_QUARTER) else quarters_named(period.raw)


def _quarter_of(month: int) -> int:
    """The quarter (1–4) of the fiscal year that the month lies in."""
    return (month + 2) // 3 % 4 + 1
