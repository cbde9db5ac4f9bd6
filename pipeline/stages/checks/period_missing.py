"""Measures without a period among measures that have one."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import name_of
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"period.missing": ("info",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such measure; none where no measure of the document has a period."""
    measures = reading.report.measures
    n_with = sum(measure.period is not None for measure in measures)
    if not n_with:
        return
    for index, measure in enumerate(measures):
        if measure.period is not None:
            continue
        name_th, name_en = name_of(measure, index)
        yield to_finding(
            "period.missing",
            "info",
            th=f"{name_th} ไม่มีระยะเวลา ทั้งที่มี {format_thai(n_with)} จาก {format_thai(len(measures))} มาตรการที่ระบุไว้",
            en=f"There is no period for {name_en}, while {n_with} of {len(measures)} measures have one",
            path=f"measures[{index}].period",
            evidence=where_printed(measure, "period"),
        )
