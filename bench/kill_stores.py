"""A new store for each night of the kill test: a file of SQLite, or a database of a server of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from bench.postgres import own_server
from tests.postgres import PostgresServer

Kind: TypeAlias = Literal["sqlite", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql")
FILE = "store.db"


class Stores(Protocol):
    """Where nights find a store that nobody has used."""

    @property
    def server(self) -> PostgresServer | None:
        """The server that can be killed, too; None where there is none."""

    def renew(self) -> str:
        """The address of a new store; the one before is gone."""


class Files:
    """The folder of a night is made anew each time, and the file in it with the folder."""

    server = None

    def __init__(self, place: Path) -> None:
        self.place = place

    def renew(self) -> str:
        """The name of the file."""
        return str(self.place / FILE)


class Databases:
    """Databases of a server, one at a time."""

    def __init__(self, server: PostgresServer) -> None:
        self.server: PostgresServer | None = server
        self._server = server
        self._url: str | None = None

    def renew(self) -> str:
        """The address of an empty database."""
        if self._url is not None:
            self._server.drop_database(self._url)
        self._url = self._server.make_database()
        return self._url


@contextmanager
def stores(kind: Kind, place: Path) -> Iterator[Stores]:
    """Stores of this kind for nights in the folder `place`; ends the program where no server is installed."""
    if kind == "sqlite":
        yield Files(place)
        return
    with own_server() as server:
        yield Databases(server)
