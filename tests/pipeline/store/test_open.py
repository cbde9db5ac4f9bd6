"""Addresses of stores."""

from pathlib import Path

import pytest

from pipeline.store.open import Store, make_engine, open_store, to_address
from schemas.errors import StoreError, UsageError


@pytest.mark.parametrize(
    ("url", "kind", "database"),
    [
        ("reports.db", "sqlite", "reports.db"),
        ("sqlite:///รายงาน.db", "sqlite", "รายงาน.db"),
        ("postgres://reader@db.example/reports", "postgresql+psycopg", "reports"),
        ("postgresql://reader@db.example/reports", "postgresql+psycopg", "reports"),
    ],
)
def test_addresses_that_are_understood(url: str, kind: str, database: str) -> None:
    address = to_address(url)
    assert (address.drivername, address.database) == (kind, database)


@pytest.mark.parametrize("url", ["", "mysql://db/reports", "sqlite://", "sqlite:///:memory:", "://"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(UsageError):
        to_address(url)


@pytest.mark.parametrize(
    "url",
    ["postgresql://reader:s3cret@db.example/reports", "postgresql://reader@db.example/reports?password=s3cret"],
)
def test_no_password_is_shown(url: str) -> None:
    name = Store(make_engine(to_address(url))).name
    assert "s3cret" not in name
    assert "db.example/reports" in name


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path), make=True)


def test_a_store_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_store(str(tmp_path / "gone" / "reports.db"), make=True)


def test_a_store_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_store(str(tmp_path / "reports.db"))
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_store(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "reports.db"), make=True) as store:
        assert (store.folder, store.name) == (tmp_path, str(tmp_path / "reports.db"))
