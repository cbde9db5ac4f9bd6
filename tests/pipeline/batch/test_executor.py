"""The executor keeps its promises: results, errors and order, in processes that are replaced now and then."""

import os
import pickle
import signal
import threading
from concurrent.futures import CancelledError, wait
from functools import partial
from pathlib import Path

import pytest

from pipeline.batch.workers.executor import KillableExecutor
from pipeline.options import MEBIBYTE
from schemas.errors import EngineError, FileDamaged, InternalError, WorkerKilled
from tests.pipeline.batch import jobs
from tests.pipeline.batch.processes import is_gone


def test_results_belong_to_their_tasks() -> None:
    with KillableExecutor(2) as executor:
        assert list(executor.map(jobs.double, range(20))) == [2 * number for number in range(20)]


def test_errors_of_the_tree_arrive_whole() -> None:
    with KillableExecutor(1) as executor:
        error = executor.submit(jobs.raise_damaged).exception()
    assert isinstance(error, FileDamaged)
    assert (error.message, error.hint) == ("อ่านไฟล์ไม่ได้", "ask for another copy")


def test_other_errors_tell_where_they_were_raised() -> None:
    with KillableExecutor(1) as executor:
        error = executor.submit(jobs.raise_odd).exception()
    assert isinstance(error, ZeroDivisionError)
    assert "raise_odd" in error.__notes__[0]


@pytest.mark.parametrize(
    "job", [jobs.raise_what_cannot_travel, jobs.give_a_lock, jobs.give_what_cannot_be_received, jobs.leave]
)
def test_what_cannot_travel_is_told_and_the_worker_goes_on(job: partial[None]) -> None:
    with KillableExecutor(1) as executor:
        pid = executor.submit(jobs.own_pid).result()
        assert isinstance(executor.submit(job).exception(), InternalError)
        assert executor.submit(jobs.own_pid).result() == pid


def test_a_task_that_cannot_be_sent_fails_alone() -> None:
    with KillableExecutor(1) as executor:
        future = executor.submit(jobs.own_pid, threading.Lock())
        assert isinstance(future.exception(), TypeError)
        assert executor.submit(jobs.double, 4).result() == 8


def test_pages_are_told_in_order() -> None:
    told: list[tuple[int, int]] = []
    begin = threading.Event()
    with KillableExecutor(1, warm_up=None) as executor:
        first = executor.submit(jobs.double, 1)
        first.add_done_callback(lambda _: begin.wait(60))
        future = executor.submit(jobs.tell_pages, 3)
        future.watch(lambda page_no, of: told.append((page_no, of)))
        begin.set()
        assert future.result() == 3
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_listener_that_fails_harms_no_task() -> None:
    def fail(page_no: int, of: int) -> None:
        raise ZeroDivisionError(f"{page_no} of {of}")

    with KillableExecutor(1) as executor:
        future = executor.submit(jobs.tell_pages, 3)
        future.watch(fail)
        assert future.result() == 3


def test_a_worker_gets_warm_once_and_is_replaced_after_its_share(tmp_path: Path) -> None:
    with KillableExecutor(1, warm_up=partial(jobs.write_pid, tmp_path), tasks_a_worker=2) as executor:
        pids = list(executor.map(jobs.own_pid, range(5)))
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({str(pid) for pid in pids})


def test_a_worker_that_keeps_much_memory_is_replaced() -> None:
    with KillableExecutor(1, idle_bytes=200 * MEBIBYTE) as executor:
        small, large = (executor.submit(jobs.hold, mebibytes).result() for mebibytes in (1, 300))
        assert small == large != executor.submit(jobs.own_pid).result()
    assert is_gone(large)


def test_a_worker_that_dies_between_two_tasks_is_replaced() -> None:
    with KillableExecutor(1) as executor:
        pid = executor.submit(jobs.own_pid).result()
        os.kill(pid, signal.SIGKILL)
        assert is_gone(pid)
        assert executor.submit(jobs.double, 2).result() == 4


@pytest.mark.parametrize("warm_up", [jobs.fail_to_get_warm, jobs.die_while_getting_warm])
def test_workers_that_cannot_begin_are_an_engine_error(warm_up: partial[None]) -> None:
    with KillableExecutor(1, warm_up=warm_up) as executor:
        error = executor.submit(jobs.own_pid).exception()
    assert isinstance(error, EngineError)
    assert not isinstance(error, WorkerKilled)
    assert error.hint


def test_shutting_down_finishes_what_was_submitted_and_leaves_no_process() -> None:
    executor = KillableExecutor(2)
    futures = [executor.submit(jobs.own_pid) for _ in range(6)]
    executor.shutdown()
    assert all(is_gone(future.result()) for future in futures)
    assert executor.pids == []
    with pytest.raises(RuntimeError, match="no more tasks"):
        executor.submit(jobs.own_pid)


def test_waiting_tasks_can_be_cancelled() -> None:
    with KillableExecutor(1) as executor:
        first = executor.submit(jobs.double, 1)
        others = [executor.submit(jobs.double, number) for number in range(50)]
        executor.shutdown(wait=False, cancel_futures=True)
        done, left = wait([first, *others], timeout=60)
    assert not left
    assert others[-1].cancelled()
    assert all(future.cancelled() or future.result() is not None for future in done)


def test_a_cancelled_task_is_not_carried_out(tmp_path: Path) -> None:
    with KillableExecutor(1) as executor:
        executor.submit(jobs.own_pid)
        futures = [executor.submit(jobs.write_pid, tmp_path) for _ in range(3)]
        cancelled = [future.cancel() for future in futures]
    assert cancelled[-1]
    assert len(list(tmp_path.iterdir())) <= cancelled.count(False)


def test_stopping_ends_at_once_what_is_under_way() -> None:
    executor = KillableExecutor(1)
    pid = executor.submit(jobs.own_pid).result()
    begun = threading.Event()
    running = executor.submit(jobs.sleep, 1)
    running.watch(lambda _page_no, _of: begun.set())
    waiting = executor.submit(jobs.own_pid)
    assert begun.wait(60)
    executor.stop()
    with pytest.raises(WorkerKilled) as stopped:
        running.result()
    assert stopped.value.reason == "stopped"
    with pytest.raises(CancelledError):
        waiting.result()
    assert is_gone(pid)


def test_an_error_where_it_is_used_stops_the_work() -> None:
    executor = KillableExecutor(1)
    pid = executor.submit(jobs.own_pid).result()
    running = executor.submit(jobs.sleep)
    with pytest.raises(KeyboardInterrupt), executor:
        raise KeyboardInterrupt
    assert running.cancelled() or isinstance(running.exception(), WorkerKilled)
    assert is_gone(pid)


def test_the_error_of_a_killed_worker_travels_with_its_reason_and_page() -> None:
    error = pickle.loads(pickle.dumps(WorkerKilled("it hung", "look at it", reason="time", page_no=7)))
    assert (error.message, error.hint, error.reason, error.page_no) == ("it hung", "look at it", "time", 7)
