"""Agencies: who a document's agency is among those that the store knows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.thai.fuzzy import squash
from pipeline.store import tables
from schemas.report import Agency


@dataclass(frozen=True)
class Whose:
    """The agency, where it is sure, and whether the store has just learnt of it; else those that it may be."""

    agency_id: int | None
    is_new: bool = False
    candidates: tuple[tuple[int, float], ...] = ()


def recognise(session: Session, run_id: int, agency: Agency) -> Whose:
    """Who the agency that a document names is."""
    if agency.name is None:
        return Whose(None)
    key = "|".join(squash(part or "") for part in (agency.name, agency.district, agency.province))
    known = session.scalar(select(tables.Agency.id).where(tables.Agency.key == key))
    if known is not None:
        return Whose(known)
    row = tables.Agency(
        key=key,
        name=agency.name,
        type=agency.type,
        subdistrict=agency.subdistrict,
        district=agency.district,
        province=agency.province,
        source="read",
        first_run_id=run_id,
    )
    session.add(row)
    session.flush()
    return Whose(row.id, is_new=True)
