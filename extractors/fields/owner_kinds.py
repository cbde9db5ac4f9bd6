"""What a name in an owner cell is of, by the words that it begins with, and how high it ranks."""

import re

from extractors.thai.lexicon.official_words import UNIT_WORDS
from extractors.thai.lexicon.persons import CROWDS, EVERYONE, LATIN_TITLES, LEADERS, POSITIONS, TITLES, TOP_POSITIONS
from extractors.thai.lexicon.units import (
    AGENCY,
    AGENCY_HEADS,
    ALL_MARKS,
    DIVISION,
    GENERIC_UNITS,
    GROUP_HEADS,
    NOT_UNITS,
    UNIT_RANKS,
    WORK,
)
from extractors.thai.patterns import any_of
from schemas.report import OwnerKind

_ALL_UNITS = re.compile(rf"ทุก\s?{any_of(GENERIC_UNITS)}")
_THAI_TITLE = re.compile(any_of(TITLES))
_LATIN_TITLE = rf"(?i:{any_of(LATIN_TITLES)})(?![A-Za-z])"
_PERSON = re.compile(rf"{any_of((*TITLES, *POSITIONS, *LEADERS))}|{_LATIN_TITLE}")
_TITLED = re.compile(rf"(?!{any_of(POSITIONS)}){any_of(TITLES)}|{_LATIN_TITLE}")
_BEGINS = re.compile(
    rf"(?!{any_of(NOT_UNITS)})(?:ทุก\s?(?!แห่ง){any_of(GENERIC_UNITS)}"
    rf"|{any_of((*AGENCY_HEADS, *UNIT_RANKS, *GROUP_HEADS, *TITLES, *POSITIONS, *LEADERS, *CROWDS))})|{_LATIN_TITLE}"
)
_BARE = frozenset({*UNIT_RANKS, *GENERIC_UNITS, *LEADERS, "ทุก"}) - UNIT_WORDS
_LIST_OF_HEADS = re.compile(r"[\s/,&+]+")


def starts_name(text: str) -> bool:
    """Whether the text begins with what names begin with: a head, a title, a position, ทุก."""
    return _BEGINS.match(text) is not None


def has_thai_title(text: str) -> bool:
    """Whether a person's title in Thai stands anywhere in the text."""
    return _THAI_TITLE.search(text) is not None


def is_titled(text: str) -> bool:
    """Whether the text begins with a person's title (นาย, ว่าที่ ร.ต.), not with a position such as นายกเทศมนตรี."""
    return _TITLED.match(text) is not None


def is_person(text: str) -> bool:
    """Whether the text begins with a title or a position."""
    return _PERSON.match(text) is not None


def is_bare(text: str) -> bool:
    """Whether this is the head of a name without the name."""
    return text in _BARE or all(part in _BARE for part in _LIST_OF_HEADS.split(text))


def kind_of(text: str) -> OwnerKind:
    """What the name is of: a unit, a person, a group of people, or all units."""
    if any(word in text for word in EVERYONE) or text.startswith(CROWDS):
        return "group"
    if _ALL_UNITS.search(text) or (text.startswith(GENERIC_UNITS) and _says_all(text)):
        return "all_units"
    if text.startswith(GROUP_HEADS):
        return "group"
    return "person" if is_person(text) else "unit"


def rank_of(text: str) -> int:
    """How high the name stands, from 0 (a person) to an agency; a person ranks with the unit that the name holds."""
    if text.startswith("ทุก"):
        return _unit_rank(text.removeprefix("ทุก").strip())
    if text.startswith((*TOP_POSITIONS, *CROWDS)) or any(word in text for word in EVERYONE):
        return DIVISION
    leader = next((word for word in sorted(LEADERS, key=len, reverse=True) if text.startswith(word)), None)
    if leader:
        led = text.removeprefix(leader).strip()
        return _unit_rank(led) if starts_name(led) else 0
    return 0 if is_person(text) else _unit_rank(text)


def head_of(text: str) -> str | None:
    """The word that the name of a unit begins with (กอง, กลุ่มงาน), if it is a known one."""
    return max((head for head in UNIT_RANKS if text.startswith(head)), key=len, default=None)


def _unit_rank(text: str) -> int:
    if text.startswith(AGENCY_HEADS):
        return AGENCY
    head = head_of(text)
    return UNIT_RANKS[head] if head else WORK


def _says_all(text: str) -> bool:
    generic = max((word for word in GENERIC_UNITS if text.startswith(word)), key=len)
    return text.removeprefix(generic).strip().startswith(ALL_MARKS)
