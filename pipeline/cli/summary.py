"""The table at the end of `prongsai read`."""

from collections.abc import Sequence
from itertools import takewhile

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.outcome import Batch, Facts, Outcome
from pipeline.cli.signs import SEVERITY_SIGNS
from pipeline.cli.terminal import say
from pipeline.cli.thai_wrap import Prose

ABSENT = "–"


def print_summary(console: Console, batch: Batch, *, where: str) -> None:
    """Prints a row for each file, the totals in a sentence, and where the JSON is."""
    if batch.outcomes:
        console.print(_table(batch))
    n_read = sum(outcome.facts is not None for outcome in batch.outcomes)
    if batch.interrupted:
        kept = f"Interrupted: {n_read} of {batch.planned} files were read; what they gave is kept."
        say(console, kept, "bold yellow")
    if n_read:
        say(console, f"JSON: {where}", "bold")
    if batch.errors:
        say(console, f"{len(batch.errors)} of {batch.planned} files failed (see the errors above).", "red")
    n_review = sum(outcome.facts.to_review for outcome in batch.outcomes if outcome.facts)
    if n_review:
        say(console, f"Findings to look at: {n_review} (prongsai show FILE lists them).", "yellow")


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
