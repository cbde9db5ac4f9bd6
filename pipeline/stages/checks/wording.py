"""Values as the messages of findings show them, in Thai and in English."""

import re
from collections.abc import Iterable
from datetime import date

from extractors.thai.letters import FOLLOWING_VOWELS, MARKS
from extractors.thai.numbers import format_thai
from pipeline.thai_date import thai_date
from schemas.evidence import Evidence
from schemas.report import Measure

LONGEST_QUOTE = 60
"""Characters of a quotation; what is longer is cut between two clusters."""
MOST_LISTED = 10

FIELD_NAMES_TH = {
    "activities": "มาตรการ/กิจกรรม",
    "objectives": "วัตถุประสงค์",
    "steps": "ขั้นตอน",
    "results": "ผลการดำเนินการ",
    "outcomes": "ผลลัพธ์",
}
"""What reports call the fields that hold lists."""

LONGEST_LOOK = 1000
"""Characters of a text from which its quotation is made; a hostile line may have millions."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BEGINNING = re.compile(rf".{{0,{LONGEST_QUOTE}}}(?![{MARKS}{FOLLOWING_VOWELS}])", re.DOTALL)


def quote(text: str) -> str:
    """`text` in quotation marks without tags on one line, a long one cut short."""
    flat = without_tags(text[:LONGEST_LOOK])
    whole = len(text) <= LONGEST_LOOK and len(flat) <= LONGEST_QUOTE
    beginning = _BEGINNING.match(flat)
    return f"“{flat}”" if whole or beginning is None else f"“{beginning[0].rstrip()}…”"


def without_tags(raw: str) -> str:
    """What a reader sees of a piece of a dump, on one line."""
    return " ".join(_TAG.sub(" ", raw).split())


def thai_days(start: date, end: date) -> str:
    """`๑ ต.ค. ๒๕๖๗ – ๓๐ ก.ย. ๒๕๖๘`"""
    return f"{thai_date(start)} – {thai_date(end)}"


def english_days(start: date, end: date) -> str:
    """`2024-10-01 to 2025-09-30`, in the common era as the report has them."""
    return f"{start.isoformat()} to {end.isoformat()}"


def thai_range(first: int, last: int) -> str:
    """`๒–๔`, or `๒` where both are the same."""
    return format_thai(first) if first == last else f"{format_thai(first)}–{format_thai(last)}"


def english_range(first: int, last: int) -> str:
    """`2–4`, or `2` where both are the same."""
    return str(first) if first == last else f"{first}–{last}"


def name_of(measure: Measure, index: int) -> tuple[str, str]:
    """How to speak of the measure in Thai and English: by its first words, else by its place in the report."""
    words = next((text for text in (*measure.activities, *measure.steps) if text.strip()), None)
    if words is None:
        return f"มาตรการลำดับที่ {format_thai(index + 1)} ของรายงาน", f"measure {index + 1} of the report"
    return f"มาตรการ {quote(words)}", f"the measure {quote(words)}"


def place_of(evidence: Evidence) -> tuple[str, str]:
    """Page or line in Thai and English; empty where the evidence has neither."""
    if evidence.page is not None:
        return f"หน้า {format_thai(evidence.page)}", f"page {evidence.page}"
    if evidence.line is not None:
        return f"บรรทัดที่ {format_thai(evidence.line)}", f"line {evidence.line}"
    return "", ""


def listed(parts: Iterable[str]) -> str:
    """The parts once each, in their order, with commas; of many the first MOST_LISTED and dots."""
    distinct: dict[str, None] = {}
    for part in parts:
        distinct[part if len(distinct) < MOST_LISTED else "…"] = None
        if len(distinct) > MOST_LISTED:
            break
    return ", ".join(distinct)
