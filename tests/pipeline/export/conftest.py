"""A store of invented documents, on SQLite; tests of what the database does ask for `store`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store.open import Store
from tests.stores import a_store


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    """Two agencies in two years."""
    with a_store(tmp_path) as store:
        yield store
