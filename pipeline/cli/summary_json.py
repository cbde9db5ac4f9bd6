"""The summary of a year as JSON."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipeline.province.summary import Summary


def to_json(summary: Summary) -> str:
    """The summary with the names of its fields as keys; dates in ISO form."""
    return json.dumps(_plain(summary), ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
