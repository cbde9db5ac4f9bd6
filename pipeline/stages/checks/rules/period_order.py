"""Periods whose end lies before their start."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import quote
from pipeline.thai_date import thai_date
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"period.end-before-start": ("error",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such period."""
    for index, measure in enumerate(reading.report.measures):
        period = measure.period
        if period is None or period.start is None or period.end is None or period.start <= period.end:
            continue
        yield to_finding(
            "period.end-before-start",
            "error",
            th=f"{quote(period.raw)} สิ้นสุดวันที่ {thai_date(period.end)} ก่อนวันเริ่มต้น {thai_date(period.start)}",
            en=f"{quote(period.raw)} ends on {period.end.isoformat()}, before it begins on {period.start.isoformat()}",
            path=f"measures[{index}].period",
            evidence=where_printed(measure, "period"),
        )
