"""Bytes of the file that are no text in its encoding."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from schemas.finding import Finding

CODES: Codes = {"text.bytes-replaced": ("warning",), "text.nul-dropped": ("warning",)}


def find(replaced: int, nuls: int = 0) -> Iterator[Finding]:
    """One finding where bytes were replaced, one where NUL characters were left out."""
    if replaced > 0:
        yield to_finding(
            "text.bytes-replaced",
            "warning",
            th=f"ไฟล์มี {format_thai(replaced)} ไบต์ที่ถอดเป็นตัวอักษรไม่ได้ และแทนด้วย �",
            en=f"Bytes of the file that are no text in its encoding and were replaced by �: {replaced}",
        )
    if nuls > 0:
        yield to_finding(
            "text.nul-dropped",
            "warning",
            th=f"ไฟล์มีอักขระ NUL {format_thai(nuls)} ตัว ซึ่งข้อความปกติไม่มี จึงตัดออก ไฟล์อาจเสียหาย",
            en=f"NUL characters in the file, which text never has, were left out: {nuls}; it may be damaged",
        )
