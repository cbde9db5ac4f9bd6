"""Indicators whose score is not the mean of their items.

The score of an IIT or EIT indicator is the plain mean of its items, as the assessment manuals count: since fiscal
year 2567 (B.E.) three items for each indicator, in EIT the mean of the means of two parts; in 2561–2566 six items in
IIT and five in EIT. OIT indicators are weighted otherwise and are not checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.thai.lexicon.ita import HIGHEST_SCORE, LOWEST_SCORE
from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.scores import ItemKey, name_of_item, scores_by_item
from schemas.finding import Finding
from schemas.reading import Reading
from schemas.report import Assessment, Report, ScoreItem

CODES: Codes = {"score.average-disagrees": ("warning",)}

TOLERANCE = Decimal("0.02")
"""How far apart the rounding of two printed decimals may put an indicator and its mean."""


@dataclass(frozen=True)
class Group:
    """How one instrument counts: its item letter, the indicators it gives, items for each, and its parts."""

    letter: str
    indicators: range
    items_each: int
    parts: tuple[int, ...] = ()

    def codes(self, indicator: int) -> list[str]:
        """The item codes of an indicator, one after another over the indicators."""
        first = (indicator - self.indicators.start) * self.items_each + 1
        return [f"{self.letter}{number}" for number in range(first, first + self.items_each)]

    def knows(self, item: ScoreItem) -> bool:
        """Whether the instrument has an item of this code and part."""
        highest = len(self.indicators) * self.items_each
        return (item.code is None or int(item.code[1:]) <= highest) and (item.part is None or item.part in self.parts)


Scheme = Mapping[str, Group]

SINCE_2567: Scheme = {"IIT": Group("i", range(1, 6), 3), "EIT": Group("e", range(6, 9), 3, (1, 2))}
SINCE_2561: Scheme = {"IIT": Group("i", range(1, 6), 6), "EIT": Group("e", range(6, 9), 5)}


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each indicator that is off, where all of its items are there with one score each."""
    assessment = reading.report.assessment
    scheme = _scheme_of(reading.report)
    if assessment is None or scheme is None:
        return
    sure = _sure_scores(assessment)
    for index in sure.values():
        indicator = assessment.items[index]
        group = scheme.get(indicator.instrument)
        if indicator.code or not indicator.indicator or group is None or indicator.indicator not in group.indicators:
            continue
        codes = group.codes(indicator.indicator)
        items = _items_of(indicator, codes=codes, parts=group.parts, sure=sure, assessment=assessment)
        mean = sum((item.score for item in items), Decimal(0)) / max(len(items), 1)
        if items and abs(mean - indicator.score) > TOLERANCE:
            name_th, name_en = name_of_item(indicator)
            span = f"{codes[0]}–{codes[-1]}"
            yield to_finding(
                "score.average-disagrees",
                "warning",
                th=f"{name_th} พิมพ์คะแนนไว้ {format_thai(indicator.score)}"
                f" แต่ค่าเฉลี่ยของข้อ {span} คือ {format_thai(round(mean, 2))}",
                en=f"The score of {name_en} is printed as {indicator.score:f}, but the mean of {span} is {mean:.2f}",
                path=f"assessment.items[{index}].score",
                evidence=[place for entry in (indicator, *items) for place in entry.evidence],
            )


def _scheme_of(report: Report) -> Scheme | None:
    """How the round that the report quotes is counted; None where its year is unknown or the items contradict it."""
    if report.assessment is None:
        return None
    year = report.assessment.fiscal_year
    if year is None and report.fiscal_year != 2567:
        # A report quotes the round of its own year or of the year before, so only around 2567 that decides nothing.
        year = report.fiscal_year
    if year is None or year < 2561:
        return None
    scheme = SINCE_2567 if year >= 2567 else SINCE_2561
    known = all(group.knows(item) for item in report.assessment.items if (group := scheme.get(item.instrument)))
    return scheme if known else None


def _sure_scores(assessment: Assessment) -> dict[ItemKey, int]:
    """For each item and indicator the index of its score, where it has only one and that is possible."""
    return {
        key: indices[0]
        for key, indices in scores_by_item(assessment).items()
        if len({assessment.items[index].score for index in indices}) == 1
        and LOWEST_SCORE <= assessment.items[indices[0]].score <= HIGHEST_SCORE
    }


def _items_of(
    indicator: ScoreItem,
    *,
    codes: Sequence[str],
    parts: tuple[int, ...],
    sure: Mapping[ItemKey, int],
    assessment: Assessment,
) -> list[ScoreItem]:
    """The items of the indicator, of each part where there are parts; empty where one is missing."""
    choices: list[tuple[int | None, ...]] = [parts, (None,)] if parts else [(None,)]
    if indicator.part is not None:
        choices = [(indicator.part,)]
    for choice in choices:
        keys: list[ItemKey] = [(indicator.instrument, code, part) for part in choice for code in codes]
        if all(key in sure for key in keys):
            return [assessment.items[sure[key]] for key in keys]
    return []
