"""Nights for tests: a store, an inbox, and an executor that reads without reading.

A file that begins with `bad` cannot be read; any other is the report of an agency for the year that it begins with,
with a finding if it says `doubt`, and with a name that was not read surely if it says `unsure`.
"""

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

from pipeline.batch.cropping import crop_document
from pipeline.batch.inbox import Left
from pipeline.batch.night import Night, one_night
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.progress import Taken
from pipeline.document_read import DocumentRead
from pipeline.options import ReadOptions
from pipeline.store.contents import dump_contents
from pipeline.store.lock import only_run
from pipeline.store.open import Store
from schemas.errors import FileDamaged
from schemas.report import Source
from tests.pipeline.store import made

NOW = datetime(2026, 11, 29, 2, 0, tzinfo=UTC)
Before = Callable[[Path], object]


def put(path: Path, text: str = "2568", *, second: int = 0) -> Path:
    """A file with this text, last changed at that second long ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (1_700_000_000 + second,) * 2)
    return path


def read_told(path: Path, options: ReadOptions, *, skip_pages: frozenset[int]) -> DocumentRead:
    """What the file's text says comes of it."""
    data = path.read_bytes()
    if data.startswith(b"bad"):
        raise FileDamaged(f"{path.name} is damaged", "Fetch it again.")
    source = Source(
        filename="report.pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        bytes=len(data),
        pages=1,
    )
    year = int(data[:4])
    findings = [made.finding()] if b"doubt" in data else []
    report = made.report(source=source, fiscal_year=year, findings=findings)
    if b"unsure" in data:
        misreadable = made.place(str(report.agency.name), method="ocr", confidence=0.7)
        report = report.model_copy(update={"evidence": {"agency": misreadable}})
    return made.read(report)


class AtOnce(Executor):
    """Reads when a file is handed in; `before` is told first, and may change the world. `crop` cuts crops out."""

    def __init__(self, before: Before | None = None, *, crop: Callable[..., int] | None = None) -> None:
        self.before = before
        self.crop = crop
        self.paths: list[Path] = []

    def submit(self, fn: Any, /, path: Any, *words: Any, **more: Any) -> Future[Any]:  # type: ignore[override]
        """The future of what the file says, or of its crops."""
        future: Future[Any] = Future()
        try:
            if fn is crop_document:
                future.set_result((self.crop or fn)(path, *words, **more))
                return future
            self.paths.append(path)
            if self.before is not None:
                self.before(path)
            future.set_result(read_told(path, *words, **more))
        except Exception as error:
            future.set_exception(error)
        return future


class Notes:
    """A watch that remembers what it was told."""

    def __init__(self) -> None:
        self.files: list[Taken] = []
        self.others: list[Left] = []
        self.words: list[str] = []
        self.n_waiting = 0
        self.n_passed = 0

    def waiting(self, files: int) -> None:
        """Counts them."""
        self.n_waiting += files

    def page(self, page_no: int, of: int, name: str) -> None:
        """Nothing."""

    def taken(self, taken: Taken) -> None:
        """Remembers it."""
        self.files.append(taken)

    def passed(self) -> None:
        """Counts it."""
        self.n_passed += 1

    def left(self, left: Left) -> None:
        """Remembers it."""
        self.others.append(left)

    def note(self, words: str) -> None:
        """Remembers it."""
        self.words.append(words)


def options_for(inbox: Path, **more: Any) -> NightOptions:
    """A night that waits for nothing."""
    return NightOptions(**{"inbox": inbox, "read": ReadOptions(), "settle": 0.0, **more})


def have_night(
    store: Store,
    options: NightOptions,
    *,
    executor: Executor | None = None,
    watch: Notes | None = None,
    stop: Event | None = None,
) -> Night:
    """A night in which nothing is read in earnest."""
    with only_run(store) as lock:
        desk = Desk(store, lock, executor or AtOnce(), watch or Notes(), stop or Event(), lambda: NOW, program="0.2.0")
        return one_night(desk, options, settings={})


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    """What stands in a table of the store."""
    with store.read() as session:
        return [row for row in dump_contents(session) if row["table"] == table]


def outcomes(store: Store) -> dict[str, str]:
    """What became of each path."""
    return {row["path"]: row["outcome"] for row in rows(store, "arrivals")}
