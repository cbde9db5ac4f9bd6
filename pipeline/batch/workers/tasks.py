"""A task on its way to a worker, and its future."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from pipeline.batch.workers.progress import PageTold

T = TypeVar("T")
OnPage: TypeAlias = Callable[[int, int], None]


class TaskFuture(Future[T], Generic[T]):
    """A future that also tells how far its task has come; `seconds` is what it took, on the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0
        self._on_page: OnPage | None = None

    def watch(self, on_page: OnPage) -> None:
        """Calls `on_page` from now on for each page that the task begins, from the thread of its keeper."""
        self._on_page = on_page

    def tell(self, told: PageTold) -> None:
        """Passes on what the worker has told; a listener's own mistakes are not the task's."""
        if told is not None and self._on_page is not None:
            with suppress(Exception):
                self._on_page(*told)


@dataclass(frozen=True)
class Task:
    """A function with its arguments, pickled, and the future of what it gives."""

    future: TaskFuture[Any]
    packed: bytes
