"""Which documents count: what an agency has submitted last, and not a rescan of it."""

from sqlalchemy import ColumnElement, and_

from pipeline.store.tables import Document


def is_counted() -> ColumnElement[bool]:
    """True for documents that were read, that no later version has taken the place of, and that are no rescans."""
    return and_(
        Document.state.in_(("done", "review")),
        Document.superseded_by_id.is_(None),
        Document.same_as_id.is_(None),
    )
