"""A document read safely: what kills a worker is left out, and the rest is read."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.batch.cropping import crop_document
from pipeline.batch.replay import replay_command
from pipeline.batch.work import read_for_store
from pipeline.batch.workers.tasks import OnPage, TaskFuture
from pipeline.document_read import DocumentRead
from pipeline.options import ReadOptions
from schemas.errors import EngineError, FolderTaken, InternalError, ProngsaiError, StoreError, WorkerKilled
from schemas.report import Report

MOST_PAGES_LEFT_OUT = 3
"""A document of which more pages kill their worker is given up as a whole."""


@dataclass(frozen=True)
class ReadOutcome:
    """What came of a document: what was read of it, or the `error` for which nothing was.

    `left_out` tells for each page that had killed its worker why; those pages count as quarantined. `seconds` is what
    all of the attempts took. `replay` is the command that does the last attempt again. `no_crops` says why a document
    that was read has no crops where they were wanted.
    """

    path: Path
    read: DocumentRead | None
    error: ProngsaiError | None
    left_out: tuple[WorkerKilled, ...]
    seconds: float
    replay: str
    no_crops: ProngsaiError | None = None


def begin_reading(
    executor: Executor,
    path: Path,
    options: ReadOptions,
    *,
    on_page: OnPage | None = None,
    crops: Path | None = None,
) -> Future[ReadOutcome]:
    """The future of what comes of the document at `path`, which `executor` reads in one or more attempts.

    It raises an EngineError where nothing can be read here at all, WorkerKilled where the executor was stopped, and is
    cancelled with the executor's waiting tasks. Whatever else goes wrong is the document's outcome. `on_page` is told
    of each page, from another thread, by executors that tell it. What was read is cropped into a folder in `crops`; a
    StoreError where that cannot be written, as on a full disk, is the future's, too.
    """
    reading = _Reading(executor, path, options, on_page=on_page, crops=crops)
    reading.begin()
    return reading.outcome


def read_safely(
    executor: Executor, path: Path, options: ReadOptions, *, on_page: OnPage | None = None, crops: Path | None = None
) -> ReadOutcome:
    """What comes of the document, once it is there; as `begin_reading` tells it."""
    return begin_reading(executor, path, options, on_page=on_page, crops=crops).result()


class _Reading:
    """The attempts at one document. Each begins when the one before has told its end, in that one's thread."""

    def __init__(
        self, executor: Executor, path: Path, options: ReadOptions, *, on_page: OnPage | None, crops: Path | None
    ) -> None:
        self.outcome: Future[ReadOutcome] = Future()
        self._submit: Callable[[frozenset[int]], Future[DocumentRead]] = lambda pages: executor.submit(
            read_for_store, path, options, skip_pages=pages
        )
        self._submit_crops: Callable[[Report, Path], Future[int]] = lambda report, folder: executor.submit(
            crop_document, path, report, options, crops=folder
        )
        self._crops = crops
        self._path = path
        self._asked = options.skip_pages
        self._on_page = on_page
        self._left_out: list[WorkerKilled] = []
        self._had_accident = False
        self._seconds = 0.0

    def begin(self) -> None:
        """Begins an attempt without the pages that have killed a worker."""
        with _stopped_where_shut_down():
            future = self._submit(self._pages_left_out)
        if isinstance(future, TaskFuture) and self._on_page is not None:
            future.watch(self._on_page)
        future.add_done_callback(self._take)

    @property
    def _pages_left_out(self) -> frozenset[int]:
        return frozenset(killed.page_no for killed in self._left_out if killed.page_no is not None)

    def _take(self, future: Future[DocumentRead]) -> None:
        """What comes of an attempt: the outcome, another attempt, or crops of what was read."""
        with self._passing_on():
            outcome = self._settle(future)
            if outcome is None:
                return
            self._had_accident = False  # in what is done next
            if not self._begin_crops(outcome):
                self._give(outcome)

    def _begin_crops(self, outcome: ReadOutcome) -> bool:
        """Whether crops are on their way; a report without pages, as of a text dump, has none."""
        if self._crops is None or outcome.read is None or not outcome.read.report.pages:
            return False
        with _stopped_where_shut_down():
            future = self._submit_crops(outcome.read.report, self._crops)
        future.add_done_callback(partial(self._take_crops, outcome))
        return True

    def _take_crops(self, outcome: ReadOutcome, future: Future[int]) -> None:
        """The outcome with what came of the crops, or another attempt; what fails at them does not undo the reading."""
        with self._passing_on():
            seconds = outcome.seconds + (future.seconds if isinstance(future, TaskFuture) else 0.0)
            came = replace(outcome, seconds=seconds, no_crops=_why_no_crops(future))
            if not (self._is_accident(came.no_crops) and self._begin_crops(came)):
                self._give(came)

    def _give(self, outcome: ReadOutcome) -> None:
        if self.outcome.set_running_or_notify_cancel():
            self.outcome.set_result(outcome)

    @contextmanager
    def _passing_on(self) -> Iterator[None]:
        """Passes on to the outcome what is raised."""
        try:
            yield
        except CancelledError:
            self.outcome.cancel()
            self.outcome.set_running_or_notify_cancel()
        except BaseException as error:
            if self.outcome.set_running_or_notify_cancel():
                self.outcome.set_exception(error)

    def _settle(self, future: Future[DocumentRead]) -> ReadOutcome | None:
        """The outcome; None where another attempt has begun."""
        self._seconds += future.seconds if isinstance(future, TaskFuture) else 0.0
        try:
            read = future.result()
        except WorkerKilled as error:
            if error.reason == "stopped":
                raise
            return self._go_on_after(error)
        except (EngineError, CancelledError):
            raise
        except ProngsaiError as error:
            return self._end(None, error)
        except Exception as error:
            return self._end(None, InternalError.of(error))
        return self._end(read, None)

    def _go_on_after(self, error: WorkerKilled) -> ReadOutcome | None:
        """Another attempt: once with all pages, then without the page to blame."""
        if not self._is_accident(error):
            if not self._can_go_on_without(error.page_no):
                return self._end(None, error)
            self._left_out.append(error)
        self.begin()
        return None

    def _is_accident(self, error: ProngsaiError | None) -> bool:
        """Whether a worker has crashed for the first time: anybody may kill a process, so it is tried again."""
        is_first = isinstance(error, WorkerKilled) and error.reason == "crash" and not self._had_accident
        self._had_accident |= is_first
        return is_first

    def _can_go_on_without(self, page_no: int | None) -> bool:
        is_new = page_no is not None and page_no not in self._pages_left_out
        return is_new and len(self._left_out) < MOST_PAGES_LEFT_OUT

    def _end(self, read: DocumentRead | None, error: ProngsaiError | None) -> ReadOutcome:
        pages = self._asked | self._pages_left_out
        return ReadOutcome(
            self._path,
            read,
            error,
            left_out=tuple(self._left_out),
            seconds=self._seconds,
            replay=replay_command(self._path, pages),
        )


def _why_no_crops(future: Future[int]) -> ProngsaiError | None:
    """What went wrong with the crops; raises what no document is to blame for."""
    try:
        future.result()
    except WorkerKilled as error:
        if error.reason == "stopped":
            raise
        return error
    except FolderTaken as error:
        return error
    except (EngineError, StoreError, CancelledError):
        raise
    except ProngsaiError as error:
        return error
    except Exception as error:
        return InternalError.of(error)
    return None


@contextmanager
def _stopped_where_shut_down() -> Iterator[None]:
    """Raises WorkerKilled where the executor has been shut down meanwhile."""
    try:
        yield
    except RuntimeError as error:
        raise WorkerKilled("the work was stopped before its end", reason="stopped") from error
