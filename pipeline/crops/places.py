"""What crops a report asks for: one for each place that a value was read from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.evidence import Evidence
from schemas.report import Report, ScoreItem

_FEWEST_DIGITS = 2


class Place(NamedTuple):
    """Evidence with a box: `path` leads to it in the report's JSON, `name` is that of its crop, without an ending."""

    path: str
    name: str
    evidence: Evidence


class _Asked(NamedTuple):
    """Evidence by its path; `stem` is shared by all that the same value was read from."""

    path: str
    stem: str
    evidence: Evidence


def places_of(report: Report) -> list[Place]:
    """The places of the report's values, its scores, and each measure's values, in the order of the report.

    A name is like `m03-owners-p2`: the third measure, its owners, on page 2; several places of a value are numbered in
    between. Evidence without a page or a box, as of a text dump, has no place.
    """
    asked = [each for each in _asked(report) if each.evidence.page is not None and each.evidence.box is not None]
    of_stem = Counter(each.stem for each in asked)
    seen: Counter[str] = Counter()
    places = []
    for path, stem, evidence in asked:
        seen[stem] += 1
        number = f"-{seen[stem]}" if of_stem[stem] > 1 else ""
        places.append(Place(path, f"{stem}{number}-p{evidence.page}", evidence))
    return places


def _asked(report: Report) -> Iterator[_Asked]:
    for field, places in report.evidence.items():
        yield from _of_value(f"evidence.{field}", field, places)
    for at, item in enumerate(report.assessment.items if report.assessment else ()):
        yield from _of_value(f"assessment.items[{at}].evidence", f"score-{_name_of(item)}", item.evidence)
    digits = max(_FEWEST_DIGITS, len(str(len(report.measures))))
    for at, measure in enumerate(report.measures):
        for field, places in measure.evidence.items():
            yield from _of_value(f"measures[{at}].evidence.{field}", f"m{at + 1:0{digits}}-{field}", places)


def _of_value(path: str, stem: str, places: Sequence[Evidence]) -> Iterator[_Asked]:
    for at, evidence in enumerate(places):
        yield _Asked(f"{path}[{at}]", stem, evidence)


def _name_of(item: ScoreItem) -> str:
    """`i3`, or `OIT-9` for an indicator."""
    if item.code:
        return item.code
    return item.instrument if item.indicator is None else f"{item.instrument}-{item.indicator}"
