"""A store that is filled by copies is as sound as one that the nightly run has filled."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from bench.store.block import DOCUMENTS, PLACES
from bench.store.cost import Cost, growth, least
from bench.store.fill import fill_store
from pipeline.agencies.names import agency_key, name_key
from pipeline.province.summary import summarize
from pipeline.search.find import search
from pipeline.store.agency_names import find_agency
from pipeline.store.choice import Choice
from pipeline.store.ledger import balance
from pipeline.store.open import Store
from pipeline.store.reports import unpack_report
from pipeline.store.search_index import documents_to_index
from pipeline.store.summary_rows import Scope
from pipeline.store.tables import Agency, Arrival, Document, Evidence, Measure
from tests.pipeline.store.made import begin, keep, report

BLOCKS = 3


@pytest.fixture
def filled(store: Store) -> Store:
    fill_store(store, BLOCKS * DOCUMENTS)
    return store


def test_the_ledger_balances_and_all_is_indexed(filled: Store) -> None:
    with filled.read() as session:
        assert session.scalar(select(func.count()).select_from(Document)) == BLOCKS * DOCUMENTS
        assert balance(session, 1).problems == []
        assert documents_to_index(session) == []


def test_documents_say_what_their_reports_say(filled: Store) -> None:
    with filled.read() as session:
        for document in session.scalars(select(Document).where(Document.report.is_not(None))):
            assert document.report is not None
            told = unpack_report(document.report)
            source = told.source
            assert (document.sha256, document.filename) == (source.sha256, source.filename)
            assert (document.agency_name, document.province) == (told.agency.name, told.agency.province)
            agency = session.get_one(Agency, document.agency_id)
            assert (agency.name, agency.province) == (told.agency.name, told.agency.province)
            assert session.scalars(select(Arrival.sha256).where(Arrival.document_id == document.id)).all() == [
                source.sha256
            ]
            titles = select(Measure.topic_title).where(Measure.document_id == document.id).order_by(Measure.position)
            assert session.scalars(titles).all() == [each.topic.title for each in told.measures if each.topic]
            raw = select(Evidence.raw).where(Evidence.document_id == document.id, Evidence.field == "agency")
            assert session.scalars(raw).all() == [told.agency.name]


def test_agencies_have_keys_of_their_own_in_several_provinces(filled: Store) -> None:
    with filled.read() as session:
        agencies = session.scalars(select(Agency)).all()
    assert len(agencies) == BLOCKS * 6
    assert len({each.province for each in agencies}) == BLOCKS
    for each in agencies:
        assert each.key == agency_key(each.name, district=each.district, province=each.province)
        assert each.name_key == name_key(each.name)


def test_each_copy_has_its_versions_and_rescans(filled: Store) -> None:
    with filled.read() as session:
        documents = session.scalars(select(Document)).all()
    by_id = {each.id: each for each in documents}
    followed = [each for each in documents if each.superseded_by_id]
    rescans = [each for each in documents if each.same_as_id]
    assert (len(followed), len(rescans)) == (BLOCKS, BLOCKS)
    assert all(by_id[each.superseded_by_id or 0].agency_id == each.agency_id for each in followed)
    assert all(by_id[each.same_as_id or 0].agency_id == each.agency_id for each in rescans)
    assert Counter(each.state for each in documents) == {
        "done": 7 * BLOCKS,
        "review": 2 * BLOCKS,
        "quarantined": BLOCKS,
    }


def test_commands_find_the_copies(filled: Store) -> None:
    name = f"{PLACES[0]}ที่{BLOCKS - 1}"
    with filled.read() as session:
        agency = find_agency(session, name)
    found = search(filled, [name], Choice(), limit=5)
    assert {hit.document.agency_id for hit in found.hits} == {agency.id}
    assert len(summarize(filled, Scope(2568)).agencies) == BLOCKS * 6


def test_the_store_takes_further_documents(filled: Store) -> None:
    assert keep(filled, begin(filled), report()).outcome == "done"


@pytest.mark.parametrize("documents", [0, DOCUMENTS + 1])
def test_there_are_whole_blocks_only(store: Store, documents: int) -> None:
    with pytest.raises(ValueError, match="no multiple"):
        fill_store(store, documents)


def test_the_least_of_each_figure_counts_and_growth_is_that_of_the_largest() -> None:
    assert least([Cost(3, 1, 20), Cost(2, 2, 10)]) == Cost(2, 1, 10)
    assert growth({100: 5_000, 200: 7_000, 50: 0}) == 20
