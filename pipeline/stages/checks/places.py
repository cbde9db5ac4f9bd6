"""Which field of the report a line went to."""

from collections.abc import Iterator

from schemas.evidence import Evidence
from schemas.geometry import Box
from schemas.report import Measure, Report

PlaceKey = tuple[int | None, int | None, Box | None, str]
"""Page, line, box and raw text. The text is needed too: the cells of a row of a dump share their line."""


def place_key(evidence: Evidence) -> PlaceKey:
    """What tells this place from others."""
    return evidence.page, evidence.line, evidence.box, evidence.raw


def paths_by_place(report: Report) -> dict[PlaceKey, str]:
    """For each place that a value was read from the path of that value; of several the one whose misreading matters most."""
    paths: dict[PlaceKey, str] = {}
    for path, evidence in _places(report):
        paths.setdefault(place_key(evidence), path)
    return paths


def _places(report: Report) -> Iterator[tuple[str, Evidence]]:
    """Values that are parsed come before texts."""
    for index, item in enumerate(report.assessment.items if report.assessment else []):
        yield from ((f"assessment.items[{index}].score", evidence) for evidence in item.evidence)
    for name in ("fiscal_year", "assessment"):
        yield from ((name, evidence) for evidence in report.evidence.get(name, []))
    for index, measure in enumerate(report.measures):
        fields = sorted(measure.evidence.keys() & Measure.model_fields.keys(), key=lambda name: (name != "period", name))
        yield from ((f"measures[{index}].{name}", evidence) for name in fields for evidence in measure.evidence[name])
    for name in ("title", "agency"):
        yield from ((name, evidence) for evidence in report.evidence.get(name, []))
