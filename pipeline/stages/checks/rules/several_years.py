"""Two fiscal years that one document claims for itself, as copied headings do."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import listed
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"document.several-years": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding that lists every year, with the first place of each."""
    first_places: dict[int, Evidence] = {}
    for mention in reading.years:
        first_places.setdefault(mention.fiscal_year, mention.evidence)
    if len(first_places) > 1:
        years = list(first_places)
        chosen = reading.report.fiscal_year
        yield to_finding(
            "document.several-years",
            "warning",
            th=f"เอกสารระบุปีงบประมาณของตนไว้มากกว่าหนึ่งปี คือ {listed(map(format_thai, years))}"
            + (f" และอ่านเป็นปี {format_thai(chosen)}" if chosen else ""),
            en=f"The document gives more than one fiscal year as its own: {listed(map(str, years))}"
            + (f"; it was read as {chosen}" if chosen else ""),
            path="fiscal_year",
            evidence=first_places.values(),
        )
