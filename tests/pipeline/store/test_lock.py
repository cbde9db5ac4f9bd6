"""One run at a time on a store; a lock never outlives the process that held it."""

import subprocess
import sys

import pytest

from pipeline.store.lock import only_run
from pipeline.store.open import Store, open_store
from schemas.errors import StoreError
from tests.postgres import PostgresServer

HOLD = """
import sys, time
from pipeline.store.lock import only_run
from pipeline.store.open import open_store
with open_store(sys.argv[1]) as store, only_run(store):
    print("held", flush=True)
    time.sleep(600)
"""


def address(store: Store) -> str:
    return store.engine.url.render_as_string(hide_password=False)


def test_a_second_run_is_refused_and_the_next_one_is_not(store: Store) -> None:
    with only_run(store), pytest.raises(StoreError, match="another run works on the store"), only_run(store):
        pass
    with only_run(store) as lock:
        lock.check()


def test_a_lock_goes_with_its_process(store: Store) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, address(store)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    with holder, holder.stdout:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError), only_run(store):
            pass
        holder.kill()
        holder.wait()
    with only_run(store):
        pass


def test_a_lock_that_a_restart_took_away_is_taken_again(postgres_server: PostgresServer, empty_database: str) -> None:
    url = postgres_server.make_database(like=empty_database)
    with open_store(url) as store, open_store(url) as other, only_run(store) as lock:
        postgres_server.kill()
        postgres_server.start()
        lock.check()
        with pytest.raises(StoreError, match="another run"), only_run(other):
            pass


def test_a_lock_that_another_run_took_meanwhile_is_told(postgres_server: PostgresServer, empty_database: str) -> None:
    url = postgres_server.make_database(like=empty_database)
    with open_store(url) as store, open_store(url) as other, only_run(store) as lock:
        postgres_server.kill()
        postgres_server.start()
        with only_run(other), pytest.raises(StoreError, match="another run"):
            lock.check()
