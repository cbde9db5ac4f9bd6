"""Which of the agencies that are known a document means. A doubtful one is never taken: it becomes a candidate."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from extractors.thai.fuzzy import edit_distance, squash
from pipeline.agencies.names import fold, name_key, spell_out, split_name
from schemas.report import Agency

MOST_CANDIDATES = 5
ALIKE = 0.8
"""Names less alike are not the same one misread."""
LETTERS_TO_DOUBT = 4
"""Of shorter names every letter counts: one letter more or less makes another place."""
CAPITAL_DISTRICT = "เมือง"
PLACE_ALIKE = 0.75
"""Districts' names so alike may be one name, misread."""

_NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True)
class KnownAgency:
    """An agency that is known, under one of its names: its own, or another that somebody has confirmed."""

    agency_id: int
    name: str
    district: str | None
    province: str | None


@dataclass(frozen=True)
class Match:
    """The agency, where it is sure; else those that it may be, the likeliest first, with how alike they are (0–1).

    Neither where it is none of them.
    """

    agency_id: int | None = None
    candidates: tuple[tuple[int, float], ...] = ()


class _Place(IntEnum):
    """What two agencies' places say of whether they are one."""

    OTHER = 0
    DOUBTFUL = 1
    """One letter of the district is not the same: another place, or the same misread."""
    UNSAID = 2
    """One of them does not say where it is; nothing contradicts."""
    SAME = 3


def match_agency(agency: Agency, known: Iterable[KnownAgency]) -> Match:
    """Who the agency is among those that are known.

    Sure is only who has the same name and no other place, where nobody else has. A name that differs by letters is
    a candidate, unless it is surely elsewhere.
    """
    if agency.name is None:
        return Match()
    key = name_key(agency.name)
    same: dict[int, _Place] = {}
    others: list[tuple[KnownAgency, _Place]] = []
    for each in known:
        place = _compare_places(agency, each)
        if name_key(each.name) == key:
            same[each.agency_id] = max(place, same.get(each.agency_id, _Place.OTHER))
        else:
            others.append((each, place))
    here = [agency_id for agency_id, place in same.items() if place is _Place.SAME]
    if len(here) == 1:
        return Match(here[0])
    possible = here or [agency_id for agency_id, place in same.items() if place is _Place.UNSAID]
    if len(possible) == 1:
        return Match(possible[0])
    if possible:
        return Match(candidates=tuple((agency_id, 1.0) for agency_id in sorted(possible)[:MOST_CANDIDATES]))
    doubtful = {agency_id: 0.95 for agency_id, place in same.items() if place is _Place.DOUBTFUL}
    return Match(candidates=_best(doubtful, _misread(agency.name, others)))


def name_likeness(one: str, other: str) -> float:
    """How alike two names in full are (0–1): only what stands behind the same head counts; 0 where heads differ.

    Letters that look alike differ by half, and another number is another agency.
    """
    left, right = _parts(one), _parts(other)
    longer = max(len(left.rest), len(right.rest))
    if left.head != right.head or longer < LETTERS_TO_DOUBT or left.numbers != right.numbers:
        return float(left.head == right.head and left.rest == right.rest)
    edits = edit_distance(left.rest, right.rest) + edit_distance(left.folded, right.folded)
    return 1 - edits / 2 / longer


class _Parts(NamedTuple):
    """A name's head and what stands behind it: plain, with look-alikes folded, and its numbers."""

    head: str
    rest: str
    folded: str
    numbers: tuple[str, ...]


@lru_cache(maxsize=50_000)
def _parts(name: str) -> _Parts:
    head, rest = split_name(spell_out(name))
    plain = squash(rest)
    return _Parts(head, plain, fold(plain), tuple(_NUMBER.findall(plain)))


def _misread(name: str, others: Sequence[tuple[KnownAgency, _Place]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for each, place in others:
        likeness = name_likeness(name, each.name) if place is not _Place.OTHER else 0.0
        if likeness >= ALIKE:
            found[each.agency_id] = max(likeness, found.get(each.agency_id, 0.0))
    return found


def _best(*found: dict[int, float]) -> tuple[tuple[int, float], ...]:
    scores: dict[int, float] = {}
    for each in found:
        for agency_id, score in each.items():
            scores[agency_id] = max(score, scores.get(agency_id, 0.0))
    ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((agency_id, round(score, 4)) for agency_id, score in ordered[:MOST_CANDIDATES])


def _compare_places(agency: Agency, known: KnownAgency) -> _Place:
    if agency.province and known.province and agency.province != known.province:
        return _Place.OTHER
    if not agency.district or not known.district:
        both_provinces = agency.province and known.province and not agency.district and not known.district
        return _Place.SAME if both_provinces else _Place.UNSAID
    left, right = _district(agency.district, agency.province), _district(known.district, known.province)
    if left == right:
        return _Place.SAME
    edits = edit_distance(left, right)
    return _Place.DOUBTFUL if 1 - edits / max(len(left), len(right), 1) >= PLACE_ALIKE else _Place.OTHER


def _district(name: str, province: str | None) -> str:
    """The district's name; the one around a province's capital may be printed with the province's name or without."""
    plain = squash(name)
    return CAPITAL_DISTRICT if province and plain == CAPITAL_DISTRICT + squash(province) else plain
