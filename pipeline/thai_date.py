"""A day as Thai officials write it."""

from datetime import date

from extractors.thai.lexicon.calendar import MONTH_ABBREVIATIONS
from extractors.thai.numbers import format_thai
from schemas.period import BUDDHIST_OFFSET


def thai_date(day: date) -> str:
    """`๑ ต.ค. ๒๕๖๗` for a common-era day."""
    first, second = MONTH_ABBREVIATIONS[day.month - 1]
    return f"{format_thai(day.day)} {first}.{second}. {format_thai(day.year + BUDDHIST_OFFSET)}"
