"""The samples, each a report beside its answer by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.options import ReadOptions
from pipeline.runner import read_document

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/expected.json"))

PDF_SAMPLES = [folder for folder in SAMPLES if (folder / "report.pdf").exists()]
TEXT_SAMPLES = [folder for folder in SAMPLES if folder not in PDF_SAMPLES]

Json = dict[str, Any]


def report_in(folder: Path) -> Path:
    """The one report of a sample."""
    (report,) = folder.glob("report.*")
    return report


def read_json(path: Path) -> Json:
    """The report that the file becomes, as its JSON says it."""
    read: Json = json.loads(read_document(path, ReadOptions()).model_dump_json())
    return read


def expected_of(path: Path) -> Json:
    """An answer by hand."""
    answer: Json = json.loads(path.read_text(encoding="utf-8"))
    return answer


def places_of_measure(measure: Json) -> list[Json]:
    """Every place that a value of the measure was read from."""
    return [place for found in measure["evidence"].values() for place in found]


def places_in(report: Json) -> Iterator[Json]:
    """Every place that the report names: of its values, of its findings, and of what was set aside."""
    for found in report["evidence"].values():
        yield from found
    for item in (report["assessment"] or {"items": []})["items"]:
        yield from item["evidence"]
    for measure in report["measures"]:
        yield from places_of_measure(measure)
    for told in (*report["findings"], *report["set_aside"]):
        yield from told["evidence"]
