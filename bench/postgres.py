"""A PostgreSQL server of a bench's own."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgres import PostgresServer, find_binaries


@contextmanager
def own_server() -> Iterator[PostgresServer]:
    """A server that ends with the block; raises SystemExit where none is installed."""
    binaries = find_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed: run tools/get_postgres.sh, or install the package postgresql")
    server = PostgresServer(binaries)
    try:
        yield server
    finally:
        server.close()
