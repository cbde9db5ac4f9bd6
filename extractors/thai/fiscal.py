"""The fiscal calendar: from Buddhist-era fiscal years and quarters to common-era days, and back.

Fiscal year N runs from 1 October N−1 to 30 September N (Budget Procedures Act, B.E. 2561, section 4).
"""

from calendar import monthrange
from datetime import date

from schemas.period import BUDDHIST_OFFSET

FIRST_MONTH = 10
FIRST_YEAR = 2450
LAST_YEAR = 2650
"""Buddhist-era years outside FIRST_YEAR–LAST_YEAR are taken for misread numbers, not for years."""


def is_plausible_year(year: int | None) -> bool:
    """Whether `year` is a Buddhist-era year that a report may speak of."""
    return year is not None and FIRST_YEAR <= year <= LAST_YEAR


def fiscal_year_span(year: int) -> tuple[date, date]:
    """First and last day (common era) of Buddhist-era fiscal year `year`; ValueError where there is no such year."""
    return quarter_span(year, 1, 4)


def quarter_span(fiscal_year: int, first: int, last: int) -> tuple[date, date]:
    """First day of quarter `first` and last day of quarter `last` (1–4) of a Buddhist-era fiscal year.

    Quarter 1 is October to December. ValueError where there is no such quarter or year.
    """
    if not (1 <= first <= 4 and 1 <= last <= 4):
        raise ValueError(f"quarters {first} to {last} are not within 1 to 4")
    first_month = (first * 3 + 6) % 12 + 1
    last_month = (last * 3 + 8) % 12 + 1
    start_year, end_year = year_of_month(fiscal_year, first_month), year_of_month(fiscal_year, last_month)
    return month_span(start_year, first_month)[0], month_span(end_year, last_month)[1]


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day (common era) of a month of a Buddhist-era calendar year."""
    common = year - BUDDHIST_OFFSET
    # `monthrange` takes years that `date` refuses, so the first day is made first.
    first = date(common, month, 1)
    return first, first.replace(day=monthrange(common, month)[1])


def year_of_month(fiscal_year: int, month: int) -> int:
    """The Buddhist-era calendar year in which `month` (1–12) of the fiscal year lies."""
    return fiscal_year - 1 if month >= FIRST_MONTH else fiscal_year


def fiscal_year_of(day: date) -> int:
    """The Buddhist-era fiscal year that a common-era day lies in."""
    return day.year + BUDDHIST_OFFSET + (1 if day.month >= FIRST_MONTH else 0)
