"""Measures for which nobody is responsible."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import name_of, quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"owner.missing": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each measure without an owner, whether none is printed or none was understood."""
    for index, measure in enumerate(reading.report.measures):
        if measure.owners:
            continue
        name_th, name_en = name_of(measure, index)
        printed = quote(" ".join(place.raw for place in measure.evidence.get("owners", [])))
        is_blank = printed == quote("")
        yield to_finding(
            "owner.missing",
            "warning",
            th=f"{name_th} ไม่มีผู้รับผิดชอบ" if is_blank else f"{name_th} ระบุผู้รับผิดชอบเป็น {printed} ซึ่งอ่านไม่เข้าใจ",
            en=f"There is no owner for {name_en}"
            if is_blank
            else f"The owner of {name_en} is printed as {printed}, which was not understood",
            path=f"measures[{index}].owners",
            evidence=where_printed(measure, "owners"),
        )
