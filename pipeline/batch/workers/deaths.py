"""How a worker's end is told."""

import signal

from pipeline.batch.workers.limits import TaskLimits
from pipeline.options import MEBIBYTE
from schemas.errors import KillReason, WorkerKilled


def killed(reason: KillReason, limits: TaskLimits, page_no: int | None) -> WorkerKilled:
    """The error for a worker that was killed at this page, or beside the pages."""
    what = f"page {page_no}" if page_no is not None else "the work beside the pages"
    words = {
        "time": f"{what} took longer than {limits.seconds if page_no is None else limits.seconds_a_page:g} seconds",
        "cpu": f"{what} took more than {limits.cpu_seconds:g} seconds of the processor",
        "memory": f"{what} took more than {limits.memory_bytes / MEBIBYTE:.0f} MiB of memory",
        "stopped": "the work was stopped before its end",
    }
    hint = "" if reason == "stopped" else "It is made to harm, or too large; raise the limit if it is honest."
    return WorkerKilled(words[reason], hint, reason=reason, page_no=page_no)


def died(exit_code: int | None, limits: TaskLimits, page_no: int | None) -> WorkerKilled:
    """The error for a worker that has ended by itself, with this exit code or a signal's negative number."""
    if exit_code == -signal.SIGXCPU:
        return killed("cpu", limits, page_no)
    where = f" at page {page_no}" if page_no is not None else ""
    hint = "Something in the file breaks a library; look at it in a viewer."
    if exit_code == -signal.SIGKILL:
        hint = "The system may have run out of memory; or somebody has killed the process."
    return WorkerKilled(f"the process that read it died of {_cause(exit_code)}{where}", hint, page_no=page_no)


def _cause(exit_code: int | None) -> str:
    if exit_code is None or exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"
