"""Small readings to check, and what the rules find in them."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from extractors.thai.doubts import find_doubts
from extractors.thai.tokens import tokenize
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.page import Line
from schemas.period import Basis, Period
from schemas.reading import MeasureFacts, Reading
from schemas.report import Agency, Assessment, Instrument, Measure, Owner, Report, ScoreItem, Source

SOURCE = Source(filename="report.txt", sha256="0" * 64, media_type="text/plain", bytes=1)
OWNER = Owner(name="งานนิติการ", kind="unit", raw="งานนิติการ")


class Rule(Protocol):
    """What every rule that looks at a reading offers."""

    def find(self, reading: Reading, /) -> Iterator[Finding]: ...


def evidence(raw: str = "ข้อความ", *, line: int = 1) -> Evidence:
    """A place in a text dump."""
    return Evidence(line=line, method="text_file", confidence=1.0, raw=raw)


def line(text: str, *, line_no: int = 1) -> Line:
    """A line of a text dump with its doubts and words."""
    return Line(
        text=text,
        raw=text,
        line_no=line_no,
        method="text_file",
        doubts=find_doubts(text),
        tokens=tokenize(text),
    )


def measure(**values: Any) -> Measure:
    """A measure in which nothing is missing but what `values` says otherwise."""
    whole: dict[str, Any] = {
        "activities": ["ปรับปรุงคู่มือ"],
        "owners": [OWNER],
        "period": period("2024-10-01", "2025-09-30"),
        "evidence": {"activities": [evidence("ปรับปรุงคู่มือ", line=7)]},
    }
    return Measure(**{**whole, **values})


def period(start: str | None, end: str | None, *, raw: str = "ระยะเวลา", basis: Basis | None = "dates") -> Period:
    """A period with ISO dates, or without."""
    return Period(
        raw=raw,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        basis=basis,
    )


def score(
    named: str | int,
    value: str,
    *,
    instrument: Instrument | None = None,
    part: int | None = None,
    line: int = 1,
) -> ScoreItem:
    """The score of an item (`i3`) or of an indicator (7), of the instrument that has it."""
    letter = named[0] if isinstance(named, str) else "iiiiieeeoo"[named - 1]
    return ScoreItem(
        instrument=instrument or {"i": "IIT", "e": "EIT", "o": "OIT"}[letter],  # type: ignore[arg-type]
        code=named if isinstance(named, str) else None,
        indicator=named if isinstance(named, int) else None,
        part=part,
        text="รายการ",
        score=Decimal(value),
        evidence=[evidence(value, line=line)],
    )


def assessed(*items: ScoreItem, fiscal_year: int | None = 2567, overall: str | None = None) -> Reading:
    """A reading of a report that quotes these scores."""
    whole = Decimal(overall) if overall else None
    return reading(measure(), assessment=Assessment(fiscal_year=fiscal_year, score=whole, items=list(items)))


def reading(
    *measures: Measure,
    facts: Sequence[MeasureFacts] | None = None,
    lines: Sequence[Line] = (),
    seen: dict[str, Any] | None = None,
    **report: Any,
) -> Reading:
    """A reading of fiscal year 2568; `seen` holds what only the reading saw, `report` what the report says."""
    whole: dict[str, Any] = {
        "source": SOURCE,
        "kind": "report",
        "agency": Agency(name="เทศบาลตำบลสายลมเย็น"),
        "fiscal_year": 2568,
        "measures": list(measures),
    }
    return Reading(
        report=Report(**{**whole, **report}),
        facts=tuple(facts if facts is not None else [MeasureFacts() for _ in measures]),
        lines=tuple(lines),
        **(seen or {}),
    )


def found(rule: Rule, looked_at: Reading) -> list[tuple[str, str]]:
    """Code and path of each finding."""
    return [(finding.code, finding.path) for finding in rule.find(looked_at)]


def only(rule: Rule, looked_at: Reading) -> Finding:
    """The one finding of the rule."""
    (finding,) = rule.find(looked_at)
    return finding
