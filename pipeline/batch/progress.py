"""What a night tells while it works: to a terminal, to a log, or to nobody."""

from dataclasses import dataclass
from typing import Protocol

from pipeline.batch.inbox import Left


@dataclass(frozen=True)
class Taken:
    """A file that was taken in, and what became of it.

    `to_review` counts the findings that a person should look at; `reason` says why it was quarantined.
    """

    name: str
    outcome: str
    seconds: float = 0.0
    pages: int = 0
    measures: int = 0
    to_review: int = 0
    agency: str | None = None
    reason: str | None = None
    replay: str | None = None


class Watch(Protocol):
    """Is told how the night goes; from several threads at once."""

    def waiting(self, files: int) -> None:
        """So many more files are going to be taken in."""

    def page(self, page_no: int, of: int, name: str) -> None:
        """The reading of a page begins."""

    def taken(self, taken: Taken) -> None:
        """A file was taken in: what became of it is stored."""

    def passed(self) -> None:
        """A file that waited was not taken in: it has been before, or stays where it is."""

    def left(self, left: Left) -> None:
        """A file stays where it is."""

    def note(self, words: str) -> None:
        """Something else that a person may want to know."""


class NobodyWatches:
    """A watch that tells nobody."""

    def waiting(self, files: int) -> None:
        """Tells nobody."""

    def page(self, page_no: int, of: int, name: str) -> None:
        """Tells nobody."""

    def taken(self, taken: Taken) -> None:
        """Tells nobody."""

    def passed(self) -> None:
        """Tells nobody."""

    def left(self, left: Left) -> None:
        """Tells nobody."""

    def note(self, words: str) -> None:
        """Tells nobody."""
