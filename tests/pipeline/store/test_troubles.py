"""A store that is locked, full, gone or damaged is told in plain words, and nothing that was stored is lost."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

import pipeline.store.open as opening
from pipeline.store.keep import keep_document
from pipeline.store.open import Store, open_store
from pipeline.store.runs import begin_run
from pipeline.store.tables import Arrival, Document, Measure
from schemas.errors import StoreError
from tests.pipeline.store.made import NOW, arrived, begin, keep, read, report
from tests.postgres import PostgresServer


def count(store: Store) -> tuple[int | None, ...]:
    """How many documents, arrivals and measures there are."""
    with store.read() as session:
        return tuple(session.scalar(select(func.count()).select_from(table)) for table in (Document, Arrival, Measure))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for a moment only."""
    monkeypatch.setattr(opening, "SECONDS_TO_WAIT", 0.1)


@pytest.mark.usefixtures("impatient")
def test_a_store_that_another_program_has_locked(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with open_store(str(path), make=True) as store:
        run_id = begin(store)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked") as caught:
            keep(store, run_id, report())
        assert "Another program" in caught.value.hint
        assert count(store) == (0, 0, 0)
        other.execute("ROLLBACK")
        other.close()
        assert keep(store, run_id, report()).outcome == "done"


def test_a_lock_that_is_given_back_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with open_store(str(path), make=True) as store:
        run_id = begin(store)
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        later = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
        later.start()
        assert keep(store, run_id, report()).outcome == "done"
        later.join()
        other.close()


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "reports.db"), make=True) as store:
        run_id = begin(store)
        keep(store, run_id, report("small"))

        def work(session: Session) -> None:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            big = report("big", measures=report().measures * 100, fiscal_year=2567)
            keep_document(session, run_id, arrived(big), read(big), seconds=1, now=NOW)

        with pytest.raises(StoreError, match="full") as caught:
            store.write(work)
        assert "what was stored before is whole" in caught.value.hint
        assert count(store) == (1, 1, 4)
    with open_store(str(tmp_path / "reports.db")) as store:
        assert keep(store, run_id, report("big", fiscal_year=2567)).outcome == "done"


def test_a_server_that_is_restarted_in_the_middle(postgres_server: PostgresServer) -> None:
    with open_store(postgres_server.make_database(), make=True) as store:
        run_id = begin(store)
        keep(store, run_id, report("before"))
        tries = []

        def work(session: Session) -> str:
            tries.append(1)
            each = report("during", fiscal_year=2567)
            kept = keep_document(session, run_id, arrived(each), read(each), seconds=1, now=NOW)
            if len(tries) == 1:
                postgres_server.kill()
                threading.Timer(0.5, postgres_server.start).start()
            return kept.outcome

        assert store.write(work) == "done"
        assert len(tries) > 1
        assert keep(store, run_id, report("after", fiscal_year=2566)).outcome == "done"
        assert count(store) == (3, 3, 12)


@pytest.mark.usefixtures("impatient")
def test_a_server_that_stays_away(postgres_server: PostgresServer) -> None:
    with open_store(postgres_server.make_database(), make=True) as store:
        run_id = begin(store)
        postgres_server.kill()
        with pytest.raises(StoreError, match="cannot be used"):
            keep(store, run_id, report())
        with pytest.raises(StoreError, match="cannot be used"):
            count(store)
        postgres_server.start()
        assert keep(store, run_id, report()).outcome == "done"


def test_a_commit_whose_answer_was_lost_is_not_done_twice(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report())
    assert keep(store, run_id, report()).document_id == first.document_id
    assert count(store) == (1, 1, 4)


def test_what_fails_in_the_middle_leaves_nothing(store: Store) -> None:
    run_id = begin(store)

    def work(session: Session) -> None:
        keep_document(session, run_id, arrived(report()), read(report()), seconds=1, now=NOW)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        store.write(work)
    assert count(store) == (0, 0, 0)


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    path.write_bytes(b"%PDF-1.7 surely no database" * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(str(path), make=True)


def test_a_file_that_lost_its_end(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    with open_store(str(path), make=True) as store:
        keep(store, begin(store), report())
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 8)
    with pytest.raises(StoreError), open_store(str(path)) as store:
        keep(store, 1, report("next"))


def test_reading_does_not_wait_for_who_writes(store: Store) -> None:
    seen = []

    def work(session: Session) -> None:
        begin_run(session, inbox="inbox", program="1", settings={}, now=NOW)
        seen.append(count(store))

    store.write(work)
    assert seen == [(0, 0, 0)]


def test_all_that_is_read_at_once_is_of_one_moment(store: Store) -> None:
    run_id = begin(store)
    with store.read() as session:
        before = session.scalar(select(func.count()).select_from(Document))
        keep(store, run_id, report())
        assert session.scalar(select(func.count()).select_from(Measure)) == before == 0
