"""Dates in running text and in cells, with their place; fiscal years are found in `years`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extractors.thai.lexicon.calendar import DATE_FILLERS, DURATION_WORDS, LIST_WORDS, NUMBERED_WORDS, RANGE_WORDS
from extractors.thai.months import MonthMatch, find_months
from extractors.thai.numbers import to_arabic
from extractors.thai.patterns import DASH, GAP, any_of
from extractors.thai.years import ERA, YEAR_DIGITS, YearMatch, find_fiscal_years, read_year
from schemas.period import BUDDHIST_OFFSET

__all__ = ["DateMatch", "YearMatch", "find_dates", "find_fiscal_years", "join_of", "month_of", "without_fillers"]


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A printed day or month; offsets are into the text, `year` is Buddhist era.

    `day` is None where only a month is printed, `year` where none is printed or, with `year_unclear`, where it
    cannot be told surely (`1/10/24`).
    """

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    year_unclear: bool = False

    def date(self) -> date | None:
        """The day in the common era, or None where day or year is missing or there is no such day."""
        if self.day is None or self.year is None:
            return None
        try:
            return date(self.year - BUDDHIST_OFFSET, self.month, self.day)
        except ValueError:
            return None


_LOOK_AROUND = 48
"""Characters before and after a month in which its day and year may stand."""

_DAY_BEFORE = re.compile(rf"(?<![0-9])(?P<day>[0-9]{{1,2}})(?:{GAP}(?P<month_word>เดือน){GAP}|(?P<tight>[-/.])|{GAP})$")
_SPLIT_DAY_BEFORE = re.compile(
    # `๓ ๑` is one number only where a word or a dash shows that a day begins there.
    rf"(?:ที่|ถึง|{DASH}){GAP}(?P<day>[1-3][ ][0-9]){GAP}$"
)
_DURATION_BEFORE = re.compile(rf"{any_of(DURATION_WORDS)}{GAP}$")
_NUMBERED_BEFORE = re.compile(
    rf"(?:{any_of(NUMBERED_WORDS)}|(?<![A-Za-z])[Qq]){GAP}(?:[1-4]{GAP}(?:{DASH}|,|ถึง|และ){GAP}){{0,3}}$"
)
_YEAR_AFTER = re.compile(
    rf"{GAP}(?:ปี{GAP})?(?:(?P<era>{ERA}){GAP})?(?P<quote>['’‘]?)(?P<year>{YEAR_DIGITS})"
    rf"|(?P<tight>[-/])(?P<tight_year>{YEAR_DIGITS})"
)
_ENGLISH_DAY_AFTER = re.compile(rf"{GAP}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,{GAP}(?P<year>[12][0-9]{{3}})(?![0-9])")
_MONTH_WORD_BEFORE = re.compile(rf"เดือน{GAP}$")

_NUMERIC = tuple(
    re.compile(
        rf"(?<![0-9])(?<![0-9]{mark})"
        rf"(?P<day>[0-9]{{1,2}}){space}{mark}{space}(?P<month>[0-9]{{1,2}}){space}{mark}{space}"
        rf"(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9]|{mark}[0-9])"
    )
    # Spaces around a dash make it a range: `๑ - ๑๕`.
    for mark, space in (("/", "[ ]?"), (r"\.", "[ ]?"), ("-", ""))
)
_ISO = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?!-?[0-9])")

_FILLERS = re.compile(rf"{any_of(DATE_FILLERS)}|[\s\u00a0.()\[\]]+")
_RANGE_JOIN = re.compile(rf"{DASH}+|{DASH}*{any_of(RANGE_WORDS)}{DASH}*", re.IGNORECASE)
_LIST_JOIN = re.compile(any_of(LIST_WORDS))


def find_dates(text: str, *, lone_months: bool = False) -> list[DateMatch]:
    """Every date in `text`, in order and without overlaps; a date that cannot be is a match without a `date()`.

    Read are months in words with or without day and year, and numeric dates in Thai order (day, month, year) or
    ISO form. An abbreviation alone (`ก.พ.` is an office too) counts only after เดือน or in a range of months,
    unless `lone_months` says that the text speaks of times. Takes time linear in the length of the text.
    """
    arabic = to_arabic(text)
    return _without_overlaps([*_find_numeric(arabic), *_find_worded(arabic, lone_months=lone_months)])


def month_of(text: str) -> int | None:
    """The month (1–12) that `text` is the name of, with or without เดือน and a year; None for anything else."""
    found = find_dates(text, lone_months=True)
    if len(found) != 1 or found[0].day is not None:
        return None
    outside = text[: found[0].start] + text[found[0].end :]
    return found[0].month if not without_fillers(outside) else None


def join_of(between: str) -> str | None:
    """How the text between two dates joins them: `range` (a dash, ถึง), `list` (และ, a comma), or None."""
    if len(between) > _LOOK_AROUND:
        return None
    bare = without_fillers(between)
    if _RANGE_JOIN.fullmatch(bare):
        return "range"
    return "list" if _LIST_JOIN.fullmatch(bare) else None


def without_fillers(text: str) -> str:
    """`text` without spaces, dots, brackets and the words that only lead up to a date (`วันที่`, `เดือน`)."""
    return _FILLERS.sub("", text)


def _without_overlaps(matches: Sequence[DateMatch]) -> list[DateMatch]:
    """The matches in order; one that overlaps an earlier one is dropped."""
    kept: list[DateMatch] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _find_numeric(text: str) -> Iterator[DateMatch]:
    for pattern in (*_NUMERIC, _ISO):
        for found in pattern.finditer(text):
            day, month, year = int(found["day"]), int(found["month"]), read_year(found["year"])
            is_possible = 1 <= month <= 12 and 1 <= day <= 31
            # Dots and dashes also make outline numbers, prices and telephone numbers.
            looks_like_date = year is not None or "/" in found[0]
            if (is_possible and looks_like_date) or (year is not None and len(found["year"]) == 4):
                yield DateMatch(found.start(), found.end(), day, month, year, year_unclear=year is None)


def _find_worded(text: str, *, lone_months: bool) -> Iterator[DateMatch]:
    months = list(find_months(text))
    linked = _months_in_ranges(text, months)
    end = 0
    for month in months:
        match = _date_around(text, month, lower=end)
        if (
            month.kind == "name"
            or (month.kind == "dotted" and lone_months)
            or match.day is not None
            or match.year is not None
            or month.start in linked
            or _MONTH_WORD_BEFORE.search(text[max(end, month.start - 10) : month.start])
        ):
            end = match.end
            yield match


def _months_in_ranges(text: str, months: Sequence[MonthMatch]) -> set[int]:
    """Offsets of the months that a dash or ถึง joins to another month."""
    return {
        start
        for left, right in pairwise(months)
        if right.start - left.end <= _LOOK_AROUND and join_of(text[left.end : right.start]) == "range"
        for start in (left.start, right.start)
    }


def _date_around(text: str, month: MonthMatch, *, lower: int) -> DateMatch:
    """The date that the month is part of; its day is looked for from offset `lower` on."""
    if in_english := _ENGLISH_DAY_AFTER.match(text, month.end):
        year = read_year(in_english["year"])
        return DateMatch(month.start, in_english.end(), int(in_english["day"]), month.month, year)
    year, end, mark_after = _year_after(text, month.end)
    start, day = _day_before(text, month.start, lower=lower, mark_after=mark_after)
    return DateMatch(start, end, day, month.month, year)


def _day_before(text: str, end: int, *, lower: int, mark_after: str | None) -> tuple[int, int | None]:
    """Where the day before offset `end` begins, and the day; `end` and None where there is none."""
    cut = max(lower, end - _LOOK_AROUND)
    before = text[cut:end]
    split = _SPLIT_DAY_BEFORE.search(before)
    if split and not _NUMBERED_BEFORE.search(before[: split.start("day")]):
        return cut + split.start("day"), int(split["day"].replace(" ", ""))
    found = _DAY_BEFORE.search(before)
    if found is None:
        return end, None
    # `รอบ 6 เดือน ต.ค.` has a length of time, `ไตรมาส 1 ต.ค.` a quarter; `1-ต.ค.` is a day only in `1-ต.ค.-67`.
    in_front = before[: found.start()]
    is_length = found["month_word"] and _DURATION_BEFORE.search(in_front)
    is_joined = found["tight"] in {"-", "/"} and found["tight"] != mark_after
    if is_length or is_joined or _NUMBERED_BEFORE.search(in_front):
        return end, None
    return cut + found.start("day"), int(found["day"])


def _year_after(text: str, start: int) -> tuple[int | None, int, str | None]:
    """The year after offset `start`, where the date ends, and the mark that joins them in `ต.ค.-67`."""
    found = _YEAR_AFTER.match(text, start)
    if found is None:
        return None, start, None
    year = read_year(found["year"] or found["tight_year"], era=found["era"])
    return (year, found.end(), found["tight"]) if year is not None else (None, start, None)
