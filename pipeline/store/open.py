"""The store opened: a file of SQLite, or a database of PostgreSQL, with its tables as this program knows them."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random_exponential

from pipeline.store.upgrade import upgrade
from schemas.errors import StoreError, UsageError

SECONDS_TO_WAIT = 30
"""So long a command waits for a store that another program has locked, or for a server that starts again."""

READING_SQLITE = {"reads": True}
READING_A_SERVER = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""How a transaction begins that only reads: all its queries see the same state of the store."""

AGAIN = frozenset({"40001", "40P01", "57P01", "57P02", "57P03"})
"""States of PostgreSQL after which the same may go well: clashes of transactions, a server that stops or starts."""

Result = TypeVar("Result")


class Store:
    """A store that is open. `read` and `write` turn what goes wrong in the database into a StoreError."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @property
    def name(self) -> str:
        """The store as it may be shown to people: without a password."""
        return _shown(self.engine.url)

    @property
    def folder(self) -> Path | None:
        """The folder in which an SQLite store lies; None for a server."""
        return Path(str(self.engine.url.database)).parent if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the store from its first query on, and changes nothing."""
        engine = self.engine.execution_options(**(READING_SQLITE if self.is_sqlite else READING_A_SERVER))
        with telling(self.name), Session(engine) as session:
            yield session

    def ask(self, work: Callable[[Session], Result]) -> Result:
        """What `work` finds in one state of the store; it is done again, as by `write`, where the server went away."""
        engine = self.engine.execution_options(**(READING_SQLITE if self.is_sqlite else READING_A_SERVER))

        def once() -> Result:
            with Session(engine) as session:
                return work(session)

        with telling(self.name):
            return self.trying_again(once)

    def write(self, work: Callable[[Session], Result]) -> Result:
        """What `work` returns, after all that it did was stored as one transaction, or nothing of it was.

        Where the server went away `work` is done again, until `SECONDS_TO_WAIT` have passed: it must do nothing but
        use its session.
        """

        def once() -> Result:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                return work(session)

        with telling(self.name):
            return self.trying_again(once)

    def trying_again(self, work: Callable[[], Result]) -> Result:
        """What `work` returns; done again while the server is away, until `SECONDS_TO_WAIT` have passed."""
        again = Retrying(
            retry=retry_if_exception(_has_gone),
            stop=stop_after_delay(SECONDS_TO_WAIT),
            wait=wait_random_exponential(multiplier=0.2, max=3),
            reraise=True,
        )
        return again(work)

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, make: bool = False) -> Store:
    """The store at `url`: `sqlite:///FILE`, `postgresql://USER@HOST/NAME`, or just the name of a file.

    An older store is upgraded, and keeps what it holds. With `make` a file that is missing is made, and so are the
    tables in a database that has none. Raises UsageError for an address that is none, StoreError where it cannot be
    opened, is no store, or where a newer prongsai made it.
    """
    address = to_address(url)
    if address.get_backend_name() == "sqlite":
        _check_file(Path(address.database or ""), make=make)
    store = Store(make_engine(address))
    try:
        with telling(store.name):
            upgrade(store.engine, make=make)
    except BaseException:
        store.close()
        raise
    return store


def make_engine(address: URL) -> Engine:
    """What connects to the address; nothing is opened or made yet."""
    engine = create_engine(
        address,
        pool_pre_ping=True,
        json_serializer=partial(json.dumps, ensure_ascii=False),
        connect_args=_connection_settings(address),
    )
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def file_of(url: str) -> Path | None:
    """The file of a store of SQLite; None for a server. Raises UsageError as `to_address`."""
    address = to_address(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def to_address(url: str) -> URL:
    """The address of a store as the database library takes it; raises UsageError."""
    if "://" not in url:
        if not url.strip():
            raise UsageError("the name of the store is empty", "Give --store a file, such as reports.db.")
        return URL.create("sqlite", database=url)
    hint = "Give a file, sqlite:///FILE, or postgresql://USER@HOST/NAME."
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise UsageError("the address of the store cannot be understood", hint) from error
    kind = {"postgres": "postgresql"}.get(address.get_backend_name(), address.get_backend_name())
    if kind not in ("sqlite", "postgresql"):
        raise UsageError(f"stores of the kind {kind} are not known", hint)
    if kind == "sqlite" and address.database in (None, "", ":memory:"):
        raise UsageError("the address of the store names no file", hint)
    return address.set(drivername="postgresql+psycopg" if kind == "postgresql" else "sqlite")


def say_address(url: str) -> str:
    """The address of a store as it may be shown to people: without a password. Raises UsageError."""
    return _shown(to_address(url))


def _check_file(path: Path, *, make: bool) -> None:
    """Raises StoreError where the file is missing and may not be made, or where its folder is."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "Name a file in it, such as reports.db.")
    if path.exists():
        return
    if not make:
        raise StoreError(f"there is no store {path}", "Check the name; prongsai batch makes a new one.")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} does not exist", "Make it, or name another for the store.")


def _connection_settings(address: URL) -> dict[str, Any]:
    if address.get_backend_name() == "sqlite":
        return {"timeout": SECONDS_TO_WAIT, "check_same_thread": False}
    return {"connect_timeout": SECONDS_TO_WAIT, "application_name": "prongsai"}


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: `_begin_sqlite` does
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Any) -> None:
    """Begins a transaction that will be able to write: one that finds this out later could not wait for its turn."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reads") else "BEGIN IMMEDIATE")


def _has_gone(error: BaseException) -> bool:
    """Whether the server went away in the middle, as when it is started anew, or is not there yet."""
    if not isinstance(error, DBAPIError):
        return False
    no_connection = error.statement is None and type(error.orig).__module__.startswith("psycopg")
    return error.connection_invalidated or no_connection or getattr(error.orig, "sqlstate", None) in AGAIN


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Turns what goes wrong in a database into a StoreError that names the store, and no secret."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(
            f"the store {name} cannot be used: {_first_line(error.orig)}", _hint(str(error.orig))
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store {name} cannot be used: {_first_line(error)}", _hint("")) from error


def _first_line(error: object) -> str:
    return str(error).strip().partition("\n")[0]


def _hint(reason: str) -> str:
    if "full" in reason or "No space" in reason:
        return "Free some space and run the command again; what was stored before is whole."
    if "disk I/O error" in reason:  # so SQLite says it, too, where there is no room for the files beside the store
        return "The disk is full, or fails: free some space, or look at it; what was stored before is whole."
    if "locked" in reason:
        return "Another program has the store open for writing; try again when it is done."
    if "not a database" in reason or "malformed" in reason:
        return "The file is no store, or is damaged; bring it back from a copy."
    return "Check the address, the permissions and whether the server runs; then run the command again."


def _shown(address: URL) -> str:
    """The address without a password, wherever it stands in it."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return address.set(drivername="postgresql", query={}).render_as_string()
