"""A worker from outside: started, spoken to, measured and killed."""

import os
import pickle
import signal
from contextlib import suppress
from multiprocessing import get_context

import psutil

from pipeline.batch.workers.limits import TaskLimits, Usage
from pipeline.batch.workers.messages import Message
from pipeline.batch.workers.serve import WarmUp, serve

_SECONDS_TO_LEAVE = 2.0


class WorkerProcess:
    """A process that serves; it is started by the thread that keeps it, and dies when that thread ends."""

    def __init__(self, limits: TaskLimits, warm_up: WarmUp | None) -> None:
        # Not forked: a copy of a process with threads may hang in their locks.
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, limits, warm_up, os.getpid()), name="prongsai worker", daemon=True
        )
        try:
            self._process.start()
        finally:
            theirs.close()
        self.pid: int = self._process.pid or 0
        self._measured = psutil.Process(self.pid)

    def send(self, task: bytes) -> None:
        """Gives it the task; raises OSError where it has died."""
        self._connection.send_bytes(task)

    def receive(self, seconds: float) -> Message | None:
        """What it says, within so many seconds if at all; raises EOFError where it has died."""
        try:
            if not self._connection.poll(seconds):
                return None
            message: Message = pickle.loads(self._connection.recv_bytes())
        except OSError as error:
            raise EOFError from error
        return message

    def measure(self) -> Usage:
        """What it takes by now; nothing where it has just died."""
        try:
            with self._measured.oneshot():
                times = self._measured.cpu_times()
                return Usage(self._measured.memory_info().rss, times.user + times.system)
        except psutil.Error:
            return Usage(0, 0.0)

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.is_alive()

    def stop(self) -> None:
        """Lets it go, and kills it where it does not."""
        self._connection.close()
        self._process.join(_SECONDS_TO_LEAVE)
        self.kill()

    def kill(self) -> int | None:
        """Kills it with all that it has started; returns how it ended, as a signal's negative number or a code."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._connection.close()
        return self._process.exitcode
