"""Findings, as the rules make them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat

from schemas.evidence import Evidence
from schemas.finding import Finding, Message, Severity
from schemas.reading import MeasureFacts, Reading
from schemas.report import Measure

Codes = Mapping[str, tuple[Severity, ...]]
"""The codes that a rule may give, each with the severities it may have; the usual one stands first."""


def to_finding(
    code: str,
    severity: Severity,
    *,
    th: str,
    en: str,
    path: str = "",
    page: int | None = None,
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """The finding, on `page`, or else on the page of its first evidence that has one."""
    places = tuple(evidence)
    page = page or next((place.page for place in places if place.page is not None), None)
    return Finding(code=code, severity=severity, message=Message(th=th, en=en), path=path, page=page, evidence=places)


def measures_with_facts(reading: Reading) -> Iterator[tuple[int, Measure, MeasureFacts]]:
    """Each measure with its index in the report and its facts; empty facts where the reading has none."""
    facts = chain(reading.facts, repeat(MeasureFacts()))
    for index, (measure, seen) in enumerate(zip(reading.report.measures, facts)):  # noqa: B905 -- `facts` never ends
        yield index, measure, seen


def where_printed(measure: Measure, field: str) -> list[Evidence]:
    """Where the field was read; for a field that is not there, the line on which the measure begins."""
    found = measure.evidence.get(field)
    if found:
        return found
    beginnings = (measure.evidence.get(name, []) for name in ("activities", "steps", "number"))
    return next((places[:1] for places in beginnings if places), [])
