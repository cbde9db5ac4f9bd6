"""Invented measures: the values, and how they are printed."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Literal

from bench.corpus.agencies import Body
from bench.corpus.words import (
    ACTIVITIES,
    AIMS,
    ALL_UNITS,
    LONG_MONTHS,
    OUTCOMES,
    RESULTS,
    SECTIONS,
    SHORT_MONTHS,
    STEPS,
    SUBJECTS,
    UNITS,
)
from schemas.period import BUDDHIST_OFFSET, Period
from schemas.report import Owner

State = Literal["done", "in_progress", "not_started"]
STATES: tuple[State, ...] = ("done", "in_progress", "not_started")
OCTOBER, SEPTEMBER = 10, 9
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Invented:
    """A measure, with Arabic digits; `owner` is as it is printed. What a family does not print, it leaves out."""

    activity: str
    steps: tuple[str, ...]
    results: tuple[str, ...]
    outcome: str
    owner: str
    owners: tuple[Owner, ...]
    period: Period
    state: State


def invent_measures(count: int, body: Body, year: int, dice: Random) -> list[Invented]:
    """So many measures of an agency for a fiscal year, no two of them with the same activity."""
    most = len(SUBJECTS) * len(ACTIVITIES) * len(AIMS)
    return [_measure(number, body, year, dice) for number in dice.sample(range(most), count)]


def correct(measure: Invented) -> Invented:
    """The measure as a corrected submission has it: another status, a step and a result more."""
    return replace(
        measure,
        state=STATES[(STATES.index(measure.state) + 1) % len(STATES)],
        steps=(*measure.steps, "ทบทวนอีกครั้งหลังการทักท้วง"),
        results=(*measure.results, "เพิ่มเติมข้อมูลหลังการทักท้วงจำนวน 73 รายการ"),
    )


def _measure(number: int, body: Body, year: int, dice: Random) -> Invented:
    rest, aim = divmod(number, len(AIMS))
    subject_at, activity = divmod(rest, len(ACTIVITIES))
    subject = SUBJECTS[subject_at]
    owner, owners = _owners(body, dice)
    return Invented(
        activity=f"{ACTIVITIES[activity].format(subject=subject)}{AIMS[aim]}",
        steps=tuple(step.format(subject=subject) for step in dice.sample(STEPS, dice.randint(2, 4))),
        results=tuple(result.format(subject=subject, count=dice.randint(3, 480)) for result in dice.sample(RESULTS, 2)),
        outcome=dice.choice(OUTCOMES),
        owner=owner,
        owners=owners,
        period=_period(year, dice),
        state=dice.choice(STATES),
    )


def _owners(body: Body, dice: Random) -> tuple[str, tuple[Owner, ...]]:
    match dice.randrange(6):
        case 0:
            return ALL_UNITS, (Owner(name=ALL_UNITS, kind="all_units", raw=ALL_UNITS),)
        case 1:
            section = dice.choice(SECTIONS)
            raw = f"{section} {body.clerk}"
            return raw, (Owner(name=section, parent=body.clerk, kind="unit", raw=raw),)
        case 2:
            first, second = dice.sample(UNITS, 2)
            return f"{first} / {second}", (_unit(first), _unit(second))
        case _:
            name = dice.choice((body.clerk, *UNITS))
            return name, (_unit(name),)


def _unit(name: str) -> Owner:
    return Owner(name=name, kind="unit", raw=name)


def _period(year: int, dice: Random) -> Period:
    """A period of the fiscal year, printed in one of the usual ways."""
    months = [(OCTOBER + at - 1) % 12 + 1 for at in range(12)]
    match dice.randrange(5):
        case 0:
            raw, first, last, basis = f"ปีงบประมาณ พ.ศ. {year}", 0, 11, "fiscal_year"
        case 1:
            quarter = dice.randint(1, 4)
            raw, first, last, basis = f"ไตรมาสที่ {quarter}", 3 * quarter - 3, 3 * quarter - 1, "quarter"
        case _:
            first = dice.randint(0, 8)
            last, basis = dice.randint(first + 2, 11), dice.choice(("dates", "months"))
            names = dice.choice((LONG_MONTHS, SHORT_MONTHS))
            start, end = (_first_day(year, months[at]) for at in (first, last))
            begin_words, end_words = (f"{names[day.month - 1]} {day.year + BUDDHIST_OFFSET}" for day in (start, end))
            raw = f"{begin_words} - {end_words}"
            if basis == "dates":
                raw = f"1 {begin_words} - {_last_day(end).day} {end_words}"
    start, end = _first_day(year, months[first]), _last_day(_first_day(year, months[last]))
    return Period.model_validate({"raw": raw, "start": start, "end": end, "basis": basis, "fiscal_year": year})


def _first_day(fiscal_year: int, month: int) -> date:
    """The first of the month in the fiscal year of the Buddhist era."""
    return date(fiscal_year - BUDDHIST_OFFSET - (month >= OCTOBER), month, 1)


def _last_day(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def thai(text: str) -> str:
    """The text with Thai digits."""
    return text.translate(THAI_DIGITS)


def numbered(items: Sequence[str]) -> str:
    """The items of a cell, each on a line of its own with its number; one alone has none."""
    return items[0] if len(items) == 1 else "\n".join(f"{at}. {item}" for at, item in enumerate(items, start=1))
