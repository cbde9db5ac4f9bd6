"""How well a report was read: its fields against those of a hand-checked one.

All figures lie in 0..1. Both sides are the parsed JSON of the report contract; the expected side may be
partial (no source, no evidence), and a field that it gives as `"*"` is not counted.

    owners, period, status, topic, references   right or wrong for each expected measure, averaged (owners: F1 of the
                                                names); a measure that was not found counts as wrong
    activities, steps, results, outcomes        1 - character error rate of the text (spaces, digit script and the
                                                style of quotes and dashes are ignored), averaged likewise
    items                                       how often those four were split into the right number of items
    measures                                    F1 of finding the measures at all (similarity of at least 0.5)
    agency, fiscal_year, assessment             of the document; agency and fiscal_year only where given
    scores                                      F1 of the assessment's scores, where some are expected
    findings                                    share of the expected findings that came out, where some are expected
    field_f1                                    mean of measures, owners, period, status and the four texts
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.likeness import f1, normalize, pair_measures, similarity
from pipeline.report_json import Json, count_items, joined_text, list_in

Figures = dict[str, float]

TEXT_FIELDS = ("activities", "steps", "results", "outcomes")
MEASURE_FIELDS = ("owners", "period", "status", "topic", "references", "items", *TEXT_FIELDS)
HEADLINE_FIELDS = ("measures", "owners", "period", "status", *TEXT_FIELDS)
AGENCY_FIELDS = ("name", "type", "subdistrict", "district", "province")
NOT_COUNTED = "*"
SAME_TOPIC = 0.8
GOOD = 0.9
"""Below this a field of a measure is listed as a miss."""


@dataclass(frozen=True)
class Miss:
    """A place where the two disagree; `path` leads into the expected report, `figure` is what the place scored."""

    path: str
    figure: float
    expected: Any
    actual: Any


@dataclass(frozen=True)
class Comparison:
    """The figures of one report, and its misses in document order; of its measures, how many there are on each side.

    `paired` are the measures that were found on both sides.
    """

    figures: Figures
    misses: tuple[Miss, ...]
    expected: int
    actual: int
    paired: int


def compare(expected: Json, actual: Json) -> Comparison:
    """The figures of `actual` against `expected`, with what was missed."""
    wanted_measures, found_measures = list_in(expected, "measures"), list_in(actual, "measures")
    pairs = pair_measures(wanted_measures, found_measures)
    figures, misses = _compare_measures(wanted_measures, found_measures, pairs)
    for name, figure, wanted, found in _compare_document(expected, actual):
        figures[name] = figure
        if figure < 1:
            misses.append(Miss(name, figure, wanted, found))
    figures |= _compare_findings(expected, actual, misses)
    figures["field_f1"] = sum(figures[name] for name in HEADLINE_FIELDS) / len(HEADLINE_FIELDS)
    return Comparison(
        figures, tuple(misses), expected=len(wanted_measures), actual=len(found_measures), paired=len(pairs)
    )


def mean_figures(all_figures: Iterable[Figures]) -> Figures:
    """Each figure's mean over the reports that have it, the headline first."""
    values: dict[str, list[float]] = {}
    for figures in all_figures:
        for name, figure in figures.items():
            values.setdefault(name, []).append(figure)
    names = sorted(values, key=lambda name: (name != "field_f1", name))
    return {name: sum(values[name]) / len(values[name]) for name in names}


def _compare_measures(
    expected: Sequence[Json], actual: Sequence[Json], pairs: Mapping[int, int]
) -> tuple[Figures, list[Miss]]:
    sums, counts = dict.fromkeys(MEASURE_FIELDS, 0.0), dict.fromkeys(MEASURE_FIELDS, 0)
    misses: list[Miss] = []
    for i, wanted in enumerate(expected):
        counted = [name for name in MEASURE_FIELDS if wanted.get(name) != NOT_COUNTED]
        for name in counted:
            counts[name] += 1
        if i not in pairs:
            misses.append(Miss(f"measures[{i}]", 0.0, joined_text(wanted, "activities"), None))
            continue
        found = actual[pairs[i]]
        for name in counted:
            figure = _compare_field(name, wanted, found)
            sums[name] += figure
            if figure < GOOD:
                misses.append(_field_miss(f"measures[{i}].{name}", name, figure, wanted, found))
    for j in sorted(set(range(len(actual))) - set(pairs.values())):
        misses.append(Miss("measures", 0.0, None, joined_text(actual[j], "activities")))
    figures = {name: sums[name] / counts[name] if counts[name] else 1.0 for name in MEASURE_FIELDS}
    return figures | {"measures": f1(len(pairs), expected=len(expected), actual=len(actual))}, misses


def _field_miss(path: str, name: str, figure: float, wanted: Json, found: Json) -> Miss:
    if name == "items":
        return Miss(path, figure, _item_counts(wanted), _item_counts(found))
    return Miss(path, figure, wanted.get(name), found.get(name))


def _compare_field(name: str, wanted: Json, found: Json) -> float:
    match name:
        case "owners":
            return _compare_owners(list_in(wanted, "owners"), list_in(found, "owners"))
        case "period":
            return float(_period_ends(wanted) == _period_ends(found))
        case "status":
            return float(_status(wanted) == _status(found))
        case "topic":
            return _compare_topics(wanted.get("topic"), found.get("topic"))
        case "references":
            codes = sorted(str(code).lower() for code in list_in(found, "references"))
            return float(not list_in(wanted, "references") or sorted(list_in(wanted, "references")) == codes)
        case "items":
            return _compare_items(wanted, found)
    return similarity(joined_text(wanted, name), joined_text(found, name))


def _compare_owners(wanted: Sequence[Json], found: Sequence[Json]) -> float:
    """F1 of the owners; one is right with its name alone, and with its parent's name behind it."""
    rest = [_owner_spellings(owner) for owner in found]
    hits = 0
    for owner in wanted:
        match = next((spellings for spellings in rest if spellings & _owner_spellings(owner)), None)
        if match is not None:
            rest.remove(match)
            hits += 1
    return f1(hits, expected=len(wanted), actual=len(found))


def _owner_spellings(owner: Json) -> set[str]:
    name = normalize(owner.get("name"))
    return {name, name + normalize(owner.get("parent"))}


def _period_ends(measure: Json) -> tuple[str, str | None] | None:
    """Start and end; None for a measure without a period or with one that could not be read."""
    period = measure.get("period") or {}
    return (period["start"], period.get("end")) if period.get("start") else None


def _status(measure: Json) -> str:
    return str((measure.get("status") or {}).get("value", "unknown"))


def _compare_topics(wanted: Json | None, found: Json | None) -> float:
    """By number where one is expected, else by title; no topic is right only when none is expected."""
    wanted, found = wanted or {}, found or {}
    if not wanted:
        return float(not found.get("number") and not found.get("title"))
    if not found:
        return 0.0
    if wanted.get("number") is not None:
        return float(str(wanted["number"]) == str(found.get("number")))
    return float(similarity(wanted.get("title"), found.get("title")) >= SAME_TOPIC)


def _compare_items(wanted: Json, found: Json) -> float:
    """The share of the four texts that have the right number of items; one that is not counted is right."""
    right: list[bool] = [
        wanted.get(name) == NOT_COUNTED or count_items(wanted, name) == count_items(found, name) for name in TEXT_FIELDS
    ]
    return sum(right) / len(TEXT_FIELDS)


def _item_counts(measure: Json) -> str:
    """For a miss: how many items each text has."""
    return ", ".join(f"{name} {count_items(measure, name)}" for name in TEXT_FIELDS)


def _compare_document(expected: Json, actual: Json) -> Iterable[tuple[str, float, Any, Any]]:
    """Name, figure, expected and actual value of each field of the document as a whole."""
    if agency := expected.get("agency"):
        found = actual.get("agency") or {}
        yield "agency", _compare_agencies(agency, found), agency, found
    if "fiscal_year" in expected:
        year = expected["fiscal_year"], actual.get("fiscal_year")
        yield "fiscal_year", float(year[0] in (NOT_COUNTED, year[1])), *year
    result = expected.get("assessment"), actual.get("assessment")
    yield "assessment", _compare_assessments(*result), _without_items(result[0]), _without_items(result[1])
    if wanted_scores := scores_in(expected):
        found_scores = scores_in(actual)
        missed, extra = _difference(wanted_scores, found_scores), _difference(found_scores, wanted_scores)
        hits = len(wanted_scores) - len(missed)
        yield "scores", f1(hits, expected=len(wanted_scores), actual=len(found_scores)), missed, extra


def _compare_agencies(wanted: Json, found: Json) -> float:
    given = [name for name in AGENCY_FIELDS if name in wanted]
    right = [wanted[name] == NOT_COUNTED or normalize(wanted[name]) == normalize(found.get(name)) for name in given]
    return sum(right) / len(right) if right else 1.0


def _compare_assessments(wanted: Json | None, found: Json | None) -> float:
    """The share of score, year and level that are right; without an expected one, whether no score came."""
    if not wanted:
        return float(not found or found.get("score") is None)
    if not found:
        return 0.0
    right: list[bool] = [wanted.get(name) == found.get(name) for name in ("score", "fiscal_year")]
    return (sum(right) + (normalize(wanted.get("level")) == normalize(found.get("level")))) / 3


def _without_items(assessment: Json | None) -> Json | None:
    return assessment and {name: value for name, value in assessment.items() if name not in ("items", "evidence")}


def scores_in(report: Json) -> list[tuple[Any, ...]]:
    """Each score as (instrument, code or indicator, part, value with two decimals)."""
    return [
        (item.get("instrument"), _score_key(item), item.get("part"), round(float(item["score"]), 2))
        for item in list_in(report.get("assessment"), "items")
    ]


def _score_key(item: Json) -> str:
    return (item.get("code") or "").lower() or f"indicator {item.get('indicator')}"


def _difference(these: Sequence[Any], those: Sequence[Any]) -> list[Any]:
    """What is in the first and not in the second, counting repeats."""
    rest, missing = list(those), []
    for this in these:
        if this in rest:
            rest.remove(this)
        else:
            missing.append(this)
    return missing


def _compare_findings(expected: Json, actual: Json, misses: list[Miss]) -> Figures:
    """The share of the expected findings that came out; one that gives a path must come out at that path."""
    wanted, rest = list_in(expected, "findings"), list(list_in(actual, "findings"))
    # Those with a path choose first, so that one without does not take their match.
    hits = 0
    for finding in sorted(wanted, key=lambda finding: not finding.get("path")):
        match = next((other for other in rest if _same_finding(finding, other)), None)
        if match is None:
            misses.append(Miss("findings", 0.0, {k: finding.get(k) for k in ("code", "path")}, None))
        else:
            rest.remove(match)
            hits += 1
    return {"findings": hits / len(wanted)} if wanted else {}


def _same_finding(wanted: Json, found: Json) -> bool:
    return wanted.get("code") == found.get("code") and wanted.get("path") in (None, "", found.get("path"))
