"""What the store knows of places that a search has found."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from pipeline.store.search_index import Place
from pipeline.store.tables import Agency, Document, Evidence, Measure, Owner, Page


@dataclass(frozen=True)
class FoundRows:
    """The rows of found places, by their ids; owners and evidence by their measures'."""

    documents: dict[int, tuple[Document, Agency | None]]
    measures: dict[int, Measure]
    owners: dict[int, list[Owner]]
    evidence: dict[int, list[Evidence]]
    pages: dict[int, Page]


def load_found(session: Session, places: Sequence[Place]) -> FoundRows:
    """All rows that are needed to show these places."""
    measure_ids = {place.measure_id for place in places if place.measure_id is not None}
    page_ids = {place.page_id for place in places if place.page_id is not None}
    documents = session.execute(
        select(Document, Agency)
        .outerjoin(Agency, Document.agency_id == Agency.id)
        .where(Document.id.in_({place.document_id for place in places}))
        .options(defer(Document.report))
    )
    return FoundRows(
        documents={document.id: (document, agency) for document, agency in documents},
        measures={row.id: row for row in session.scalars(select(Measure).where(Measure.id.in_(measure_ids)))},
        owners=_of_measures(session, Owner, measure_ids),
        evidence=_of_measures(session, Evidence, measure_ids),
        pages={row.id: row for row in session.scalars(select(Page).where(Page.id.in_(page_ids)))},
    )


def _of_measures(session: Session, kind: Any, ids: Collection[int]) -> dict[int, list[Any]]:
    rows: Iterable[Any] = session.scalars(select(kind).where(kind.measure_id.in_(ids)).order_by(kind.id))
    groups: dict[int, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.measure_id, []).append(row)
    return groups
