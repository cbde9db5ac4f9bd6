"""Whole reports, as the store keeps them: JSON, deflated."""

import zlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from pipeline.store.tables import Document
from schemas.report import Report


def pack_report(report: Report) -> bytes:
    """The report as it lies in `documents.report`."""
    return zlib.compress(report.model_dump_json().encode("utf-8"))


def unpack_report(packed: bytes) -> Report:
    """The report that was packed."""
    return Report.model_validate_json(zlib.decompress(packed))


def report_of(session: Session, document_id: int) -> Report | None:
    """A document's whole report; None where it could not be read."""
    packed = session.scalar(select(Document.report).where(Document.id == document_id))
    return None if packed is None else unpack_report(packed)
