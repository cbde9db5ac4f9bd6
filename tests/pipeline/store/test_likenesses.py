"""A rescan is linked to the document that it is again, and counted once."""

import pytest
from sqlalchemy import select

from pipeline.store.open import Store
from pipeline.store.tables import Document, Likeness
from schemas.report import Report
from tests.pipeline.store.made import AGENCY, TASKS, begin, keep, measure, report

MISREAD = "องค์การบริหารส่วนตำบลทุงพลับพลึง"


def rescan(name: str = "scan.pdf", **changes: object) -> Report:
    """The report, recognised with a letter wrong in each task."""
    tasks = [task.replace("ร", "ธ", 1) for task in TASKS]
    measures = [measure(task, method="ocr") for task in tasks]
    return report(name, method="ocr", **{"measures": measures, **changes})


def test_a_rescan_is_no_version(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report())
    again = keep(store, run_id, rescan())
    assert (again.same_as_id, again.version) == (first.document_id, None)
    with store.read() as session:
        link = session.scalars(select(Likeness)).one()
        original = session.get_one(Document, first.document_id)
    assert (link.document_id, link.other_id, link.reason) == (again.document_id, first.document_id, "the same measures")
    assert 0.9 <= link.similarity < 1
    assert (original.version, original.superseded_by_id) == (1, None)


def test_a_third_copy_is_linked_to_the_first(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report())
    keep(store, run_id, rescan())
    assert keep(store, run_id, report("word.pdf")).same_as_id == first.document_id


def test_a_rescan_whose_agency_is_misread_is_found_all_the_same(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report())
    again = keep(store, run_id, rescan(agency=AGENCY.model_copy(update={"name": MISREAD})))
    assert (again.same_as_id, again.outcome) == (first.document_id, "review")


def test_the_word_file_is_counted_in_the_place_of_its_scan(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report("old.pdf", measures=report().measures[:2]))
    scan = keep(store, run_id, rescan())
    second_scan = keep(store, run_id, rescan("scan2.pdf"))
    assert (scan.version, second_scan.same_as_id) == (2, scan.document_id)
    word = keep(store, run_id, report("word.pdf"))
    assert (word.same_as_id, word.version) == (None, 2)
    with store.read() as session:
        old, *scans = session.scalars(select(Document).order_by(Document.id).limit(3)).all()
        links = {(link.document_id, link.other_id) for link in session.scalars(select(Likeness))}
    assert (old.id, old.version, old.superseded_by_id) == (first.document_id, 1, word.document_id)
    assert [(each.same_as_id, each.version) for each in scans] == [(word.document_id, None)] * 2
    assert (scan.document_id, word.document_id) in links


def test_what_took_a_scans_place_stays_there(store: Store) -> None:
    run_id = begin(store)
    scan = keep(store, run_id, rescan())
    correction = keep(store, run_id, report("corrected.pdf", measures=report().measures[:2]))
    word = keep(store, run_id, report("word.pdf"))
    assert (correction.version, word.same_as_id, word.version) == (2, scan.document_id, None)


@pytest.mark.parametrize("change", ["status", "results", "measures"])
def test_a_correction_is_no_rescan(store: Store, change: str) -> None:
    run_id = begin(store)
    keep(store, run_id, report())
    measures = list(rescan().measures)
    last = measures.pop()
    if change == "status":
        measures.append(last.model_copy(update={"status": last.status.model_copy(update={"value": "in_progress"})}))
    elif change == "results":
        measures.append(last.model_copy(update={"results": [f"{last.results[0].replace('๑๒', '๑๓')}"]}))
    again = keep(store, run_id, rescan(measures=measures))
    assert (again.same_as_id, again.version) == (None, 2)


def test_another_year_is_another_report(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report())
    assert keep(store, run_id, report("next", fiscal_year=2569)).same_as_id is None


def test_another_agency_with_the_same_words_is_another_report(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report())
    other = AGENCY.model_copy(update={"name": "เทศบาลตำบลดอนแก้วมณี", "type": "subdistrict_municipality"})
    again = keep(store, run_id, report("other", agency=other))
    assert (again.same_as_id, again.version, again.new_agency) == (None, 1, True)
