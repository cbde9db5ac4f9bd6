"""The ledger of a run: what came in, and what became of it; each figure counted anew from the tables."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from pipeline.store.tables import ARRIVAL_OUTCOMES, PAGE_STATES, Arrival, Document, Measure, Page


@dataclass(frozen=True)
class Ledger:
    """The figures of a run. `problems` says in words what does not balance; it is empty where all does."""

    documents_in: int
    documents: dict[str, int]
    """By outcome."""
    pages_in: int
    pages: dict[str, int]
    """By state."""
    rows_found: int
    measures: int
    rows_explained: int
    problems: list[str] = field(default_factory=list)

    @property
    def balances(self) -> bool:
        """Whether nothing is missing, and nothing there twice."""
        return not self.problems

    def as_values(self) -> dict[str, Any]:
        """The ledger as it is stored with its run."""
        return asdict(self)


def balance(session: Session, run_id: int, *, files_taken: int | None = None) -> Ledger:
    """The ledger of a run. With `files_taken`, so many files must have arrived."""
    of_run = Document.run_id == run_id
    outcomes = _count_by(session, Arrival.outcome, select(Arrival.outcome).where(Arrival.run_id == run_id))
    states = _count_by(session, Page.state, select(Page.state).join(Document).where(of_run))
    sums = select(func.sum(Document.page_count), func.sum(Document.rows_found), func.sum(Document.rows_explained))
    pages, found, explained = session.execute(sums.where(of_run)).one()
    pages_of_texts = select(func.count(Page.id)).join(Document).where(of_run, Document.page_count.is_(None))
    measures = select(func.count(Measure.id)).join(Document).where(of_run)
    ledger = Ledger(
        documents_in=sum(outcomes.values()) if files_taken is None else files_taken,
        documents={outcome: outcomes.get(outcome, 0) for outcome in ARRIVAL_OUTCOMES},
        pages_in=(pages or 0) + session.scalars(pages_of_texts).one(),
        pages={state: states.get(state, 0) for state in PAGE_STATES},
        rows_found=found or 0,
        measures=session.scalars(measures).one(),
        rows_explained=explained or 0,
    )
    ledger.problems.extend([*_unequal_sums(ledger), *_misfits(session, run_id)])
    return ledger


def _count_by(session: Session, column: InstrumentedAttribute[str], rows: Select[str]) -> dict[str, int]:
    counted = rows.add_columns(func.count()).group_by(column)
    return dict(session.execute(counted).all())


def _unequal_sums(ledger: Ledger) -> Iterator[str]:
    documents, pages = sum(ledger.documents.values()), sum(ledger.pages.values())
    if ledger.documents_in != documents:
        yield f"{ledger.documents_in} files were taken in, but {documents} are stored"
    if ledger.pages_in != pages:
        yield f"the documents have {ledger.pages_in} pages, but {pages} are stored"
    if ledger.rows_found != ledger.measures + ledger.rows_explained:
        explained = f"{ledger.measures} measures and {ledger.rows_explained} explained"
        yield f"{ledger.rows_found} rows were found, but there are {explained}"


def _misfits(session: Session, run_id: int) -> Iterator[str]:
    """What does not fit document by document, where sums may hide it."""
    measures = select(func.count(Measure.id)).where(Measure.document_id == Document.id).scalar_subquery()
    pages = select(func.count(Page.id)).where(Page.document_id == Document.id).scalar_subquery()
    first_arrivals = (
        select(func.count(Arrival.id))
        .where(Arrival.document_id == Document.id, Arrival.run_id == run_id, Arrival.outcome != "duplicate")
        .scalar_subquery()
    )
    checks = {
        "has rows that are neither measures nor explained": Document.rows_found != measures + Document.rows_explained,
        "has not all of its pages": Document.page_count != pages,
        "has not one arrival": first_arrivals != 1,
    }
    for fault, condition in checks.items():
        found = select(Document.filename).where(Document.run_id == run_id, condition).order_by(Document.id)
        yield from (f"{filename} {fault}" for filename in session.scalars(found))
    quarantined = (Arrival.outcome == "quarantined", Document.state == "quarantined")
    not_as_told = and_(Arrival.outcome != "duplicate", quarantined[0] != quarantined[1])
    stray = select(Arrival.path).outerjoin(Document, Arrival.document_id == Document.id)
    stray = stray.where(Arrival.run_id == run_id, or_(Document.id.is_(None), not_as_told)).order_by(Arrival.id)
    yield from (f"{path} has no document of its outcome" for path in session.scalars(stray))
