"""Values as the cells of a text file hold them."""

from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.export.links import Link

_BEGINS_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula, in full width too."""


def to_plain(value: Any) -> Any:
    """The value as JSON holds it: days as ISO 8601, a link as its address, exact numbers as numbers."""
    match value:
        case Link():
            return value.target or value.label
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def to_cell(value: Any) -> str:
    """The value as one cell of CSV: lists line by line, and no text that a spreadsheet would calculate."""
    match value:
        case None:
            return ""
        case list():
            return defused("\n".join(value))
        case str():
            return defused(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return str(to_plain(value))


def defused(text: str) -> str:
    """The text; an apostrophe goes before one that a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_BEGINS_FORMULAS) else text
