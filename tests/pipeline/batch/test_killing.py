"""A worker that hangs, grows or crashes is killed and replaced; the error says why, and at which page."""

import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.workers.deaths import died
from pipeline.batch.workers.executor import KillableExecutor
from pipeline.batch.workers.limits import Stretch, TaskLimits, Usage
from pipeline.options import MEBIBYTE
from schemas.errors import WorkerKilled
from tests.pipeline.batch import jobs
from tests.pipeline.batch.processes import is_gone

ROOT = Path(__file__).parents[3]
SHORT = TaskLimits(seconds=4.0, seconds_a_page=1.0, cpu_seconds=1.0, memory_bytes=300 * MEBIBYTE)
LONG = TaskLimits(memory_bytes=300 * MEBIBYTE)


@pytest.mark.parametrize(
    ("job", "limits", "reason", "page_no"),
    [
        pytest.param(partial(jobs.sleep, 5), SHORT, "time", 5, id="a page hangs"),
        pytest.param(jobs.sleep, SHORT, "time", None, id="it hangs before the first page"),
        pytest.param(jobs.sleep_after_the_pages, SHORT, "time", None, id="it hangs after the last page"),
        pytest.param(
            jobs.spin_in_a_library, TaskLimits(cpu_seconds=1.0), "cpu", 4, id="a library keeps the processor busy"
        ),
        pytest.param(partial(jobs.grow, 6), LONG, "memory", 6, id="it grows"),
        pytest.param(jobs.ask_for_too_much, LONG, "memory", 3, id="it asks for too much at once"),
        pytest.param(partial(jobs.die_by, signal.SIGKILL), LONG, "crash", 2, id="somebody kills it"),
        pytest.param(jobs.read_where_nothing_is, LONG, "crash", 2, id="a library breaks"),
        pytest.param(jobs.exit_at_once, LONG, "crash", None, id="it leaves"),
        pytest.param(partial(jobs.die_by, signal.SIGXCPU), LONG, "cpu", 2, id="the system's own limit"),
    ],
)
def test_only_the_bad_task_is_lost(
    job: Callable[[], object], limits: TaskLimits, reason: str, page_no: int | None
) -> None:
    with KillableExecutor(1, limits=limits) as executor:
        before = executor.submit(jobs.own_pid)
        bad = executor.submit(job)
        after = executor.submit(jobs.own_pid)
        error = bad.exception()
        assert isinstance(error, WorkerKilled)
        assert (error.reason, error.page_no) == (reason, page_no)
        assert error.hint
        assert after.result() != before.result()
        assert is_gone(before.result())


def test_what_a_killed_worker_had_started_is_gone_too(tmp_path: Path) -> None:
    note = tmp_path / "helper"
    with KillableExecutor(1, limits=SHORT) as executor:
        assert isinstance(executor.submit(jobs.start_a_helper, note).exception(), WorkerKilled)
    assert is_gone(int(note.read_text()))


BUSY = """
from pathlib import Path
from pipeline.batch.workers.executor import KillableExecutor
from tests.pipeline.batch import jobs
if __name__ == "__main__":
    executor = KillableExecutor(3)
    futures = [executor.submit(job) for job in (jobs.sleep, jobs.spin_in_a_library, jobs.own_pid)]
    futures[2].result()
    while len(executor.pids) < 3:
        pass
    print(*executor.pids, flush=True)
    futures[0].result()
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_workers_die_with_whoever_started_them(number: signal.Signals) -> None:
    """One of them sleeps, one is busy in a library, and one waits for work."""
    parent = subprocess.Popen([sys.executable, "-c", BUSY], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout is not None
        pids = [int(word) for word in parent.stdout.readline().split()]
        parent.send_signal(number)
        parent.wait(60)
    assert len(pids) == 3
    assert all(is_gone(pid) for pid in pids)


@given(st.integers(1, 64))
def test_every_way_to_die_is_told(number: int) -> None:
    error = died(-number, LONG, 3)
    assert error.page_no == 3
    assert error.message.endswith("seconds of the processor" if number == signal.SIGXCPU else " at page 3")


@given(st.floats(0, 10), st.floats(0, 10), st.integers(0, 10), st.one_of(st.none(), st.integers(1, 9)))
def test_within_the_limits_nothing_is_in_excess(clock: float, cpu: float, memory: int, page_no: int | None) -> None:
    limits = TaskLimits(seconds=10, seconds_a_page=5, cpu_seconds=10, memory_bytes=10)
    stretch = Stretch(page_no, began=100.0, cpu_before=50.0)
    excess = stretch.find_excess(limits, Usage(memory, 50.0 + cpu), now=100.0 + clock)
    assert excess == ("time" if page_no is not None and clock > 5 else None)
