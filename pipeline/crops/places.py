"""What crops a report asks for: the places that its values were read from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.page.geometry import around
from schemas.evidence import Evidence
from schemas.geometry import Box
from schemas.report import Report, ScoreItem

_FEWEST_DIGITS = 2
_APART = 0.8
"""Of the height of a line: evidence that is farther below the line before is a place of its own."""


class Shown(NamedTuple):
    """One evidence: the path that leads to it in the report's JSON, and its words."""

    path: str
    raw: str


class Place(NamedTuple):
    """What a crop shows: a box on a page, and all evidence in it; `name` is that of the picture, without an ending."""

    name: str
    page: int
    box: Box
    shows: tuple[Shown, ...]


class _Part(NamedTuple):
    """Lines of one value that stand under each other."""

    page: int
    boxes: tuple[Box, ...]
    shows: tuple[Shown, ...]


def places_of(report: Report) -> list[Place]:
    """The places of the report's values, its scores, and each measure's values, in the order of the report.

    Lines of a value that stand under each other are one place. A name is like `m03-owners-p2`: the third measure, its
    owners, on page 2; several places of a value are numbered in between. Evidence without a page or a box, as of a text
    dump, has no place.
    """
    parts = [(stem, part) for stem, path, evidence in _values(report) for part in _parts(path, evidence)]
    of_stem = Counter(stem for stem, _ in parts)
    seen: Counter[str] = Counter()
    places = []
    for stem, part in parts:
        seen[stem] += 1
        number = f"-{seen[stem]}" if of_stem[stem] > 1 else ""
        places.append(Place(f"{stem}{number}-p{part.page}", part.page, around(part.boxes), part.shows))
    return places


def _values(report: Report) -> Iterator[tuple[str, str, Sequence[Evidence]]]:
    """Each value: the beginning of its crops' names, the path of its evidence, and the evidence."""
    for field, evidence in report.evidence.items():
        yield field, f"evidence.{field}", evidence
    for at, item in enumerate(report.assessment.items if report.assessment else ()):
        yield f"score-{_name_of(item)}", f"assessment.items[{at}].evidence", item.evidence
    digits = max(_FEWEST_DIGITS, len(str(len(report.measures))))
    for at, measure in enumerate(report.measures):
        for field, evidence in measure.evidence.items():
            yield f"m{at + 1:0{digits}}-{field}", f"measures[{at}].evidence.{field}", evidence


def _name_of(item: ScoreItem) -> str:
    """`i3`, or `OIT-9` for an indicator."""
    if item.code:
        return item.code
    return item.instrument if item.indicator is None else f"{item.instrument}-{item.indicator}"


def _parts(path: str, evidence: Sequence[Evidence]) -> Iterator[_Part]:
    """The evidence of a value, in order, with lines under each other as one."""
    part: _Part | None = None
    for at, each in enumerate(evidence):
        if each.page is None or each.box is None:
            continue
        shown = Shown(f"{path}[{at}]", each.raw)
        if part is not None and part.page == each.page and _goes_on(part.boxes[-1], each.box):
            part = part._replace(boxes=(*part.boxes, each.box), shows=(*part.shows, shown))
            continue
        if part is not None:
            yield part
        part = _Part(each.page, (each.box,), (shown,))
    if part is not None:
        yield part


def _goes_on(line: Box, after: Box) -> bool:
    """Whether a line stands straight below another, or is the same."""
    height = min(line.y1 - line.y0, after.y1 - after.y0)
    return (
        min(line.x1, after.x1) - max(line.x0, after.x0) > min(line.x1 - line.x0, after.x1 - after.x0) / 2
        and line.y0 <= after.y0
        and after.y0 - line.y1 <= _APART * height
    )
