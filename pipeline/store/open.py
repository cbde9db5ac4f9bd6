"""The store opened: a file of SQLite, or a database of PostgreSQL, with its tables as this program knows them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_exponential_jitter

from pipeline.store.upgrade import upgrade
from schemas.errors import StoreError, UsageError

SECONDS_TO_WAIT = 30
"""So long a command waits for a store that another program has locked, or for a server that starts again."""

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
        with _telling(self.name), Session(self.engine.execution_options(reads=True)) as session:
            yield session
            session.rollback()

    def write(self, work: Callable[[Session], Result]) -> Result:
        """What `work` returns, after all that it did was stored as one transaction, or nothing of it was.

        Where the server went away `work` is done again, until `SECONDS_TO_WAIT` have passed: it must do nothing but
        use its session.
        """

        def once() -> Result:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                return work(session)

        again = Retrying(
            retry=retry_if_exception(_has_gone),
            stop=stop_after_delay(SECONDS_TO_WAIT),
            wait=wait_exponential_jitter(initial=0.2, max=3),
            reraise=True,
        )
        with _telling(self.name):
            return again(once)

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, make: bool = False) -> Store:
    """The store at `url`: `sqlite:///FILE`, `postgresql://USER@HOST/NAME`, or just the name of a file.

    An older store is upgraded, and keeps what it holds. With `make` a file that is missing is made. Raises UsageError
    for an address that is none, StoreError where it cannot be opened, or where a newer prongsai made it.
    """
    address = to_address(url)
    if address.get_backend_name() == "sqlite":
        _check_file(Path(address.database or ""), make=make)
    with _telling(_shown(address)):
        engine = create_engine(address, pool_pre_ping=True, connect_args=_connection_settings(address))
        if address.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        try:
            upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine)


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
    kind = address.get_backend_name()
    if kind not in ("sqlite", "postgresql"):
        raise UsageError(f"stores of the kind {kind} are not known", hint)
    if kind == "sqlite" and address.database in (None, "", ":memory:"):
        raise UsageError("the address of the store names no file", hint)
    return address.set(drivername="postgresql+psycopg" if kind == "postgresql" else "sqlite")


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
    connection.exec_driver_sql("BEGIN IMMEDIATE" if not connection.get_execution_options().get("reads") else "BEGIN")


def _has_gone(error: BaseException) -> bool:
    """Whether the server went away in the middle, as when it is started anew."""
    return isinstance(error, DBAPIError) and (
        error.connection_invalidated or "the database system is" in str(error.orig)
    )


@contextmanager
def _telling(name: str) -> Iterator[None]:
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
    if "locked" in reason:
        return "Another program has the store open for writing; try again when it is done."
    if "not a database" in reason or "malformed" in reason:
        return "The file is no store, or is damaged; bring it back from a copy."
    return "Check the address, the permissions and whether the server runs; then run the command again."


def _shown(address: URL) -> str:
    return str(address.database) if address.get_backend_name() == "sqlite" else address.render_as_string()
