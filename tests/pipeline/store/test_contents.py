"""Two stores can be compared value for value, whatever database they are in and however often one was interrupted."""

from datetime import timedelta
from pathlib import Path

from pipeline.store.contents import Value, dump_contents
from pipeline.store.keep import keep_document, keep_quarantined
from pipeline.store.open import Store, open_store
from pipeline.store.runs import begin_run
from schemas.report import Report, Status
from tests.pipeline.store.made import AGENCY, NOW, TASKS, arrived, begin, finding, keep, measure, read, report

REPORTS = (
    report("a"),
    report("b", measures=[measure(task, status=Status()) for task in TASKS], findings=[finding()]),
    report("scan", method="ocr", measures=[measure(task, method="ocr", status=Status()) for task in TASKS]),
    report("c", agency=AGENCY.model_copy(update={"name": "องค์การบริหารส่วนตำบลทุงพลับพลึง"}), fiscal_year=2566),
)


def contents(store: Store) -> list[Value]:
    with store.read() as session:
        return list(dump_contents(session))


def keep_one_a_run(store: Store, each: Report, *, days: int) -> None:
    """Stores a document in a run of its own, some days later."""
    later = NOW + timedelta(days=days)
    run_id = store.write(lambda session: begin_run(session, inbox="in", program="0.2.0", settings={}, now=later))
    store.write(lambda session: keep_document(session, run_id, arrived(each), read(each), seconds=days, now=later))


def test_how_often_and_when_makes_no_difference(store: Store, tmp_path: Path) -> None:
    run_id = begin(store)
    for each in REPORTS:
        keep(store, run_id, each)
    with open_store(str(tmp_path / "other.db"), make=True) as other:
        for days, each in enumerate(REPORTS):
            keep_one_a_run(other, each, days=days)
        assert contents(other) == contents(store)


def test_everything_is_in_it(store: Store) -> None:
    run_id = begin(store)
    for each in REPORTS:
        keep(store, run_id, each)
    broken = arrived(report("broken"))
    told = {"filename": "broken", "reason": "cut off", "replay": "prongsai read broken"}
    store.write(lambda session: keep_quarantined(session, run_id, broken, **told, seconds=1, now=NOW, page_count=1))
    values = contents(store)
    tables = {"readers", "agencies", "arrivals", "documents", "pages", "measures", "owners", "scores", "evidence"}
    assert {value["table"] for value in values} == tables | {"findings", "likenesses", "candidates"}
    [second] = [value for value in values if value["table"] == "documents" and value["filename"] == "b"]
    [link] = [value for value in values if value["table"] == "likenesses"]
    assert link["other_id"] == second["sha256"]
    assert second["assessment_score"] == "87.6"
    assert second["report"]["measures"][0]["activities"] == [TASKS[0]]


def test_another_value_shows(store: Store, tmp_path: Path) -> None:
    keep(store, begin(store), report("a"))
    with open_store(str(tmp_path / "other.db"), make=True) as other:
        keep(other, begin(other), report("a", measures=[measure(TASKS[0], number="๒"), *report().measures[1:]]))
        assert contents(other) != contents(store)
