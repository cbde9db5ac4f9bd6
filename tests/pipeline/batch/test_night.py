"""A night takes in each file once, and loses none, whatever happens."""

import dataclasses
import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from pipeline.batch import originals, taking
from pipeline.batch.inbox import Left
from pipeline.batch.night_options import NightOptions, prepare_folders, refuse_folders_in_inbox
from pipeline.store import open as opening
from pipeline.store.arrivals import keep_file
from pipeline.store.lock import only_run
from pipeline.store.open import Store, open_store
from schemas.errors import EngineMissing, ExitCode, StoreError, UsageError
from tests.pipeline.batch.nights import AtOnce, Notes, have_night, options_for, outcomes, put, rows
from tests.postgres import PostgresServer


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def moved(inbox: Path) -> NightOptions:
    """A night that moves its originals."""
    options = options_for(inbox, archive=inbox.parent / "archive", quarantine=inbox.parent / "quarantine")
    prepare_folders(options)
    return options


def lying_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}


def test_each_outcome_goes_where_it_belongs(store: Store, moved: NightOptions) -> None:
    put(moved.inbox / "a" / "good", "2568", second=1)
    put(moved.inbox / "b" / "again", "2568", second=2)
    put(moved.inbox / "doubtful", "2567 doubt", second=3)
    put(moved.inbox / "broken one", "bad", second=4)
    watch = Notes()
    night = have_night(store, moved, watch=watch)
    assert outcomes(store) == {
        "a/good": "done",
        "b/again": "duplicate",
        "doubtful": "review",
        "broken one": "quarantined",
    }
    assert lying_in(moved.inbox) == set()
    assert lying_in(moved.inbox.parent / "archive") == {"a/good", "b/again", "doubtful"}
    assert lying_in(moved.inbox.parent / "quarantine") == {"broken one"}
    (broken,) = (row for row in rows(store, "arrivals") if row["outcome"] == "quarantined")
    place = moved.inbox.parent / "quarantine" / "broken one"
    assert broken["moved_to"] == str(place)
    assert broken["reason"] == "broken one is damaged. Fetch it again."
    assert broken["replay"] == f"prongsai read '{place}' --output ."
    assert [taken.outcome for taken in watch.files] == ["done", "duplicate", "review", "quarantined"]
    assert night.ledger is not None
    assert night.ledger.balances
    assert night.ledger.documents_in == 4
    assert night.exit_code is ExitCode.NEEDS_REVIEW


def test_files_that_stay_are_taken_in_once(store: Store, inbox: Path) -> None:
    put(inbox / "a", "2568")
    assert have_night(store, options_for(inbox)).exit_code is ExitCode.OK
    executor, watch = AtOnce(), Notes()
    night = have_night(store, options_for(inbox), executor=executor, watch=watch)
    assert (executor.paths, night.again, night.outcomes.total()) == ([], 1, 0)
    assert watch.n_waiting == watch.n_passed == 1
    put(inbox / "a", "2567", second=5)
    assert have_night(store, options_for(inbox)).outcomes == {"done": 1}
    assert len(rows(store, "documents")) == 2


def test_originals_that_stayed_are_moved_once_there_is_an_archive(store: Store, moved: NightOptions) -> None:
    put(moved.inbox / "a", "2568")
    have_night(store, options_for(moved.inbox))
    night = have_night(store, moved)
    assert (night.again, night.outcomes.total()) == (1, 0)
    assert lying_in(moved.inbox.parent / "archive") == {"a"}


def test_a_file_that_is_dropped_again_is_known_and_kept_beside_the_first(store: Store, moved: NightOptions) -> None:
    for _ in range(2):
        put(moved.inbox / "a", "2568")
        have_night(store, moved)
    assert lying_in(moved.inbox.parent / "archive") == {"a", "a (2)"}
    assert len(rows(store, "arrivals")) == 1


def test_a_night_that_died_before_it_could_note_a_move(
    store: Store, moved: NightOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(moved.inbox / "a", "2568")

    def die(*_: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(originals.Originals, "_note", die)
        with pytest.raises(RuntimeError, match="killed"):
            have_night(store, moved)
    assert rows(store, "arrivals")[0]["moved_to"] is None
    assert have_night(store, moved).exit_code is ExitCode.OK
    assert rows(store, "arrivals")[0]["moved_to"] == str(moved.inbox.parent / "archive" / "a")


def test_a_night_that_died_before_it_could_move(
    store: Store, moved: NightOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(moved.inbox / "a", "2568")

    def die(*_: object, **__: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(originals, "move_original", die)
        with pytest.raises(RuntimeError, match="killed"):
            have_night(store, moved)
    assert lying_in(moved.inbox) == {"a"}
    night = have_night(store, moved)
    assert (night.again, night.outcomes.total()) == (1, 0)
    assert rows(store, "arrivals")[0]["moved_to"] == str(moved.inbox.parent / "archive" / "a")


@pytest.mark.parametrize("text", ["2568", "bad"])
def test_a_file_that_changes_while_it_is_read_waits_for_the_next_night(
    store: Store, moved: NightOptions, text: str
) -> None:
    path = put(moved.inbox / "a", text)
    changing = AtOnce(lambda path: put(path, "2567 whole", second=9))
    night = have_night(store, moved, executor=changing)
    assert [left.name for left in night.left] == ["a"]
    assert (outcomes(store), path.read_text()) == ({}, "2567 whole")
    assert have_night(store, moved).outcomes == {"done": 1}


def test_a_file_that_vanishes_while_it_is_read_is_told(store: Store, inbox: Path) -> None:
    put(inbox / "a", "2568")
    put(inbox / "b", "2567", second=1)

    def take_away(path: Path) -> None:
        if path.name == "a":
            path.unlink()

    watch = Notes()
    night = have_night(store, options_for(inbox), executor=AtOnce(take_away), watch=watch)
    assert night.left == [Left("a", "has changed or gone while it was read; the next run takes it")]
    assert watch.n_waiting == watch.n_passed + len(watch.files) == 2
    assert outcomes(store) == {"b": "done"}


def test_an_inbox_that_vanishes_ends_the_night_and_not_what_was_stored(store: Store, inbox: Path) -> None:
    put(inbox / "a", "2568")
    put(inbox / "b", "2567", second=1)
    away = inbox.with_name("away")

    def unmount(path: Path) -> None:
        if path.name == "b":
            inbox.rename(away)

    night = have_night(store, options_for(inbox, look_ahead=0), executor=AtOnce(unmount))
    assert "does not exist" in str(night.error)
    assert (night.exit_code, outcomes(store)) == (ExitCode.INPUT, {"a": "done"})
    away.rename(inbox)
    assert have_night(store, options_for(inbox)).exit_code is ExitCode.OK
    assert outcomes(store) == {"a": "done", "b": "done"}


def test_limit_and_since(store: Store, inbox: Path) -> None:
    for second in range(4):
        put(inbox / str(second), f"256{second}", second=second)
    since = datetime.fromtimestamp(1_700_000_001, UTC)
    have_night(store, options_for(inbox, since=since, limit=2))
    assert set(outcomes(store)) == {"1", "2"}
    have_night(store, options_for(inbox, limit=1))
    assert set(outcomes(store)) == {"0", "1", "2"}


FUTURE = 4_000_000_000


class Waiting(Event):
    """A wait in which a file may grow."""

    def __init__(self, path: Path, *, grows: bool) -> None:
        super().__init__()
        self.path, self.grows = path, grows

    def wait(self, timeout: float | None = None) -> bool:
        """False: nobody asks to stop."""
        if self.grows:
            os.utime(self.path, (FUTURE + 1,) * 2)
        return super().wait(timeout)


@pytest.mark.parametrize("grows", [True, False])
def test_a_file_that_still_grows_is_left_for_the_next_night(store: Store, inbox: Path, grows: bool) -> None:
    path = put(inbox / "still", "2567")
    os.utime(path, (FUTURE,) * 2)  # from the future, whose age says nothing
    night = have_night(store, options_for(inbox, settle=0.05), stop=Waiting(path, grows=grows))
    assert (night.growing, set(outcomes(store))) == ((["still"], set()) if grows else ([], {"still"}))


def test_asked_to_stop_it_stores_no_more_and_the_next_carries_on(store: Store, inbox: Path) -> None:
    for number in range(3):
        put(inbox / str(number), f"256{number}", second=number)
    stop = Event()

    def ask(path: Path) -> None:
        if path.name == "1":
            stop.set()

    night = have_night(store, options_for(inbox, look_ahead=0), executor=AtOnce(ask), stop=stop)
    assert (night.interrupted, night.exit_code) == (True, ExitCode.INTERRUPTED)
    assert "2" not in outcomes(store)
    assert have_night(store, options_for(inbox)).exit_code is ExitCode.OK
    assert set(outcomes(store)) == {"0", "1", "2"}


def test_a_recogniser_that_is_missing_ends_the_night_instead_of_quarantining_all(store: Store, inbox: Path) -> None:
    put(inbox / "a", "2568")

    def miss(_: Path) -> None:
        raise EngineMissing("the model is not there")

    night = have_night(store, options_for(inbox), executor=AtOnce(miss))
    assert (night.exit_code, outcomes(store)) == (ExitCode.ENGINE, {})


def test_an_archive_that_takes_nothing_is_told_and_the_next_night_moves(
    store: Store, moved: NightOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(moved.inbox / "a", "2568")
    put(moved.inbox / "b", "2567", second=1)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    watch = Notes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        night = have_night(store, moved, watch=watch)
    assert night.exit_code is ExitCode.STORE
    assert len(night.not_moved) == 2
    assert "Read-only file system" in watch.words[0]
    assert (outcomes(store), lying_in(moved.inbox)) == ({"a": "done", "b": "done"}, {"a", "b"})
    assert have_night(store, moved).exit_code is ExitCode.OK
    assert lying_in(moved.inbox.parent / "archive") == {"a", "b"}


def test_a_run_whose_ledger_does_not_balance_fails(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "a", "2568")

    def keep_twice(session: Any, run_id: int, arrived: Any, came: Any, **more: Any) -> Any:
        twin = dataclasses.replace(arrived, path="never there")
        placed = keep_file(session, run_id, arrived, came, **more)
        keep_file(session, run_id, twin, None, **more)
        return placed

    monkeypatch.setattr(taking, "keep_file", keep_twice)
    night = have_night(store, options_for(inbox))
    assert night.ledger is not None
    assert night.ledger.problems
    assert night.exit_code is ExitCode.ENGINE


def test_two_nights_at_once_are_refused(store: Store, inbox: Path) -> None:
    with only_run(store), pytest.raises(StoreError, match="another run"):
        have_night(store, options_for(inbox))
    assert have_night(store, options_for(inbox)).exit_code is ExitCode.OK


def test_nothing_is_written_into_the_inbox(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    for folders in ({"archive": inbox / "done"}, {"quarantine": inbox}, {"archive": tmp_path}):
        with pytest.raises(UsageError, match="lies in"):
            refuse_folders_in_inbox(options_for(inbox, **folders), store_file=None)
    with pytest.raises(UsageError, match="the store lies in the inbox"):
        refuse_folders_in_inbox(options_for(inbox), store_file=inbox / "reports.db")


def test_a_store_that_is_locked_for_long_ends_the_night_without_loss(
    tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SECONDS_TO_WAIT", 0.1)
    put(inbox / "a", "2568")
    path = tmp_path / "reports.db"
    with open_store(str(path), make=True) as store:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        locking = AtOnce(lambda _: other.execute("BEGIN IMMEDIATE"))
        night = have_night(store, options_for(inbox), executor=locking)
        assert "locked" in str(night.error)
        assert night.exit_code is ExitCode.STORE
        other.execute("ROLLBACK")
        other.close()
        assert have_night(store, options_for(inbox)).exit_code is ExitCode.OK
        assert outcomes(store) == {"a": "done"}


def test_a_disk_that_fills_up_ends_the_night_without_loss(tmp_path: Path, inbox: Path) -> None:
    for number in range(20):
        put(inbox / str(number), f"{2500 + number} {'doubt ' * number}", second=number)
    with open_store(str(tmp_path / "reports.db"), make=True) as store:

        def fill(path: Path) -> None:
            if path.name == "5":
                with store.engine.connect() as connection:
                    used = connection.exec_driver_sql("PRAGMA page_count").scalar()
                    connection.exec_driver_sql(f"PRAGMA max_page_count = {used}")

        night = have_night(store, options_for(inbox, look_ahead=0), executor=AtOnce(fill))
        assert "full" in str(night.error)
        assert night.exit_code is ExitCode.STORE
        stored = len(outcomes(store))
        assert 5 <= stored < 20
    with open_store(str(tmp_path / "reports.db")) as store:
        assert have_night(store, options_for(inbox)).exit_code is not ExitCode.STORE
        assert len(outcomes(store)) == 20


@pytest.fixture
def own_server(postgres_server: PostgresServer) -> Iterator[PostgresServer]:
    """A server without the databases of other tests, which would take long to recover."""
    server = PostgresServer(postgres_server.binaries)
    yield server
    server.close()


def test_a_server_that_is_restarted_in_the_middle(own_server: PostgresServer, inbox: Path) -> None:
    for number in range(3):
        put(inbox / str(number), f"256{number}", second=number)

    def restart(path: Path) -> None:
        if path.name == "1":
            own_server.kill()
            threading.Timer(0.3, own_server.start).start()

    with open_store(own_server.make_database(), make=True) as store:
        night = have_night(store, options_for(inbox, look_ahead=0), executor=AtOnce(restart))
        assert (night.error, night.exit_code) == (None, ExitCode.OK)
        assert outcomes(store) == {"0": "done", "1": "done", "2": "done"}


def test_nothing_outside_its_folders_is_written(tmp_path: Path, moved: NightOptions) -> None:
    outside = put(tmp_path / "outside" / "file", "mine")
    (moved.inbox / "link").symlink_to(outside.parent)
    put(moved.inbox / "a" / "b.." / "2568.txt", "2568")
    os.mkfifo(moved.inbox / "pipe")
    (tmp_path / "store").mkdir()
    with open_store(str(tmp_path / "store" / "reports.db"), make=True) as store:
        have_night(store, moved)
    shutil.rmtree(tmp_path / "store")
    assert lying_in(tmp_path) == {"outside/file", "inbox/link", "inbox/pipe", "archive/a/b../2568.txt"}
