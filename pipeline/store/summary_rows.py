"""What a summary of a year counts, each with one query: the database adds up, and few rows come out."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, get_args

from sqlalchemy import JSON, ColumnElement, Float, String, and_, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from extractors.thai.lexicon.ita import HIGHEST_SCORE, LOWEST_SCORE
from pipeline.store.counted import is_counted
from pipeline.store.tables import Agency, Document, Finding, Measure, Owner, Score
from schemas.report import StatusValue

STATUSES = get_args(StatusValue)
"""From what is done to what nobody can tell."""


class Scope(NamedTuple):
    """A fiscal year (Buddhist era), and the province where only one is looked at."""

    year: int
    province: str | None = None

    def documents(self) -> ColumnElement[bool]:
        """The documents that count in this scope: the agency's province, else the one that the document prints."""
        parts = [is_counted(), Document.fiscal_year == self.year]
        if self.province is not None:
            parts.append(func.coalesce(Agency.province, Document.province) == self.province)
        return and_(*parts)


class Submitted(NamedTuple):
    """A document of an agency: `agency_id` is None where it is not sure which agency that is.

    `arrived_at` is when its first version was taken in, `changed_at` when this one was.
    """

    document_id: int
    agency_id: int | None
    agency: str | None
    agency_type: str | None
    district: str | None
    province: str | None
    kind: str
    filename: str
    version: int | None
    state: str
    score: Any
    arrived_at: datetime
    changed_at: datetime
    measures: int
    done: int
    in_progress: int
    not_started: int
    cancelled: int
    unknown: int
    errors: int
    warnings: int


class Counted(NamedTuple):
    """So many measures, of so many agencies, and how many of them are done."""

    name: str
    measures: int
    agencies: int
    done: int


class TitleCount(NamedTuple):
    """So many measures, of so many agencies, under a topic; `title` is None where they stand under none."""

    title: str | None
    measures: int
    agencies: int
    done: int


class InstrumentScore(NamedTuple):
    """The mean score of an instrument in an agency's reports of a year."""

    agency_id: int
    year: int
    instrument: str
    score: float


class FindingCount(NamedTuple):
    """How often a finding was made, and in the documents of how many agencies."""

    code: str
    severity: str
    findings: int
    agencies: int


class ListedAgency(NamedTuple):
    """An agency that the store knows."""

    id: int
    name: str
    type: str
    district: str | None
    province: str | None


def submitted_documents(session: Session, scope: Scope) -> list[Submitted]:
    """The counted documents of the year, by agency and kind."""
    of_year = select(Document.id).where(is_counted(), Document.fiscal_year == scope.year)
    measures = (
        select(
            Measure.document_id,
            func.count().label("measures"),
            *(func.sum(case((Measure.status == name, 1), else_=0)).label(name) for name in STATUSES),
        )
        .where(Measure.document_id.in_(of_year))
        .group_by(Measure.document_id)
        .subquery()
    )
    findings = (
        select(
            Finding.document_id,
            func.sum(case((Finding.severity == "error", 1), else_=0)).label("errors"),
            func.sum(case((Finding.severity == "warning", 1), else_=0)).label("warnings"),
        )
        .where(Finding.document_id.in_(of_year))
        .group_by(Finding.document_id)
        .subquery()
    )
    earlier = aliased(Document)
    first_version = (
        select(func.min(earlier.read_at))
        .where(
            earlier.agency_id == Document.agency_id,
            earlier.fiscal_year == Document.fiscal_year,
            earlier.kind == Document.kind,
        )
        .scalar_subquery()
    )
    counted = [func.coalesce(measures.c[name], 0) for name in ("measures", *STATUSES)]
    rows = session.execute(
        select(
            Document.id,
            Document.agency_id,
            func.coalesce(Agency.name, Document.agency_name),
            Agency.type,
            Agency.district,
            func.coalesce(Agency.province, Document.province),
            Document.kind,
            Document.filename,
            Document.version,
            Document.state,
            Document.assessment_score,
            func.coalesce(first_version, Document.read_at),
            Document.read_at,
            *counted,
            func.coalesce(findings.c.errors, 0),
            func.coalesce(findings.c.warnings, 0),
        )
        .outerjoin(Agency, Agency.id == Document.agency_id)
        .outerjoin(measures, measures.c.document_id == Document.id)
        .outerjoin(findings, findings.c.document_id == Document.id)
        .where(scope.documents())
        .order_by(func.coalesce(Agency.name, Document.agency_name), Document.kind, Document.id)
    )
    return [Submitted._make(row) for row in rows]


def measures_by_title(session: Session, scope: Scope) -> list[TitleCount]:
    """Measures by the topic that they stand under, as it is printed."""
    done = func.sum(case((Measure.status == "done", 1), else_=0))
    query = (
        select(Measure.topic_title, func.count(), func.count(_agency_of_document().distinct()), done)
        .join(Document, Document.id == Measure.document_id)
        .outerjoin(Agency, Agency.id == Document.agency_id)
        .where(scope.documents())
        .group_by(Measure.topic_title)
        .order_by(Measure.topic_title)
    )
    return [TitleCount._make(row) for row in session.execute(query)]


def agencies_by_topic(session: Session, scope: Scope, names: Mapping[str | None, str]) -> dict[str, int]:
    """How many agencies have measures under each topic; `names` says which one a printed title is, or none at all."""
    mapping = literal(json.dumps({title: name for title, name in names.items() if title is not None}))
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    pairs = func.json_each(mapping) if on_sqlite else func.json_each_text(cast(mapping, JSON))
    # However many titles there are, they are one parameter. Because of DISTINCT, SQLite makes an index of them.
    named = select(pairs.table_valued("key", "value")).distinct().cte("named")
    untitled = case((Measure.topic_title.is_(None), cast(literal(names.get(None)), String)))
    topic = func.coalesce(named.c.value, untitled)
    query = (
        select(topic, func.count(_agency_of_document().distinct()))
        .select_from(Measure)
        .outerjoin(named, named.c.key == Measure.topic_title)
        .join(Document, Document.id == Measure.document_id)
        .outerjoin(Agency, Agency.id == Document.agency_id)
        .where(scope.documents(), topic.is_not(None))
        .group_by(topic)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def measures_by_owner(session: Session, scope: Scope, *, most: int) -> list[Counted]:
    """The owners of the most measures."""
    query = (
        select(Owner.name, *_measure_counts())
        .join(Measure, Measure.id == Owner.measure_id)
        .join(Document, Document.id == Measure.document_id)
        .outerjoin(Agency, Agency.id == Document.agency_id)
        .where(scope.documents())
        .group_by(Owner.name)
        .order_by(func.count(Measure.id.distinct()).desc(), Owner.name)
        .limit(most)
    )
    return [Counted._make(row) for row in session.execute(query)]


def instrument_scores(session: Session, scope: Scope, *, years: Sequence[int]) -> list[InstrumentScore]:
    """What the agencies' documents of these years quote for each instrument.

    The printed total where there is one, else the mean of the indicators, else that of the items. Scores that cannot be
    are left out: they were misread, or misprinted, and a finding tells of each.
    """
    total = and_(Score.code.is_(None), Score.indicator.is_(None))
    value = cast(Score.score, Float)
    means = [func.avg(case((condition, value))) for condition in (total, Score.indicator.is_not(None))]
    places = [scope._replace(year=year).documents() for year in years]
    query = (
        select(Document.agency_id, Document.fiscal_year, Score.instrument, func.coalesce(*means, func.avg(value)))
        .join(Document, Document.id == Score.document_id)
        .join(Agency, Agency.id == Document.agency_id)
        .where(or_(*places), value.between(float(LOWEST_SCORE), float(HIGHEST_SCORE)))
        .group_by(Document.agency_id, Document.fiscal_year, Score.instrument)
        .order_by(Document.agency_id, Document.fiscal_year, Score.instrument)
    )
    return [InstrumentScore._make(row) for row in session.execute(query)]


def findings_by_code(session: Session, scope: Scope) -> list[FindingCount]:
    """Errors and warnings of the year's documents, the most frequent first."""
    count = func.count().label("findings")
    query = (
        select(Finding.code, Finding.severity, count, func.count(_agency_of_document().distinct()))
        .join(Document, Document.id == Finding.document_id)
        .outerjoin(Agency, Agency.id == Document.agency_id)
        .where(scope.documents(), Finding.severity != "info")
        .group_by(Finding.code, Finding.severity)
        .order_by(count.desc(), Finding.code, Finding.severity)
    )
    return [FindingCount._make(row) for row in session.execute(query)]


def listed_agencies(session: Session, *, province: str | None, source: str | None = None) -> list[ListedAgency]:
    """The agencies of a province, or all; `source` is `list` for those that the office's list names."""
    query = select(Agency.id, Agency.name, Agency.type, Agency.district, Agency.province).order_by(
        Agency.province, Agency.name, Agency.district, Agency.id
    )
    if province is not None:
        query = query.where(Agency.province == province)
    if source is not None:
        query = query.where(Agency.source == source)
    return [ListedAgency._make(row) for row in session.execute(query)]


def quarantined_documents(session: Session) -> int:
    """How many documents could not be read: whose they are, and of which year, is not known."""
    return session.scalar(select(func.count()).where(Document.state == "quarantined")) or 0


def _measure_counts() -> tuple[Any, Any, Any]:
    done = func.count(case((Measure.status == "done", Measure.id)).distinct())
    return func.count(Measure.id.distinct()), func.count(_agency_of_document().distinct()), done


def _agency_of_document() -> ColumnElement[Any]:
    """Who a document is counted for: its agency, else itself."""
    return func.coalesce(Document.agency_id, -Document.id)
