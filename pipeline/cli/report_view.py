"""A report on a terminal."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.cli.signs import SEVERITY_SIGNS, STATUS_SIGNS
from pipeline.cli.terminal import say
from pipeline.cli.thai_wrap import Prose, show_controls
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.period import Period
from schemas.report import Assessment, Measure, Owner, Report, ScoreItem, Status, Topic

ABSENT = "–"
LINES_IN_TABLE = 4
"""Lines of a cell in the table of measures; the whole text is in the view of one measure."""
MEASURE_PATH = re.compile(r"measures\[(?P<index>[0-9]+)\]\.?")
TEXT_FIELDS = ("activities", "objectives", "steps", "results", "outcomes")


def print_report(console: Console, report: Report, *, file: str, with_scores: bool) -> None:
    """Prints who reports what, the assessment, the measures and the findings; `file` is where it comes from."""
    console.print(Rule(Text(show_controls(file)), align="left", style="dim"))
    console.print(Padding(Prose(report.title or "(no title)", "bold"), (0, 0, 1, 0)))
    console.print(_pairs([*_document_pairs(report), *_assessment_pairs(report.assessment, with_scores=with_scores)]))
    if report.assessment and with_scores:
        console.print(_scores_table(report.assessment.items))
    if report.measures:
        console.print(_measures_table(report.measures))
    else:
        say(console, "No measures.", "yellow")
    _print_findings(console, report.findings)


def print_measure(console: Console, report: Report, index: int) -> None:
    """Prints one measure in full, where each value was read, and the findings about it; `index` counts from 0."""
    measure = report.measures[index]
    console.print(Rule(f"measure {index + 1} of {len(report.measures)}", align="left", style="dim"))
    console.print(_pairs(_measure_pairs(measure)))
    if measure.evidence:
        say(console, "read from", "bold")
        console.print(_evidence_table(measure.evidence))
    here = f"measures[{index}]"
    _print_findings(console, [each for each in report.findings if each.path.split(".")[0] == here])


def _document_pairs(report: Report) -> Iterable[tuple[str, RenderableType]]:
    agency = report.agency
    places = [place for place in (agency.subdistrict, agency.district, agency.province) if place]
    yield "agency", Prose(agency.name or ABSENT)
    yield "places", Prose(" · ".join(places) or ABSENT)
    yield "type", agency.type.replace("_", " ")
    yield "fiscal year", _or_absent(report.fiscal_year)
    yield "kind", report.kind


def _assessment_pairs(assessment: Assessment | None, *, with_scores: bool) -> Iterable[tuple[str, RenderableType]]:
    if assessment is None:
        return
    yield (
        f"ITA {_or_absent(assessment.fiscal_year)}",
        Prose(f"{_or_absent(assessment.score)}  {assessment.level or ''}"),
    )
    if not with_scores:
        yield "scores", _folded_scores(assessment.items)


def _folded_scores(items: Sequence[ScoreItem]) -> str:
    """One line for each instrument: how many scores, and the lowest with its item."""
    lines = []
    for instrument in dict.fromkeys(item.instrument for item in items):
        scores = [item for item in items if item.instrument == instrument]
        lowest = min(scores, key=lambda item: item.score)
        lines.append(f"{instrument}: {len(scores)}, lowest {lowest.score} ({_score_name(lowest)})")
    return "\n".join(lines) or ABSENT


def _score_name(item: ScoreItem) -> str:
    name = item.code or (f"indicator {item.indicator}" if item.indicator else "no code")
    return f"{name}, part {item.part}" if item.part else name


def _scores_table(items: Sequence[ScoreItem]) -> Table:
    table = _table("instrument", "item", "text")
    table.add_column("score", justify="right", no_wrap=True)
    for item in items:
        table.add_row(item.instrument, _score_name(item), Prose(item.text), str(item.score))
    return table


def _measures_table(measures: Sequence[Measure]) -> Table:
    table = _table()
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("measure", ratio=5)
    table.add_column("owners", ratio=3)
    table.add_column("period", no_wrap=True)
    table.add_column("status", no_wrap=True)
    topic: Topic | None = None
    for position, measure in enumerate(measures, 1):
        if measure.topic and measure.topic != topic:
            table.add_row("", Prose(_say_topic(measure.topic), "bold cyan"))
        topic = measure.topic
        table.add_row(
            str(position),
            Prose(_numbered(measure), max_lines=LINES_IN_TABLE),
            Prose("\n".join(_say_owner(owner) for owner in measure.owners) or ABSENT, max_lines=LINES_IN_TABLE),
            _say_dates(measure.period),
            _say_status(measure.status),
        )
    return table


def _numbered(measure: Measure) -> str:
    """The measure's number as printed, and its activities (else its steps) in one text."""
    text = " · ".join(measure.activities or measure.steps) or ABSENT
    return f"{measure.number}  {text}" if measure.number else text


def _measure_pairs(measure: Measure) -> Iterable[tuple[str, RenderableType]]:
    yield "number", Prose(measure.number or ABSENT)
    yield "topic", Prose(_say_topic(measure.topic) if measure.topic else ABSENT)
    for name in TEXT_FIELDS:
        items: list[str] = getattr(measure, name)
        yield name, _items(items)
    yield "owners", Prose("\n".join(f"{_say_owner(owner)}  [{owner.kind}]" for owner in measure.owners) or ABSENT)
    yield "period", Prose(_say_period(measure.period))
    status = _say_status(measure.status)
    if measure.status.raw:
        status.append(f"  {show_controls(measure.status.raw)}", "default")
    yield "status", status
    yield "references", ", ".join(measure.references) or ABSENT


def _items(items: Sequence[str]) -> RenderableType:
    if not items:
        return ABSENT
    grid = Table.grid(padding=(0, 1))
    for item in items:
        grid.add_row("•", Prose(item))
    return grid


def _say_topic(topic: Topic) -> str:
    return f"({topic.number}) {topic.title}" if topic.number is not None else topic.title


def _say_owner(owner: Owner) -> str:
    return f"{owner.name} ({owner.parent})" if owner.parent else owner.name


def _say_dates(period: Period | None) -> Text:
    """Both days, one under the other; a question mark where something is printed that was not understood."""
    if period is None:
        return Text(ABSENT)
    if period.start is None:
        return Text("? not read", "yellow")
    return Text(f"{period.start} to\n{period.end}")


def _say_period(period: Period | None) -> str:
    """The printed words and what they mean."""
    if period is None:
        return ABSENT
    meaning = f"{period.start} to {period.end}, {period.basis}" if period.start else "not understood"
    year = f", fiscal year {period.fiscal_year}" if period.fiscal_year else ""
    return f"{period.raw}\n= {meaning}{year}"


def _say_status(status: Status) -> Text:
    sign = STATUS_SIGNS[status.value]
    return Text(f"{sign.mark} {sign.words}", sign.style)


def _evidence_table(evidence: dict[str, list[Evidence]]) -> Table:
    table = _table("field", "place", "by")
    table.add_column("raw", ratio=1)
    for name, places in evidence.items():
        for place in places:
            table.add_row(Prose(name), _say_place(place), f"{place.method} {place.confidence:.2f}", Prose(place.raw))
    return table


def _say_place(evidence: Evidence) -> str:
    parts = [f"page {evidence.page}" if evidence.page else "", f"line {evidence.line}" if evidence.line else ""]
    return " ".join(part for part in parts if part) or ABSENT


def _print_findings(console: Console, findings: Sequence[Finding]) -> None:
    if not findings:
        say(console, "No findings.", "green")
        return
    table = _table()
    table.add_column("finding", no_wrap=True)
    table.add_column("where", overflow="fold")
    table.add_column("message", ratio=1)
    gravest_first = list(SEVERITY_SIGNS)
    for finding in sorted(findings, key=lambda finding: gravest_first.index(finding.severity)):
        sign = SEVERITY_SIGNS[finding.severity]
        place = next((_say_place(each) for each in finding.evidence), f"page {finding.page}" if finding.page else "")
        where = "\n".join(part for part in (_say_path(finding.path), place) if part and part != ABSENT) or ABSENT
        message = Prose(f"{finding.message.th}\n{finding.message.en}")
        table.add_row(Text(f"{sign.mark} {show_controls(finding.code)}", sign.style), Prose(where), message)
    console.print(table)


def _say_path(path: str) -> str:
    """The path with a measure's number in the table (from 1) in the place of its index: `#3 period`."""
    found = MEASURE_PATH.match(path)
    return f"#{int(found['index']) + 1} {path[found.end() :]}".rstrip() if found else path


def _pairs(pairs: Iterable[tuple[str, RenderableType]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for name, value in pairs:
        grid.add_row(name, value)
    return grid


def _table(*titles: str) -> Table:
    table = Table(*titles, box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for column in table.columns:
        column.vertical = "top"
    return table


def _or_absent(value: str | int | Decimal | None) -> str:
    return ABSENT if value is None else str(value)
