"""Measures without a period among measures that have one."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import name_of
from schemas.finding import Finding
from schemas.reading import Reading
from schemas.report import Measure

CODES: Codes = {"period.missing": ("info",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such measure, or a single one where most measures have no period; none where all lack it."""
    measures = reading.report.measures
    without = [(index, measure) for index, measure in enumerate(measures) if measure.period is None]
    n_with = len(measures) - len(without)
    if len(without) > n_with > 0:
        yield to_finding(
            "period.missing",
            "info",
            th=f"มีเพียง {format_thai(n_with)} จาก {format_thai(len(measures))} มาตรการที่ระบุระยะเวลา",
            en=f"Measures with a period: only {n_with} of {len(measures)}",
            path="measures",
            evidence=[place for _, measure in without for place in where_printed(measure, "period")[:1]],
        )
    elif n_with:
        yield from (_to_finding(measure, index, n_with=n_with, n_all=len(measures)) for index, measure in without)


def _to_finding(measure: Measure, index: int, *, n_with: int, n_all: int) -> Finding:
    name_th, name_en = name_of(measure, index)
    return to_finding(
        "period.missing",
        "info",
        th=f"{name_th} ไม่มีระยะเวลา ทั้งที่ {format_thai(n_with)} จาก {format_thai(n_all)} มาตรการระบุไว้",
        en=f"There is no period for {name_en}, while {n_with} of {n_all} measures have one",
        path=f"measures[{index}].period",
        evidence=where_printed(measure, "period"),
    )
