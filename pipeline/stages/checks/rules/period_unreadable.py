"""Periods that are printed and cannot be turned into dates."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"period.unreadable": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each period without a start or without an end."""
    for index, measure in enumerate(reading.report.measures):
        period = measure.period
        if period is None or (period.start is not None and period.end is not None):
            continue
        yield to_finding(
            "period.unreadable",
            "warning",
            th=f"ระยะเวลา {quote(period.raw)} ตีความเป็นวันเริ่มต้นและวันสิ้นสุดที่แน่ชัดไม่ได้",
            en=f"The period {quote(period.raw)} does not give a start and an end that are sure",
            path=f"measures[{index}].period",
            evidence=where_printed(measure, "period"),
        )
