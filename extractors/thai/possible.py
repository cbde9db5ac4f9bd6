"""Whether a number can stand where it was read: a year, a day of a month, a share of a hundred; and a dash."""

import re
from decimal import Decimal

from extractors.thai.months import MonthMatch, find_months
from extractors.thai.numbers import parse_decimal, parse_int, to_arabic
from extractors.thai.patterns import GAP
from extractors.thai.years import BUDDHIST, LEAST_SHORT_YEAR, SPLIT_YEARS

LONGEST_CONTEXT = 40
"""Letters before and behind the number that are looked at."""
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_YEARS = re.compile(rf"(?:{BUDDHIST}|(?<!รอบ)ปี(?:งบประมาณ)?){GAP}$")
_BEFORE_SHARES, _BEHIND_SHARES = re.compile(rf"ร้อยละ{GAP}$"), re.compile(rf"{GAP}(?:คะแนน|%|เปอร์เซ็นต์)")
_MOST_SHARE = Decimal(100)
_YEAR_AT_END, _DAY_AT_BEGINNING = re.compile(rf"[0-9]{{2,4}}{GAP}$"), re.compile(rf"^{GAP}[0-9]{{1,2}}(?![0-9])")
_YEAR = re.compile("25[0-9]{2}|[0-9]{2}")


def is_possible(number: str, *, before: str, behind: str) -> bool | None:
    """Whether the number can stand between these words; None where they do not tell what stands there."""
    before, behind = before[-LONGEST_CONTEXT:], behind[:LONGEST_CONTEXT]
    digits = to_arabic(number).strip(" .,")
    if _BEFORE_YEARS.search(before) or _ends_in_month(before):
        return _is_year(digits)
    month = _month_at_beginning(behind)
    if month is not None:
        day = parse_int(digits)
        return day is not None and 1 <= day <= _LONGEST_MONTHS[month.month - 1]
    if _BEFORE_SHARES.search(before) or _BEHIND_SHARES.match(behind):
        share = parse_decimal(digits)
        return share is not None and share <= _MOST_SHARE
    return None


def is_dash_due(*, before: str, behind: str) -> bool:
    """Whether a dash has to stand between these words: one date ends here, and another begins."""
    behind = to_arabic(behind[:LONGEST_CONTEXT])
    return ends_in_date(before) and _month_at_beginning(_DAY_AT_BEGINNING.sub("", behind)) is not None


def ends_in_date(text: str) -> bool:
    """Whether a month, or a month and its year, stands at the end."""
    return _ends_in_month(_YEAR_AT_END.sub("", to_arabic(text[-LONGEST_CONTEXT:])))


def _is_year(digits: str) -> bool:
    if _YEAR.fullmatch(digits) is None:
        return False
    return int(digits) in SPLIT_YEARS if len(digits) == 4 else int(digits) >= LEAST_SHORT_YEAR


def _ends_in_month(text: str) -> bool:
    return any(not text[month.end :].strip() for month in find_months(text))


def _month_at_beginning(text: str) -> MonthMatch | None:
    return next((month for month in find_months(text) if not text[: month.start].strip()), None)
