"""Documents that wait for a person to say whose they are."""

from dataclasses import dataclass

from sqlalchemy import Select, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from pipeline.resubmission import Submission
from pipeline.store.agencies import Whose, add_alias, recognise
from pipeline.store.likenesses import link_likeness, text_of
from pipeline.store.reports import unpack_report
from pipeline.store.tables import TROUBLING, Agency, Arrival, Candidate, Document, Finding, Page
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


@dataclass(frozen=True)
class Settled:
    """A document that has found its agency: the run that took it in, and its state now."""

    document_id: int
    run_id: int
    state: str


def confirm_alias(session: Session, agency_id: int, name: str) -> list[Settled]:
    """Notes that an agency is called so, too; gives the documents that have found their agency through it."""
    add_alias(session, agency_id, name, source="confirmed")
    return settle_waiting(session)


def settle_waiting(session: Session) -> list[Settled]:
    """Looks again at the documents that wait, as after a list was taken in; gives those that have found their agency.

    They are treated as if they had come now: as another version, or as one that was there before.
    """
    settled = []
    for document in session.scalars(_unclaimed()).all():
        assert document.report is not None
        report = unpack_report(document.report)
        whose = recognise(session, document.run_id, report)
        session.execute(delete(Candidate).where(Candidate.document_id == document.id))
        add_candidates(session, document, whose)
        if whose.agency_id is None:
            continue
        document.agency_id = whose.agency_id
        document.state = "review" if _is_troubled(session, document.id) else "done"
        session.flush()
        if document.same_as_id is None:
            link_likeness(session, document, later=Submission(report, text_of(session, document.id)), whose=whose)
        number_versions(session, document)
        first = (Arrival.document_id == document.id, Arrival.outcome == "review")
        session.execute(update(Arrival).where(*first).values(outcome=document.state))
        settled.append(Settled(document.id, document.run_id, document.state))
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
