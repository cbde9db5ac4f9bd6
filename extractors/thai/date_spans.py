"""From dates printed in a period to its first and last day."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extractors.thai.dates import DateMatch, join_of, without_fillers
from extractors.thai.fiscal import FIRST_MONTH, year_of_month
from extractors.thai.lexicon.calendar import ONE_SIDED_AFTER, ONE_SIDED_BEFORE, PART_OF_MONTH
from extractors.thai.patterns import DASH, GAP, any_of
from extractors.thai.years import ERA
from schemas.period import BUDDHIST_OFFSET


@dataclass(frozen=True, slots=True)
class YearFrame:
    """The Buddhist-era year in which dates without a year lie.

    `fiscal` is false where the page only says `ปี`: then October to December may be this year's or last year's.
    """

    year: int
    fiscal: bool = True


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days of one month, as printed: `๑ - ๑๕ มกราคม`, `๑๕ มกราคม` or `มกราคม`; offsets are into the text."""

    start: int
    end: int
    first_day: int | None
    last_day: int | None
    month: int
    year: int | None
    year_unclear: bool

    def days(self) -> tuple[date, date] | None:
        """First and last day in the common era, or None where the year is missing or there is no such day."""
        if self.year is None:
            return None
        common = self.year - BUDDHIST_OFFSET
        try:
            last_day = self.last_day or monthrange(common, self.month)[1]
            return date(common, self.month, self.first_day or 1), date(common, self.month, last_day)
        except ValueError:
            return None


_LOOK_AROUND = 48

_JOINED_DAYS_BEFORE = re.compile(
    rf"(?P<days>(?:(?<![0-9])(?<![0-9][.:/])[0-9]{{1,2}}(?![0-9]){GAP}(?:{DASH}|ถึง|และ|,){GAP}(?:วันที่|ที่)?\.?[ ]?)+)$"
)
_NUMBER_BEFORE = re.compile(rf"[0-9]{GAP}$")
_NUMBER_AFTER = re.compile(rf"{GAP}(?:ปี{GAP})?(?:{ERA}|['’‘]?[0-9]|[-/][0-9])")
_BULLET_BEFORE = re.compile(r"(?:^|[\r\n])\s*[-•*]\s+$")
_DASH_BEFORE = re.compile(rf"{DASH}\s*$")
_DASH_AFTER = re.compile(rf"\s*{DASH}")
_CUT_AFTER = re.compile(rf"\s{{0,{_LOOK_AROUND}}}{DASH}+\s*(?:$|[0-9])")
_ENDS_ONE_SIDED = re.compile(any_of(ONE_SIDED_BEFORE) + "$", re.IGNORECASE)
_BEGINS_ONE_SIDED = re.compile(any_of(ONE_SIDED_AFTER), re.IGNORECASE)
_ENDS_PART_OF_MONTH = re.compile(any_of(PART_OF_MONTH) + r"(?:แรก|หลัง|สุดท้าย|และ|[0-9,-])*$")


def dates_to_span(text: str, dates: Sequence[DateMatch], *, frame: YearFrame | None) -> tuple[date, date] | None:
    """First and last day of the one period that the `dates` (at least one, in order) make, or None where not sure.

    `text` has spaces in the place of the dates, and of all else that is understood. Dates joined by a dash or ถึง make
    a period, and so do those that a comma or และ joins: from the first to the last. Dates joined by anything else are
    periods of their own, and must all be the same.

    A missing start year is the latest that keeps the start before the end, a missing end year the earliest that keeps
    it after the start. Where all are missing, `frame` gives them; they must then run forwards.
    """
    spans = {_group_to_span(text, group, frame=frame) for group in _joined_groups(text, dates)}
    return spans.pop() if len(spans) == 1 else None


def _joined_groups(text: str, dates: Sequence[DateMatch]) -> list[list[_Stretch]]:
    groups: list[list[_Stretch]] = []
    end = 0
    for match in dates:
        stretch = _to_stretch(text, match, lower=end)
        if groups and join_of(text[end : stretch.start]):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
        end = stretch.end
    return groups


def _to_stretch(text: str, match: DateMatch, *, lower: int) -> _Stretch:
    """The date, with the days that are joined to it in front (`๑ - ` of `๑ - ๑๕ มกราคม`)."""
    cut = max(lower, match.start - _LOOK_AROUND)
    found = _JOINED_DAYS_BEFORE.search(text[cut : match.start]) if match.day is not None else None
    start, first_day = match.start, match.day
    if found:
        start, first_day = cut + found.start(), int(re.findall("[0-9]+", found["days"])[0])
    return _Stretch(start, match.end, first_day, match.day, match.month, match.year, match.year_unclear)


def _group_to_span(text: str, group: Sequence[_Stretch], *, frame: YearFrame | None) -> tuple[date, date] | None:
    if any(_is_doubtful(text, stretch) for stretch in group) or _has_one_side(text, group):
        return None
    days = [stretch.days() for stretch in _with_years(group, frame)]
    first, last = days[0], days[-1]
    return (first[0], last[1]) if first and last and None not in days else None


def _is_doubtful(text: str, stretch: _Stretch) -> bool:
    """Whether a number stands at the date that nothing explains, or only a part of the month is meant."""
    before = _before(text, stretch)
    if (
        stretch.year_unclear
        or _NUMBER_BEFORE.search(before)
        or (stretch.year is None and _NUMBER_AFTER.match(text, stretch.end))
    ):
        return True
    return stretch.last_day is None and bool(_ENDS_PART_OF_MONTH.search(without_fillers(before)))


def _has_one_side(text: str, group: Sequence[_Stretch]) -> bool:
    """Whether the words around the group say that one end of the period is not printed, or it was cut off."""
    first, last = group[0], group[-1]
    if _CUT_AFTER.match(text, last.end):
        return True
    if first.first_day != first.last_day or _is_range(text, group):
        return False
    before, after = _before(text, first), text[last.end : last.end + _LOOK_AROUND]
    dash_before = _DASH_BEFORE.search(before) and not _BULLET_BEFORE.search(before)
    return bool(
        dash_before
        or _DASH_AFTER.match(after)
        or _ENDS_ONE_SIDED.search(without_fillers(before))
        or _BEGINS_ONE_SIDED.match(without_fillers(after))
    )


def _is_range(text: str, group: Sequence[_Stretch]) -> bool:
    return any(join_of(text[left.end : right.start]) == "range" for left, right in pairwise(group))


def _before(text: str, stretch: _Stretch) -> str:
    return text[max(0, stretch.start - _LOOK_AROUND) : stretch.start]


def _with_years(group: Sequence[_Stretch], frame: YearFrame | None) -> list[_Stretch]:
    """The group with its missing years filled in, as far as that is sure."""
    if all(stretch.year is None for stretch in group):
        return _in_frame(group, frame)
    filled = list(group)
    for place in range(len(filled) - 2, -1, -1):
        this, following = filled[place], filled[place + 1]
        if this.year is None and following.year is not None:
            fits = (this.month, this.first_day or 1) <= (following.month, following.last_day or 31)
            filled[place] = replace(this, year=following.year if fits else following.year - 1)
    for place in range(1, len(filled)):
        this, preceding = filled[place], filled[place - 1]
        if this.year is None and preceding.year is not None:
            fits = (this.month, this.last_day or 31) >= (preceding.month, preceding.first_day or 1)
            filled[place] = replace(this, year=preceding.year if fits else preceding.year + 1)
    return filled


def _in_frame(group: Sequence[_Stretch], frame: YearFrame | None) -> list[_Stretch]:
    """The group in the years of the frame; as it is where the frame does not say, or the dates would run backwards."""
    if frame is None or (not frame.fiscal and any(stretch.month >= FIRST_MONTH for stretch in group)):
        return list(group)
    framed = [replace(stretch, year=year_of_month(frame.year, stretch.month)) for stretch in group]
    days = [stretch.days() for stretch in framed]
    backwards = any(left and right and left[0] > right[1] for left, right in pairwise(days))
    return list(group) if backwards else framed
