"""Where on a page the fields of a report were read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.debug.page_view import FieldPlace, FieldUse
from schemas.evidence import Evidence
from schemas.geometry import Box
from schemas.report import Report

SET_ASIDE = "set aside"
SCORE = "score"


def find_fields(report: Report, *, page_no: int) -> tuple[FieldPlace, ...]:
    """Each place on the page once, with all fields that name it as their evidence, in the order of the report."""
    uses: dict[Box, dict[FieldUse, None]] = {}
    for use, places in _uses(report):
        for place in places:
            if place.page == page_no and place.box is not None:
                uses.setdefault(place.box, {})[use] = None
    return tuple(FieldPlace(box, tuple(each)) for box, each in uses.items())


def _uses(report: Report) -> Iterator[tuple[FieldUse, Iterable[Evidence]]]:
    for name, places in report.evidence.items():
        yield FieldUse(name), places
    for item in report.assessment.items if report.assessment else ():
        yield FieldUse(SCORE, detail=item.code or item.instrument), item.evidence
    for number, measure in enumerate(report.measures, 1):
        for name, places in measure.evidence.items():
            yield FieldUse(name, measure=number), places
    for aside in report.set_aside:
        yield FieldUse(SET_ASIDE, detail=aside.kind.replace("_", " ")), aside.evidence


def say_uses(uses: Sequence[FieldUse]) -> str:
    """The uses in few words: `m3 owners, status`, or `m3-5 owners` for a cell that is merged over three measures."""
    measures: dict[str, list[int]] = {}
    for use in uses:
        if use.measure:
            measures.setdefault(_say_kind(use), []).append(use.measure)
    kinds: dict[str, list[str]] = {}
    for kind, numbers in measures.items():
        kinds.setdefault(say_numbers(numbers), []).append(kind)
    words = [f"{numbers} {', '.join(each)}" for numbers, each in kinds.items()]
    words += [f"{_say_kind(use)} {use.detail}".strip() for use in uses if not use.measure and use.kind != SET_ASIDE]
    words += [f"aside: {use.detail}" for use in uses if use.kind == SET_ASIDE]
    return "; ".join(words)


def _say_kind(use: FieldUse) -> str:
    return use.kind.replace("_", " ")


def say_numbers(numbers: Iterable[int]) -> str:
    """Which measures: `m3`, `m3-5`, or `m3,7`."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(sorted(set(numbers))), lambda each: each[1] - each[0])
    ]
    return "m" + ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
