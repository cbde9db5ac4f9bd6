"""Years as they are printed, and the mentions of fiscal years in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.thai.fiscal import is_plausible_year
from extractors.thai.lexicon.calendar import COUNTED_WORDS, MONEY_WORDS
from extractors.thai.months import find_months
from extractors.thai.numbers import to_arabic
from extractors.thai.patterns import DASH, GAP, THAI_LETTER, any_of, loose
from schemas.period import BUDDHIST_OFFSET

LEAST_SHORT_YEAR = 40
"""`๔๐` and above are 2540 and later; below, two digits may as well be a day, a count or a common-era year."""
SPLIT_YEARS = range(2540, 2600)
"""Years read from digits with spaces between (`๒๕ ๖๗`); outside, the pieces may be two numbers (`25 10`)."""

BUDDHIST = rf"(?:พ{GAP}\.?{GAP}ศ(?:{GAP}\.)?|{loose('พุทธศักราช')}|B\.?E\.?)"
COMMON = rf"(?:ค{GAP}\.?{GAP}ศ(?:{GAP}\.)?|{loose('คริสต์ศักราช')}|{loose('คริสตศักราช')}|A\.?D\.?|C\.?E\.?)"
ERA = rf"(?:{BUDDHIST}|{COMMON})"
COUNTED = rf"{GAP}{any_of(COUNTED_WORDS)}(?!{THAI_LETTER})"
_MONEY = rf"{GAP}{any_of(MONEY_WORDS)}(?!{THAI_LETTER})"
YEAR_DIGITS = rf"(?:[12](?:[ ]?[0-9]){{3}}(?![0-9])(?!{_MONEY})|[0-9]{{2}}(?![0-9]|[.:,][0-9])(?!{COUNTED}))"
"""Four digits, or two, that do not count anything."""

_COMMON_ERA = re.compile(COMMON)


def read_year(digits: str, *, era: str | None = None, short: bool = True) -> int | None:
    """The Buddhist-era year that Arabic `digits` name, or None where that is not sure.

    `era` is the word printed before them (`พ.ศ.`, `ค.ศ.`, None). Two digits are read where `short` allows it.
    A four-digit number says by its size which era it is of; an era word that disagrees makes it unreadable.
    """
    number = int(digits.replace(" ", ""))
    common = bool(era and _COMMON_ERA.fullmatch(era))
    if number < 100:
        wanted = short and not common and (number >= LEAST_SHORT_YEAR or era is not None)
        return 2500 + number if wanted else None
    if " " in digits and number not in SPLIT_YEARS:
        return None
    if is_plausible_year(number):
        return None if common else number
    shifted = number + BUDDHIST_OFFSET
    buddhist = era is not None and not common
    return shifted if is_plausible_year(shifted) and not buddhist else None


@dataclass(frozen=True, slots=True)
class YearMatch:
    """A year that a text gives as one reported on or planned for, Buddhist era; offsets are into the text.

    `last_year` is given where a range of years is printed. `fiscal` says that the words speak of the budget year.
    """

    start: int
    end: int
    year: int
    last_year: int | None = None
    fiscal: bool = False

    @property
    def is_range(self) -> bool:
        """Whether several years are meant."""
        return self.last_year is not None


_BUDGET = rf"{loose('งบประมาณ')}|{loose('งบ')}(?:ฯ|(?!{THAI_LETTER}))"
_YEAR_WORDS = (
    rf"(?P<fiscal>(?:{loose('ประจำ')}{GAP})?{loose('ปี')}{GAP}(?:{_BUDGET})"
    # Without ปี it takes a year word or an era to be no sum of money.
    rf"|{loose('ประจำ')}{GAP}{loose('งบประมาณ')}"
    rf"|{loose('งบประมาณ')}(?={GAP}{BUDDHIST}))"
    rf"|(?P<yearly>{loose('ประจำ')}{GAP}{loose('ปี')})"
    # Not the counted years of `๒๐ ปี`.
    rf"|(?<![0-9])(?<![0-9][ ])(?P<plain>{loose('ปี')})"
    rf"|(?<![A-Za-z])(?P<ita>ITA(?:{GAP}\))?(?:{GAP}{loose('ปี')})?)(?![A-Za-z])"
)
_STRAIGHT_BEFORE = 24
_LAST_YEAR = (
    rf"(?:{GAP}(?:{DASH}|จน{GAP}ถึง|ถึง){GAP}(?:ปี{GAP}(?:งบประมาณ{GAP})?)?(?:{ERA}{GAP})?"
    rf"(?P<last>{YEAR_DIGITS})|/(?P<slash>2[0-9]{{3}}(?![0-9])))?"
)
_NEXT_YEAR = re.compile(rf"{GAP}(?:,|และ|กับ){GAP}(?:{ERA}{GAP})?(?P<year>2[0-9]{{3}})(?![0-9])(?!{_MONEY})")
_MENTION = re.compile(
    rf"(?:(?:{_YEAR_WORDS}){GAP}(?:(?P<era>{ERA}){GAP})?|(?P<era_only>{BUDDHIST}){GAP})"
    rf"(?P<apostrophe>['’‘])?(?P<year>{YEAR_DIGITS}){_LAST_YEAR}"
)


def find_fiscal_years(text: str) -> list[YearMatch]:
    """The years that `text` names with ปีงบประมาณ, ประจำปี, ปี or ITA, and ranges of years, in order.

    A lone `พ.ศ. ๒๕๖๐` is none (statutes are cited so), nor is the year of a date; `พ.ศ. 2561 – 2564` is a range.
    Both digit scripts are read, in one number too (`๒๕๖3`).
    """
    arabic = to_arabic(text)
    years: list[YearMatch] = []
    for found in _MENTION.finditer(arabic):
        match = None if _is_year_of_date(arabic, found) else _mention_to_match(found)
        if match is not None:
            years += [match, *_years_listed_after(arabic, match)]
    return years


def _years_listed_after(text: str, match: YearMatch) -> Iterator[YearMatch]:
    """The further years of `ปีงบประมาณ ๒๕๖๖, ๒๕๖๗ และ ๒๕๖๘`."""
    end = match.end
    while (found := _NEXT_YEAR.match(text, end)) and is_plausible_year(int(found["year"])):
        end = found.end()
        yield YearMatch(found.start("year"), end, int(found["year"]), fiscal=match.fiscal)


def _is_year_of_date(text: str, found: re.Match[str]) -> bool:
    """Whether a month stands straight before a bare ปี (`๑ ตุลาคม ปี ๒๕๖๗`)."""
    if found["plain"] is None:
        return False
    before = text[max(0, found.start() - _STRAIGHT_BEFORE) : found.start()].rstrip()
    return any(month.end == len(before) for month in find_months(before))


def _mention_to_match(found: re.Match[str]) -> YearMatch | None:
    era = found["era"] or found["era_only"]
    # `ITA 89` is a score; a budget year or `ประจำปี` cannot be one.
    short = bool(found["ita"] is None or era or found["apostrophe"])
    year = read_year(found["year"], era=era, short=short)
    if year is None:
        return None
    last = found["last"] or found["slash"]
    last_year = read_year(last) if last else None
    if last_year is not None and last_year <= year:
        last_year = None
    if last_year is None and found["era_only"]:
        return None
    end = found.end() if last_year is not None or not last else found.end("year")
    return YearMatch(found.start(), end, year, last_year, fiscal=found["fiscal"] is not None)
