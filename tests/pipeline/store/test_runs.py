"""When runs begin, and how they end."""

import pytest
from sqlalchemy import select

from pipeline.store.open import Store
from pipeline.store.runs import begin_run, end_run
from pipeline.store.tables import Run
from tests.pipeline.store.made import NOW, begin


def states(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Run.state).order_by(Run.id)))


def test_a_run_that_never_ended_is_abandoned(store: Store) -> None:
    begin(store)
    second = begin(store)
    assert states(store) == ["abandoned", "running"]
    store.write(lambda session: end_run(session, second, state="done", ledger={"documents_in": 0}, now=NOW))
    begin(store)
    assert states(store) == ["abandoned", "done", "running"]


def test_what_a_run_leaves(store: Store) -> None:
    settings = {"workers": 2, "archive": "broken-\udce9"}
    inbox = "inbox/broken-\udce9"
    run_id = store.write(lambda session: begin_run(session, inbox=inbox, program="0.2.0", settings=settings, now=NOW))
    store.write(lambda session: end_run(session, run_id, state="interrupted", ledger=None, now=NOW))
    with store.read() as session:
        run = session.get_one(Run, run_id)
    assert (run.inbox, run.settings) == (inbox, {"workers": 2, "archive": "broken-\ufffd"})
    assert (run.state, run.ended_at, run.ledger) == ("interrupted", NOW, None)


def test_a_run_ends_in_one_of_its_states(store: Store) -> None:
    run_id = begin(store)
    for state in ("running", "finished"):
        with pytest.raises(ValueError, match="does not end"):
            store.write(lambda session, state=state: end_run(session, run_id, state=state, ledger=None, now=NOW))  # type: ignore[misc]
