"""Older stores are upgraded and keep what they hold; the migrations lead to the tables that the program knows."""

from datetime import date
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Date, Double, Integer, LargeBinary, MetaData, Numeric, Table, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON

from pipeline.store.open import Store, make_engine, open_store, to_address
from pipeline.store.tables import Row
from pipeline.store.upgrade import MIGRATIONS, NEWEST_REVISION, revision_of, upgrade
from schemas.errors import StoreError
from tests.pipeline.store.made import begin, keep, report

REVISIONS = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]


OF_THE_INDEX = ("search_words", "ix_search_places_words")
"""How tables and indexes begin that only find words: each kind of database has its own."""


def test_the_program_knows_its_newest_revision() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST_REVISION


def is_ours(name: str | None, kind: str, of: Any) -> bool:
    """Whether the program's tables speak of it."""
    return not (name or "").startswith(OF_THE_INDEX)


def test_the_migrations_lead_to_the_tables_of_the_program(store: Store) -> None:
    with store.engine.connect() as connection:
        opts = {"compare_type": True, "render_as_batch": True, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Row.metadata) == []


def some_value(column: Any, row: int) -> Any:
    """A value that the column takes."""
    match column.type:
        case JSON() | JSONB():
            return [f"ก{row}"]
        case LargeBinary():
            return bytes([row])
        case Date():
            return date(2025, 1, row)
        case Double() | Integer() | BigInteger() | Numeric():
            return row
        case _:
            return f"{column.name} {row}"


def fill(connection: Any, tables: list[Table]) -> dict[str, list[tuple[Any, ...]]]:
    """Rows in every table, and what was put there; those that others point to come first."""
    for table in tables:
        rows = [{column.name: some_value(column, number) for column in table.columns} for number in (1, 2)]
        connection.execute(table.insert(), rows)
    return {table.name: [tuple(row) for row in connection.execute(select(*table.columns))] for table in tables}


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_store_keeps_what_it_holds(store_url: str, revision: str) -> None:
    engine = make_engine(to_address(store_url))
    upgrade(engine, make=True, to=revision)
    before = MetaData()
    with engine.begin() as connection:
        before.reflect(connection)
        tables = [
            table
            for table in before.sorted_tables
            if table.name != "alembic_version" and is_ours(table.name, "table", None)
        ]
        held = fill(connection, tables)
    engine.dispose()
    with open_store(store_url) as store, store.engine.connect() as connection:
        assert revision_of(connection) == NEWEST_REVISION
        after = {table.name: [tuple(row) for row in connection.execute(select(*table.columns))] for table in tables}
    assert held["measures"]
    assert after == held


def test_an_upgraded_store_takes_new_documents(store_url: str) -> None:
    engine = make_engine(to_address(store_url))
    upgrade(engine, make=True, to=REVISIONS[-1])
    engine.dispose()
    with open_store(store_url) as store:
        assert keep(store, begin(store), report()).outcome == "done"


def test_a_store_of_a_newer_program_is_left_alone(store_url: str) -> None:
    with open_store(store_url, make=True) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_store(store_url)


def test_a_database_of_somebody_else_is_left_alone(store_url: str) -> None:
    engine = make_engine(to_address(store_url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE cookies (id INTEGER)"))
    engine.dispose()
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(store_url, make=True)


def test_a_place_without_a_store_is_told(store_url: str) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_store(store_url)
