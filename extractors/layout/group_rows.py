"""Group rows: text that stands over the rows below it, not beside them."""

import re
from functools import lru_cache

from extractors.thai.fuzzy import similarity, squash
from extractors.thai.lexicon.columns import SUMS
from extractors.thai.lexicon.ita import INDICATORS, INSTRUMENT_NAMES, TOPIC_HEADS, TOPICS
from extractors.thai.years import find_fiscal_years

KNOWN_TITLE = 0.84
LEAST_BEGINNING = 24
"""Letters of a topic's name that are enough to know it by."""
LONGEST_GROUP_TEXT = 220
"""Characters; a strategy heading that wraps over three lines stays below it."""

_HEAD = re.compile(r"^\s*(?:" + "|".join(TOPIC_HEADS) + r")\s*[0-9๐-๙]{1,2}(?![0-9๐-๙.])")
_NUMBER = re.compile(r"^\s*\(?[0-9๐-๙]{1,2}\s*[.)]?\s*")
_SECTION = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,2}[.)]\s*)?(?:ด้าน|มิติ|แบบวัด|แบบตรวจ)\S")
_ASPECT = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?\s*)?(?:ด้าน|มิติ)(?:การ|ที่|ความ)\S")
_INSTRUMENT = re.compile(r"^[\s(]*(?:IIT|EIT|OIT)[\s)]*$")
_SUMS = frozenset(squash(word) for word in SUMS)
_SUM = re.compile(r"\s*(?:รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน)|หมายเหตุ\s*[:：])")
_NOTE = re.compile(r"^\s*(?:หมายเหตุ|ที่มา|รวม)")


def is_group_text(text: str) -> bool:
    """Whether `text`, alone in its row, names a topic, strategy, indicator or instrument."""
    if len(text) > LONGEST_GROUP_TEXT or not text.strip():
        return False
    return bool(
        _HEAD.match(text)
        or _SECTION.match(text)
        or _INSTRUMENT.match(text)
        or known_topic(text)
        or known_indicator(text)
        or instrument_named(text)
    )


def is_topic_line(text: str) -> bool:
    """Whether a line of prose straight above rows names their topic; running text that only speaks of one does not."""
    if known_topic(text) or known_indicator(text):
        return True
    # A heading that names its year is the title of a part of the document.
    return bool(_HEAD.match(text) or _ASPECT.match(text)) and not find_fiscal_years(text)


def is_note_text(text: str) -> bool:
    """Whether `text` over a whole row is a note or a sum, and no heading."""
    return bool(_NOTE.match(text)) or len(text) > LONGEST_GROUP_TEXT


def is_sum(text: str) -> bool:
    """Whether the first words of a row say that it sums up the others, or is a note below them."""
    return squash(text) in _SUMS or _SUM.match(text) is not None


@lru_cache(maxsize=4096)
def known_topic(text: str) -> int | None:
    """The number (1–7) of the ITA topic that `text` names, whatever number stands before it."""
    if len(text) > LONGEST_GROUP_TEXT:
        return None
    title = _NUMBER.sub("", _HEAD.sub("", text))
    fits = [(_title_fit(title, name), index) for index, name in enumerate(TOPICS, start=1)]
    fit, number = max(fits)
    return number if fit >= KNOWN_TITLE else None


def _title_fit(title: str, name: str) -> float:
    """How well a title fits a topic's name, or the beginning of it where the title was cut short."""
    whole = similarity(title, name)
    return max(whole, similarity(title, name[: len(title)])) if len(title) >= LEAST_BEGINNING else whole


@lru_cache(maxsize=4096)
def known_indicator(text: str) -> int | None:
    """The number (1–10) of the ITA indicator that `text` names, whatever number stands before it."""
    if len(text) > LONGEST_GROUP_TEXT:
        return None
    title = _NUMBER.sub("", _HEAD.sub("", text))
    fits = [(similarity(title, name), number) for number, _, names in INDICATORS for name in names]
    fit, number = max(fits)
    return number if fit >= KNOWN_TITLE else None


def instrument_named(text: str) -> str | None:
    """The one instrument (IIT, EIT or OIT) that a short `text` names, or None."""
    squashed = squash(text).upper()
    named = [
        code for code, names in INSTRUMENT_NAMES.items() if any(squash(name).upper() in squashed for name in names)
    ]
    return named[0] if len(named) == 1 and len(squashed) <= 140 else None
