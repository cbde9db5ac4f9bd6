"""Files of the inbox: stored with what they became, and looked up one by one."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from pipeline.document_read import DocumentRead
from pipeline.store.keep import Arrived, document_of, keep_document, keep_duplicate, keep_quarantined
from pipeline.store.tables import Arrival


class Placed(NamedTuple):
    """An arrival: what became of it, and where its original was moved, if it was."""

    arrival_id: int
    path: str
    sha256: str
    byte_count: int
    outcome: str
    moved_to: str | None


@dataclass(frozen=True)
class Unread:
    """Why a file could not be read, the command that shows it again, and how many pages it has, where that is known."""

    filename: str
    reason: str
    replay: str
    pages: int | None


def keep_file(
    session: Session,
    run_id: int,
    arrived: Arrived,
    came: DocumentRead | Unread | None,
    *,
    seconds: float,
    now: datetime,
) -> Placed | None:
    """The arrival, stored with what came of its reading; with None, only if the store has its bytes already."""
    if isinstance(came, DocumentRead):
        keep_document(session, run_id, arrived, came, seconds=seconds, now=now)
    elif came is not None:
        keep_quarantined(
            session,
            run_id,
            arrived,
            filename=came.filename,
            reason=came.reason,
            replay=came.replay,
            seconds=seconds,
            now=now,
            page_count=came.pages,
        )
    elif (document_id := document_of(session, arrived.sha256)) is not None:
        keep_duplicate(session, run_id, arrived, document_id=document_id, now=now)
    return arrival_of(session, arrived.path, arrived.sha256)


def arrival_of(session: Session, path: str, sha256: str) -> Placed | None:
    """The arrival of these bytes under this path."""
    row = session.execute(_placed().where(Arrival.path == path, Arrival.sha256 == sha256)).one_or_none()
    return row and Placed._make(row)


def not_moved(session: Session) -> list[Placed]:
    """The arrivals whose originals have not been moved, in order of arrival."""
    return [
        Placed._make(row) for row in session.execute(_placed().where(Arrival.moved_to.is_(None)).order_by(Arrival.id))
    ]


def _placed() -> Select[int, str, str, int, str, str | None]:
    return select(Arrival.id, Arrival.path, Arrival.sha256, Arrival.byte_count, Arrival.outcome, Arrival.moved_to)
