"""Cells of measures tables whose column says nothing that is known."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import listed, quote
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"column.unassigned": ("info",)}

SHOWN = 3
"""How many of the texts the finding shows."""


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the whole document, with the places of the first texts."""
    aside = [entry for entry in reading.report.set_aside if entry.kind == "cell" and entry.evidence]
    if aside:
        first = [entry.evidence[0] for entry in aside][:SHOWN]
        examples = listed(quote(place.raw) for place in first)
        yield to_finding(
            "column.unassigned",
            "info",
            th=f"มีข้อความ {format_thai(len(aside))} แห่งที่ไม่รู้ว่าเป็นข้อมูลช่องใดและกันไว้ เช่น {examples}",
            en=f"Texts set aside because no field is known for them: {len(aside)}, such as {examples}",
            path="set_aside",
            evidence=first,
        )
