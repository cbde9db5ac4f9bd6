"""Versions: what an agency submitted again for a year takes the place of what it submitted before; both stay."""

from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from pipeline.store.tables import Document

VERSIONED_KINDS = frozenset({"report", "plan", "memo", "analysis"})
"""An agency writes one of these for a year. Its orders, and what is none of them, are many, each for itself."""


def number_versions(session: Session, document: Document) -> None:
    """Numbers what the document's agency submitted of its kind for its year, from 1, in the order of arrival.

    Each names the next one, which took its place; a rescan is no version. Where the agency or the year is not sure,
    or the kind has no versions, there is nothing to number.
    """
    if document.agency_id is None or document.fiscal_year is None or document.kind not in VERSIONED_KINDS:
        return
    session.flush()
    same = select(Document).where(
        Document.agency_id == document.agency_id,
        Document.fiscal_year == document.fiscal_year,
        Document.kind == document.kind,
        Document.state != "quarantined",
    )
    versions = []
    for each in session.scalars(same.order_by(Document.id).options(defer(Document.report))):
        if each.same_as_id is None:
            versions.append(each)
        else:
            each.version, each.superseded_by_id = None, None
    for number, each in enumerate(versions, start=1):
        each.version = number
    for earlier, later in pairwise(versions):
        earlier.superseded_by_id = later.id
    if versions:
        versions[-1].superseded_by_id = None
    session.flush()
