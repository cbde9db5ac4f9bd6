"""The table at the end of `prongsai read`."""

import shlex
from collections.abc import Sequence
from itertools import takewhile

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.job import Extras
from pipeline.cli.outcome import REVIEWED, Batch, Facts, Outcome
from pipeline.cli.signs import SEVERITY_SIGNS
from pipeline.cli.terminal import count, own_command, say
from pipeline.cli.thai_wrap import Prose
from pipeline.output import STANDARD_OUTPUT

ABSENT = "–"


def print_summary(console: Console, batch: Batch, *, folder: str, extras: Extras) -> None:
    """Prints a row for each file, where all went (the JSON to `folder` when in several files), and what to do next."""
    if batch.outcomes:
        console.print(_table(batch))
    stored = dict.fromkeys(outcome.stored for outcome in batch.outcomes if outcome.facts)
    if batch.interrupted:
        n_read = sum(outcome.facts is not None for outcome in batch.outcomes)
        kept = f"Interrupted: {n_read} of {count(batch.planned, 'file')} read; what came of it is kept."
        say(console, kept, "bold yellow")
    if stored:
        say(console, f"JSON: {next(iter(stored)) if len(stored) == 1 else f'{folder}/*.json'}", "bold")
        for words, place in (("Crops", extras.crops), ("Searchable PDF", extras.searchable)):
            if place is not None:
                say(console, f"{words}: {place}", "bold")
    if batch.errors:
        say(console, _say_failed(batch), "red")
    _print_next_step(console, batch)


def _say_failed(batch: Batch) -> str:
    errors = "error" if len(batch.errors) == 1 else "errors"
    if not batch.failed:
        return f"Not all was written that was asked for (see the {errors} above)."
    if batch.planned == 1:
        return "The file failed (see the error above)."
    return f"{batch.failed} of {batch.planned} files failed (see the {errors} above)."


def _print_next_step(console: Console, batch: Batch) -> None:
    """Prints how many findings wait for a person, and the command that shows the report with the most."""
    found = [(outcome, outcome.facts) for outcome in batch.outcomes if outcome.facts and outcome.facts.to_review]
    if not found:
        return
    totals = {severity: sum(facts.findings[severity] for _, facts in found) for severity in REVIEWED}
    counts = ", ".join(f"{SEVERITY_SIGNS[each].mark} {count(n, each)}" for each, n in totals.items() if n)
    worst, _ = max(found, key=lambda each: each[1].to_review)
    target = worst.file if worst.stored == STANDARD_OUTPUT else worst.stored
    begin = "" if target == "-" else f". Begin with: {own_command()} show {shlex.quote(target)}"
    say(console, f"To look at: {counts}{begin}", "yellow")


def _table(batch: Batch) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, padding=(0, 1, 0, 0))
    table.add_column("file", overflow="fold")
    table.add_column("agency", overflow="fold")
    for title in ("year", "measures", "owners", "periods", "statuses"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("findings", no_wrap=True)
    shared = _shared_folder([outcome.file for outcome in batch.outcomes])
    for outcome in batch.outcomes:
        table.add_row(Prose(outcome.file.removeprefix(shared)), *_cells(outcome))
    return table


def _shared_folder(files: Sequence[str]) -> str:
    """The folder that all files are in, with the slash behind it; it tells no file from another."""
    folders = [file.split("/")[:-1] for file in files]
    shared = [names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*folders, strict=False))]
    return "".join(f"{name}/" for name in shared)


def _cells(outcome: Outcome) -> list[Prose | Text | str]:
    facts = outcome.facts
    if facts is None:
        return [Prose("failed", "red")]
    counts = (facts.measures, facts.owners, facts.periods, facts.statuses)
    return [
        Prose(facts.agency or ABSENT),
        str(facts.fiscal_year or ABSENT),
        *(str(count) for count in counts),
        _findings(facts),
    ]


def _findings(facts: Facts) -> Text:
    """The counts by severity, each with its sign, such as `✗1 ▲2 ·4`."""
    parts = [
        Text(f"{sign.mark}{facts.findings[severity]}", sign.style)
        for severity, sign in SEVERITY_SIGNS.items()
        if facts.findings[severity]
    ]
    return Text(" ").join(parts) if parts else Text(ABSENT)
