"""An executor whose tasks have limits: what hangs, grows or crashes is killed, and the others go on."""

import pickle
from collections.abc import Callable
from concurrent.futures import Executor
from queue import Empty, SimpleQueue
from threading import Event, Lock
from types import TracebackType
from typing import ParamSpec, TypeVar

from pipeline.batch.workers.keeper import Care, Keeper
from pipeline.batch.workers.limits import GIBIBYTE, STANDARD_LIMITS, TaskLimits
from pipeline.batch.workers.serve import WarmUp
from pipeline.batch.workers.tasks import Task, TaskFuture

P = ParamSpec("P")
T = TypeVar("T")


class KillableExecutor(Executor):
    """Runs functions in so many worker processes, each of them one at a time.

    A task that passes `limits`, or whose process dies, gives WorkerKilled; nothing else is lost. `warm_up` is called
    once in each new process. After `tasks_a_worker` tasks, or where it holds more than `idle_bytes` of memory after
    one, a process is replaced. Where no process can be started, tasks give EngineError. Use it in a `with`: an error
    in there stops the work.
    """

    def __init__(
        self,
        workers: int,
        *,
        limits: TaskLimits = STANDARD_LIMITS,
        warm_up: WarmUp | None = None,
        tasks_a_worker: int = 200,
        idle_bytes: int = GIBIBYTE,
    ) -> None:
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._stopping = Event()
        self._lock = Lock()
        self._is_shut = False
        care = Care(limits, warm_up, tasks_a_worker, idle_bytes)
        self._keepers = [
            Keeper(self._queue, care, stopping=self._stopping, name=f"keeper {number}")
            for number in range(1, workers + 1)
        ]
        for keeper in self._keepers:
            keeper.start()

    @property
    def pids(self) -> list[int]:
        """The processes that are there now."""
        return [pid for keeper in self._keepers if (pid := keeper.pid) is not None]

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> TaskFuture[T]:
        """The future of what `fn` gives; function, arguments and result travel between processes by pickle."""
        future: TaskFuture[T] = TaskFuture()
        try:
            packed = pickle.dumps((fn, args, kwargs))
        except Exception as error:
            future.set_exception(error)
            return future
        with self._lock:
            if self._is_shut:
                raise RuntimeError("the executor has been shut down and takes no more tasks")
            self._queue.put(Task(future, packed))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Takes no more tasks; those that have begun are finished, the others too unless they are cancelled."""
        with self._lock:
            if not self._is_shut:
                self._is_shut = True
                for _ in self._keepers:
                    self._queue.put(None)
            if cancel_futures:
                self._cancel_waiting()
        if wait:
            for keeper in self._keepers:
                keeper.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Waits for all tasks; where an error or an interruption ends the block, ends them."""
        if kind is None:
            self.shutdown()
        else:
            self.stop()

    def stop(self) -> None:
        """Ends at once: waiting tasks are cancelled, those that have begun give WorkerKilled("stopped")."""
        self._stopping.set()
        self.shutdown(cancel_futures=True)

    def _cancel_waiting(self) -> None:
        while True:
            try:
                task = self._queue.get_nowait()
            except Empty:
                break
            if task is not None:
                task.future.cancel()
                task.future.set_running_or_notify_cancel()
        for _ in self._keepers:
            self._queue.put(None)
