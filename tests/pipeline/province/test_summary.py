"""The picture of a year: who has submitted, how far the measures are, what the scores say."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, update
from sqlalchemy.orm import Session

from pipeline.agencies.listing import Listed
from pipeline.pages_of_html.summary_page import summary_page
from pipeline.province.summary import NO_TOPIC, compare_scores, count_topics, summarize
from pipeline.store.expected import find_expected
from pipeline.store.open import Store
from pipeline.store.summary_rows import (
    InstrumentScore,
    ListedAgency,
    Scope,
    TitleCount,
    findings_by_code,
    instrument_scores,
    listed_agencies,
    measures_by_owner,
    measures_by_title,
    submitted_documents,
)
from pipeline.store.tables import Agency, Document, Measure, Score
from schemas.report import Agency as ReportAgency
from tests.stores import SMALL, Fill, a_store, many


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


def test_each_agency_of_the_year_is_there_with_its_measures(store: Store) -> None:
    found = summarize(store, Scope(2568))
    of_year = [each for each in SMALL if each.year == 2568]
    assert len(found.agencies) == len({each.agency for each in of_year})
    assert found.measures == sum(each.measures for each in of_year)
    assert sum(each.total("done") for each in found.agencies) == found.statuses["done"]
    assert sum(each.measures for each in found.topics) == found.measures
    assert len(found.to_review) == sum(each.state == "review" for each in of_year)
    assert (found.expected, found.missing) == (None, None)


def test_only_the_province_that_was_asked_for(store: Store) -> None:
    found = summarize(store, Scope(2568, "น่าน"))
    assert {each.province for each in found.agencies} == {"น่าน"}
    assert summarize(store, Scope(2568, "ตราด")).agencies == ()


def test_who_is_on_the_list_and_has_not_submitted_is_missing(store: Store) -> None:
    with store.read() as session:
        there = listed_agencies(session, province=None)
    absent = ListedAgency(-1, "องค์การบริหารส่วนตำบลบึงสาย", "subdistrict_administrative_organization", None, "น่าน")
    found = summarize(store, Scope(2568), expected=[*there, absent])
    assert (found.expected, found.missing) == (len(there) + 1, (absent,))


def test_late_is_who_came_after_the_last_day_in_thailand(store: Store) -> None:
    on_time, late = (summarize(store, Scope(2568), due=day) for day in (date(2025, 10, 1), date(2025, 9, 30)))
    assert on_time.late == ()
    assert late.late == late.agencies


@pytest.mark.parametrize("column", ["superseded_by_id", "same_as_id"])
def test_what_was_superseded_or_is_a_rescan_does_not_count(store: Store, column: str) -> None:
    before = summarize(store, Scope(2568))
    gone, keeper = (each.documents[0].document_id for each in before.agencies)
    store.write(lambda session: session.execute(update(Document).where(Document.id == gone).values({column: keeper})))
    assert summarize(store, Scope(2568)).agencies == before.agencies[1:]


def test_titles_of_the_seven_topics_come_together() -> None:
    title, reprinted = "การให้บริการและระบบ E-Service", "การให้บริการและระบบ e-service"
    asked: list[Mapping[str | None, str]] = []

    def agencies_of(names: Mapping[str | None, str]) -> Mapping[str, int]:
        asked.append(names)
        return {f"2. {title}": 2}

    found = count_topics(
        [
            TitleCount(title, 2, 1, 1),
            TitleCount(reprinted, 1, 2, 0),
            TitleCount("กลยุทธ์ปลูกจิตสำนึก", 1, 1, 1),
            TitleCount(None, 1, 1, 0),
        ],
        agencies_of,
    )
    assert [(each.measures, each.agencies, each.done) for each in found] == [(3, 2, 1), (1, 1, 1), (1, 1, 0)]
    assert found[0].name == f"2. {title}"
    assert asked == [{title: f"2. {title}", reprinted: f"2. {title}"}]


def test_an_agency_counts_once_under_a_topic_however_it_is_printed(store_url: str) -> None:
    title = "การให้บริการและระบบ E-Service"
    printed = {0: title, 1: title.lower(), 2: None, 3: NO_TOPIC, 4: "ปัญหาของตำบล"}
    with a_store(Path(), fill=(Fill(0), Fill(1)), url=store_url) as store:

        def print_otherwise(session: Session) -> None:
            for position, said in printed.items():
                session.execute(update(Measure).where(Measure.position == position).values(topic_title=said))

        store.write(print_otherwise)
        topics = summarize(store, Scope(2568)).topics
    told = {each.name: (each.measures, each.agencies) for each in topics}
    assert told == {f"2. {title}": (4, 2), NO_TOPIC: (4, 2), "ปัญหาของตำบล": (2, 2)}


def statements_of(store: Store, work: Callable[[], object]) -> int:
    """How many statements the database gets meanwhile."""
    told: list[str] = []

    def note(*about: Any) -> None:
        told.append(about[2])

    event.listen(store.engine, "before_cursor_execute", note)
    work()
    event.remove(store.engine, "before_cursor_execute", note)
    return len(told)


def test_more_documents_take_no_more_statements(tmp_path: Path) -> None:
    counts = set()
    for documents in (3, 30):
        folder = tmp_path / str(documents)
        folder.mkdir()
        with a_store(folder, fill=many(documents, measures=2)) as store:
            counts.add(statements_of(store, partial(summarize, store, Scope(2568))))
    assert len(counts) == 1


def test_a_longer_list_takes_no_more_statements(store: Store) -> None:
    def find(lines: int) -> None:
        listed = [
            Listed(ReportAgency(name=f"เทศบาลตำบลบึงสาย{number}"), f"เทศบาลตำบลบึงสาย{number}", (), number)
            for number in range(lines)
        ]
        with store.read() as session:
            assert len(find_expected(session, listed, province=None)) == lines

    assert statements_of(store, partial(find, 3)) == statements_of(store, partial(find, 30))


def test_measures_and_other_years_bring_no_more_rows(tmp_path: Path) -> None:
    counts = []
    for fill in (
        (Fill(0, measures=2), Fill(1, measures=2)),
        (Fill(0, 2566), Fill(0, measures=40), Fill(1, measures=40)),
    ):
        folder = tmp_path / str(len(fill))
        folder.mkdir()
        with a_store(folder, fill=fill) as store, store.read() as session:
            scope = Scope(2568)
            rows = (
                submitted_documents(session, scope),
                measures_by_title(session, scope),
                measures_by_owner(session, scope, most=3),
                instrument_scores(session, scope, years=(2567, 2568)),
                findings_by_code(session, scope),
            )
            counts.append([len(each) for each in rows])
    assert counts[0] == counts[1]


@pytest.mark.parametrize("score", [Decimal(101), Decimal("905.50"), Decimal(-1)])
def test_a_score_that_cannot_be_is_in_no_mean(store: Store, score: Decimal) -> None:
    scope = Scope(2568)
    with store.read() as session:
        before = instrument_scores(session, scope, years=[2568])
    assert {each.instrument for each in before} == {"IIT", "OIT"}
    store.write(lambda session: session.execute(update(Score).where(Score.instrument == "IIT").values(score=score)))
    with store.read() as session:
        left = instrument_scores(session, scope, years=[2568])
    assert left == [each for each in before if each.instrument == "OIT"]


def test_scores_are_compared_for_agencies_that_have_both_years() -> None:
    scores = [
        InstrumentScore(1, 2567, "IIT", 80.0),
        InstrumentScore(1, 2568, "IIT", 90.0),
        InstrumentScore(2, 2568, "IIT", 60.0),
        InstrumentScore(1, 2567, "EIT", 70.0),
        InstrumentScore(2, 2568, "OIT", 50.0),
    ]
    iit, oit = compare_scores(scores, year=2568)
    assert (iit.mean, iit.agencies, iit.before, iit.change, iit.paired) == (75.0, 2, 80.0, 10.0, 1)
    assert (oit.instrument, oit.before, oit.change, oit.paired) == ("OIT", None, None, 0)


def test_the_page_needs_no_other_file_and_escapes_what_it_shows(store: Store) -> None:
    name = "<script>alert(1)</script>"
    store.write(lambda session: session.execute(update(Agency).values(name=name)))
    page = summary_page(summarize(store, Scope(2568)), today=date(2025, 11, 1), program="0.1.0")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page
    assert "๑ พ.ย. ๒๕๖๘" in page
