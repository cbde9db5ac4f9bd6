"""Tables brought to the form that this program knows, without losing what they hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from schemas.errors import StoreError

MIGRATIONS = Path(__file__).with_name("migrations")
NEWEST_REVISION = "0002"
"""The revision that the tables of this program have: the last one of `migrations/`."""
UPGRADE_LOCK = 0x75706772  # "upgr"
"""What the lock of upgrades is called among the advisory locks of a database."""


def upgrade(engine: Engine, *, make: bool, to: str = "head") -> None:
    """Brings the store's tables to a revision, in one transaction.

    Raises StoreError for a store of a newer program, for a database with other tables, and, unless they are to be
    made, for one without any.
    """
    with engine.connect().execution_options(reads=True) as connection:
        revision = revision_of(connection)
        if revision == NEWEST_REVISION:
            return
        if revision is None:
            _check_that_tables_may_be_made(connection, make=make)
    _migrate(engine, to)


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables; None where there are none, or others."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _migrate(engine: Engine, to: str) -> None:
    # To load Alembic takes a sixth of a second: only those whose store is old, or new, wait for it.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    with _changing_tables(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, to)
        except CommandError as error:
            hint = "Use the newer version, or another store."
            raise StoreError("the store was made by a newer version of prongsai", hint) from error


def _check_that_tables_may_be_made(connection: Connection, *, make: bool) -> None:
    place = "file" if connection.dialect.name == "sqlite" else "database"
    if inspect(connection).get_table_names():
        raise StoreError(f"the {place} holds other tables, and no store", f"Name another {place} for the store.")
    if not make:
        raise StoreError(f"the {place} holds no store", "Check the name; prongsai batch makes a new store.")


@contextmanager
def _changing_tables(engine: Engine) -> Iterator[Connection]:
    """A transaction in which nobody else changes tables, and in which a table may be put in the place of another."""
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": UPGRADE_LOCK})
            yield connection
            connection.commit()
            return
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF").close()  # means something outside of a transaction only
        try:
            with connection.begin():
                yield connection
                if connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise StoreError(
                        "the store is damaged: its tables do not fit together", "Bring it back from a copy."
                    )
        finally:
            driver.execute("PRAGMA foreign_keys = ON").close()
