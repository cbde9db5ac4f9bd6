"""Tells how a night goes, on standard error: a bar on a terminal, else a line for each file, or JSON."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)

from pipeline.batch.inbox import Left
from pipeline.batch.progress import Taken, Watch
from pipeline.cli.terminal import count, notes_console, say
from pipeline.cli.thai_wrap import Prose, show_name

PAGES_A_LINE = 100
WINDOW_SECONDS = 120.0
"""Pages a minute are those of so many seconds back."""


@contextmanager
def watching(*, json_logs: bool, now: Callable[[], datetime]) -> Iterator[Watch]:
    """A watch that suits standard error, whatever that is."""
    console = notes_console()
    if json_logs:
        yield JsonLines(console, now)
    elif not console.is_terminal:
        yield Lines(console)
    else:
        columns = (
            SpinnerColumn(),
            BarColumn(20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[found]}", style="yellow"),
            NowColumn(),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            yield Bar(progress)


def say_taken(taken: Taken) -> str:
    """What became of a file, in a line."""
    facts = [taken.outcome]
    if taken.pages:
        facts.append(count(taken.pages, "page"))
    if taken.outcome in ("done", "review"):
        facts += [count(taken.measures, "measure"), f"{taken.to_review} to review"]
    if taken.reason:
        facts.append(taken.reason)
    return f"{show_name(taken.name)}: {', '.join(facts)}"


class Lines:
    """One line for each file, and for each hundredth page of a long one."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.expected = 0
        self.n_taken = 0

    def waiting(self, files: int) -> None:
        """Prints how many files wait."""
        self.expected += files
        say(self.console, f"{count(files, 'file')} to look at")

    def page(self, page_no: int, of: int, name: str) -> None:
        """Prints a line now and then."""
        if page_no % PAGES_A_LINE == 0 and page_no < of:
            say(self.console, f"{show_name(name)}: page {page_no} of {of}")

    def taken(self, taken: Taken) -> None:
        """Prints `[2/5] FILE: done, 3 pages, 7 measures, 0 to review`."""
        self.n_taken += 1
        say(self.console, f"[{self.n_taken}/{self.expected}] {say_taken(taken)}")
        if taken.replay:
            say(self.console, f"  look again: {taken.replay}")

    def left(self, left: Left) -> None:
        """Prints why the file stays."""
        say(self.console, f"{show_name(left.name)}: left, {left.reason}")

    def note(self, words: str) -> None:
        """Prints it."""
        say(self.console, show_name(words))


class JsonLines:
    """One JSON object for each event."""

    def __init__(self, console: Console, now: Callable[[], datetime]) -> None:
        self.console = console
        self.now = now

    def waiting(self, files: int) -> None:
        """Tells `waiting`."""
        self._tell("waiting", files=files)

    def page(self, page_no: int, of: int, name: str) -> None:
        """Tells nothing: a log of every page would hide the rest."""

    def taken(self, taken: Taken) -> None:
        """Tells `taken`, with all that is known."""
        self._tell("taken", **asdict(taken))

    def left(self, left: Left) -> None:
        """Tells `left`."""
        self._tell("left", name=left.name, reason=left.reason)

    def note(self, words: str) -> None:
        """Tells `note`."""
        self._tell("note", words=words)

    def _tell(self, event: str, **values: Any) -> None:
        line = {"time": self.now().isoformat(timespec="seconds"), "event": event, **values}
        self.console.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.console.file.flush()


class Bar:
    """A bar of the files, with pages a minute, the time left, and what there is to review."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=0, pace="", found="")
        self.expected = 0
        self.to_review = 0
        self._pages: list[float] = []

    def waiting(self, files: int) -> None:
        """Makes the bar longer."""
        self.expected += files
        self.progress.update(self.task, total=self.expected)

    def page(self, page_no: int, of: int, name: str) -> None:
        """Shows the page, and how many there are a minute."""
        now = monotonic()
        self._pages = [moment for moment in self._pages if now - moment < WINDOW_SECONDS] + [now]
        self.progress.update(self.task, description=f"page {page_no}/{of} of {show_name(name)}", pace=self._pace(now))

    def taken(self, taken: Taken) -> None:
        """Moves the bar on; a quarantined file scrolls by above it."""
        self.to_review += taken.to_review
        self.progress.update(self.task, advance=1, found=f"{self.to_review} to review")
        if taken.outcome == "quarantined":
            say(self.progress.console, say_taken(taken), "red")

    def left(self, left: Left) -> None:
        """Prints why the file stays, above the bar."""
        say(self.progress.console, f"{show_name(left.name)}: left, {left.reason}", "yellow")

    def note(self, words: str) -> None:
        """Prints it above the bar."""
        say(self.progress.console, show_name(words), "yellow")

    def _pace(self, now: float) -> str:
        seconds = now - self._pages[0]
        return f"{60 * (len(self._pages) - 1) / seconds:.0f} pages/min" if seconds > 1 else ""


class NowColumn(ProgressColumn):
    """What is being read."""

    def render(self, task: Task) -> Prose:
        """The words on one line, shortened where the terminal is narrow."""
        return Prose(task.description, max_lines=1)
