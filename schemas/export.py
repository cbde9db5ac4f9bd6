"""The report contract as JSON Schema, for readers that are not written in Python.

`python -m schemas.export` writes it anew to `SCHEMA_PATH`.
"""

import json
from pathlib import Path
from typing import Any

from schemas.report import Report

SCHEMA_PATH = Path(__file__).parent / "json" / "report.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a written report: scores are numbers, dates ISO strings, what has a default is optional."""
    return {"$schema": DIALECT, **Report.model_json_schema(mode="serialization")}


def schema_text() -> str:
    """The schema as it stands in the file: keys in the order of the models, Thai as it is, a newline at the end."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_PATH.write_text(schema_text(), encoding="utf-8")
