"""Tables that are of no kind that is known."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import place_of, quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"table.not-understood": ("warning",), "table.set-aside": ("info",)}

BEGINNING = 6
"""How many of a table's texts show which table it is."""


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each such table of more than one line."""
    for index, aside in enumerate(reading.report.set_aside):
        if aside.kind not in ("other_table", "plain_table") or len(aside.evidence) < 2:
            continue
        n_texts = len(aside.evidence)
        place_th, place_en = place_of(aside.evidence[0])
        beginning = quote(" ".join(place.raw for place in aside.evidence[:BEGINNING]))
        doubtful = aside.kind == "other_table"
        said_th, said_en = ("ไม่เข้าใจ", "was not understood") if doubtful else ("ไม่พบมาตรการใน", "holds no measures")
        yield to_finding(
            "table.not-understood" if doubtful else "table.set-aside",
            "warning" if doubtful else "info",
            th=f"{said_th}ตารางที่ขึ้นต้นด้วย {beginning} จึงกันข้อความ {format_thai(n_texts)} ส่วนไว้"
            + (f" ตั้งแต่{place_th}" if place_th else ""),
            en=f"The table that begins with {beginning} {said_en}; {n_texts} texts were set aside"
            + (f" from {place_en} on" if place_en else ""),
            path=f"set_aside[{index}]",
            evidence=aside.evidence[:1],
        )
