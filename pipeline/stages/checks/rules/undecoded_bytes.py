"""Bytes of the file that are no text in its encoding."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from schemas.finding import Finding

CODES: Codes = {"text.bytes-replaced": ("warning",)}


def find(replaced: int) -> Iterator[Finding]:
    """One finding where there are such bytes."""
    if replaced > 0:
        yield to_finding(
            "text.bytes-replaced",
            "warning",
            th=f"ไฟล์มี {format_thai(replaced)} ไบต์ที่ถอดเป็นตัวอักษรไม่ได้ และแทนด้วย �",
            en=f"Bytes of the file that are no text in its encoding and were replaced by �: {replaced}",
        )
