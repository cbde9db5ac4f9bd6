"""The morning report: what the nights of a day did, drawn up from the store."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from pipeline.batch.night import Night
from pipeline.store.morning_rows import (
    AgencyRow,
    ArrivalRow,
    RunRow,
    arrivals_of,
    count_measures,
    count_pages,
    new_agencies,
    runs_of_day,
)
from pipeline.store.open import Store
from pipeline.store.tables import ARRIVAL_OUTCOMES

MOST_SLOW = 5


@dataclass(frozen=True)
class Morning:
    """What there is to report of a day: its runs and what they took in, and what the last of them left."""

    day: date
    store: str
    runs: Sequence[RunRow]
    arrivals: Sequence[ArrivalRow]
    agencies: Sequence[AgencyRow]
    pages: dict[str, int]
    measures: int
    night: Night

    @property
    def outcomes(self) -> dict[str, int]:
        """How many files became what."""
        counts = Counter(row.outcome for row in self.arrivals)
        return {outcome: counts[outcome] for outcome in ARRIVAL_OUTCOMES}

    def of(self, outcome: str) -> list[ArrivalRow]:
        """The files that became this, those with most to review first."""
        return sorted((row for row in self.arrivals if row.outcome == outcome), key=lambda row: -row.to_review)

    @property
    def slowest(self) -> list[ArrivalRow]:
        """The files that took longest."""
        read = [row for row in self.arrivals if row.seconds]
        return sorted(read, key=lambda row: -row.seconds)[:MOST_SLOW]

    @property
    def corrected(self) -> list[ArrivalRow]:
        """The files that took the place of an earlier submission."""
        return [row for row in self.arrivals if row.outcome != "duplicate" and (row.version or 1) > 1]

    @property
    def rescans(self) -> list[ArrivalRow]:
        """The files that are an earlier document once more."""
        return [row for row in self.arrivals if row.outcome != "duplicate" and row.same_as]

    @property
    def problems(self) -> list[str]:
        """What does not balance in the ledgers of the day."""
        return [problem for run in self.runs for problem in (run.ledger or {}).get("problems", [])]


def draw_up(store: Store, night: Night, *, now: datetime) -> Morning:
    """The morning report of the day that `now` is in, by its own time zone, up to this night."""
    begin = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
    with store.read() as session:
        runs = runs_of_day(session, begin=begin, last_run_id=night.run_id)
        run_ids = [run.run_id for run in runs]
        return Morning(
            day=now.date(),
            store=store.name,
            runs=runs,
            arrivals=arrivals_of(session, run_ids),
            agencies=new_agencies(session, run_ids),
            pages=count_pages(session, run_ids),
            measures=count_measures(session, run_ids),
            night=night,
        )
