"""Words are found in measures and pages, on SQLite and on PostgreSQL, with the line that they stand on."""

from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from pipeline.document_read import PageRead
from pipeline.search.find import Found, search
from pipeline.store.choice import Choice
from pipeline.store.open import Store
from pipeline.store.report_rows import add_pages
from pipeline.store.search_index import bring_up_to_date, documents_to_index, index_document
from pipeline.store.tables import Document, Page, SearchDocument, SearchPlace
from schemas.geometry import Box
from tests.stores import Fill, fill_store


@pytest.fixture
def filled(store: Store) -> Store:
    fill_store(store)
    bring_up_to_date(store)
    return store


def look_for(store: Store, *words: str, limit: int = 20, **choice: Any) -> Found:
    return search(store, words, Choice(**choice), limit=limit)


def test_a_measure_is_found_with_its_line_page_and_box(filled: Store) -> None:
    [hit] = look_for(filled, "จัดซื้อ", agency="ทุ่งพลับพลึง", year=2568).hits
    assert (hit.agency, hit.measure, hit.status) == ("องค์การบริหารส่วนตำบลทุ่งพลับพลึง", 2, "in_progress")
    [line] = hit.lines
    assert line.text == "ประกาศแผนการจัดซื้อจัดจ้างประจำปีบนเว็บไซต์ของหน่วยงาน"
    assert [line.text[start:end] for start, end in line.marks] == ["จัดซื้อ"]
    assert (line.page_no, line.box) == (1, (72.0, 180.0, 72.0 + 5 * len(line.text), 196.0))


def test_a_text_dump_tells_its_lines(filled: Store) -> None:
    [hit] = look_for(filled, "จัดซื้อ", agency="หนองบัวลอย", year=2567).hits
    assert [(line.page_no, line.line_no, line.box) for line in hit.lines] == [(None, 2, None)]


def test_a_text_whose_line_is_not_evidence_is_shown_as_the_measure_has_it(filled: Store) -> None:
    hits = look_for(filled, "ผู้ประสานงาน", year=2568).hits
    assert {line.text for hit in hits for line in hit.lines} == {
        "ดำเนินการครบทุกงานแล้ว โดยมี นายธนากร ศรีพนา เป็นผู้ประสานงาน"
    }


def test_a_page_is_found_where_no_measure_has_the_words(filled: Store) -> None:
    hits = look_for(filled, "องค์การบริหารส่วนตำบลหนองบัวลอย", year=2568).hits
    assert [(hit.measure, hit.page_no) for hit in hits] == [(None, 1)]
    assert hits[0].lines[0].box == (72.0, 80.0, 72.0 + 5 * len(hits[0].lines[0].text), 96.0)


def test_a_page_that_only_repeats_a_measure_is_not_told(filled: Store) -> None:
    hits = look_for(filled, "บัตรคิว").hits
    assert len(hits) == 3
    assert all(hit.measure is not None for hit in hits)


def test_either_script_finds_the_same(filled: Store) -> None:
    thai, arabic = look_for(filled, "๔๕", "คน"), look_for(filled, "45", "คน")
    assert [hit.lines for hit in thai.hits] == [hit.lines for hit in arabic.hits]
    assert len(thai.hits) == 2


def test_all_words_must_stand_there_else_some(filled: Store) -> None:
    both = look_for(filled, "ทุจริต", "ปกปิด")
    assert both.all_words
    assert len(both.hits) == 4
    some = look_for(filled, "ทุจริต", "แมว")
    assert not some.all_words
    assert len(some.hits) == 4
    assert look_for(filled, "แมว").hits == []


def test_the_place_with_more_of_the_words_comes_first(filled: Store) -> None:
    def add_page(session: Session) -> None:
        session.execute(delete(Page).where(Page.document_id == 1, Page.page_no > 1))
        lines = (("ต้นไม้ ต้นไม้ ต้นไม้ ต้นไม้", Box(1, 2, 3, 4)),)
        add_pages(session, 1, [PageRead(2, "read", lines), PageRead(3, "read", (("ต้นไม้ และอื่น ๆ อีกมาก", None),))])
        index_document(session, 1)

    filled.write(add_page)
    assert [hit.page_no for hit in look_for(filled, "ต้นไม้").hits] == [2, 3]


def test_a_word_that_goes_on_in_the_next_line_is_found(filled: Store) -> None:
    def add_page(session: Session) -> None:
        lines = (("เรื่องจัดซื้อ", Box(1, 2, 3, 4)), ("จัดจ้างรถขุด", Box(1, 5, 3, 8)))
        add_pages(session, 1, [PageRead(9, "read", lines)])
        index_document(session, 1)

    filled.write(add_page)
    hits = [hit for hit in look_for(filled, "จัดซื้อจัดจ้าง").hits if hit.page_no == 9]
    assert [[line.text[a:b] for a, b in line.marks] for line in hits[0].lines] == [["จัดซื้อ"], ["จัดจ้าง"]]


@pytest.mark.parametrize(
    ("choice", "hits"),
    [
        ({}, 4),
        ({"year": 2567}, 2),
        ({"agency": "อบต.หนองบัวลอย"}, 2),
        ({"status": "done"}, 0),
        ({"status": "in_progress"}, 4),
    ],
)
def test_what_is_chosen_is_searched(filled: Store, choice: dict[str, Any], hits: int) -> None:
    assert len(look_for(filled, "จัดซื้อ", **choice).hits) == hits


def test_superseded_versions_are_left_out_unless_wanted(filled: Store) -> None:
    filled.write(lambda session: session.execute(update(Document).where(Document.id == 2).values(superseded_by_id=1)))
    assert 2 not in {hit.document.id for hit in look_for(filled, "จัดซื้อ").hits}
    assert 2 in {hit.document.id for hit in look_for(filled, "จัดซื้อ", all_versions=True).hits}


def test_no_more_hits_than_wanted(filled: Store) -> None:
    assert len(look_for(filled, "จัดซื้อ", limit=3).hits) == 3


@pytest.mark.parametrize(
    "words", [["AND"], ["OR", "NOT"], ["NEAR(a"], ['"จัดซื้อ'], ["'); DROP TABLE pages; --"], ["a:*"]]
)
def test_what_means_something_to_a_database_is_only_words(filled: Store, words: list[str]) -> None:
    look_for(filled, *words)
    assert look_for(filled, "จัดซื้อ").hits


def test_documents_are_indexed_once_and_again_when_rules_change(store: Store) -> None:
    fill_store(store, (Fill(0), Fill(1)))
    assert bring_up_to_date(store) == 2
    assert bring_up_to_date(store) == 0
    before = look_for(store, "จัดซื้อ")
    store.write(lambda session: session.execute(update(SearchDocument).values(rules=0)))
    assert bring_up_to_date(store) == 2
    after = look_for(store, "จัดซื้อ")
    assert [(hit.document.id, hit.lines) for hit in after.hits] == [(hit.document.id, hit.lines) for hit in before.hits]


def test_what_was_indexed_before_and_says_other_now_is_not_found(filled: Store) -> None:
    def change(session: Session) -> None:
        session.execute(update(Page).values(text="ว่าง", lines=[None]))
        session.execute(delete(SearchDocument))

    assert look_for(filled, "องค์การบริหารส่วนตำบล").hits
    filled.write(change)
    bring_up_to_date(filled)
    assert look_for(filled, "องค์การบริหารส่วนตำบล").hits == []
    assert look_for(filled, "ว่าง").hits


def test_a_document_without_any_words_is_indexed_as_well(store: Store) -> None:
    def empty(session: Session) -> None:
        session.execute(update(Page).values(text="", lines=[]))
        index_document(session, 1)

    fill_store(store, (Fill(0, measures=1),))
    store.write(empty)
    with store.read() as session:
        assert documents_to_index(session) == []
        assert session.scalar(select(func.count()).select_from(SearchPlace)) == 1
