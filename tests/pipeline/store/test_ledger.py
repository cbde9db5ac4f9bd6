"""The ledger balances when nothing is missing, and says what is missing when something is."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from pipeline.store.keep import keep_duplicate, keep_quarantined
from pipeline.store.ledger import Ledger, balance
from pipeline.store.open import Store
from pipeline.store.tables import Arrival, Document, Page
from tests.pipeline.store.made import NOW, arrived, begin, finding, keep, report


def fill(store: Store) -> int:
    """A run with a document of each outcome."""
    run_id = begin(store)
    first = keep(store, run_id, report("a"), states=("read",), explained=2)
    states = ("recognised", "blank", "quarantined")
    two_of_three = report("b", fiscal_year=2567, findings=[finding()])
    three = two_of_three.model_copy(update={"source": two_of_three.source.model_copy(update={"pages": 3})})
    keep(store, run_id, three, states=states)
    dump = report("dump.txt", fiscal_year=2566)
    keep(store, run_id, dump.model_copy(update={"source": dump.source.model_copy(update={"pages": None})}))

    def rest(session: Session) -> None:
        copy, broken = arrived(report("a"), "copy"), arrived(report("broken"))
        keep_duplicate(session, run_id, copy, document_id=first.document_id, now=NOW)
        told = {"filename": "broken", "reason": "cut off", "replay": "prongsai read broken"}
        keep_quarantined(session, run_id, broken, **told, seconds=1, now=NOW, page_count=2)

    store.write(rest)
    return run_id


def balanced(store: Store, run_id: int, *, files_taken: int | None = None) -> Ledger:
    with store.read() as session:
        return balance(session, run_id, files_taken=files_taken)


def test_a_whole_run_balances(store: Store) -> None:
    run_id = fill(store)
    begin(store)
    ledger = balanced(store, run_id, files_taken=5)
    assert ledger.problems == []
    assert ledger.documents == {"done": 2, "review": 1, "quarantined": 1, "duplicate": 1}
    assert ledger.pages == {"read": 2, "recognised": 1, "blank": 1, "quarantined": 3}
    assert (ledger.documents_in, ledger.pages_in) == (5, 7)
    assert (ledger.rows_found, ledger.measures, ledger.rows_explained) == (14, 12, 2)
    assert ledger.as_values()["rows_found"] == 14


def test_a_run_without_files_balances(store: Store) -> None:
    assert balanced(store, begin(store), files_taken=0).balances


def lose_page(session: Session) -> None:
    session.execute(delete(Page).where(Page.state == "blank"))


def lose_row(session: Session) -> None:
    session.execute(update(Document).where(Document.filename == "a").values(rows_found=7))


def lose_arrival(session: Session) -> None:
    session.execute(delete(Arrival).where(Arrival.path == "b"))


def forget_outcome(session: Session) -> None:
    session.execute(update(Arrival).where(Arrival.path == "broken").values(outcome="done"))


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lose_page, "b has not all of its pages"),
        (lose_row, "a has rows that are neither measures nor explained"),
        (lose_arrival, "b has not one arrival"),
        (forget_outcome, "broken has no document of its outcome"),
    ],
)
def test_what_is_missing_is_told(store: Store, damage: Callable[[Session], None], problem: str) -> None:
    run_id = fill(store)
    store.write(damage)
    assert problem in balanced(store, run_id, files_taken=5).problems


def test_a_file_that_was_not_stored_is_told(store: Store) -> None:
    assert balanced(store, fill(store), files_taken=6).problems == ["6 files were taken in, but 5 are stored"]


def test_faults_that_cancel_out_are_told(store: Store) -> None:
    run_id = fill(store)

    def change(session: Session) -> None:
        for name, more in (("a", 1), ("b", -1)):
            wrong = update(Document).where(Document.filename == name)
            session.execute(wrong.values(rows_found=Document.rows_found + more))

    store.write(change)
    assert balanced(store, run_id).problems == [
        "a has rows that are neither measures nor explained",
        "b has rows that are neither measures nor explained",
    ]
