"""Headings that announce another number of measures than stands under them."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"count.differs": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each heading whose count is not the one found."""
    for count in reading.announced:
        if count.announced == count.found:
            continue
        yield to_finding(
            "count.differs",
            "warning",
            th=f"{quote(count.evidence.raw)} แจ้งว่ามี {format_thai(count.announced)} รายการ"
            f" แต่พบ {format_thai(count.found)} รายการ",
            en=f"{quote(count.evidence.raw)} announces {count.announced}, but {count.found} were found",
            path="measures",
            evidence=[count.evidence],
        )
