"""Other bodies that a document names as if they reported, as copied text does."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import listed, quote
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {"document.several-agencies": ("warning",)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding that lists the other bodies, with the first place of each."""
    first_places: dict[str, Evidence] = {}
    for mention in reading.agencies:
        first_places.setdefault(mention.name, mention.evidence)
    if first_places:
        others = listed(quote(name) for name in first_places)
        own = reading.report.agency.name
        yield to_finding(
            "document.several-agencies",
            "warning",
            th=f"เอกสาร{'ของ ' + quote(own) + ' ' if own else ''}มีชื่อหน่วยงานอื่นปนอยู่ คือ {others}",
            en=f"The document{' of ' + quote(own) if own else ''} also names {others} as if reporting",
            path="agency",
            evidence=first_places.values(),
        )
