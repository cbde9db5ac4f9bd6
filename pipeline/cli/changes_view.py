"""An agency's measures of two years, side by side on a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from pipeline.cli.plain_table import PlainTable, plain_table
from pipeline.cli.signs import STATUS_SIGNS
from pipeline.cli.terminal import say
from pipeline.cli.thai_wrap import Prose, show_controls
from pipeline.province.changes import Changes, MeasureChange
from schemas.report import Measure, Status

NO_OWNER = "–"


def print_changes(console: Console, changes: Changes, *, title: str) -> None:
    """Prints the measures that went on, with what changed, and those that came and went."""
    console.print(Rule(Text(show_controls(title)), align="left", style="dim"))
    moved = sum(each.status_moved is not None for each in changes.continued)
    owners = sum(each.owners_changed is not None for each in changes.continued)
    counts = f"{len(changes.continued)} went on, {len(changes.added)} added, {len(changes.dropped)} dropped"
    say(console, f"{counts}; {moved} changed their status, {owners} their owner.", "bold")
    if changes.continued:
        console.print(_continued(changes.continued))
    for sign, style, words, group in (
        ("+", "green", "added", [each.after for each in changes.added]),
        ("-", "red", "dropped", [each.before for each in changes.dropped]),
    ):
        if group:
            console.print(_listed(sign, style, words, [measure for measure in group if measure is not None]))


def _continued(changes: Iterable[MeasureChange]) -> PlainTable:
    table = plain_table("went on", "status", "owner", "alike")
    for each in changes:
        if each.before is None or each.after is None:
            continue
        before, after = each.before.status, each.after.status
        status = _sign(after) if each.status_moved is None else _sign(before) + Text(" → ") + _sign(after)
        names = each.owners_changed
        owner = Prose(_owners(each.after)) if names is None else Prose(" → ".join(map(_joined, names)), "yellow")
        table.add_row(Prose(_text(each.after)), status, owner, f"{each.likeness:.0%}")
    return table


def _listed(sign: str, style: str, words: str, measures: Iterable[Measure]) -> PlainTable:
    table = plain_table(words, "status", "owner")
    for measure in measures:
        table.add_row(Prose(f"{sign} {_text(measure)}", style), _sign(measure.status), Prose(_owners(measure)))
    return table


def _sign(status: Status) -> Text:
    sign = STATUS_SIGNS[status.value]
    return Text(f"{sign.mark} {sign.words}", sign.style)


def _text(measure: Measure) -> str:
    return " ".join(measure.activities) or " ".join(measure.steps)


def _owners(measure: Measure) -> str:
    return _joined([owner.name for owner in measure.owners])


def _joined(names: list[str]) -> str:
    return ", ".join(names) or NO_OWNER
