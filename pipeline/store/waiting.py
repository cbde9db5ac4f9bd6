"""Documents that wait for a person to say whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from pipeline.resubmission import Submission
from pipeline.store.agencies import Whose, add_alias, recognise
from pipeline.store.likenesses import link_likeness, text_of, unlink
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

    They are treated as if their agency had been known when they came: as a version, or as one that was there before.
    """
    settled: list[Settled] = []
    while found := [each for document_id in _ids_of_unclaimed(session) if (each := _settle(session, document_id))]:
        settled += found  # they may have made known whose others are
    return settled


def settle_of_night(session: Session, run_id: int) -> list[Settled]:
    """As `settle_waiting`; the arrivals of the run, which is about to end, say what has become of its documents."""
    settled = settle_waiting(session)
    done = select(Document.id).where(Document.run_id == run_id, Document.state == "done")
    of_run = (Arrival.run_id == run_id, Arrival.outcome == "review", Arrival.document_id.in_(done))
    session.execute(update(Arrival).where(*of_run).values(outcome="done"))
    return settled


def _settle(session: Session, document_id: int) -> Settled | None:
    """What has become of a document that waited; None where it still does."""
    document = session.get_one(Document, document_id)
    assert document.report is not None
    report = unpack_report(document.report)
    whose = recognise(session, document.run_id, report)
    _set_candidates(session, document, whose)
    if whose.agency_id is None:
        return None
    document.agency_id = whose.agency_id
    document.state = "review" if _is_troubled(session, document.id) else "done"
    session.flush()
    unlink(session, document)
    link_likeness(session, document, later=Submission(report, text_of(session, document.id)), whose=whose)
    number_versions(session, document)
    return Settled(document.id, document.run_id, document.state)


def _set_candidates(session: Session, document: Document, whose: Whose) -> None:
    """Stores whom a document may mean now, where that is not what is stored."""
    stored = select(Candidate.agency_id, Candidate.score).where(Candidate.document_id == document.id)
    if dict(session.execute(stored).all()) != dict(whose.candidates):
        session.execute(delete(Candidate).where(Candidate.document_id == document.id))
        add_candidates(session, document, whose)


def add_candidates(session: Session, document: Document, whose: Whose) -> None:
    """Stores whom a document may mean."""
    session.add_all(Candidate(document_id=document.id, agency_id=each, score=score) for each, score in whose.candidates)
    session.flush()


def _unclaimed() -> Select[Document]:
    nobodys = (Document.agency_id.is_(None), Document.agency_name.is_not(None), Document.report.is_not(None))
    return select(Document).where(*nobodys).order_by(Document.id)


def _ids_of_unclaimed(session: Session) -> Sequence[int]:
    return session.scalars(_unclaimed().with_only_columns(Document.id)).all()


def _candidates(session: Session, document_id: int) -> tuple[tuple[int, str, float], ...]:
    found = select(Agency.id, Agency.name, Candidate.score).join(Candidate, Candidate.agency_id == Agency.id)
    ordered = found.where(Candidate.document_id == document_id).order_by(Candidate.score.desc(), Agency.id)
    return tuple(session.execute(ordered).all())


def _is_troubled(session: Session, document_id: int) -> bool:
    findings = exists().where(Finding.document_id == document_id, Finding.severity.in_(TROUBLING))
    pages = exists().where(Page.document_id == document_id, Page.state == "quarantined")
    return bool(session.scalar(select(or_(findings, pages))))
