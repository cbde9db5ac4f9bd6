"""Scores of the assessment: how to speak of them, and which ones are the same item."""

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.wording import quote
from schemas.report import Assessment, ScoreItem

ItemKey = tuple[str, str | int | None, int | None]
"""Instrument, item code or indicator number, and part."""


def name_of_item(item: ScoreItem) -> tuple[str, str]:
    """The item in Thai and English: `ข้อ e3 ส่วนที่ ๒`, `ตัวชี้วัดที่ ๗`."""
    part_th = f" ส่วนที่ {format_thai(item.part)}" if item.part else ""
    part_en = f" part {item.part}" if item.part else ""
    if item.code:
        return f"ข้อ {item.code}{part_th}", f"item {item.code}{part_en}"
    if item.indicator:
        return f"ตัวชี้วัดที่ {format_thai(item.indicator)}{part_th}", f"indicator {item.indicator}{part_en}"
    return f"รายการ {quote(item.text)}", f"the entry {quote(item.text)}"


def scores_by_item(assessment: Assessment) -> dict[ItemKey, list[int]]:
    """For each item and indicator the indices of the entries with its score; entries that are neither are left out."""
    found: dict[ItemKey, list[int]] = {}
    for index, item in enumerate(assessment.items):
        named = item.code or item.indicator
        if named is not None:
            found.setdefault((item.instrument, named, item.part), []).append(index)
    return found
