"""Versions: what an agency submitted again for a year takes the place of what it submitted before; both stay."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from pipeline.store.tables import Document

VERSIONED_KINDS = frozenset({"report", "plan", "memo", "analysis"})
"""An agency writes one of these for a year. Its orders, and what is none of them, are many, each for itself."""


def add_version(session: Session, document: Document) -> int | None:
    """The document's version, from 1, after it has taken the place of the agency's last one of that kind and year.

    None where the agency or the year is not sure, or where the kind has no versions.
    """
    if document.agency_id is None or document.fiscal_year is None or document.kind not in VERSIONED_KINDS:
        return None
    same = (
        Document.agency_id == document.agency_id,
        Document.fiscal_year == document.fiscal_year,
        Document.kind == document.kind,
        Document.version.is_not(None),
        Document.id != document.id,
    )
    last = session.scalar(select(Document.version).where(*same).order_by(Document.version.desc()).limit(1))
    session.execute(
        update(Document).where(*same, Document.superseded_by_id.is_(None)).values(superseded_by_id=document.id),
        execution_options={"synchronize_session": False},
    )
    document.version = (last or 0) + 1
    return document.version
