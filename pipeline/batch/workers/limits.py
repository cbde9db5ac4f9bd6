"""What a task may take, and whether it has taken more."""

from dataclasses import dataclass

from schemas.errors import KillReason

GIBIBYTE = 1024**3


@dataclass(frozen=True)
class TaskLimits:
    """What a task may take, beyond which its worker is killed.

    `seconds_a_page` are those of the clock for one page, `seconds` for what is done before the first page and after
    the last. `cpu_seconds` are those of the processor, for one page or for what stands beside the pages: an honest
    task on a busy machine uses up the clock, but not these. `memory_bytes` are those that the worker holds in memory,
    its dictionaries and the recogniser included.
    """

    seconds: float = 600.0
    seconds_a_page: float = 600.0
    cpu_seconds: float = 180.0
    memory_bytes: int = 2 * GIBIBYTE


STANDARD_LIMITS = TaskLimits()


@dataclass(frozen=True)
class Usage:
    """What a worker holds in memory, and what it has used of the processor since it began."""

    memory_bytes: int
    cpu_seconds: float


@dataclass(frozen=True)
class Stretch:
    """A part of a task that is measured for itself: page `page_no`, or what is done beside the pages (None).

    `began` is the clock's, `cpu_before` what the worker had used of the processor until then.
    """

    page_no: int | None
    began: float
    cpu_before: float

    def find_excess(self, limits: TaskLimits, usage: Usage, *, now: float) -> KillReason | None:
        """Which limit is passed, if any."""
        if usage.memory_bytes > limits.memory_bytes:
            return "memory"
        if usage.cpu_seconds - self.cpu_before > limits.cpu_seconds:
            return "cpu"
        if now - self.began > (limits.seconds if self.page_no is None else limits.seconds_a_page):
            return "time"
        return None
