"""What a night did, on a terminal."""

from collections.abc import Sequence

from rich.console import Console

from pipeline.batch.inbox import Left
from pipeline.batch.mornings import Mornings
from pipeline.batch.night import Night
from pipeline.batch.plan import Plan
from pipeline.cli.terminal import count, say
from pipeline.cli.thai_wrap import show_name

MOST_NAMES = 20


def print_night(console: Console, night: Night, mornings: Mornings) -> None:
    """Prints what became of the files, whether the ledger balances, and where the morning report lies."""
    outcomes = night.outcomes
    parts = [f"{number} {outcome}" for outcome, number in outcomes.items()]
    say(console, f"Taken in: {count(outcomes.total(), 'file')}{': ' if parts else ''}{', '.join(parts)}", "bold")
    if night.again:
        say(console, f"Taken in before: {count(night.again, 'file')}")
    if night.ignored:
        say(console, f"Ignored: {count(night.ignored, 'hidden or unfinished file')}")
    _print_left(console, "Left in the inbox", night.left)
    if night.growing:
        say(console, f"Still growing, for the next run: {', '.join(map(show_name, night.growing[:MOST_NAMES]))}")
    if night.not_moved:
        say(console, f"Not moved: {count(len(night.not_moved), 'file')}; the next run moves them", "red")
    ledger = night.ledger
    if ledger is not None:
        balance = "does not balance" if ledger.problems else "balances"
        pages = f"{ledger.pages_in} pages, {ledger.measures} measures"
        say(console, f"Ledger: {pages}; it {balance}", "red" if ledger.problems else "")
        for problem in ledger.problems:
            say(console, f"  {show_name(problem)}", "red")
    if night.interrupted:
        say(console, "Interrupted: what is stored stays, and the next run carries on.", "bold yellow")
    if mornings.written and not mornings.failed:
        say(console, f"Morning report: {mornings.written[0]}, {mornings.written[1].name}", "bold")


def print_plan(console: Console, plan: Plan) -> None:
    """Prints what a run would do."""
    for found in plan.new[:MOST_NAMES]:
        say(console, f"new        {show_name(found.name)}")
    if len(plan.new) > MOST_NAMES:
        say(console, f"… {len(plan.new) - MOST_NAMES} more")
    for found in plan.duplicates[:MOST_NAMES]:
        say(console, f"duplicate  {show_name(found.name)}")
    _print_left(console, "Left in the inbox", plan.left)
    counts = f"{len(plan.new)} new, {len(plan.duplicates)} duplicates, {plan.known} taken in before"
    say(console, f"Would take in {count(len(plan.new) + len(plan.duplicates), 'file')}: {counts}", "bold")
    if plan.growing:
        say(console, f"Still growing: {count(plan.growing, 'file')}")
    say(console, "Nothing was done (--dry-run).")


def _print_left(console: Console, title: str, left: Sequence[Left]) -> None:
    for each in left[:MOST_NAMES]:
        say(console, f"{title}: {show_name(each.name)}: {each.reason}", "yellow")
    if len(left) > MOST_NAMES:
        say(console, f"{title}: {len(left) - MOST_NAMES} more", "yellow")
