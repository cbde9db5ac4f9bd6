"""What became of a file, stored: read, quarantined, or the bytes of another one again.

Each function does all that a file needs within the session's transaction. A file whose arrival is stored already is
not stored again: what was stored is given back, as when a server went away just after it had committed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from pipeline.document_read import DocumentRead, PageRead
from pipeline.resubmission import Submission
from pipeline.store.agencies import recognise
from pipeline.store.likenesses import link_likeness
from pipeline.store.report_rows import add_pages, add_report
from pipeline.store.reports import pack_report
from pipeline.store.storable import storable, storable_read
from pipeline.store.tables import TROUBLING, Arrival, Document, Run
from pipeline.store.versions import number_versions
from pipeline.store.waiting import add_candidates
from schemas.report import Report


@dataclass(frozen=True)
class Arrived:
    """A file that lies in the inbox: `path` is relative to it."""

    path: str
    sha256: str
    byte_count: int
    modified_ns: int
    arrived_at: datetime


class Known(NamedTuple):
    """What is stored of the last file that lay under a path."""

    sha256: str
    byte_count: int
    modified_ns: int
    moved_to: str | None
    arrival_id: int


@dataclass(frozen=True)
class Kept:
    """What a document became: `same_as_id` is the one that it is a rescan of, and then it is no version."""

    document_id: int
    outcome: str
    new_agency: bool
    version: int | None
    same_as_id: int | None


def known_arrivals(session: Session) -> Mapping[str, Known]:
    """What is stored of each path."""
    rows = session.execute(
        select(
            Arrival.path, Arrival.sha256, Arrival.byte_count, Arrival.modified_ns, Arrival.moved_to, Arrival.id
        ).order_by(Arrival.id)
    )
    return {row.path: Known(row.sha256, row.byte_count, row.modified_ns, row.moved_to, row.id) for row in rows}


def document_of(session: Session, sha256: str) -> int | None:
    """The document with these bytes."""
    return session.scalar(select(Document.id).where(Document.sha256 == sha256))


def keep_document(
    session: Session, run_id: int, arrived: Arrived, read: DocumentRead, *, seconds: float, now: datetime
) -> Kept:
    """Stores a document that was read, and says what it became."""
    if stored := _stored_before(session, arrived):
        return stored
    if (document_id := document_of(session, arrived.sha256)) is not None:
        keep_duplicate(session, run_id, arrived, document_id=document_id, now=now)
        return Kept(document_id, "duplicate", new_agency=False, version=None, same_as_id=None)
    filename = read.report.source.filename
    read = storable_read(read)
    whose = recognise(session, run_id, read.report)
    needs_review = whose.agency_id is None or _is_troubled(read)
    document = _document(run_id, arrived, read, now=now)
    document.filename = filename
    document.agency_id = whose.agency_id
    document.state = "review" if needs_review else "done"
    session.add(document)
    session.flush()
    add_pages(session, document.id, read.pages)
    add_report(session, document.id, read.report, read.versions)
    add_candidates(session, document, whose)
    later = Submission(read.report, "\n".join(text for page in read.pages for text, _ in page.lines))
    link_likeness(session, document, later=later, whose=whose)
    number_versions(session, document)
    _add_arrival(
        session,
        run_id,
        arrived,
        document_id=document.id,
        outcome=document.state,
        seconds=seconds,
        pages=len(read.pages),
    )
    return Kept(document.id, document.state, whose.is_new, document.version, document.same_as_id)


def keep_quarantined(
    session: Session,
    run_id: int,
    arrived: Arrived,
    *,
    filename: str,
    reason: str,
    replay: str,
    seconds: float,
    now: datetime,
    page_count: int | None = None,
) -> int:
    """The id of a document that could not be read; its pages, where it is known how many, are quarantined with it."""
    if stored := _stored_before(session, arrived):
        return stored.document_id
    if (known := document_of(session, arrived.sha256)) is not None:
        keep_duplicate(session, run_id, arrived, document_id=known, now=now)
        return known
    document = Document(
        sha256=arrived.sha256,
        filename=filename,
        byte_count=arrived.byte_count,
        page_count=page_count,
        state="quarantined",
        run_id=run_id,
        read_at=now,
        program=_program(session, run_id),
    )
    session.add(document)
    session.flush()
    add_pages(session, document.id, [PageRead(number, "quarantined") for number in range(1, (page_count or 0) + 1)])
    _add_arrival(
        session,
        run_id,
        arrived,
        document_id=document.id,
        outcome="quarantined",
        seconds=seconds,
        pages=page_count or 0,
        reason=reason,
        replay=replay,
    )
    return document.id


def keep_duplicate(session: Session, run_id: int, arrived: Arrived, *, document_id: int, now: datetime) -> None:
    """Notes that a file has the bytes of a document that the store has already."""
    if not _stored_before(session, arrived):
        _add_arrival(session, run_id, arrived, document_id=document_id, outcome="duplicate", seconds=0.0, pages=0)


def note_move(session: Session, arrival_id: int, moved_to: str) -> None:
    """Notes where the original of an arrival went."""
    session.execute(update(Arrival).where(Arrival.id == arrival_id).values(moved_to=moved_to))


def _stored_before(session: Session, arrived: Arrived) -> Kept | None:
    found = session.execute(
        select(Arrival.outcome, Document.id, Document.version, Document.same_as_id)
        .join(Document, Arrival.document_id == Document.id)
        .where(Arrival.path == arrived.path, Arrival.sha256 == arrived.sha256)
    ).one_or_none()
    return found and Kept(found[1], found[0], new_agency=False, version=found[2], same_as_id=found[3])


def _is_troubled(read: DocumentRead) -> bool:
    findings_say_so = any(finding.severity in TROUBLING for finding in read.report.findings)
    return findings_say_so or any(page.state == "quarantined" for page in read.pages)


def _document(run_id: int, arrived: Arrived, read: DocumentRead, *, now: datetime) -> Document:
    report: Report = read.report
    assessment = report.assessment
    return Document(
        sha256=arrived.sha256,
        media_type=report.source.media_type,
        byte_count=arrived.byte_count,
        page_count=report.source.pages,
        run_id=run_id,
        read_at=now,
        kind=report.kind,
        title=report.title,
        agency_name=report.agency.name,
        province=report.agency.province,
        fiscal_year=report.fiscal_year,
        assessment_year=assessment.fiscal_year if assessment else None,
        assessment_score=assessment.score if assessment else None,
        assessment_level=assessment.level if assessment else None,
        rows_found=read.rows_found,
        rows_explained=read.rows_explained,
        program=read.versions.program,
        report=pack_report(report),
    )


def _program(session: Session, run_id: int) -> str:
    return session.scalars(select(Run.program).where(Run.id == run_id)).one()


def _add_arrival(
    session: Session,
    run_id: int,
    arrived: Arrived,
    *,
    document_id: int,
    outcome: str,
    seconds: float,
    pages: int,
    reason: str | None = None,
    replay: str | None = None,
) -> None:
    session.add(
        Arrival(
            run_id=run_id,
            path=arrived.path,
            sha256=arrived.sha256,
            byte_count=arrived.byte_count,
            modified_ns=arrived.modified_ns,
            arrived_at=arrived.arrived_at,
            outcome=outcome,
            document_id=document_id,
            reason=storable(reason),
            replay=storable(replay),
            seconds=seconds,
            pages=pages,
        )
    )
    session.flush()
