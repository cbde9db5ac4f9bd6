"""Documents that wait for a person to say whose they are."""

from dataclasses import dataclass

from sqlalchemy import Select, delete, exists, or_, select
from sqlalchemy.orm import Session

from pipeline.store.agencies import Whose, add_alias, recognise
from pipeline.store.reports import unpack_report
from pipeline.store.tables import TROUBLING, Agency, Candidate, Document, Finding, Page
from pipeline.store.versions import number_versions


@dataclass(frozen=True)
class Waiting:
    """A document whose agency is not sure: the name as it prints it, and whom it may mean, the likeliest first.

    Each candidate is an agency's id, its name and how alike they are (0–1).
    """

    document_id: int
    filename: str
    agency_name: str | None
    province: str | None
    fiscal_year: int | None
    candidates: tuple[tuple[int, str, float], ...]


def list_waiting(session: Session) -> list[Waiting]:
    """All documents that wait, in the order in which they were stored."""
    return [
        Waiting(row.id, row.filename, row.agency_name, row.province, row.fiscal_year, _candidates(session, row.id))
        for row in session.scalars(_unclaimed()).all()
    ]


def confirm_alias(session: Session, agency_id: int, name: str) -> int:
    """Notes that an agency is called so, too; says how many documents have found their agency through it."""
    add_alias(session, agency_id, name, source="confirmed")
    return settle_waiting(session)


def settle_waiting(session: Session) -> int:
    """Looks again at the documents that wait, as after a list was taken in; says how many have found their agency."""
    settled = 0
    for document in session.scalars(_unclaimed()).all():
        assert document.report is not None
        whose = recognise(session, document.run_id, unpack_report(document.report))
        session.execute(delete(Candidate).where(Candidate.document_id == document.id))
        add_candidates(session, document, whose)
        if whose.agency_id is not None:
            document.agency_id = whose.agency_id
            document.state = "review" if _is_troubled(session, document.id) else "done"
            number_versions(session, document)
            settled += 1
    session.flush()
    return settled


def add_candidates(session: Session, document: Document, whose: Whose) -> None:
    """Stores whom a document may mean."""
    session.add_all(Candidate(document_id=document.id, agency_id=each, score=score) for each, score in whose.candidates)
    session.flush()


def _unclaimed() -> Select[Document]:
    nobodys = (Document.agency_id.is_(None), Document.agency_name.is_not(None), Document.report.is_not(None))
    return select(Document).where(*nobodys).order_by(Document.id)


def _candidates(session: Session, document_id: int) -> tuple[tuple[int, str, float], ...]:
    found = select(Agency.id, Agency.name, Candidate.score).join(Candidate, Candidate.agency_id == Agency.id)
    ordered = found.where(Candidate.document_id == document_id).order_by(Candidate.score.desc(), Agency.id)
    return tuple(session.execute(ordered).all())


def _is_troubled(session: Session, document_id: int) -> bool:
    findings = exists().where(Finding.document_id == document_id, Finding.severity.in_(TROUBLING))
    pages = exists().where(Page.document_id == document_id, Page.state == "quarantined")
    return bool(session.scalar(select(or_(findings, pages))))
