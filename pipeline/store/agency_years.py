"""What an agency has submitted for a year, as reports."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from pipeline.store.counted import is_counted
from pipeline.store.reports import unpack_report
from pipeline.store.tables import Document
from schemas.report import Report


class StoredReport(NamedTuple):
    """A report as it is stored, and the document that it is of."""

    document_id: int
    version: int | None
    report: Report


def reports_of_year(session: Session, agency_id: int, year: int) -> list[StoredReport]:
    """The agency's documents of the fiscal year that count, the last version of each kind, in the order of arrival."""
    rows = session.execute(
        select(Document.id, Document.version, Document.report)
        .where(is_counted(), Document.agency_id == agency_id, Document.fiscal_year == year)
        .order_by(Document.id)
    )
    return [StoredReport(row.id, row.version, unpack_report(row.report)) for row in rows if row.report is not None]


def years_of_agency(session: Session, agency_id: int) -> list[int]:
    """The fiscal years that the agency has submitted something for."""
    query = select(Document.fiscal_year).where(
        is_counted(), Document.agency_id == agency_id, Document.fiscal_year.is_not(None)
    )
    return sorted({year for year in session.scalars(query) if year is not None})
