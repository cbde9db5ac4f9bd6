"""Gaps and repeats in the numbers of the lists inside a measure."""

from collections.abc import Iterator, Mapping, Sequence

from extractors.thai.numbers import parse_int
from pipeline.stages.checks.findings import Codes, measures_with_facts, to_finding, where_printed
from pipeline.stages.checks.number_runs import Fault, find_faults
from pipeline.stages.checks.wording import FIELD_NAMES_TH, english_range, listed, thai_range
from schemas.finding import Finding
from schemas.reading import Reading
from schemas.report import Measure

CODES: Codes = {"numbering.gap": ("info",), "numbering.repeat": ("info",)}


def find(reading: Reading) -> Iterator[Finding]:
    """At most one finding of each code for each list."""
    above: Mapping[str, Sequence[int]] = {}
    for index, measure, facts in measures_with_facts(reading):
        for field, field_th in FIELD_NAMES_TH.items():
            numbers = facts.item_numbers.get(field, ())
            before = _number_before(numbers, above=above.get(field, ()), own=measure.number)
            faults = list(find_faults(numbers, before=before))
            yield from _to_findings(faults, measure, path=f"measures[{index}].{field}", names=(field_th, field))
        above = facts.item_numbers


def _number_before(numbers: Sequence[int], *, above: Sequence[int], own: str | None) -> int | None:
    """The number after which the list should begin, or None where its first number tells nothing.

    A list may go on from the one above it. A single number, or one before a list from 1, may be the measure's own.
    """
    if len(numbers) < 2 or numbers[1] == 1 or numbers[0] == parse_int(own or ""):
        return None
    return above[-1] if above and numbers[0] == above[-1] + 1 else 0


def _to_findings(faults: Sequence[Fault], measure: Measure, *, path: str, names: tuple[str, str]) -> Iterator[Finding]:
    name_th, name_en = names
    gaps = [(fault.first, fault.last) for fault in faults if fault.kind == "gap"]
    repeats = [(fault.first, fault.last) for fault in faults if fault.kind == "repeat"]
    if gaps:
        yield to_finding(
            "numbering.gap",
            "info",
            th=f"รายการใน{name_th}ข้ามข้อ {listed(thai_range(*gap) for gap in gaps)}",
            en=f"The list in {name_en} skips number {listed(english_range(*gap) for gap in gaps)}",
            path=path,
            evidence=where_printed(measure, name_en),
        )
    if repeats:
        yield to_finding(
            "numbering.repeat",
            "info",
            th=f"รายการใน{name_th}มีเลขข้อ {listed(thai_range(*one) for one in repeats)} ซ้ำ",
            en=f"The list in {name_en} has number {listed(english_range(*one) for one in repeats)} more than once",
            path=path,
            evidence=where_printed(measure, name_en),
        )
