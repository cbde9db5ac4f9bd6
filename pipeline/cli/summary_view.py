"""The summary of a year on a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from pipeline.cli.plain_table import PlainTable, plain_table
from pipeline.cli.signs import SEVERITY_SIGNS, STATUS_SIGNS
from pipeline.cli.terminal import count, say
from pipeline.cli.thai_wrap import Prose
from pipeline.province.summary import AgencyYear, InstrumentChange, Summary
from pipeline.store.summary_rows import Counted, FindingCount, ListedAgency
from schemas.finding import Severity
from schemas.report import StatusValue

ABSENT = "–"
MOST_ROWS = 12
"""Rows of tables that only the first of matter of; JSON and HTML have all."""


def print_summary(console: Console, summary: Summary) -> None:
    """Prints the picture of the year, the most important first."""
    place = summary.province or "all provinces"
    console.print(Rule(Text(f"fiscal year {summary.year} · {place}"), align="left", style="dim"))
    say(console, _headline(summary), "bold")
    if summary.statuses:
        console.print(_statuses(summary))
    if summary.scores:
        console.print(_scores(summary.scores))
    for title, counted in (("topic", summary.topics), ("owner", summary.owners)):
        if counted:
            console.print(_counted(title, counted))
    if summary.agencies:
        console.print(_agencies(summary.agencies))
    if summary.missing:
        say(console, f"Missing: {len(summary.missing)}", "bold red")
        console.print(_missing(summary.missing))
    if summary.findings:
        console.print(_findings(summary.findings))
    if summary.quarantined:
        said = count(summary.quarantined, "document")
        say(console, f"{said} of the store could not be read: whose they are, and of which year, is not known.", "red")


def _headline(summary: Summary) -> str:
    parts = [f"{len(summary.agencies)} agencies have submitted", count(summary.measures, "measure")]
    if summary.listed is not None:
        parts.insert(1, f"{summary.listed} of the {summary.expected} on the list")
    if summary.due is not None:
        parts.append(f"{len(summary.late)} after {summary.due.isoformat()}")
    parts.append(f"{len(summary.to_review)} to review")
    return ", ".join(parts) + "."


def _statuses(summary: Summary) -> Text:
    parts = []
    names: tuple[StatusValue, ...] = ("done", "in_progress", "not_started", "cancelled", "unknown")
    for name in names:
        number = summary.statuses.get(name, 0)
        if number:
            sign = STATUS_SIGNS[name]
            share = 100 * number / summary.measures
            parts.append(Text(f"{sign.mark} {sign.words} {number} ({share:.0f} %)", sign.style))
    return Text("   ").join(parts)


def _scores(scores: Iterable[InstrumentChange]) -> PlainTable:
    table = plain_table("instrument", n=("mean", "agencies", "year before", "change", "with both"))
    for each in scores:
        before = ABSENT if each.before is None else f"{each.before:.2f}"
        change = ABSENT if each.change is None else f"{each.change:+.2f}"
        table.add_row(each.instrument, f"{each.mean:.2f}", str(each.agencies), before, change, str(each.paired))
    return table


def _counted(title: str, rows: Sequence[Counted]) -> PlainTable:
    table = plain_table(title, n=("measures", "done", "agencies"))
    for each in rows[:MOST_ROWS]:
        table.add_row(Prose(each.name), str(each.measures), str(each.done), str(each.agencies))
    if len(rows) > MOST_ROWS:
        table.add_row(Text(f"… {len(rows) - MOST_ROWS} more", "dim"))
    return table


def _agencies(agencies: Iterable[AgencyYear]) -> PlainTable:
    table = plain_table("agency", "province", "first", n=("documents", "measures", "done", "findings"))
    for each in agencies:
        first = Text(each.first_day.isoformat(), "red" if each.late else "")
        findings = Text(" ").join(
            Text(f"{SEVERITY_SIGNS[severity].mark}{number}", SEVERITY_SIGNS[severity].style)
            for severity, number in _by_severity(each)
            if number
        )
        counts = [str(len(each.documents)), str(each.total("measures")), str(each.total("done"))]
        name = Prose(each.name if each.agency_id is not None else f"{each.name} (?)")
        table.add_row(name, Prose(each.province or ABSENT), first, *counts, findings or ABSENT)
    return table


def _by_severity(agency: AgencyYear) -> tuple[tuple[Severity, int], ...]:
    return (("error", agency.total("errors")), ("warning", agency.total("warnings")))


def _missing(agencies: Iterable[ListedAgency]) -> PlainTable:
    table = plain_table("agency", "district", "province")
    for each in agencies:
        table.add_row(Prose(each.name), Prose(each.district or ABSENT), Prose(each.province or ABSENT))
    return table


def _findings(findings: Sequence[FindingCount]) -> PlainTable:
    table = plain_table("finding", n=("times", "agencies"))
    for each in findings[:MOST_ROWS]:
        sign = SEVERITY_SIGNS["error" if each.severity == "error" else "warning"]
        table.add_row(Text(f"{sign.mark} {each.code}", sign.style), str(each.findings), str(each.agencies))
    return table
