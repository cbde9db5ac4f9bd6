"""The thread that looks after one worker: gives it tasks, watches what they take, kills it and starts another."""

import time
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from pipeline.batch.workers.deaths import died, killed
from pipeline.batch.workers.limits import Stretch, TaskLimits
from pipeline.batch.workers.messages import AtPage, Done, Failed, OutOfMemory, Ready, unpack
from pipeline.batch.workers.process import WorkerProcess
from pipeline.batch.workers.serve import WarmUp
from pipeline.batch.workers.tasks import Task
from schemas.errors import EngineError, KillReason

_LOOK_EVERY = 0.1
"""Seconds between two looks at what a worker takes."""
_START_SECONDS = 300.0
_TRIES_TO_START = 3
_START_HINT = "Ask prongsai doctor whether all is in place."


@dataclass(frozen=True)
class Care:
    """How workers are kept: `tasks` is how many one of them does, `idle_bytes` what it may hold after one."""

    limits: TaskLimits
    warm_up: WarmUp | None
    tasks: int
    idle_bytes: int


class Keeper(Thread):
    """Takes tasks from `queue` until it finds None there; `stopping` ends at once what is under way."""

    def __init__(self, queue: SimpleQueue[Task | None], care: Care, *, stopping: Event, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self._queue = queue
        self._care = care
        self._stopping = stopping
        self._worker: WorkerProcess | None = None
        self._tasks_done = 0

    @property
    def pid(self) -> int | None:
        """The worker's process; None where there is none."""
        worker = self._worker
        return worker.pid if worker else None

    def run(self) -> None:
        """The life of the keeper."""
        for task in iter(self._queue.get, None):
            if task.future.set_running_or_notify_cancel():
                self._carry_out(task)
        self._let_go()

    def _carry_out(self, task: Task) -> None:
        """Sees to it that the task's future gets a result or an error, whatever happens."""
        try:
            result = self._work(task)
        except BaseException as error:
            task.future.set_exception(error)
        else:
            task.future.set_result(result)
        self._recycle()

    def _work(self, task: Task) -> Any:
        """The task's result; raises its error, or WorkerKilled."""
        worker = self._hand_over(task)
        self._tasks_done += 1
        began = time.monotonic()
        try:
            message = self._attend(worker, task)
        except BaseException:
            self._kill()  # whatever went wrong: it may still be at this task
            raise
        finally:
            task.future.seconds = time.monotonic() - began
        if isinstance(message, Failed):
            raise unpack(message.error)
        return unpack(message.result)

    def _hand_over(self, task: Task) -> WorkerProcess:
        """A worker that has the task; raises EngineError where none can be started."""
        trouble: Exception | None = None
        for _ in range(_TRIES_TO_START):
            try:
                worker = self._worker if self._worker and self._worker.is_alive else self._start()
                worker.send(task.packed)
            except (OSError, EOFError, TimeoutError) as error:
                self._kill()
                trouble = error
            else:
                return worker
        raise EngineError(f"no worker can be started: {trouble!r}", _START_HINT)

    def _start(self) -> WorkerProcess:
        """A worker that is ready; raises OSError or EOFError where it is not, EngineError where its warm-up fails."""
        self._kill()
        self._tasks_done = 0
        worker = self._worker = WorkerProcess(self._care.limits, self._care.warm_up)
        began = time.monotonic()
        while True:
            message = worker.receive(_LOOK_EVERY)
            if isinstance(message, Ready):
                return worker
            if isinstance(message, Failed):
                self._kill()
                error = unpack(message.error)
                raise EngineError(f"a worker cannot begin: {error}", getattr(error, "hint", "") or _START_HINT)
            if self._stopping.is_set():
                self._kill()
                raise killed("stopped", self._care.limits, None)
            if time.monotonic() - began > _START_SECONDS:
                raise TimeoutError(f"it was not ready after {_START_SECONDS:g} seconds")

    def _attend(self, worker: WorkerProcess, task: Task) -> Done | Failed:
        """The last that the worker says of the task; raises WorkerKilled where it dies or must be killed."""
        limits = self._care.limits
        stretch = Stretch(None, time.monotonic(), worker.measure().cpu_seconds)
        while True:
            try:
                message = worker.receive(_LOOK_EVERY)
            except EOFError:
                raise died(self._kill(), limits, stretch.page_no) from None
            if isinstance(message, Done | Failed):
                return message
            now, usage = time.monotonic(), worker.measure()
            if isinstance(message, AtPage):
                task.future.tell(message.told)
                stretch = Stretch(message.told[0] if message.told else None, now, usage.cpu_seconds)
            if reason := self._find_reason(message, stretch.find_excess(limits, usage, now=now)):
                self._kill()
                raise killed(reason, limits, stretch.page_no)

    def _find_reason(self, message: object, excess: KillReason | None) -> KillReason | None:
        if self._stopping.is_set():
            return "stopped"
        return "memory" if isinstance(message, OutOfMemory) else excess

    def _recycle(self) -> None:
        """Lets a worker go that has done its share, or holds more memory than a fresh one should."""
        if self._worker is None:
            return
        if self._tasks_done >= self._care.tasks or self._worker.measure().memory_bytes > self._care.idle_bytes:
            self._let_go()

    def _let_go(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def _kill(self) -> int | None:
        """How the worker ended."""
        worker, self._worker = self._worker, None
        return worker.kill() if worker is not None else None
