"""What an agency submits again for a year takes the place of what it submitted before, and both stay."""

from sqlalchemy import select

from pipeline.store.open import Store
from pipeline.store.tables import Document
from schemas.report import Agency, Status
from tests.pipeline.store.made import AGENCY, TASKS, begin, keep, measure, report

CORRECTED = [measure(task, status=Status(value="in_progress", basis="checkbox", raw="กำลัง")) for task in TASKS]
CORRECTED_AGAIN = [measure(task, results=["ยกเลิกทั้งหมด"]) for task in TASKS]


def versions(store: Store) -> list[tuple[str, int | None, str | None]]:
    """For each document its name, its version, and the name of the one that took its place."""
    with store.read() as session:
        documents = session.scalars(select(Document).order_by(Document.id)).all()
    names = {each.id: each.filename for each in documents}
    return [(each.filename, each.version, names.get(each.superseded_by_id or 0)) for each in documents]


def test_a_correction_takes_the_place_of_what_was_before(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("a"))
    keep(store, run_id, report("b", measures=CORRECTED))
    keep(store, run_id, report("c", measures=CORRECTED_AGAIN))
    assert versions(store) == [("a", 1, "b"), ("b", 2, "c"), ("c", 3, None)]


def test_other_years_kinds_and_agencies_have_their_own_versions(store: Store) -> None:
    run_id = begin(store)
    other = AGENCY.model_copy(update={"name": "องค์การบริหารส่วนตำบลหนองกระทิง", "subdistrict": "หนองกระทิง"})
    keep(store, run_id, report("a"))
    keep(store, run_id, report("b", measures=CORRECTED, fiscal_year=2567))
    keep(store, run_id, report("c", measures=CORRECTED, kind="plan"))
    keep(store, run_id, report("d", measures=CORRECTED, agency=other))
    assert versions(store) == [("a", 1, None), ("b", 1, None), ("c", 1, None), ("d", 1, None)]


def test_without_a_year_or_an_agency_there_is_no_version(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("a", fiscal_year=None))
    keep(store, run_id, report("b", agency=Agency(), measures=CORRECTED))
    assert versions(store) == [("a", None, None), ("b", None, None)]


def test_orders_are_many_each_for_itself(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("a", kind="order"))
    keep(store, run_id, report("b", kind="order", measures=CORRECTED))
    assert versions(store) == [("a", None, None), ("b", None, None)]
