"""`python -m bench.trust_figures EXPECTED_DIR REPORT_DIR [--least P] [--list]`: what the confidence in fields is worth.

Each report is compared with the hand-checked one of the same name, field by field as `prongsai evaluate` does. A field
is as sure as the weakest place that it was read from. Told are the share of the fields that are given as sure, how many
of these are wrong, and of the periods, fiscal years and scores that are wrong how many somebody is warned of: by a
confidence that is lower, or by a finding.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate import compare, scores_in
from pipeline.likeness import pair_measures
from pipeline.report_json import Json, list_in

LEAST = 0.9
"""The confidence from which a field is given as sure."""
OF_MEASURES = (
    "topic", "activities", "steps", "owners", "period", "status", "results", "outcomes", "references"
)  # fmt: skip
OF_DOCUMENT = ("agency", "fiscal_year", "assessment")
DIGIT_CRITICAL = frozenset(("period", "fiscal_year", "assessment", "score"))


@dataclass(frozen=True)
class JudgedField:
    """A field of a report: how sure it is, whether it is right, and whether a finding speaks of it.

    `astray` says that its measure is none that is expected: the table was understood wrongly, not its letters.
    """

    report: str
    path: str
    kind: str
    confidence: float
    right: bool
    told: bool
    astray: bool = False

    def is_sure(self, least: float = LEAST) -> bool:
        """Whether the field is given as sure."""
        return self.confidence >= least


@dataclass(frozen=True)
class TrustFigures:
    """How many fields are given, given as sure, sure and wrong, and of these in measures that nobody expects.

    The last two are of wrong fields that hang on digits, and how many of those somebody is warned of.
    """

    fields: int
    sure: int
    sure_and_wrong: int
    sure_and_astray: int
    critical_wrong: int
    critical_warned: int

    @property
    def covered(self) -> float:
        """The share of the fields that are given as sure."""
        return self.sure / self.fields if self.fields else 1.0

    @property
    def wrong(self) -> float:
        """The share of the sure fields that are wrong."""
        return self.sure_and_wrong / self.sure if self.sure else 0.0

    @property
    def warned(self) -> float:
        """The share of the wrong periods, years and scores that are unsure, or have a finding."""
        return self.critical_warned / self.critical_wrong if self.critical_wrong else 1.0


def figures_of(fields: Sequence[JudgedField], *, least: float = LEAST) -> TrustFigures:
    """The figures over all fields."""
    sure = [field for field in fields if field.is_sure(least)]
    # What a measure says that nobody expects cannot be judged.
    wrong = [field for field in fields if field.kind in DIGIT_CRITICAL and not (field.right or field.astray)]
    return TrustFigures(
        fields=len(fields),
        sure=len(sure),
        sure_and_wrong=sum(not field.right for field in sure),
        sure_and_astray=sum(field.astray for field in sure),
        critical_wrong=len(wrong),
        critical_warned=sum(field.told or not field.is_sure(least) for field in wrong),
    )


def judge_fields(expected: Json, actual: Json, *, report: str) -> list[JudgedField]:
    """Every field that the actual report gives, with the verdict of the expected one."""
    missed = {miss.path for miss in compare(expected, actual).misses}
    found = [
        *_of_measures(expected, actual, missed),
        *_of_document(actual, missed),
        *_of_scores(expected, actual),
    ]
    given = list_in(actual, "measures")
    paired = set(pair_measures(list_in(expected, "measures"), given).values())
    astray = tuple(f"measures[{at}]." for at in range(len(given)) if at not in paired)
    spoken_of = [finding["path"] for finding in list_in(actual, "findings") if finding.get("path")]
    return [
        JudgedField(
            report,
            path,
            kind,
            _weakest(evidence),
            right,
            told=any(_concern(path, each) for each in spoken_of),
            astray=path.startswith(astray),
        )
        for path, kind, evidence, right in found
        if evidence
    ]


Found = tuple[str, str, Sequence[Json], bool]
"""The path of a field in the actual report, its kind, its evidence, and whether it is right."""


def _of_measures(expected: Json, actual: Json, missed: Iterable[str]) -> Iterator[Found]:
    """The fields of the measures; of a measure that nobody expects all are wrong."""
    wanted, given = list_in(expected, "measures"), list_in(actual, "measures")
    to_expected = {at: number for number, at in pair_measures(wanted, given).items()}
    wrong = set(missed)
    for at, measure in enumerate(given):
        for name in OF_MEASURES:
            number = to_expected.get(at)
            if number is not None and wanted[number].get(name) == "*":
                continue
            right = number is not None and f"measures[{number}].{name}" not in wrong
            yield f"measures[{at}].{name}", name, _evidence(measure, name), right


def _of_document(actual: Json, missed: Iterable[str]) -> Iterator[Found]:
    wrong = set(missed)
    for name in OF_DOCUMENT:
        yield name, name, _evidence(actual, name), name not in wrong


def _of_scores(expected: Json, actual: Json) -> Iterator[Found]:
    """The scores, where some are expected; each expected one makes one right."""
    rest = scores_in(expected)
    if not rest:
        return
    items = list_in(actual.get("assessment"), "items")
    for at, (item, score) in enumerate(zip(items, scores_in(actual), strict=True)):
        right = score in rest
        if right:
            rest.remove(score)
        yield f"assessment.items[{at}]", "score", list_in(item, "evidence"), right


def _evidence(record: Json, name: str) -> list[Json]:
    evidence: Any = record.get("evidence")
    return list_in(evidence if isinstance(evidence, Mapping) else {}, name)


def _weakest(evidence: Iterable[Json]) -> float:
    return min(float(place["confidence"]) for place in evidence)


def _concern(path: str, other: str) -> bool:
    """Whether one of the paths leads to the other."""
    return path == other or other.startswith((f"{path}.", f"{path}[")) or path.startswith((f"{other}.", f"{other}["))


def read_folders(expected: Path, reports: Path) -> Iterator[JudgedField]:
    """The fields of every report of which there is a hand-checked one of the same name."""
    for path in sorted(expected.glob("*.json")):
        report = reports / path.name
        if report.is_file():
            yield from judge_fields(_load(path), _load(report), report=path.stem)


def _load(path: Path) -> Json:
    loaded: Json = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.trust_figures", description="Measures what the confidence in fields is worth."
    )
    parser.add_argument("expected", type=Path, metavar="EXPECTED_DIR", help="hand-checked reports, NAME.json")
    parser.add_argument("reports", type=Path, metavar="REPORT_DIR", help="what prongsai read, NAME.json")
    parser.add_argument("--least", type=float, default=LEAST, metavar="P", help="given as sure (%(default)s)")
    parser.add_argument("--list", action="store_true", help="list the fields that are sure and wrong, or not told of")
    chosen = parser.parse_args(arguments)
    for folder in (chosen.expected, chosen.reports):
        if not folder.is_dir():
            parser.error(f"no such folder: {folder}")
    return chosen


def main(arguments: Sequence[str]) -> None:
    """Measures, and prints the figures to standard output."""
    chosen = _parse(arguments)
    fields = list(read_folders(chosen.expected, chosen.reports))
    figures = figures_of(fields, least=chosen.least)
    print(f"fields given as sure: {figures.sure} of {figures.fields}, {figures.covered:.1%}")
    print(
        f"wrong among them: {figures.sure_and_wrong}, {figures.wrong:.2%};"
        f" of these in measures that nobody expects: {figures.sure_and_astray}"
    )
    print(
        f"wrong periods, years and scores: {figures.critical_wrong}; warned of: {figures.critical_warned},"
        f" {figures.warned:.1%}"
    )
    if chosen.list:
        for field in fields:
            if not field.right:
                told = "told of" if field.told else "not told of"
                print(f"{field.report} {field.path}: wrong, {field.confidence:.4f}, {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
