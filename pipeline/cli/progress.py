"""Tells how the reading goes, on standard error: a bar on a terminal, else a line for each file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TimeElapsedColumn,
)

from pipeline.cli.outcome import Outcome
from pipeline.cli.terminal import count, notes_console, say, tell_error
from pipeline.cli.thai_wrap import Prose

PAGES_A_LINE = 100


class Watch(Protocol):
    """Is told of each file before it is read, and of what became of it."""

    def begin(self, file: str) -> None:
        """The reading of this file begins."""

    def page(self, page_no: int, of: int) -> None:
        """The reading of a page of this file begins."""

    def end(self, outcome: Outcome) -> None:
        """A file is done, or failed."""


@contextmanager
def watching(n_files: int, *, with_places: bool, with_traceback: bool) -> Iterator[Watch]:
    """A watch that suits standard error, whatever that is."""
    console = notes_console()
    if not console.is_terminal:
        yield Lines(console, n_files, with_places=with_places, with_traceback=with_traceback)
        return
    columns = SpinnerColumn(), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), FileColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, n_files, with_traceback=with_traceback)


class Lines:
    """One line for each file, and for each hundredth page of a long one."""

    def __init__(self, console: Console, n_files: int, *, with_places: bool, with_traceback: bool) -> None:
        self.console = console
        self.n_files = n_files
        self.with_places = with_places
        self.with_traceback = with_traceback
        self.n_begun = 0
        self.file = ""

    def begin(self, file: str) -> None:
        """Counts the file."""
        self.n_begun += 1
        self.file = file

    def page(self, page_no: int, of: int) -> None:
        """Prints `[2/5] FILE: page 100 of 320` now and then."""
        if page_no % PAGES_A_LINE == 0 and page_no < of:
            say(self.console, f"[{self.n_begun}/{self.n_files}] {self.file}: page {page_no} of {of}")

    def end(self, outcome: Outcome) -> None:
        """Prints `[2/5] FILE: 7 measures, 3 to review → RESULT`, or the error."""
        about = f"[{self.n_begun}/{self.n_files}] {outcome.file}"
        if outcome.facts:
            counts = f"{count(outcome.facts.measures, 'measure')}, {outcome.facts.to_review} to review"
            say(self.console, f"{about}: {counts} → {outcome.stored}" if self.with_places else f"{about}: {counts}")
        _tell(self.console, outcome, about=about, with_traceback=self.with_traceback)


class Bar:
    """A bar of the files, with the name of the one being read; errors scroll by above it."""

    def __init__(self, progress: Progress, n_files: int, *, with_traceback: bool) -> None:
        self.progress = progress
        self.task = progress.add_task("", total=n_files)
        self.with_traceback = with_traceback
        self.file = ""

    def begin(self, file: str) -> None:
        """Shows the file's name."""
        self.file = file
        self.progress.update(self.task, description=file)

    def page(self, page_no: int, of: int) -> None:
        """Shows how far the file has come."""
        self.progress.update(self.task, description=f"page {page_no}/{of} of {self.file}")

    def end(self, outcome: Outcome) -> None:
        """Moves the bar on, and prints an error."""
        self.progress.advance(self.task)
        _tell(self.progress.console, outcome, about=outcome.file, with_traceback=self.with_traceback)


def _tell(console: Console, outcome: Outcome, *, about: str, with_traceback: bool) -> None:
    """Prints the errors, and what was not written for a reason."""
    for error in outcome.errors:
        tell_error(console, error, about=about, with_traceback=with_traceback)
    for note in outcome.notes:
        say(console, f"{about}: {note}")


class FileColumn(ProgressColumn):
    """The name of the file being read."""

    def render(self, task: Task) -> Prose:
        """The name on one line, shortened where the terminal is narrow."""
        return Prose(task.description, max_lines=1)
