"""A document whose agency was not read surely finds it once another one has made it known."""

from pathlib import Path

import pytest

from pipeline.store.open import Store
from schemas.errors import ExitCode
from tests.pipeline.batch.nights import Notes, have_night, options_for, outcomes, put, rows


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def test_a_document_that_came_before_its_agency_was_known_finds_it_by_the_end(store: Store, inbox: Path) -> None:
    put(inbox / "a", "2567 unsure", second=1)
    put(inbox / "b", "2568", second=2)
    watch = Notes()
    night = have_night(store, options_for(inbox), watch=watch)
    assert outcomes(store) == {"a": "done", "b": "done"}
    assert dict(night.outcomes) == {"done": 2}
    assert night.exit_code is ExitCode.OK
    assert night.ledger is not None
    assert night.ledger.documents["done"] == 2
    assert watch.words == ["documents that waited and have found their agency: 1"]


def test_one_whose_agency_nobody_knows_waits_for_another_night(store: Store, inbox: Path) -> None:
    put(inbox / "a", "2567 unsure")
    assert have_night(store, options_for(inbox)).exit_code is ExitCode.NEEDS_REVIEW
    put(inbox / "b", "2568")
    night = have_night(store, options_for(inbox))
    assert night.outcomes == {"done": 1}, "what another night took in is not counted in this one"
    assert outcomes(store) == {"a": "review", "b": "done"}, "that night's ledger counts it so"
    assert [row["state"] for row in rows(store, "documents")] == ["done", "done"]
