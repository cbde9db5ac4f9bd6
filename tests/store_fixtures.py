"""Stores for tests: each test that asks for one runs on SQLite and on PostgreSQL."""

import shutil
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


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of SQLite without documents, to copy."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(str(path), make=True).close()
    return path


@pytest.fixture(scope="session")
def empty_database(postgres_server: PostgresServer) -> str:
    """A store of PostgreSQL without documents, to copy."""
    url = postgres_server.make_database()
    open_store(url, make=True).close()
    return url


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a place for a store, where none is yet."""
    if request.param == "sqlite":
        return str(tmp_path / "reports.db")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.make_database()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    if request.param == "sqlite":
        url = str(shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "reports.db"))
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.make_database(like=request.getfixturevalue("empty_database"))
    with open_store(url) as store:
        yield store
