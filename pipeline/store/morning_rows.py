"""What the morning report tells of the nights since the last one."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from pipeline.store.tables import TROUBLING, Agency, Arrival, Document, Finding, Measure, Page, Run


class RunRow(NamedTuple):
    """A run, and the ledger that was drawn up at its end; None where it died."""

    run_id: int
    started_at: datetime
    ended_at: datetime | None
    state: str
    ledger: dict[str, Any] | None


class ArrivalRow(NamedTuple):
    """A file that was taken in. `to_review` counts the findings that a person should look at.

    `version` is above 1 where the document replaces an earlier one, `same_as` names the file that it is a rescan of.
    """

    path: str
    outcome: str
    reason: str | None
    replay: str | None
    seconds: float
    pages: int
    agency: str | None
    fiscal_year: int | None
    version: int | None
    same_as: str | None
    to_review: int


class AgencyRow(NamedTuple):
    """An agency that no document or list had named before."""

    name: str
    district: str | None
    province: str | None


def runs_of_day(session: Session, *, begin: datetime, last_run_id: int) -> list[RunRow]:
    """The runs that ended at `begin` or later, up to the last one, and those among them that died."""
    before = select(func.max(Run.id)).where(Run.ended_at < begin).scalar_subquery()
    found = (
        select(Run.id, Run.started_at, Run.ended_at, Run.state, Run.ledger)
        .where(Run.id > func.coalesce(before, 0), Run.id <= last_run_id)
        .order_by(Run.id)
    )
    return [RunRow._make(row) for row in session.execute(found)]


def arrivals_of(session: Session, run_ids: list[int]) -> list[ArrivalRow]:
    """The files that these runs took in, in order of arrival."""
    other = aliased(Document)
    troubles = (
        select(func.count(Finding.id))
        .where(Finding.document_id == Document.id, Finding.severity.in_(TROUBLING))
        .scalar_subquery()
    )
    found = (
        select(
            Arrival.path,
            Arrival.outcome,
            Arrival.reason,
            Arrival.replay,
            Arrival.seconds,
            Arrival.pages,
            Document.agency_name,
            Document.fiscal_year,
            Document.version,
            other.filename,
            troubles,
        )
        .join(Document, Arrival.document_id == Document.id)
        .outerjoin(other, Document.same_as_id == other.id)
        .where(Arrival.run_id.in_(run_ids))
        .order_by(Arrival.id)
    )
    return [ArrivalRow._make(row) for row in session.execute(found)]


def new_agencies(session: Session, run_ids: list[int]) -> list[AgencyRow]:
    """The agencies that these runs saw first."""
    found = select(Agency.name, Agency.district, Agency.province).where(Agency.first_run_id.in_(run_ids))
    return [AgencyRow._make(row) for row in session.execute(found.order_by(Agency.id))]


def count_pages(session: Session, run_ids: list[int]) -> dict[str, int]:
    """The pages of the documents that these runs read, by state."""
    found = select(Page.state, func.count()).join(Document).where(Document.run_id.in_(run_ids)).group_by(Page.state)
    return {row[0]: row[1] for row in session.execute(found)}


def count_measures(session: Session, run_ids: list[int]) -> int:
    """The measures of the documents that these runs read."""
    found = select(func.count(Measure.id)).join(Document).where(Document.run_id.in_(run_ids))
    return session.scalars(found).one()
