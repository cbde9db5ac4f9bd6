"""Documents as the store has them, one after the other, with all that belongs to each; few are held at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from pipeline.store.choice import Choice, chosen_documents
from pipeline.store.tables import Agency, Arrival, Document, Evidence, Finding, Measure, Owner, Run, Score

AT_ONCE = 100
"""So many documents are held in memory."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class StoredMeasure:
    """A measure with its owners, and the places that its values were read from, by field."""

    row: Measure
    owners: tuple[Owner, ...]
    places: dict[str, list[Evidence]]


@dataclass(frozen=True)
class StoredScore:
    """A score, and the places that it was read from."""

    row: Score
    places: tuple[Evidence, ...]


@dataclass(frozen=True)
class StoredDocument:
    """A document and all that it says. `original` is where its file lies, as far as the store knows."""

    row: Document
    agency: Agency | None
    original: Path | None
    measures: tuple[StoredMeasure, ...]
    scores: tuple[StoredScore, ...]
    findings: tuple[Finding, ...]

    @property
    def agency_name(self) -> str | None:
        """Who reports: as the register has it where that is sure, else as it is printed."""
        return self.agency.name if self.agency else self.row.agency_name

    @property
    def province(self) -> str | None:
        """Where the agency is."""
        return (self.agency.province if self.agency else None) or self.row.province


def stored_documents(session: Session, choice: Choice) -> Iterator[StoredDocument]:
    """The documents that are meant: newest year first, then by province and agency, each agency's versions in order.

    Of their measures those with the status that is meant.
    """
    ids = session.scalars(
        chosen_documents(choice).order_by(
            Document.fiscal_year.desc().nulls_last(),
            Document.province.nulls_last(),
            Document.agency_name.nulls_last(),
            Document.version,
            Document.id,
        )
    ).all()
    for start in range(0, len(ids), AT_ONCE):
        yield from _load(session, ids[start : start + AT_ONCE], status=choice.status)
        session.expunge_all()


def _load(session: Session, ids: Sequence[int], *, status: str | None) -> list[StoredDocument]:
    """These documents, in this order."""
    measure_rows = select(Measure).where(Measure.document_id.in_(ids)).order_by(Measure.document_id, Measure.position)
    if status is not None:
        measure_rows = measure_rows.where(Measure.status == status)
    measures = _by(session.scalars(measure_rows), "document_id")
    owners = _by(
        session.scalars(
            select(Owner)
            .join(Measure, Owner.measure_id == Measure.id)
            .where(Measure.document_id.in_(ids))
            .order_by(Owner.measure_id, Owner.position)
        ),
        "measure_id",
    )
    places = session.scalars(
        select(Evidence).where(Evidence.document_id.in_(ids)).order_by(Evidence.document_id, Evidence.id)
    ).all()
    of_measures, of_scores = _by(places, "measure_id"), _by(places, "score_id")
    scores = _by(_rows_of(session, Score, ids), "document_id")
    findings = _by(_rows_of(session, Finding, ids), "document_id")
    originals = _originals(session, ids)
    documents = session.execute(
        select(Document, Agency)
        .outerjoin(Agency, Document.agency_id == Agency.id)
        .where(Document.id.in_(ids))
        .options(defer(Document.report))
    )
    loaded = {
        document.id: StoredDocument(
            row=document,
            agency=agency,
            original=originals.get(document.id),
            measures=tuple(
                StoredMeasure(row, tuple(owners[row.id]), _by(of_measures[row.id], "field"))
                for row in measures[document.id]
            ),
            scores=tuple(StoredScore(row, tuple(of_scores[row.id])) for row in scores[document.id]),
            findings=tuple(findings[document.id]),
        )
        for document, agency in documents
    }
    return [loaded[document_id] for document_id in ids]


def _rows_of(session: Session, table: Any, ids: Sequence[int]) -> Any:
    return session.scalars(select(table).where(table.document_id.in_(ids)).order_by(table.document_id, table.position))


def _originals(session: Session, ids: Sequence[int]) -> dict[int, Path]:
    """Where the file of each document lies: where it was moved to, else in the inbox."""
    arrivals = session.execute(
        select(Arrival.document_id, Arrival.path, Arrival.moved_to, Run.inbox)
        .join(Run, Arrival.run_id == Run.id)
        .where(Arrival.document_id.in_(ids), Arrival.outcome != "duplicate")
        .order_by(Arrival.id.desc())
    )
    return {row.document_id: Path(row.moved_to or Path(row.inbox, row.path)) for row in arrivals}


def _by(rows: Iterable[Thing], name: str) -> dict[Any, list[Thing]]:
    """The rows, in their order, under what each of them has in that column."""
    groups: dict[Any, list[Thing]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
