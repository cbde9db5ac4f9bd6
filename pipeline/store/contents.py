"""Everything that a store says, but for when it was told: for comparing two stores value for value."""

import json
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from pipeline.store.tables import (
    Agency,
    Alias,
    Arrival,
    Candidate,
    Document,
    Evidence,
    Finding,
    Likeness,
    Measure,
    Owner,
    Page,
    Reader,
    Row,
    Score,
)

Value = dict[str, Any]
Names = Mapping[str, Mapping[int, str]]

OF_THE_CLOCK = frozenset({"id", "run_id", "first_run_id", "arrived_at", "read_at", "modified_ns", "seconds"})
"""Columns that say when something was done, by which run, how long it took, or how the row is numbered."""

PLAIN_TABLES: tuple[type[Row], ...] = (Reader, Agency, Alias, Arrival)
PARTS: tuple[type[Row], ...] = (Candidate, Likeness, Page, Finding, Measure, Owner, Score, Evidence)


def dump_contents(session: Session) -> Iterator[Value]:
    """A plain value for each row, `{"table": …}`, in an order that depends on nothing but what the rows say.

    Where a row points to another one, that one's own name stands: the hash of a document, the key of an agency, the
    position of a measure. Runs are left out: they say only when somebody worked on the store.
    """
    names = _names(session)
    for table in PLAIN_TABLES:
        yield from _dump(session, table, names)
    for document_id in session.scalars(select(Document.id).order_by(Document.sha256)).all():
        yield from _dump(session, Document, names, Document.id == document_id)
        for part in PARTS:
            yield from _dump(session, part, names, _belongs(part, document_id))


def _names(session: Session) -> Names:
    """How the rows are called that others point to, by table and id."""
    readers = select(Reader.id, Reader.method, Reader.engine, Reader.engine_version, Reader.rules_version)
    return {
        "documents": dict(session.execute(select(Document.id, Document.sha256)).all()),
        "agencies": dict(session.execute(select(Agency.id, Agency.key)).all()),
        "readers": {row[0]: " ".join(row[1:]) for row in session.execute(readers)},
        "measures": {
            row.id: f"measures[{row.position}]" for row in session.execute(select(Measure.id, Measure.position))
        },
        "scores": {row.id: f"scores[{row.position}]" for row in session.execute(select(Score.id, Score.position))},
    }


def _positions(session: Session, table: type[Measure] | type[Score]) -> dict[int, str]:
    found = session.execute(select(table.id, table.position))
    return {row.id: f"{table.__tablename__}[{row.position}]" for row in found}


def _belongs(part: type[Row], document_id: int) -> ColumnElement[bool]:
    if part is Owner:
        return Owner.measure_id.in_(select(Measure.id).where(Measure.document_id == document_id))
    column: ColumnElement[int] = part.__table__.c.document_id
    return column == document_id


def _dump(session: Session, table: type[Row], names: Names, *of: ColumnElement[bool]) -> list[Value]:
    columns = [column for column in table.__table__.columns if column.name not in OF_THE_CLOCK]
    pointing = {
        column.name: next(iter(column.foreign_keys)).column.table.name for column in columns if column.foreign_keys
    }
    values: list[Value] = []
    for row in session.execute(select(*columns).where(*of)):
        value: Value = {"table": table.__tablename__}
        for column, held in zip(columns, row, strict=True):
            target = pointing.get(column.name)
            value[column.name] = names[target][held] if target and held is not None else _plain(held)
        values.append(value)
    return sorted(values, key=lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True))


def _plain(held: Any) -> Any:
    """The value as JSON can write it; a number without the zeros that only one database keeps."""
    if isinstance(held, bytes):
        return json.loads(zlib.decompress(held))
    if isinstance(held, Decimal):
        return format(held.normalize(), "f")
    return held.isoformat() if isinstance(held, date) else held
