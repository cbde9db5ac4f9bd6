"""What a file became is stored whole, once, and comes back as it was."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pipeline.document_read import PageState
from pipeline.store.keep import (
    Arrived,
    document_of,
    keep_document,
    keep_duplicate,
    keep_quarantined,
    known_arrivals,
    note_move,
)
from pipeline.store.open import Store
from pipeline.store.reports import report_of
from pipeline.store.tables import Arrival, Document, Evidence, Measure, Owner, Page, Reader, Score
from schemas.finding import Severity
from schemas.report import Agency
from tests.pipeline.store.made import NOW, TASKS, arrived, begin, finding, keep, measure, place, read, report


def test_the_whole_report_comes_back(store: Store) -> None:
    stored = report(findings=[finding("info")])
    kept = keep(store, begin(store), stored)
    with store.read() as session:
        back = report_of(session, kept.document_id)
    assert back is not None
    assert back.model_dump_json() == stored.model_dump_json()


def test_the_tables_repeat_the_values(store: Store) -> None:
    kept = keep(store, begin(store), report())
    with store.read() as session:
        document = session.get_one(Document, kept.document_id)
        first = session.scalars(select(Measure).order_by(Measure.position)).first()
        owner = session.scalars(select(Owner).order_by(Owner.measure_id)).first()
        page = session.scalars(select(Page)).one()
    assert (document.state, document.fiscal_year, document.read_at) == ("done", 2568, NOW)
    assert first is not None
    assert (first.activities, first.codes, first.status, str(first.period_end)) == (
        [TASKS[0]],
        ["i3", "o12"],
        "done",
        "2024-12-31",
    )
    assert owner is not None
    assert (owner.measure_id, owner.name, owner.parent) == (first.id, "งานนิติการ", "สำนักปลัด")
    assert page.text.split("\n")[0] == TASKS[0]
    assert page.lines[0] == [72, 90, 500, 110]


def test_scores_keep_their_zeros(store: Store) -> None:
    kept = keep(store, begin(store), report())
    with store.read() as session:
        score = session.scalars(select(Score.score)).one()
        whole = session.get_one(Document, kept.document_id).assessment_score
    assert (str(score), str(whole)) == ("90.10", "87.60")


def test_each_value_has_its_place_and_its_reader(store: Store) -> None:
    mixed = report(measures=[measure(TASKS[0]), measure(TASKS[1], method="ocr")])
    keep(store, begin(store), mixed)
    found = (
        select(Measure.position, Evidence.field, Reader.method, Reader.engine, Reader.engine_version, Evidence.x1)
        .join(Measure, Evidence.measure_id == Measure.id)
        .join(Reader, Evidence.reader_id == Reader.id)
        .order_by(Measure.position, Evidence.field)
    )
    with store.read() as session:
        rows = [tuple(row) for row in session.execute(found)]
        rules = set(session.scalars(select(Reader.rules_version)))
        of_score = session.scalars(select(Evidence.raw).where(Evidence.score_id.is_not(None))).all()
        of_document = session.scalars(
            select(Evidence.field).where(Evidence.measure_id.is_(None), Evidence.score_id.is_(None))
        ).all()
    assert [row[:3] for row in rows] == [
        (0, "activities", "text_layer"),
        (0, "status", "text_layer"),
        (1, "activities", "ocr"),
        (1, "status", "ocr"),
    ]
    assert rows[0][3] == "pdfium"
    assert rows[2][3:] == ("lines", "7", 200.5)
    assert rules == {"0.2.0"}
    assert of_score == ["90.10"]
    assert sorted(of_document) == ["agency", "title"]


def test_a_reader_is_stored_once(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("a.pdf"))
    keep(store, run_id, report("b.pdf", fiscal_year=2567))
    with store.read() as session:
        assert session.scalars(select(Reader.method)).all() == ["text_layer"]


@pytest.mark.parametrize(("severity", "outcome"), [("info", "done"), ("warning", "review"), ("error", "review")])
def test_findings_that_weigh_need_a_person(store: Store, severity: Severity, outcome: str) -> None:
    assert keep(store, begin(store), report(findings=[finding(severity)])).outcome == outcome


@pytest.mark.parametrize(("states", "outcome"), [(("read", "blank"), "done"), (("read", "quarantined"), "review")])
def test_a_page_that_could_not_be_read_needs_a_person(
    store: Store, states: tuple[PageState, ...], outcome: str
) -> None:
    assert keep(store, begin(store), report(), states=states).outcome == outcome


def test_an_agency_that_nobody_knows_needs_a_person(store: Store) -> None:
    assert keep(store, begin(store), report(agency=Agency())).outcome == "review"


def test_what_is_stored_is_not_stored_again(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report())
    again = keep(store, run_id, report())
    with store.read() as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Document, Arrival, Measure)]
    assert (again.document_id, again.outcome, again.version) == (first.document_id, "done", 1)
    assert counts == [1, 1, 4]


def test_the_same_bytes_under_another_name_are_a_duplicate(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report())
    other = arrived(report(), "copy.pdf")
    again = store.write(lambda session: keep_document(session, run_id, other, read(report()), seconds=1, now=NOW))
    third = arrived(report(), "third.pdf")
    store.write(lambda session: keep_duplicate(session, run_id, third, document_id=first.document_id, now=NOW))
    with store.read() as session:
        outcomes = session.execute(select(Arrival.path, Arrival.outcome, Arrival.document_id).order_by(Arrival.id))
        assert [tuple(row) for row in outcomes] == [
            ("report.pdf", "done", first.document_id),
            ("copy.pdf", "duplicate", first.document_id),
            ("third.pdf", "duplicate", first.document_id),
        ]
    assert (again.outcome, again.document_id) == ("duplicate", first.document_id)


def quarantine(session: Session, run_id: int, file: Arrived) -> int:
    return keep_quarantined(
        session,
        run_id,
        file,
        filename="broken.pdf",
        reason="it is cut off",
        replay="prongsai read broken.pdf",
        seconds=0.5,
        now=NOW,
        page_count=3,
    )


def test_what_cannot_be_read_is_stored_with_the_reason(store: Store) -> None:
    run_id = begin(store)
    file = arrived(report("broken.pdf"))
    document_id = store.write(lambda session: quarantine(session, run_id, file))
    assert store.write(lambda session: quarantine(session, run_id, file)) == document_id
    with store.read() as session:
        arrival = session.scalars(select(Arrival)).one()
        assert (arrival.outcome, arrival.reason, arrival.replay) == (
            "quarantined",
            "it is cut off",
            "prongsai read broken.pdf",
        )
        assert session.scalars(select(Page.state)).all() == ["quarantined"] * 3
        assert report_of(session, document_id) is None


def test_what_is_known_of_the_inbox(store: Store) -> None:
    run_id = begin(store)
    old, new = report("old bytes"), report("new bytes")
    for each in (old, new):
        keep(store, run_id, each, path="a/report.pdf")
    with store.read() as session:
        before = known_arrivals(session)["a/report.pdf"]
    store.write(lambda session: note_move(session, before.arrival_id, "archive/report.pdf"))
    with store.read() as session:
        after = known_arrivals(session)
        assert document_of(session, new.source.sha256) is not None
        assert document_of(session, "0" * 64) is None
    assert before.sha256 == new.source.sha256
    assert {path: known.moved_to for path, known in after.items()} == {"a/report.pdf": "archive/report.pdf"}


ODD_NAMES = ["รายงาน ๒๕๖๘.pdf", "two\nlines.pdf", "broken-\udce9.pdf", "back\\slash\\xE9.pdf", "..%2f.pdf"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_of_files_come_back_byte_for_byte(store: Store, name: str) -> None:
    run_id = begin(store)
    kept = keep(store, run_id, report(name))
    with store.read() as session:
        assert list(known_arrivals(session)) == [name]
        assert session.get_one(Document, kept.document_id).filename == name


def test_characters_that_no_database_takes_are_replaced(store: Store) -> None:
    odd = report(title="a\0b", measures=[measure("ก\ud800ข", evidence={"activities": place("ก\0")})])
    kept = keep(store, begin(store), odd)
    with store.read() as session:
        assert session.get_one(Document, kept.document_id).title == "a\ufffdb"
        assert session.scalars(select(Measure.activities)).one() == ["ก\ufffdข"]
        assert session.scalars(select(Evidence.raw).where(Evidence.measure_id.is_not(None))).one() == "ก\ufffd"
        assert session.scalars(select(Page.text)).one().startswith("ก\ufffdข")


def test_a_report_without_an_assessment_has_no_scores(store: Store) -> None:
    kept = keep(store, begin(store), report(assessment=None))
    with store.read() as session:
        assert session.get_one(Document, kept.document_id).assessment_score is None
        assert session.scalars(select(Score)).all() == []
