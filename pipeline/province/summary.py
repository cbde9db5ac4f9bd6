"""A year of a province, or of all: who has submitted what, how far the measures are, and what the scores say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta, timezone
from functools import partial
from itertools import groupby
from statistics import fmean
from typing import NamedTuple, TypeAlias

from extractors.thai.fuzzy import best_match
from extractors.thai.lexicon.ita import TOPICS
from pipeline.store.open import Store
from pipeline.store.summary_rows import (
    STATUSES,
    Counted,
    FindingCount,
    InstrumentScore,
    ListedAgency,
    Scope,
    Submitted,
    TitleCount,
    agencies_by_topic,
    findings_by_code,
    instrument_scores,
    listed_agencies,
    measures_by_owner,
    measures_by_title,
    quarantined_documents,
    submitted_documents,
)

MOST_OWNERS = 15
SAME_TOPIC = 0.85
"""Likeness from which a printed title is one of the seven topics of the assessment."""
NO_TOPIC = "–"
THAI_TIME = timezone(timedelta(hours=7))
"""A day in Thailand ends at 17:00 UTC; there is no summer time."""

CountAgencies: TypeAlias = Callable[[Mapping[str | None, str]], Mapping[str, int]]
"""How many agencies stand under each topic, from which topic each printed title is."""


class AgencyYear(NamedTuple):
    """What an agency has submitted for the year. `late` is None where nobody has set a last day."""

    agency_id: int | None
    name: str
    district: str | None
    province: str | None
    documents: tuple[Submitted, ...]
    first_day: date
    late: bool | None

    def total(self, count: str) -> int:
        """The sum of one of the counts of `Submitted` over all documents."""
        return sum(getattr(document, count) for document in self.documents)


class InstrumentChange(NamedTuple):
    """An instrument's mean over agencies. `before` and `change` are over the `paired` ones, that have both years."""

    instrument: str
    mean: float
    agencies: int
    before: float | None
    change: float | None
    paired: int


class Summary(NamedTuple):
    """The picture of a year. `missing` and `expected` are None where no list says who has to report."""

    year: int
    province: str | None
    due: date | None
    agencies: tuple[AgencyYear, ...]
    expected: int | None
    missing: tuple[ListedAgency, ...] | None
    statuses: dict[str, int]
    topics: tuple[Counted, ...]
    owners: tuple[Counted, ...]
    scores: tuple[InstrumentChange, ...]
    findings: tuple[FindingCount, ...]
    quarantined: int

    @property
    def measures(self) -> int:
        """How many measures were submitted."""
        return sum(self.statuses.values())

    @property
    def listed(self) -> int | None:
        """How many of those that have to report have submitted; None where no list says who has to."""
        return None if self.expected is None or self.missing is None else self.expected - len(self.missing)

    @property
    def late(self) -> tuple[AgencyYear, ...]:
        """Who has submitted after the last day."""
        return tuple(each for each in self.agencies if each.late)

    @property
    def to_review(self) -> tuple[AgencyYear, ...]:
        """Whose documents a person should look at."""
        return tuple(each for each in self.agencies if any(document.state == "review" for document in each.documents))


def summarize(
    store: Store,
    scope: Scope,
    *,
    due: date | None = None,
    expected: Sequence[ListedAgency] | None = None,
) -> Summary:
    """The summary of a year; `due` is the last day on time, `expected` who has to report.

    Without `expected` these are the agencies that the office's list has brought into the store, if there are any.
    """
    with store.read() as session:
        agencies = tuple(_to_agencies(submitted_documents(session, scope), due=due))
        listed = expected or listed_agencies(session, province=scope.province, source="list") or None
        there = {each.agency_id for each in agencies}
        years = (scope.year - 1, scope.year)
        return Summary(
            year=scope.year,
            province=scope.province,
            due=due,
            agencies=agencies,
            expected=None if listed is None else len(listed),
            missing=None if listed is None else tuple(each for each in listed if each.id not in there),
            statuses=_count_statuses(agencies),
            topics=tuple(count_topics(measures_by_title(session, scope), partial(agencies_by_topic, session, scope))),
            owners=tuple(measures_by_owner(session, scope, most=MOST_OWNERS)),
            scores=tuple(compare_scores(instrument_scores(session, scope, years=years), year=scope.year)),
            findings=tuple(findings_by_code(session, scope)),
            quarantined=quarantined_documents(session),
        )


def _count_statuses(agencies: Sequence[AgencyYear]) -> dict[str, int]:
    """How many measures have each status, from what is done to what nobody can tell."""
    documents = [document for each in agencies for document in each.documents]
    totals = {status: sum(getattr(document, status) for document in documents) for status in STATUSES}
    return {status: total for status, total in totals.items() if total}


def _to_agencies(documents: Iterable[Submitted], *, due: date | None) -> Iterable[AgencyYear]:
    """The documents by agency; one whose agency is not sure stands for itself."""
    ordered = sorted(documents, key=lambda each: (each.agency or "", each.agency_id or -each.document_id))
    for agency_id, group in groupby(ordered, key=lambda each: each.agency_id or -each.document_id):
        of_one = tuple(group)
        first = of_one[0]
        first_day = min(each.arrived_at for each in of_one).astimezone(THAI_TIME).date()
        yield AgencyYear(
            agency_id=agency_id if agency_id > 0 else None,
            name=first.agency or first.filename,
            district=first.district,
            province=first.province,
            documents=of_one,
            first_day=first_day,
            late=None if due is None else first_day > due,
        )


def count_topics(counts: Sequence[TitleCount], agencies_of: CountAgencies) -> list[Counted]:
    """Measures by topic, most first: titles that are one of the seven of the assessment are brought together.

    An agency may have measures under several titles of one topic: `agencies_of` counts it once.
    """
    named: dict[str, list[TitleCount]] = {}
    for each in counts:
        named.setdefault(_name_topic(each.title), []).append(each)
    several = {each.title: name for name, group in named.items() if len(group) > 1 for each in group}
    agencies = agencies_of(several) if several else {}
    counted = [
        Counted(
            name,
            measures=sum(each.measures for each in group),
            agencies=agencies.get(name, group[0].agencies),
            done=sum(each.done for each in group),
        )
        for name, group in named.items()
    ]
    return sorted(counted, key=lambda each: (-each.measures, each.name))


def _name_topic(title: str | None) -> str:
    if title is None:
        return NO_TOPIC
    found = best_match(title, TOPICS, at_least=SAME_TOPIC)
    return f"{found[0] + 1}. {TOPICS[found[0]]}" if found else title


def compare_scores(scores: Iterable[InstrumentScore], *, year: int) -> Iterable[InstrumentChange]:
    """Each instrument's mean in `year`, beside that of the year before for the agencies that have both."""
    by_instrument: dict[str, dict[int, dict[int, float]]] = {}
    for each in scores:
        by_instrument.setdefault(each.instrument, {}).setdefault(each.year, {})[each.agency_id] = each.score
    for instrument, years in by_instrument.items():
        now, before = years.get(year, {}), years.get(year - 1, {})
        if not now:
            continue
        both = sorted(now.keys() & before.keys())
        earlier = fmean(before[agency] for agency in both) if both else None
        change = None if earlier is None else fmean(now[agency] for agency in both) - earlier
        yield InstrumentChange(instrument, fmean(now.values()), len(now), earlier, change, len(both))
