"""Tables whose columns no heading named."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"table.columns-inferred": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such table: what its columns hold was told by what stands in them."""
    for evidence in reading.inferred_tables:
        beginning = quote(evidence.raw)
        yield to_finding(
            "table.columns-inferred",
            "warning",
            th=f"ตารางที่ขึ้นต้นด้วย {beginning} ไม่มีหัวตารางที่รู้จัก จึงเดาความหมายของคอลัมน์จากเนื้อหา",
            en=f"The table that begins with {beginning} has no heading that is known; "
            "its columns were told by what stands in them",
            path="measures",
            evidence=[evidence],
        )
