"""Rows that did not stand under their own headings."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"table.row-shifted": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each row that was moved by one column."""
    for evidence in reading.shifted_rows:
        words = quote(evidence.raw)
        yield to_finding(
            "table.row-shifted",
            "warning",
            th=f"แถวที่มี {words} พิมพ์เหลื่อมจากหัวตารางไปหนึ่งช่อง จึงเลื่อนกลับให้ตรงหัวตาราง",
            en=f"The row with {words} was printed one column beside its headings and was moved under them",
            path="measures",
            evidence=[evidence],
        )
