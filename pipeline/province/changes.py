"""What became of an agency's measures from one year to another."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.thai.fuzzy import similarity, squash
from pipeline.store.agency_years import StoredReport
from schemas.report import Measure, Status

SAME_MEASURE = 0.6
"""Likeness of the texts from which a measure of a later year is the same one, perhaps reworded."""
KINDS_IN_ORDER = ("report", "plan", "analysis", "memo")
"""A report tells of a year what a plan intended for it; a plan counts where there is no report yet."""


class MeasureChange(NamedTuple):
    """A measure in both years, or only in one: then the other is None. `likeness` is 0–1."""

    before: Measure | None
    after: Measure | None
    likeness: float = 0.0

    @property
    def status_moved(self) -> tuple[Status, Status] | None:
        """Both statuses, where a measure goes on and they differ."""
        if self.before is None or self.after is None or self.before.status.value == self.after.status.value:
            return None
        return self.before.status, self.after.status

    @property
    def owners_changed(self) -> tuple[list[str], list[str]] | None:
        """The names of both years' owners, where a measure goes on and they differ in more than spelling."""
        if self.before is None or self.after is None:
            return None
        before, after = ([owner.name for owner in each.owners] for each in (self.before, self.after))
        return None if {*map(squash, before)} == {*map(squash, after)} else (before, after)


class Changes(NamedTuple):
    """The measures of two years, side by side: those that went on, in the order of the later year, then the others."""

    continued: tuple[MeasureChange, ...]
    added: tuple[MeasureChange, ...]
    dropped: tuple[MeasureChange, ...]


def measures_of_year(reports: Sequence[StoredReport]) -> list[Measure]:
    """The measures of the document that tells most of the year: its report, or else its plan."""
    for kind in KINDS_IN_ORDER:
        measures = [measure for each in reports if each.report.kind == kind for measure in each.report.measures]
        if measures:
            return measures
    return [measure for each in reports for measure in each.report.measures]


def compare_measures(before: Sequence[Measure], after: Sequence[Measure]) -> Changes:
    """Which measures went on, were added or dropped: the likeliest pairs first, each measure in one pair at most."""
    texts = [[_text_of(measure) for measure in measures] for measures in (before, after)]
    alike = sorted(
        (
            (likeness, -i, -j)
            for i, one in enumerate(texts[0])
            for j, other in enumerate(texts[1])
            if (likeness := similarity(one, other)) >= SAME_MEASURE
        ),
        reverse=True,
    )
    partner_of: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, minus_i, minus_j in alike:
        if -minus_i not in taken and -minus_j not in partner_of:
            partner_of[-minus_j] = (-minus_i, likeness)
            taken.add(-minus_i)
    return Changes(
        continued=tuple(
            MeasureChange(before[partner_of[j][0]], measure, partner_of[j][1])
            for j, measure in enumerate(after)
            if j in partner_of
        ),
        added=tuple(MeasureChange(None, measure) for j, measure in enumerate(after) if j not in partner_of),
        dropped=tuple(MeasureChange(measure, None) for i, measure in enumerate(before) if i not in taken),
    )


def _text_of(measure: Measure) -> str:
    """What a measure is recognised by: what is done, else the steps."""
    return " ".join(measure.activities) or " ".join(measure.steps)
