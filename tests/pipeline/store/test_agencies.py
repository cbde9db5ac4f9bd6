"""Who a document's agency is: known, new, or a few that it may be; never forced."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.store.agencies import load_agencies
from pipeline.store.open import Store
from pipeline.store.tables import Agency, Alias, Document
from pipeline.store.waiting import confirm_alias, list_waiting, settle_waiting
from schemas.errors import InputError
from schemas.report import Agency as Named
from schemas.report import Report
from tests.pipeline.store.made import AGENCY, TASKS, begin, keep, measure, place, report

MISREAD = AGENCY.model_copy(update={"name": "องค์การบริหารส่วนตำบลทุงพลับพลึง"})
LIST = """ชื่อหน่วยงาน,ประเภท,อำเภอ,จังหวัด,ชื่อเดิม
อบต.ทุ่งพลับพลึง,อบต.,อ.ศรีพนาลัย,จ.ขอนแก่น,สภาตำบลทุ่งพลับพลึง;อบต.ทุงพลับพลึง
เทศบาลตำบลดอนแก้วมณี,,ศรีพนาลัย,ขอนแก่น,
"""


def agency_of(store: Store, document_id: int) -> int | None:
    with store.read() as session:
        return session.get_one(Document, document_id).agency_id


def test_a_name_that_nobody_knows_is_a_new_agency(store: Store) -> None:
    run_id = begin(store)
    first = keep(store, run_id, report("a"))
    again = keep(store, run_id, report("b", fiscal_year=2567, agency=AGENCY.model_copy(update={"district": None})))
    assert (first.new_agency, again.new_agency) == (True, False)
    assert agency_of(store, first.document_id) == agency_of(store, again.document_id) is not None


def test_places_are_filled_in_when_somebody_says_them(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("a", agency=AGENCY.model_copy(update={"district": None, "province": None})))
    keep(store, run_id, report("b", fiscal_year=2567))
    with store.read() as session:
        row = session.scalars(select(Agency)).one()
    assert (row.district, row.province) == ("ศรีพนาลัย", "ขอนแก่น")


def test_a_name_with_a_letter_wrong_waits_for_a_person(store: Store) -> None:
    run_id = begin(store)
    known = keep(store, run_id, report("a"))
    waits = keep(store, run_id, report("b", agency=MISREAD, fiscal_year=2567))
    assert (waits.outcome, waits.new_agency, waits.version) == ("review", False, None)
    with store.read() as session:
        waiting = list_waiting(session)
    assert [each.document_id for each in waiting] == [waits.document_id]
    assert waiting[0].candidates[0][:2] == (agency_of(store, known.document_id), AGENCY.name)
    assert 0.8 <= waiting[0].candidates[0][2] < 1


def test_a_confirmed_alias_settles_what_waited(store: Store) -> None:
    run_id = begin(store)
    known = keep(store, run_id, report("a"))
    waits = keep(store, run_id, report("b", agency=MISREAD, fiscal_year=2567))
    agency_id = agency_of(store, known.document_id)
    assert agency_id is not None
    assert len(store.write(lambda session: confirm_alias(session, agency_id, str(MISREAD.name)))) == 1
    with store.read() as session:
        document = session.get_one(Document, waits.document_id)
        assert list_waiting(session) == []
    assert (document.agency_id, document.state, document.version) == (agency_id, "done", 1)
    assert keep(store, run_id, report("c", agency=MISREAD, fiscal_year=2566)).outcome == "done"


def test_versions_follow_the_arrivals_when_one_is_settled_late(store: Store) -> None:
    run_id = begin(store)
    known = keep(store, run_id, report("first", fiscal_year=2567))
    early = keep(store, run_id, report("early", agency=MISREAD))
    late = keep(store, run_id, report("late", measures=report().measures[:2]))
    agency_id = agency_of(store, known.document_id)
    assert agency_id is not None
    store.write(lambda session: confirm_alias(session, agency_id, str(MISREAD.name)))
    with store.read() as session:
        one, two = session.get_one(Document, early.document_id), session.get_one(Document, late.document_id)
    assert (one.version, one.superseded_by_id, two.version, two.superseded_by_id) == (1, two.id, 2, None)


def test_a_name_recognised_unsurely_makes_no_agency(store: Store) -> None:
    doubtful = report(evidence={"agency": place(str(AGENCY.name), method="ocr", confidence=0.6)})
    assert keep(store, begin(store), doubtful).outcome == "review"
    with store.read() as session:
        assert session.scalars(select(Agency)).all() == []


def test_one_name_in_two_districts(store: Store) -> None:
    run_id = begin(store)
    other = AGENCY.model_copy(update={"district": "หนองบัวลาย"})
    nowhere = AGENCY.model_copy(update={"district": None, "province": None})
    first = keep(store, run_id, report("a"))
    second = keep(store, run_id, report("b", agency=other))
    third = keep(store, run_id, report("c", agency=nowhere, fiscal_year=2567))
    assert second.new_agency
    assert agency_of(store, first.document_id) != agency_of(store, second.document_id)
    assert agency_of(store, third.document_id) is None
    with store.read() as session:
        assert len(list_waiting(session)[0].candidates) == 2


def test_a_list_is_taken_in(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    run_id = begin(store)
    keep(store, run_id, report("a"))
    loaded = store.write(lambda session: load_agencies(session, path))
    again = store.write(lambda session: load_agencies(session, path))
    assert (loaded.added, loaded.known, again.added, again.known) == (1, 1, 0, 2)
    with store.read() as session:
        rows = session.scalars(select(Agency).order_by(Agency.id)).all()
        aliases = session.scalars(select(Alias.name).order_by(Alias.id)).all()
    assert [(row.name, row.type, row.province, row.source) for row in rows] == [
        (AGENCY.name, "subdistrict_administrative_organization", "ขอนแก่น", "list"),
        ("เทศบาลตำบลดอนแก้วมณี", "subdistrict_municipality", "ขอนแก่น", "list"),
    ]
    assert aliases == ["สภาตำบลทุ่งพลับพลึง", MISREAD.name]
    assert not keep(store, run_id, report("b", agency=MISREAD, fiscal_year=2567)).new_agency


def test_a_list_settles_what_waited(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST.encode("cp874"))
    run_id = begin(store)
    keep(store, run_id, report("a"))
    keep(store, run_id, report("b", agency=MISREAD, fiscal_year=2567))
    store.write(lambda session: load_agencies(session, path))
    (settled,) = store.write(settle_waiting)
    assert (settled.run_id, settled.state) == (run_id, "done")
    assert store.write(settle_waiting) == []


def test_a_list_with_faults_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{LIST}เทศบาลตำบลหนองไผ่,ทต.,,เชียงไกล,\n,ทต.,,,\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        store.write(lambda session: load_agencies(session, path))
    assert "line 4: เชียงไกล is no province; line 5: the name is missing" in caught.value.message
    with store.read() as session:
        assert session.scalars(select(Agency)).all() == []


def test_a_list_that_may_mean_several_says_the_line(store: Store, tmp_path: Path) -> None:
    run_id = begin(store)
    for name, district in (("a", "ศรีพนาลัย"), ("b", "หนองบัวลาย")):
        keep(store, run_id, report(name, agency=AGENCY.model_copy(update={"district": district})))
    path = tmp_path / "list.csv"
    path.write_text("name\nอบต.ทุ่งพลับพลึง\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: there are several agencies"):
        store.write(lambda session: load_agencies(session, path))


def test_a_report_without_a_name_waits_for_nobody(store: Store) -> None:
    keep(store, begin(store), report(agency=Named()))
    with store.read() as session:
        assert list_waiting(session) == []


def test_an_unsure_name_finds_its_agency_once_a_sure_one_has_made_it_known(store: Store) -> None:
    run_id = begin(store)
    unsure = {"agency": place(str(AGENCY.name), method="ocr", confidence=0.7)}
    first = keep(store, run_id, report("scan", method="ocr", evidence=unsure))
    assert (first.outcome, first.version) == ("review", None)
    earlier = keep(store, run_id, report("b", fiscal_year=2567))
    same_year = keep(store, run_id, report("word", measures=report().measures[:2]))
    (settled,) = store.write(settle_waiting)
    assert (settled.document_id, settled.state) == (first.document_id, "done")
    assert agency_of(store, first.document_id) == agency_of(store, earlier.document_id)
    with store.read() as session:
        scan, word = (session.get_one(Document, each.document_id) for each in (first, same_year))
    assert [(each.version, each.superseded_by_id) for each in (scan, word)] == [(1, word.id), (2, None)]


def test_a_scan_that_waited_is_counted_with_the_word_file_that_came_after_it(store: Store) -> None:
    run_id = begin(store)
    unsure = {"agency": place(str(AGENCY.name), method="ocr", confidence=0.7)}
    scan = keep(store, run_id, report("scan", method="ocr", evidence=unsure))
    word = keep(store, run_id, report("word"))
    store.write(settle_waiting)
    with store.read() as session:
        found = session.get_one(Document, scan.document_id)
    assert (found.same_as_id, found.version) == (word.document_id, None)


def unsure(name: str, **changes: Any) -> Report:
    """A scan whose agency was not read surely."""
    evidence = {"agency": place(str(AGENCY.name), method="ocr", confidence=0.7)}
    measures = [measure(task, method="ocr") for task in TASKS]
    return report(name, method="ocr", evidence=evidence, measures=measures, **changes)


def counted_with(store: Store) -> list[tuple[int | None, int | None]]:
    """For each document what it is counted with, and its version."""
    with store.read() as session:
        rows = session.execute(select(Document.same_as_id, Document.version).order_by(Document.id)).all()
    return [(same_as, version) for same_as, version in rows]


def test_copies_that_waited_together_are_counted_once(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("other", fiscal_year=2567))
    misread = {"agency": MISREAD}
    keep(store, run_id, unsure("a", **misread))
    keep(store, run_id, unsure("b", **misread))
    with store.read() as session:
        agency_id = session.scalars(select(Agency.id)).one()
    store.write(lambda session: confirm_alias(session, agency_id, str(MISREAD.name)))
    assert counted_with(store) == [(None, 1), (None, 1), (2, None)]


def test_copies_follow_the_one_that_they_were_counted_with(store: Store) -> None:
    run_id = begin(store)
    for each in (unsure("a"), unsure("b"), report("word")):
        keep(store, run_id, each)
    store.write(settle_waiting)
    assert counted_with(store) == [(3, None), (3, None), (None, 1)]


@pytest.mark.parametrize("settles", [True, False])
def test_a_night_that_was_cut_off_before_its_end_makes_no_difference(store: Store, settles: bool) -> None:
    run_id = begin(store)
    keep(store, run_id, unsure("a"))
    keep(store, run_id, report("other", fiscal_year=2567))
    if settles:
        store.write(settle_waiting)
    keep(store, run_id, report("c", method="ocr", measures=unsure("a").measures))
    store.write(settle_waiting)
    assert counted_with(store) == [(None, 1), (None, 1), (1, None)]


def test_a_sure_copy_counts_until_the_one_that_waits_is_settled(store: Store) -> None:
    run_id = begin(store)
    keep(store, run_id, report("other", fiscal_year=2567))
    keep(store, run_id, unsure("a", agency=MISREAD))
    keep(store, run_id, report("b", method="ocr", measures=unsure("a").measures))
    assert counted_with(store) == [(None, 1), (3, None), (None, 1)]
    with store.read() as session:
        agency_id = session.scalars(select(Agency.id)).one()
    store.write(lambda session: confirm_alias(session, agency_id, str(MISREAD.name)))
    assert counted_with(store) == [(None, 1), (None, 1), (2, None)]
