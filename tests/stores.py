"""Stores for tests: each test that asks for one runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store.open import Store, open_store
from tests.postgres import PostgresServer, find_binaries

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A real server, started once; where none is installed, the test is skipped."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed: run tools/get_postgres.sh, or install the package postgresql")
    server = PostgresServer(binaries)
    yield server
    server.close()


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a place for a store, where none is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "reports.db")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.make_database()


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(store_url, make=True) as store:
        yield store
