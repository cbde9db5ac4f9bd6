"""What the heading of one column says that the column holds."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.thai.dates import month_of
from extractors.thai.fuzzy import similarity, squash
from extractors.thai.lexicon import columns as words
from extractors.thai.lexicon import status as status_words
from extractors.thai.numbers import to_arabic
from schemas.report import StatusValue

Family = Literal[
    "number",
    "topic",
    "measure_strong",
    "measure_weak",
    "risk",
    "objectives",
    "steps",
    "owner",
    "period",
    "month",
    "quarter",
    "result",
    "outcome",
    "status",
    "mark",
    "score",
    "question",
    "person",
    "contents",
    "extra",
]

MEASURES_FAMILIES: frozenset[Family] = frozenset(
    {"measure_strong", "risk", "steps", "owner", "period", "result", "outcome"}
)
"""Headings that stand over measures, seldom over anything else."""

LONGEST_HEADING = 90
"""Characters without spaces; longer text is no heading (the longest seen in real reports has 62)."""
NEARLY_EQUAL = 0.84
LEAST_MISREAD = 7
MISREAD_STEM_FITS = 0.88
"""Names and stems of seven letters or more may have one misread: `ผลลัพธ` for `ผลลัพธ์`."""
STEM_FITS = 0.98
"""Above any likeness of a misread name, so that `ผลการดำเนินการ` is a result and not `การดำเนินการ` misread."""


def _squashed(by_family: dict[Family, tuple[str, ...]]) -> dict[Family, tuple[str, ...]]:
    """The same words as headings are compared with them: squashed, once."""
    return {family: tuple(squash(word) for word in phrases) for family, phrases in by_family.items()}


_NAMES: dict[Family, tuple[str, ...]] = _squashed(
    {
        "number": words.NUMBER,
        "measure_strong": words.MEASURE_STRONG,
        "measure_weak": words.MEASURE_WEAK,
        "risk": words.RISK,
        "steps": words.STEPS,
        "objectives": words.OBJECTIVES,
        "owner": words.OWNER,
        "period": words.PERIOD,
        "result": words.RESULT,
        "outcome": words.OUTCOME,
        "status": words.STATUS,
        "topic": words.TOPIC,
        "score": words.SCORE,
        "question": words.QUESTION,
        "person": words.PERSON,
        "contents": words.CONTENTS,
        "extra": words.EXTRA,
    }
)
_STEMS: dict[Family, tuple[str, ...]] = _squashed(
    {
        "measure_strong": words.MEASURE_STRONG_STEMS,
        "measure_weak": words.MEASURE_WEAK_STEMS,
        "risk": words.RISK_STEMS,
        "steps": words.STEPS_STEMS,
        "objectives": words.OBJECTIVES_STEMS,
        "owner": words.OWNER_STEMS,
        "period": words.PERIOD_STEMS,
        "result": words.RESULT_STEMS,
        "outcome": words.OUTCOME_STEMS,
        "status": words.STATUS_STEMS,
        "topic": words.TOPIC_STEMS,
        "score": words.SCORE_STEMS,
        "extra": words.EXTRA_STEMS,
    }
)
_FIELDS: tuple[Family, ...] = ("steps", "objectives", "owner", "period", "result", "outcome", "status")
FIELD_NAMES = tuple(_NAMES[family] for family in _FIELDS)
FIELD_STEMS = tuple(_STEMS[family] for family in _FIELDS)
"""The words of each field that is a label in running text too."""

_MARK_STATUS: dict[str, StatusValue] = {
    **dict.fromkeys(map(squash, status_words.DONE_LABELS), "done"),
    **dict.fromkeys(map(squash, status_words.IN_PROGRESS_LABELS), "in_progress"),
    **dict.fromkeys(map(squash, status_words.NOT_STARTED_LABELS), "not_started"),
    **dict.fromkeys(map(squash, status_words.CANCELLED_LABELS), "cancelled"),
}
_NAMES_MEASURES = re.compile("มาตรการ|กิจกรรม|โครงการ")
_YEAR = re.compile(
    r"(?:ผล)?(?:คะแนน)?\s*(?:(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*)?(?:พ\.ศ\.)?\s*(?P<year>25[0-9]{2})\s*(?:\(?(?:คะแนน|ร้อยละ)\)?)?"
)
_QUARTER = re.compile(r"^\s*(?:ไตรมาส(?:ที่)?|Q)\s*(?P<quarter>[1-4])\s*(?:/\s*[0-9]{2,4}|\(.*\))?\s*$", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A column heading that we know: its family, how well it fits (0–1), and what a mark below it says."""

    family: Family
    fit: float
    status: StatusValue | None = None
    month: int | None = None
    quarter: int | None = None
    year: int | None = None


@lru_cache(maxsize=4096)
def fit_heading(text: str) -> Heading | None:
    """The family that `text` fits best, or None where it is no column heading that we know."""
    squashed = squash(text)
    if not squashed or len(squashed) > LONGEST_HEADING:
        return None
    month = month_of(text)
    if month is not None:
        return Heading("month", 1.0, month=month)
    year = _YEAR.fullmatch(to_arabic(text).strip())
    if year:
        return Heading("score", STEM_FITS, year=int(year["year"]))
    quarter = _QUARTER.match(to_arabic(text))
    if quarter:
        return Heading("quarter", 1.0, quarter=int(quarter["quarter"]))
    if squashed in _MARK_STATUS:
        return Heading("mark", 1.0, status=_MARK_STATUS[squashed])
    fits = [Heading(family, _name_fit(squashed, names)) for family, names in _NAMES.items()]
    fits += [Heading(family, _stem_fit(squashed, stems)) for family, stems in _STEMS.items()]
    best = max(fits, key=lambda heading: heading.fit)
    if best.family == "topic" and _NAMES_MEASURES.search(squashed):
        best = Heading("measure_weak", best.fit)
    return best if best.fit >= NEARLY_EQUAL else None


def _name_fit(squashed: str, names: tuple[str, ...]) -> float:
    if squashed in names:
        return 1.0
    # Short names must be met exactly: one letter more or less makes another word of them.
    return max((similarity(squashed, name) for name in names if len(name) >= LEAST_MISREAD), default=0.0)


def _stem_fit(squashed: str, stems: tuple[str, ...]) -> float:
    """STEM_FITS and a little more for a longer stem, so that the more telling one wins."""
    lengths = [len(stem) for stem in stems if squashed.startswith(stem)]
    if lengths:
        return STEM_FITS + max(lengths) / 10_000
    # A letter or mark may be lost, or one too many.
    misread = [
        similarity(squashed[: len(stem) + longer], stem)
        for stem in stems
        if len(stem) >= LEAST_MISREAD
        for longer in (-1, 0, 1)
    ]
    return max((fit for fit in misread if fit >= MISREAD_STEM_FITS), default=0.0)
