"""A PostgreSQL server of the tests' own, in a temporary folder, that only this machine's users reach."""

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

ROOT = 0
DEBIAN = "/usr/lib/postgresql"


def find_binaries() -> Path | None:
    """The folder with `initdb` and `pg_ctl` of the newest server that is installed."""
    on_path = shutil.which("initdb")
    folders = sorted(Path(DEBIAN).glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    return (
        Path(on_path).parent if on_path else next((folder for folder in folders if (folder / "initdb").exists()), None)
    )


class PostgresServer:
    """A server that runs until it is closed; it can be stopped hard and started again."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))  # the path of a socket must be short
        # The server refuses to run for root.
        self._user = _unprivileged() if os.getuid() == ROOT else None
        if self._user:
            shutil.chown(self._folder, self._user)
        self._numbers = count(1)
        self._run("initdb", "--auth=trust", "--username=prongsai", "--encoding=UTF8", "--locale=C", "--no-sync")
        self.start()

    def start(self) -> None:
        """Starts the server, and waits until it answers."""
        # Without fsync a start after a crash need not sync every file of every database. The crashes of the tests are
        # those of a process: what it wrote is with the system already.
        options = f"-k {self._folder} -c listen_addresses='' -c max_connections=30 -c fsync=off"
        log = self._folder / "log"
        self._run("pg_ctl", "start", "--wait", "--timeout=120", "--silent", f"--options={options}", f"--log={log}")

    def kill(self) -> None:
        """Stops it in the middle of whatever it does, as a crash would."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent")

    def make_database(self, *, like: str | None = None) -> str:
        """The address of a new database: empty, or as the one at the address `like`."""
        name = f"reports{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {_name_in(like) if like else 'template1'}")
        return f"postgresql://prongsai@/{name}?host={self._folder}"

    def drop_database(self, url: str) -> None:
        """Removes the database at this address, whoever still uses it."""
        self._execute(f"DROP DATABASE {_name_in(url)} WITH (FORCE)")

    def close(self) -> None:
        """Ends the server, and leaves nothing behind."""
        self.kill()
        shutil.rmtree(self._folder)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(host=str(self._folder), user="prongsai", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *words: str) -> None:
        command = [str(self.binaries / program), f"--pgdata={self._folder / 'data'}", *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder, user=self._user)


def _name_in(url: str) -> str:
    """The database that an address of `make_database` names."""
    return url.partition("@/")[2].partition("?")[0]


def _unprivileged() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
