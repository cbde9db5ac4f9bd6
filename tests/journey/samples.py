"""The samples, each a report beside its answer by hand."""

import json
from pathlib import Path
from typing import Any

from pipeline.options import ReadOptions
from pipeline.runner import read_document

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/expected.json"))

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
