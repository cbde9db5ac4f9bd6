"""Tables brought to the form that this program knows, without losing what they hold."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from schemas.errors import StoreError

MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(engine: Engine, *, to: str = "head") -> None:
    """Brings the store's tables to a revision, in one transaction; raises StoreError for a store of a newer program."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest_revision():
            return
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, to)
        except CommandError as error:
            hint = "Use the newer version, or another store."
            raise StoreError("the store was made by a newer version of prongsai", hint) from error


def newest_revision() -> str | None:
    """The revision that the tables of this program have."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()
