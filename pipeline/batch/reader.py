"""What a night needs of whoever reads files for it, and what it gets of each."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol

from pipeline.batch.inbox import Found
from pipeline.document_read import DocumentRead
from schemas.errors import ProngsaiError

OnPage = Callable[[int, int], None]


@dataclass(frozen=True)
class FileRead:
    """What came of reading a file: the document, or the error that stopped it.

    `replay` is the command that shows the error again, with `FILE` for the file; `seconds` is what the reading took.
    `pages` is how many pages an unreadable file has, where that is known.
    """

    read: DocumentRead | None
    error: ProngsaiError | None
    seconds: float
    replay: str = "prongsai read FILE --output ."
    pages: int | None = None


class Reader(Protocol):
    """Reads files, several at a time."""

    def begin(self, found: Found, on_page: OnPage) -> Future[FileRead]:
        """The file's reading, which begins as soon as somebody is free; `on_page` is told of each page."""

    def stop(self) -> None:
        """Ends all readings at once, whatever they are at."""
