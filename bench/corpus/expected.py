"""What a report must be read as, from the values it was printed from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bench.corpus.agencies import Body
from bench.corpus.blocks import Block
from bench.corpus.measures import Invented
from schemas.report import Assessment, Kind, Measure, Report, ScoreItem, Source, Status, Topic

DONE, IN_PROGRESS, NOT_STARTED = "ดำเนินการ", "อยู่ระหว่างดำเนินการ", "ยังไม่ได้ดำเนินการ"
LABELS = {"not_started": NOT_STARTED, "in_progress": IN_PROGRESS, "done": DONE}
PHRASES = {
    "not_started": "ยังไม่ได้ดำเนินการ",
    "in_progress": "อยู่ระหว่างดำเนินการ",
    "done": "ดำเนินการเสร็จสิ้นแล้ว",
}

Printed = Callable[[str], str]
"""Puts digits into the script of the report."""


@dataclass(frozen=True)
class Invention:
    """A report before it is printed: what is in it, and what it is made of."""

    kind: Kind
    title: str
    body: Body
    fiscal_year: int
    assessment: Assessment | None
    measures: tuple[Measure, ...]
    blocks: tuple[Block, ...]

    def report(self, source: Source) -> Report:
        """The report that the file must become, without findings and evidence."""
        return Report(
            source=source,
            kind=self.kind,
            title=self.title,
            agency=self.body.agency,
            fiscal_year=self.fiscal_year,
            assessment=self.assessment,
            measures=list(self.measures),
        )


def measure_of(
    invented: Invented,
    printed: Printed,
    *,
    number: int | None = None,
    topic: Topic | None = None,
    told: bool = False,
    outcome: bool = False,
    status: Status | None = None,
) -> Measure:
    """The measure as it must be read; `told` where results are printed, `outcome` where that is."""
    return Measure(
        number=None if number is None else printed(str(number)),
        topic=topic,
        activities=[invented.activity],
        steps=[printed(step) for step in invented.steps],
        owners=list(invented.owners),
        period=invented.period.model_copy(update={"raw": printed(invented.period.raw)}),
        status=status or Status(),
        results=[printed(result) for result in invented.results] if told else [],
        outcomes=[invented.outcome] if outcome else [],
    )


def ticked(invented: Invented) -> Status:
    """The status of a box."""
    return Status(value=invented.state, basis="checkbox", raw=LABELS[invented.state])


def in_words(invented: Invented) -> Status:
    """The status of a phrase."""
    return Status(value=invented.state, basis="phrase", raw=PHRASES[invented.state])


def quoted(year: int, score: Decimal, level: str, items: Sequence[ScoreItem] = ()) -> Assessment:
    """The assessment of the year."""
    return Assessment(fiscal_year=year, score=score, level=level, items=list(items))
