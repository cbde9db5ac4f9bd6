"""Measures for which nobody is responsible."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.wording import name_of, quote, without_tags
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"owner.missing": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each measure without an owner, whether none is printed or none was understood."""
    for index, measure in enumerate(reading.report.measures):
        if measure.owners:
            continue
        name_th, name_en = name_of(measure, index)
        printed = without_tags(" ".join(place.raw for place in measure.evidence.get("owners", [])))
        if any(letter.isalpha() for letter in printed):
            th = f"{name_th} ระบุผู้รับผิดชอบเป็น {quote(printed)} ซึ่งอ่านไม่เข้าใจ"
            en = f"The owner of {name_en} is printed as {quote(printed)}, which was not understood"
        else:
            th = f"{name_th} ไม่มีผู้รับผิดชอบ"
            en = f"There is no owner for {name_en}"
        path, evidence = f"measures[{index}].owners", where_printed(measure, "owners")
        yield to_finding("owner.missing", "warning", th=th, en=en, path=path, evidence=evidence)
