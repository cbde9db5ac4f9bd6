"""Tables that are of no kind that is known."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import place_of, quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"table.not-understood": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such table of more than one line."""
    for index, aside in enumerate(reading.report.set_aside):
        if aside.kind != "other_table" or len(aside.evidence) < 2:
            continue
        place_th, place_en = place_of(aside.evidence[0])
        n_lines = len(aside.evidence)
        yield to_finding(
            "table.not-understood",
            "warning",
            th=f"ไม่เข้าใจตารางที่เริ่มด้วย {quote(aside.evidence[0].raw)}{f' ({place_th})' if place_th else ''}"
            f" จึงกันข้อความ {format_thai(n_lines)} บรรทัดไว้",
            en=f"The table that begins with {quote(aside.evidence[0].raw)}{f' ({place_en})' if place_en else ''}"
            f" was not understood; its {n_lines} lines were set aside",
            path=f"set_aside[{index}]",
            evidence=aside.evidence[:1],
        )
