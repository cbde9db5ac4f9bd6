"""Names of months, written out, shortened, spaced out or misspelled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.thai.lexicon.calendar import (
    ABBREVIATED_OFFICE_WORDS,
    ENGLISH_MONTHS,
    MONTH_ABBREVIATIONS,
    MONTH_MISSPELLINGS,
    MONTH_NAMES,
    MONTH_STEMS,
    WORDS_TOUCHING_ABBREVIATIONS,
)
from extractors.thai.patterns import SPACE, THAI_LETTER, any_of, loose

Kind = Literal["name", "dotted", "weak"]
"""How sure a month is: a name stands for itself; ก.พ. may be an office, and ตค or มีนา a piece of something else."""


@dataclass(frozen=True, slots=True)
class MonthMatch:
    """A month (1–12) in a text, with offsets."""

    start: int
    end: int
    month: int
    kind: Kind


_BY_SPELLING = {
    **{name: month for month, name in enumerate(MONTH_NAMES, start=1)},
    **MONTH_MISSPELLINGS,
    **{stem: month for month, stem in enumerate(MONTH_STEMS, start=1)},
    **{first + second: month for month, (first, second) in enumerate(MONTH_ABBREVIATIONS, start=1)},
    **{name.lower(): month for month, names in enumerate(ENGLISH_MONTHS, start=1) for name in names},
}
"""Months by their letters alone, without spaces and dots."""

_FEW = rf"{SPACE}{{0,2}}"
# A letter and a dot straight after it make it a longer abbreviation (ก.พ.ร.), unless they begin พ.ศ. or ค.ศ.
_NO_MORE_INITIALS = r"(?!(?![พค]\.?ศ)[ก-ฮ]\.)"
_FULL = "|".join(loose(name) for name in sorted([*MONTH_NAMES, *MONTH_MISSPELLINGS], key=len, reverse=True))
_DOTTED = "|".join(rf"{first}{_FEW}\.{_FEW}{second}" for first, second in MONTH_ABBREVIATIONS)
_BARE = any_of(first + second for first, second in MONTH_ABBREVIATIONS)
_ENGLISH = any_of(form for names in ENGLISH_MONTHS for name in names for form in (name, name.upper()))
_MONTH = re.compile(
    rf"(?P<name>{_FULL})"
    rf"|(?P<dotted>(?:{_DOTTED})(?:{_FEW}\.{_NO_MORE_INITIALS}|(?!{_FEW}\.)(?!{THAI_LETTER})))"
    rf"|(?P<weak>(?:{any_of(MONTH_STEMS)}|{_BARE})(?!{THAI_LETTER})\.?"
    rf"|(?<![A-Za-z])(?:{_ENGLISH})(?![A-Za-z])\.?)"
)
_NOT_LETTERS = re.compile(r"[^A-Za-zก-ฮะ-ฺเ-๎]")

_STRAIGHT_BEFORE = 20
_ENDS_IN_LETTER = re.compile(rf"(?:{THAI_LETTER}|[ก-ฮA-Za-z]\.)$")
_ENDS_IN_TOUCHING_WORD = re.compile(any_of(WORDS_TOUCHING_ABBREVIATIONS) + "$")
_ENDS_IN_OFFICE = re.compile(any_of(ABBREVIATED_OFFICE_WORDS) + rf"{SPACE}{{0,2}}$")


def find_months(text: str) -> Iterator[MonthMatch]:
    """Every month in `text`, in order; abbreviations that are the end of another word are left out."""
    for found in _MONTH.finditer(text):
        kind: Kind = "name" if found["name"] else "dotted" if found["dotted"] else "weak"
        if kind == "name" or _may_begin_at(text, found.start()):
            yield MonthMatch(found.start(), found.end(), _to_number(found[0]), kind)


def _to_number(spelling: str) -> int:
    return _BY_SPELLING[_NOT_LETTERS.sub("", spelling).lower()]


def _may_begin_at(text: str, start: int) -> bool:
    """Whether an abbreviation that begins at `start` is a word of its own, and not that of an office."""
    before = text[max(0, start - _STRAIGHT_BEFORE) : start]
    if _ENDS_IN_OFFICE.search(before):
        return False
    return not _ENDS_IN_LETTER.search(before) or bool(_ENDS_IN_TOUCHING_WORD.search(before))
