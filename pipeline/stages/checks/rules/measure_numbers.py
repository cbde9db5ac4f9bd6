"""Gaps and repeats in the measures' own numbers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.thai.numbers import parse_int
from pipeline.stages.checks.findings import Codes, to_finding, where_printed
from pipeline.stages.checks.number_runs import Fault, find_faults
from pipeline.stages.checks.wording import english_range, quote, thai_range
from schemas.finding import Finding
from schemas.reading import Reading
from schemas.report import Measure

CODES: Codes = {"numbering.gap": ("warning",), "numbering.repeat": ("warning",)}

Numbered = tuple[int, Measure]
"""A measure with its index in the report."""


def find(reading: Reading) -> Iterator[Finding]:
    """The faults among neighbouring measures under one topic; a list may begin anywhere and start anew at 1.

    Numbers with several levels (`1.2`) are compared by their last level, within the same ones above it.
    """
    for run in _runs(reading.report.measures):
        for fault in find_faults([_last_level(measure.number) for _, measure in run]):
            yield _to_finding(fault, *run[fault.at])


def _runs(measures: Sequence[Measure]) -> Iterator[list[Numbered]]:
    """The measures that share a topic and the upper levels of their numbers, run by run."""

    def shared(numbered: Numbered) -> tuple[object, ...]:
        _, measure = numbered
        return measure.topic, (measure.number or "").rpartition(".")[0]

    yield from (_without_merged(list(run)) for _, run in groupby(enumerate(measures), key=shared))


def _without_merged(run: list[Numbered]) -> list[Numbered]:
    """The run with only the first of those measures whose number is one merged cell."""
    return [numbered for at, numbered in enumerate(run) if at == 0 or not _share_number(run[at - 1][1], numbered[1])]


def _share_number(left: Measure, right: Measure) -> bool:
    printed = left.evidence.get("number")
    return bool(printed) and printed == right.evidence.get("number") and left.number == right.number


def _last_level(number: str | None) -> int | None:
    return parse_int((number or "").rpartition(".")[2].strip(" ()"))


def _to_finding(fault: Fault, index: int, measure: Measure) -> Finding:
    path, evidence = f"measures[{index}].number", where_printed(measure, "number")
    printed = quote(measure.number or "")
    if fault.kind == "repeat":
        return to_finding(
            "numbering.repeat",
            "warning",
            th=f"มาตรการมีเลขลำดับ {printed} ซ้ำกับมาตรการก่อนหน้า",
            en=f"The measure's number {printed} was given to an earlier measure already",
            path=path,
            evidence=evidence,
        )
    return to_finding(
        "numbering.gap",
        "warning",
        th=f"เลขลำดับมาตรการข้ามไปเป็น {printed} โดยไม่มีลำดับที่ {thai_range(fault.first, fault.last)}",
        en=f"The measures' numbers jump to {printed}; {english_range(fault.first, fault.last)} is not there",
        path=path,
        evidence=evidence,
    )
