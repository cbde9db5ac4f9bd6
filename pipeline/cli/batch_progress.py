"""Tells how a night goes, on standard error: a bar on a terminal, else a line for each file, or JSON."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from rich.console import Console

from pipeline.batch.inbox import Left
from pipeline.batch.progress import Taken, Watch
from pipeline.cli.batch_bar import Bar
from pipeline.cli.batch_words import say_left, say_taken
from pipeline.cli.terminal import count, notes_console, say
from pipeline.cli.thai_wrap import show_name

PAGES_A_LINE = 100


@contextmanager
def watching(*, json_logs: bool, now: Callable[[], datetime]) -> Iterator[Watch]:
    """A watch that suits standard error, whatever that is."""
    console = notes_console()
    if json_logs:
        yield JsonLines(console, now)
    elif not console.is_terminal:
        yield Lines(console)
    else:
        bar = Bar(console)
        with bar.progress:
            yield bar


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

    def passed(self) -> None:
        """Counts the file."""
        self.n_taken += 1

    def left(self, left: Left) -> None:
        """Prints why the file stays."""
        say(self.console, say_left(left))

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

    def passed(self) -> None:
        """Tells nothing."""

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
