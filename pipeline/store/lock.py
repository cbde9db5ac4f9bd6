"""One run at a time on a store: a lock that goes with the process that held it, however it ended."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from pipeline.store.open import Store, telling
from schemas.errors import StoreError

LOCK_NUMBER = 0x70726F6E67  # "prong"
"""What the lock is called among the advisory locks of a database."""


class RunLock:
    """A lock that is held. On a server it must be asked now and then whether it still is: a restart takes it away."""

    def __init__(self, store: Store, connection: Connection | None = None) -> None:
        self._store = store
        self._connection = connection

    def check(self) -> None:
        """Takes the lock again where the server has lost it; raises StoreError when another run was faster."""
        if self._store.is_sqlite or self._still_held():
            return
        with telling(self._store.name):
            self._connection = self._store.trying_again(lambda: _take_advisory_lock(self._store))

    def release(self) -> None:
        """Lets another run begin."""
        if self._connection is not None:
            with suppress(DBAPIError):  # at once; a server notices only later that a connection was closed
                self._connection.scalar(text("SELECT pg_advisory_unlock(:number)"), {"number": LOCK_NUMBER})
            self._connection.invalidate()  # closing the connection gives the lock back, whatever state it is in
            self._connection.close()

    def _still_held(self) -> bool:
        connection, self._connection = self._connection, None
        if connection is None:
            return False
        try:
            connection.scalar(text("SELECT 1"))
        except DBAPIError:
            connection.close()
            return False
        self._connection = connection
        return True


@contextmanager
def only_run(store: Store) -> Iterator[RunLock]:
    """Holds the store for one run; raises StoreError where another run holds it, and does not wait for its end.

    For a file of SQLite a lock file lies beside it. It stays there when the run ends, and means nothing by itself:
    the system forgets who locked it as soon as that process is gone.
    """
    if store.is_sqlite:
        with _locked_file(_lock_file(store), store):
            yield RunLock(store)
        return
    with telling(store.name):
        lock = RunLock(store, _take_advisory_lock(store))
    try:
        yield lock
    finally:
        lock.release()


def _lock_file(store: Store) -> Path:
    path = Path(str(store.engine.url.database)).resolve()
    return path.with_name(f"{path.name}.lock")


@contextmanager
def _locked_file(path: Path, store: Store) -> Iterator[None]:
    lock = FileLock(path)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise _another_run(store) from None
    except OSError as error:
        hint = "Check the permissions of the folder in which the store lies."
        raise StoreError(f"cannot write {path}: {error.strerror or error}", hint) from error
    try:
        yield
    finally:
        lock.release()


def _take_advisory_lock(store: Store) -> Connection:
    """A connection of its own that holds the lock for as long as it is open.

    A server takes a moment to notice that a process has died that held it: only a lock that stays taken is another run.
    """
    connection = store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        for patience in (0.1, 0.2, 0.4, 0.8, None):
            if connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": LOCK_NUMBER}):
                return connection
            if patience:
                sleep(patience)
        raise _another_run(store)
    except BaseException:
        connection.close()
        raise


def _another_run(store: Store) -> StoreError:
    return StoreError(f"another run works on the store {store.name}", "Wait until it has ended, then run this again.")
