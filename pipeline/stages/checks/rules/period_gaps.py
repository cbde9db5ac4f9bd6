"""Periods that are lists of several, with time between them that belongs to none."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from extractors.thai.periods import parse_period
from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"period.gaps": ("warning",)}

_BETWEEN = re.compile(r"และ|กับ|,|;")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each period that was taken from the first to the last of several."""
    for index, measure in enumerate(reading.report.measures):
        period = measure.period
        if period is None or period.start is None or not _has_gap(period.raw, reading.report.fiscal_year):
            continue
        yield to_finding(
            "period.gaps",
            "warning",
            th=f"ระยะเวลา {quote(period.raw)} มีหลายช่วงที่ไม่ต่อกัน จึงใช้ตั้งแต่ต้นช่วงแรกถึงปลายช่วงสุดท้าย",
            en=f"The period {quote(period.raw)} is a list with gaps; it was taken from its first day to its last",
            path=f"measures[{index}].period",
            evidence=where_printed(measure, "period"),
        )


def _has_gap(raw: str, fiscal_year: int | None) -> bool:
    parts = (parse_period(part, fiscal_year=fiscal_year) for part in _BETWEEN.split(raw))
    spans = sorted((part.start, part.end) for part in parts if part.start and part.end)
    return any(following[0] > before[1] + timedelta(days=1) for before, following in pairwise(spans))
