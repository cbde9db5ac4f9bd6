"""Which field of the report a line went to."""

from collections.abc import Iterator

from schemas.evidence import Evidence, Place
from schemas.report import Measure, Report

_FIELDS = ("period", *(name for name in Measure.model_fields if name not in ("period", "number")), "number")
"""A line that tells the period besides other things is the period's, and a number's only if it tells nothing else."""


def paths_by_place(report: Report) -> dict[Place, str]:
    """For each place that a value was read from the path of that value; parsed values come before texts."""
    paths: dict[Place, str] = {}
    for path, evidence in _places(report):
        paths.setdefault(evidence.place, path)
    return paths


def _places(report: Report) -> Iterator[tuple[str, Evidence]]:
    for index, item in enumerate(report.assessment.items if report.assessment else []):
        yield from ((f"assessment.items[{index}]", evidence) for evidence in item.evidence)
    for name in ("fiscal_year", "assessment"):
        yield from ((name, evidence) for evidence in report.evidence.get(name, []))
    for index, measure in enumerate(report.measures):
        for name in _FIELDS:
            yield from ((f"measures[{index}].{name}", evidence) for evidence in measure.evidence.get(name, []))
    for name in ("title", "agency"):
        yield from ((name, evidence) for evidence in report.evidence.get(name, []))
