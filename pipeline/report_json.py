"""Looking into a report as parsed JSON, which may be partial: what is absent reads as empty."""

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]


def list_in(record: Json | None, name: str) -> list[Any]:
    """The list under that name; empty where there is none."""
    value = (record or {}).get(name)
    return value if isinstance(value, list) else []


def joined_text(measure: Json, name: str) -> str:
    """The items of a text field one behind another, without anything between."""
    value = measure.get(name) or []
    return value if isinstance(value, str) else "".join(value)


def count_items(measure: Json, name: str) -> int:
    """How many items a text field has; a bare string is one."""
    value = measure.get(name) or []
    return 1 if isinstance(value, str) else len(value)
