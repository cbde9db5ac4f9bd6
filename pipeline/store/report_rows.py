"""A report's values as rows of the tables."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version as version_of
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from pipeline.document_read import EngineVersions, PageRead
from pipeline.store.tables import Evidence, Finding, Measure, Owner, Page, Reader, Row, Score
from schemas import evidence as evidence_schema
from schemas import report as report_schema

Values = dict[str, Any]
Places = Mapping[str, Sequence[evidence_schema.Evidence]]


def add_pages(session: Session, document_id: int, pages: Sequence[PageRead]) -> None:
    """Stores the pages with their text."""
    _add(session, Page, (_page(document_id, page) for page in pages))


def add_report(session: Session, document_id: int, report: report_schema.Report, versions: EngineVersions) -> None:
    """Stores the measures, owners, scores and findings of a report, and where each value was read, by which reader."""
    items = report.assessment.items if report.assessment else []
    measure_ids = _add_with_ids(session, Measure, [_measure(document_id, *each) for each in enumerate(report.measures)])
    score_ids = _add_with_ids(session, Score, [_score(document_id, *each) for each in enumerate(items)])
    owners = (
        {"measure_id": measure_id, "position": position, **owner.model_dump()}
        for measure_id, measure in zip(measure_ids, report.measures, strict=True)
        for position, owner in enumerate(measure.owners)
    )
    _add(session, Owner, owners)
    _add(session, Finding, (_finding(document_id, *each) for each in enumerate(report.findings)))
    readers = _Readers(session, versions)
    places = _evidence({"document_id": document_id}, report.evidence, readers)
    for measure_id, measure in zip(measure_ids, report.measures, strict=True):
        places += _evidence({"document_id": document_id, "measure_id": measure_id}, measure.evidence, readers)
    for score_id, item in zip(score_ids, items, strict=True):
        places += _evidence({"document_id": document_id, "score_id": score_id}, {"score": item.evidence}, readers)
    _add(session, Evidence, places)


class _Readers:
    """The ids of the readers of one document."""

    def __init__(self, session: Session, versions: EngineVersions) -> None:
        self._session = session
        self._versions = versions
        self._ids: dict[str, int] = {}

    def id_of(self, method: str) -> int:
        """The reader that read in this way; a new one where the store does not know it."""
        if method not in self._ids:
            engine, engine_version = self._engine(method)
            wanted = {
                "method": method,
                "engine": engine,
                "engine_version": engine_version,
                "rules_version": self._versions.program,
            }
            known = self._session.scalar(select(Reader.id).filter_by(**wanted))
            self._ids[method] = known or _add_with_ids(self._session, Reader, [wanted])[0]
        return self._ids[method]

    def _engine(self, method: str) -> tuple[str, str]:
        match method:
            case "ocr":
                return self._versions.recogniser, self._versions.recogniser_version
            case "text_layer":
                return "pdfium", _pdfium_version()
            case "human":
                return "human", ""
            case _:
                return "prongsai", self._versions.program


@cache
def _pdfium_version() -> str:
    return version_of("pypdfium2")


def _page(document_id: int, page: PageRead) -> Values:
    return {
        "document_id": document_id,
        "page_no": page.page_no,
        "width": page.width,
        "height": page.height,
        "state": page.state,
        "text": "\n".join(text for text, _ in page.lines),
        "lines": [None if box is None else list(box) for _, box in page.lines],
    }


def _measure(document_id: int, position: int, measure: report_schema.Measure) -> Values:
    topic, period, status = measure.topic, measure.period, measure.status
    return {
        "document_id": document_id,
        "position": position,
        "number": measure.number,
        "topic_number": topic.number if topic else None,
        "topic_title": topic.title if topic else None,
        "activities": measure.activities,
        "objectives": measure.objectives,
        "steps": measure.steps,
        "results": measure.results,
        "outcomes": measure.outcomes,
        "codes": measure.references,
        "period_raw": period.raw if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_basis": period.basis if period else None,
        "period_fiscal_year": period.fiscal_year if period else None,
        "status": status.value,
        "status_basis": status.basis,
        "status_raw": status.raw,
    }


def _score(document_id: int, position: int, item: report_schema.ScoreItem) -> Values:
    values = item.model_dump(exclude={"evidence"})
    return {"document_id": document_id, "position": position, **values}


def _finding(document_id: int, position: int, finding: Any) -> Values:
    return {
        "document_id": document_id,
        "position": position,
        "code": finding.code,
        "severity": finding.severity,
        "message_th": finding.message.th,
        "message_en": finding.message.en,
        "path": finding.path,
        "page_no": finding.page,
    }


def _evidence(of: Mapping[str, int], places: Places, readers: _Readers) -> list[Values]:
    return [
        {
            "measure_id": None,
            "score_id": None,
            **of,
            "field": field,
            "position": position,
            "reader_id": readers.id_of(place.method),
            "page_no": place.page,
            "line_no": place.line,
            "x0": place.box.x0 if place.box else None,
            "y0": place.box.y0 if place.box else None,
            "x1": place.box.x1 if place.box else None,
            "y1": place.box.y1 if place.box else None,
            "confidence": place.confidence,
            "raw": place.raw,
        }
        for field, found in places.items()
        for position, place in enumerate(found)
    ]


def _add(session: Session, table: type[Row], rows: Iterable[Values]) -> None:
    """Inserts all rows with one statement."""
    values = list(rows)
    if values:
        session.execute(insert(table), values)


def _add_with_ids(session: Session, table: type[Measure | Score | Reader], rows: Sequence[Values]) -> list[int]:
    """Inserts all rows with one statement; their ids, in the order of the rows."""
    if not rows:
        return []
    return list(session.scalars(insert(table).returning(table.id, sort_by_parameter_order=True), rows))
