"""Quarters of the fiscal year as they are printed."""

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.thai.dates import find_dates
from extractors.thai.lexicon.calendar import EVERY_QUARTER, QUARTER_ORDINALS
from extractors.thai.numbers import to_arabic
from extractors.thai.patterns import DASH, GAP, any_of, blank_out, loose
from extractors.thai.years import COUNTED, ERA, YEAR_DIGITS, read_year


@dataclass(frozen=True, slots=True)
class QuarterMatch:
    """Quarters `first` to `last` (1–4) with the Buddhist-era fiscal years printed beside them; offsets into the text.

    A year is None where none is printed.
    """

    start: int
    end: int
    first: int
    last: int
    first_year: int | None = None
    last_year: int | None = None


_HEAD = rf"(?:{loose('ไตรมาส')}(?:{GAP}{loose('ที่')})?|(?<![A-Za-z])(?:Q|q|Quarter)(?=[0-9 ]))"
_YEAR = (
    rf"(?:/{GAP}|(?:ของ|แห่ง)?(?:ประจำ)?{loose('ปี')}{GAP}(?:{loose('งบประมาณ')}{GAP})?)"
    rf"(?:{ERA}{GAP})?['’‘]?(?P<year>{YEAR_DIGITS})"
)
_QUARTER = re.compile(rf"(?P<quarter>[1-4](?![0-9]|\.[0-9])|{any_of(QUARTER_ORDINALS)})(?:{GAP}{_YEAR})?")
_HEAD_PATTERN = re.compile(_HEAD + GAP)
# In `ไตรมาส 1, 2 ครั้ง` the second number counts something.
_NEXT = re.compile(rf"{GAP}(?:{DASH}|(?:จน{GAP})?ถึง|to|,|/|และ|กับ|&){GAP}(?:{_HEAD}{GAP}|(?![0-9]{COUNTED}))")
_EVERY = re.compile("|".join(rf"{loose(word)}" for word in EVERY_QUARTER))


def quarters_named(raw: str) -> tuple[int, int] | None:
    """First and last quarter (1–4) of one fiscal year that `raw` names, or None where it names none or several years'.

    Dates beside them are not looked at. `ไตรมาส ๒-๔` and `ไตรมาสที่ 2, 3 และ 4` are (2, 4), `ทุกไตรมาส` is (1, 4).
    A list with gaps gives its ends.
    """
    found = find_quarters(blank_out(raw, [(date.start, date.end) for date in find_dates(raw)]))
    years = {year for match in found for year in (match.first_year, match.last_year)} - {None}
    if not found or len(years) > 1:
        return None
    return min(match.first for match in found), max(match.last for match in found)


def find_quarters(text: str) -> list[QuarterMatch]:
    """Every quarter or chain of quarters in `text`, in order; a chain that runs backwards is left out."""
    arabic = to_arabic(text)
    found = [QuarterMatch(match.start(), match.end(), 1, 4) for match in _EVERY.finditer(arabic)]
    end = 0
    for head in _HEAD_PATTERN.finditer(arabic):
        chain = _read_chain(arabic, head) if head.start() >= end else None
        if chain is not None:
            end = chain.end
            found.append(chain)
    return sorted(found, key=lambda match: match.start)


def _read_chain(text: str, head: re.Match[str]) -> QuarterMatch | None:
    """The quarters that begin at `head`, joined by dashes, commas and words."""
    quarters: list[tuple[int, int | None]] = []
    end, position = head.end(), head.end()
    while found := _QUARTER.match(text, position):
        number = QUARTER_ORDINALS.get(found["quarter"]) or int(found["quarter"])
        quarters.append((number, read_year(found["year"]) if found["year"] else None))
        end = found.end()
        joined = _NEXT.match(text, end)
        if joined is None:
            break
        position = joined.end()
    if not quarters:
        return None
    quarters = _with_years_before(quarters)
    if any((left[1] or 0, left[0]) > (right[1] or 0, right[0]) for left, right in pairwise(quarters)):
        return None
    first, last = quarters[0], quarters[-1]
    return QuarterMatch(head.start(), end, first[0], last[0], first[1], last[1])


def _with_years_before(quarters: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """A quarter without a year takes that of the next one: `ไตรมาส 1-2/2567`."""
    filled: list[tuple[int, int | None]] = []
    year: int | None = None
    for number, own_year in reversed(quarters):
        year = own_year if own_year is not None else year
        filled.append((number, year))
    return filled[::-1]
