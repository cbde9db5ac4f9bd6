"""Periods as they are printed in a report, as stretches of common-era days.

Fiscal years and quarters are counted as in `fiscal`. What a period is made of is looked for in this order, and the
first kind that is there decides alone: dates, quarters, rounds of months, whole fiscal years.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.thai.date_spans import YearFrame, dates_to_span
from extractors.thai.dates import DateMatch, find_dates
from extractors.thai.fiscal import (
    fiscal_year_of,
    fiscal_year_span,
    is_plausible_year,
    month_span,
    quarter_span,
    year_of_month,
)
from extractors.thai.lexicon.calendar import (
    BEFORE_OR_AFTER,
    NOT_THIS_FISCAL_YEAR,
    OPEN_ENDED,
    REPEATED,
    WHOLE_YEAR,
    WITHOUT_DATES,
)
from extractors.thai.numbers import to_arabic
from extractors.thai.patterns import DASH, GAP, any_of, blank_out
from extractors.thai.quarters import QuarterMatch, find_quarters, quarters_named
from extractors.thai.rounds import RoundMatch, find_rounds
from extractors.thai.years import BUDDHIST, COUNTED, YEAR_DIGITS, YearMatch, find_fiscal_years, read_year
from schemas.period import Basis, Period

__all__ = [
    "fiscal_year_of",
    "fiscal_year_span",
    "months_to_period",
    "parse_period",
    "quarter_span",
    "quarters_named",
]

Span = tuple[date, date]

_BARE_YEAR = re.compile(
    rf"\s*(?:{BUDDHIST}{GAP})?(?P<first>25[0-9]{{2}})(?:{GAP}(?:{DASH}|ถึง){GAP}(?:{BUDDHIST}{GAP})?(?P<last>{YEAR_DIGITS}))?\s*"
)
_YEAR_AFTER_DASH = re.compile(rf"{GAP}{DASH}{GAP}[0-9]")
_LOOSE_QUARTER = re.compile(rf"{GAP}(?:{DASH}\s*$|[1-4](?![0-9.):/])(?!{COUNTED}))")
"""What follows quarters where a dash between them was lost, or the last one behind a dash."""
_BARE_FISCAL_YEAR = re.compile(r"(?:ใน|ภายใน|ประจำ|ตาม|รอบ)?ปีงบประมาณ(?:นี้)?")
_WHOLE_YEAR = re.compile(rf"{any_of([*WHOLE_YEAR, *REPEATED])}|ทุก(?:ๆ)?[0-9]+เดือน")
_NOT_THIS_YEAR = re.compile(any_of([*NOT_THIS_FISCAL_YEAR, *BEFORE_OR_AFTER]))
_NUMBERED_ROUND = re.compile(rf"รอบ{GAP}ที่{GAP}[0-9]{{1,2}}(?![0-9])")
_OPEN_ENDED = re.compile(any_of(OPEN_ENDED))
_ANY_YEAR = 2568
_WITHOUT_END = re.compile(any_of([*WHOLE_YEAR, *REPEATED, *OPEN_ENDED, *NOT_THIS_FISCAL_YEAR, *WITHOUT_DATES]))
_SPACES = re.compile(r"[\s\u00a0]+")


def parse_period(raw: str, *, fiscal_year: int | None) -> Period:
    """The period that `raw` prints, with `raw` kept as it is; never raises.

    `fiscal_year` is the document's (Buddhist era), for periods that do not print a year. `start` and `end` are null
    where the words do not say both surely: only a deadline (`ภายใน ๓๑ มีนาคม`), only a beginning, an impossible date,
    numbers that nothing explains. An end before the start is kept as printed.

    `basis` is `dates` for everything that names months, with days or without (hand-checked reports have it so);
    `months` is for marks in month columns, see `months_to_period`.
    """
    text = to_arabic(raw)
    words = _SPACES.sub("", text)
    given = fiscal_year if is_plausible_year(fiscal_year) else None
    dates = find_dates(text, lone_months=True)
    without_dates = blank_out(text, [(match.start, match.end) for match in dates])
    quarters = find_quarters(without_dates)
    beside = blank_out(without_dates, [(match.start, match.end) for match in quarters])
    years = find_fiscal_years(beside)
    named = _year_named(years, given)
    if dates:
        return _to_period(raw, _dates_span(beside, dates, years=years, given=given), "dates")
    if quarters:
        return _to_period(raw, _quarters_span(without_dates, quarters, words=words, fiscal_year=named), "quarter")
    if rounds := find_rounds(text):
        return _to_period(raw, _rounds_span(rounds, fiscal_year=named), "round")
    return _to_period(raw, _fiscal_years_span(text, words=words, years=years, given=given), "fiscal_year")


def months_to_period(months: Iterable[int], *, raw: str, fiscal_year: int | None) -> Period:
    """The period from the first to the last of the marked months (1–12) of a fiscal year, as month columns show it."""
    in_order = sorted(set(months), key=lambda month: (month - 10) % 12)
    if not in_order or not is_plausible_year(fiscal_year) or fiscal_year is None:
        return Period(raw=raw)
    first, last = (month_span(year_of_month(fiscal_year, month), month) for month in (in_order[0], in_order[-1]))
    return _to_period(raw, (first[0], last[1]), "months")


def _dates_span(
    beside: str, dates: Sequence[DateMatch], *, years: Sequence[YearMatch], given: int | None
) -> Span | None:
    """`beside` is the text with the dates and quarters blanked out, `years` what it says of fiscal years."""
    if len(dates) == 1 and _WHOLE_YEAR.search(_SPACES.sub("", beside)):
        return None
    # `รอบที่ ๑ ต.ค. ๖๖ - มี.ค. ๖๗` numbers a round, and then prints its months.
    beside = blank_out(beside, [found.span() for found in _NUMBERED_ROUND.finditer(beside)])
    year = _year_named(years, given)
    frame = YearFrame(year, fiscal=not years or years[0].fiscal) if year is not None else None
    return dates_to_span(beside, dates, frame=frame)


def _quarters_span(text: str, quarters: Sequence[QuarterMatch], *, words: str, fiscal_year: int | None) -> Span | None:
    """From the first to the last of the quarters in `text`; `words` is all that is printed, without spaces."""
    if any(_LOOSE_QUARTER.match(text, match.end) for match in quarters):
        return None
    starts = [(match.first_year or fiscal_year, match.first) for match in quarters]
    ends = [(match.last_year or fiscal_year, match.last) for match in quarters]
    known_starts = [(year, quarter) for year, quarter in starts if year is not None]
    known_ends = [(year, quarter) for year, quarter in ends if year is not None]
    if len(known_starts) + len(known_ends) < 2 * len(quarters) or _NOT_THIS_YEAR.search(words):
        return None
    first, last = min(known_starts), max(known_ends)
    if first == last and _OPEN_ENDED.search(words):
        return None
    return quarter_span(first[0], first[1], first[1])[0], quarter_span(last[0], last[1], last[1])[1]


def _rounds_span(rounds: Sequence[RoundMatch], *, fiscal_year: int | None) -> Span | None:
    quarters = [match.quarters for match in rounds if match.quarters is not None]
    if fiscal_year is None or len(quarters) < len(rounds):
        return None
    return quarter_span(fiscal_year, min(first for first, _ in quarters), max(last for _, last in quarters))


def _fiscal_years_span(text: str, *, words: str, years: Sequence[YearMatch], given: int | None) -> Span | None:
    """The fiscal years that the text names, or the one given where it says so in words."""
    if _NOT_THIS_YEAR.search(words):
        return None
    named = {year for match in years for year in range(match.year, (match.last_year or match.year) + 1)}
    if not years and (bare := _BARE_YEAR.fullmatch(text)):
        first = read_year(bare["first"])
        last = read_year(bare["last"]) if bare["last"] else first
        named = set(range(first, last + 1)) if first is not None and last is not None else set()
    elif not years and given is not None and (_WHOLE_YEAR.search(words) or _BARE_FISCAL_YEAR.fullmatch(words)):
        named = {given}
    is_broken = any(_YEAR_AFTER_DASH.match(text, match.end) for match in years)
    is_open = len(named) == 1 and _OPEN_ENDED.search(words)
    if not named or is_broken or is_open or max(named) - min(named) >= len(named):
        return None
    return fiscal_year_span(min(named))[0], fiscal_year_span(max(named))[1]


def _year_named(years: Sequence[YearMatch], given: int | None) -> int | None:
    """The one fiscal year that the text names, else the one given; None where it names several."""
    if not years:
        return given
    named = {match.year for match in years}
    return named.pop() if len(named) == 1 and not any(match.is_range for match in years) else None


def tells_time(raw: str) -> bool:
    """Whether the words are surely of a time, though they may lack its year, its beginning or its end.

    Two dates that nothing joins are not: a dash between them was lost, or one of them is misread.
    """
    text = to_arabic(raw)
    if parse_period(raw, fiscal_year=_ANY_YEAR).start is not None:
        return True
    dates = find_dates(text, lone_months=True)
    return len(dates) == 1 or (not dates and _WITHOUT_END.search(_SPACES.sub("", text)) is not None)


def _to_period(raw: str, span: Span | None, basis: Basis) -> Period:
    if span is None:
        return Period(raw=raw)
    start, end = span
    fiscal_year = fiscal_year_of(start) if start <= end and fiscal_year_of(start) == fiscal_year_of(end) else None
    return Period(raw=raw, start=start, end=end, basis=basis, fiscal_year=fiscal_year)
