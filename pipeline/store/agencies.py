"""Agencies: who a document's agency is among those that the store knows, and how it learns of new ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from pipeline.agencies.listing import Listed, read_list
from pipeline.agencies.matching import KnownAgency, match_agency
from pipeline.agencies.names import agency_key, in_full, name_key, spell_out
from pipeline.store.tables import Agency, Alias
from schemas import report as report_schema
from schemas.errors import InputError

SURE = 0.9
"""Recognised less surely, a name that the store does not know makes no new agency."""


@dataclass(frozen=True)
class Whose:
    """The agency, where it is sure, and whether the store has just learnt of it; else those that it may be."""

    agency_id: int | None
    is_new: bool = False
    candidates: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What a list of agencies brought."""

    added: int
    known: int


def recognise(session: Session, run_id: int, report: report_schema.Report) -> Whose:
    """Who the agency that a report names is; one that nobody knows and that was read surely is new."""
    agency = in_full(report.agency)
    if agency.name is None:
        return Whose(None)
    key = name_key(agency.name)
    exact = _named(session, Agency.name_key == key) + _renamed(session, Alias.key == key)
    match = match_agency(agency, exact)
    if match.agency_id is None:
        match = match_agency(agency, exact + _near(session, agency))
    if match.agency_id is not None:
        _fill_in(session.get_one(Agency, match.agency_id), agency, session)
        return Whose(match.agency_id)
    if match.candidates or not _was_read_surely(report):
        return Whose(None, candidates=match.candidates)
    return Whose(_add(session, agency, source="read", run_id=run_id).id, is_new=True)


def load_agencies(session: Session, path: Path) -> Loaded:
    """Takes in a list of agencies: those that are known get its names and places, the others are added.

    Raises InputError, with the lines, for a list with faults. Documents that wait for their agency are not looked at;
    `pipeline.store.waiting` does that.
    """
    added = known = 0
    for listed in read_list(path):
        row = find_listed(session, listed)
        if row is None:
            row = _add(session, listed.agency, source="list", run_id=None)
            added += 1
        else:
            known += 1
            row.source, row.type, row.name = "list", listed.agency.type, listed.name
            _fill_in(row, listed.agency, session)
        for alias in listed.aliases:
            add_alias(session, row.id, alias, source="list")
        session.flush()
    return Loaded(added, known)


def find_listed(session: Session, listed: Listed) -> Agency | None:
    """The known agency that a line of a list means; raises InputError where it may be several."""
    meant = _meant_by(listed, _named(session, Agency.name_key == name_key(listed.name)))
    return None if meant is None else session.get_one(Agency, meant.agency_id)


def find_all_listed(session: Session, listed: Sequence[Listed]) -> list[KnownAgency | None]:
    """The known agency that each line of a list means, with a single query; raises InputError as `find_listed`."""
    by_name: dict[str, list[KnownAgency]] = {}
    for known in _named(session):
        by_name.setdefault(name_key(known.name), []).append(known)
    return [_meant_by(each, by_name.get(name_key(each.name), [])) for each in listed]


def _meant_by(listed: Listed, namesakes: Sequence[KnownAgency]) -> KnownAgency | None:
    match = match_agency(listed.agency, namesakes)
    if len(match.candidates) > 1:
        told = f"line {listed.line_no}: there are several agencies {listed.name}"
        raise InputError(told, "Give the district and the province.")
    return next((each for each in namesakes if each.agency_id == match.agency_id), None)


def add_alias(session: Session, agency_id: int, name: str, *, source: str) -> None:
    """Notes another name of an agency, in full; from now on it is as sure as its own."""
    full = spell_out(name)
    key = name_key(full)
    known = session.scalar(select(Alias.id).where(Alias.agency_id == agency_id, Alias.key == key))
    if known is None and session.get_one(Agency, agency_id).name_key != key:
        session.add(Alias(agency_id=agency_id, key=key, name=full, source=source))
        session.flush()


def _was_read_surely(report: report_schema.Report) -> bool:
    return all(place.confidence >= SURE for place in report.evidence.get("agency", []))


def _near(session: Session, agency: report_schema.Agency) -> list[KnownAgency]:
    """The agencies of its kind that may stand in its province, under all their names."""
    nearby = [Agency.type == agency.type]
    if agency.province is not None:
        nearby.append(or_(Agency.province == agency.province, Agency.province.is_(None)))
    return _named(session, *nearby) + _renamed(session, *nearby)


def _named(session: Session, *of: ColumnElement[bool]) -> list[KnownAgency]:
    """Agencies under their own names."""
    found = select(Agency.id, Agency.name, Agency.district, Agency.province).where(*of).order_by(Agency.id)
    return [KnownAgency(*row) for row in session.execute(found)]


def _renamed(session: Session, *of: ColumnElement[bool]) -> list[KnownAgency]:
    """Agencies under their other names."""
    found = select(Agency.id, Alias.name, Agency.district, Agency.province).join(Alias, Alias.agency_id == Agency.id)
    return [KnownAgency(*row) for row in session.execute(found.where(*of).order_by(Alias.id))]


def _fill_in(row: Agency, agency: report_schema.Agency, session: Session) -> None:
    """Adds the places that the store did not know of an agency."""
    row.subdistrict = row.subdistrict or agency.subdistrict
    district, province = row.district or agency.district, row.province or agency.province
    key = agency_key(row.name, district=district, province=province)
    if key != row.key and not session.scalar(select(Agency.id).where(Agency.key == key)):
        row.key, row.district, row.province = key, district, province
    session.flush()


def _add(session: Session, agency: report_schema.Agency, *, source: str, run_id: int | None) -> Agency:
    name = str(agency.name)
    row = Agency(
        key=agency_key(name, district=agency.district, province=agency.province),
        name_key=name_key(name),
        name=name,
        type=agency.type,
        subdistrict=agency.subdistrict,
        district=agency.district,
        province=agency.province,
        source=source,
        first_run_id=run_id,
    )
    session.add(row)
    session.flush()
    return row
