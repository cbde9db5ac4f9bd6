"""Rows of the tables: which documents, in which order, with which values."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from pipeline.export.tables import DOCUMENTS, FINDINGS, LONG, SCORES
from pipeline.store.choice import Choice
from pipeline.store.open import Store
from pipeline.store.tables import Arrival, Document
from pipeline.thai_words import STATUSES
from tests.pipeline.export.exported import rows_of
from tests.stores import Fill, fill_store


def test_a_measure_is_a_row_with_typed_values(store: Store) -> None:
    fill_store(store, (Fill(0, measures=2),))
    first, second = rows_of(store)
    assert first["agency"] == "องค์การบริหารส่วนตำบลทุ่งพลับพลึง"
    assert (first["province"], first["fiscal_year"], first["measure"]) == ("ขอนแก่น", 2568, 1)
    assert first["steps"] == ["แต่งตั้งคณะทำงาน", "ชี้แจงในที่ประชุมประจำเดือน"]
    assert (first["period_start"], first["period_end"]) == (date(2024, 10, 1), date(2025, 9, 30))
    assert (first["status"], first["status_raw"], first["page"]) == ("done", "ดำเนินการแล้ว", 1)
    assert (second["owners"], second["items"]) == (["งานนิติการ"], ["o12"])


def test_in_the_long_layout_each_value_is_a_row(filled: Store) -> None:
    rows = [row for row in rows_of(filled, tables=(LONG,), choice=Choice(year=2568)) if row["measure"] == 2]
    of_first = [row for row in rows if row["file"] == "report-0-2568-v1.pdf"]
    assert [(row["field"], row["position"], row["value"]) for row in of_first] == [
        ("activities", 1, "ประกาศแผนการจัดซื้อจัดจ้างประจำปีบนเว็บไซต์ของหน่วยงาน"),
        ("objectives", 1, "เพื่อให้ประชาชนตรวจสอบได้"),
        ("steps", 1, "แต่งตั้งคณะทำงาน"),
        ("steps", 2, "ชี้แจงในที่ประชุมประจำเดือน"),
        ("owners", 1, "งานนิติการ"),
        ("period", 1, "๑ ต.ค. 2567 - ๓๐ ก.ย. 2568"),
        ("status", 1, "in_progress"),
        ("references", 1, "o12"),
    ]
    owner, period = of_first[4], of_first[5]
    assert (owner["owner_kind"], owner["owner_parent"]) == ("unit", "สำนักปลัด")
    assert (period["period_start"], period["confidence"], period["places"]) == (date(2024, 10, 1), 0.97, 1)
    assert owner["period_start"] is None


def test_both_layouts_say_the_same(filled: Store) -> None:
    wide = [text for row in rows_of(filled) for text in (*row["activities"], *row["steps"], *row["owners"])]
    long = [
        row["value"] for row in rows_of(filled, tables=(LONG,)) if row["field"] in ("activities", "steps", "owners")
    ]
    assert sorted(wide) == sorted(long)


def test_findings_scores_and_documents_have_tables_too(filled: Store) -> None:
    [finding] = rows_of(filled, tables=(FINDINGS,))
    assert (finding["severity"], finding["code"], finding["measure"]) == ("warning", "owner.missing", 2)
    scores = rows_of(filled, tables=(SCORES,), choice=Choice(year=2567, agency="ทุ่งพลับพลึง"))
    assert [(row["instrument"], row["item"], row["score"]) for row in scores] == [
        ("IIT", None, Decimal("80")),
        ("OIT", "o12", Decimal("93.00")),
    ]
    documents = rows_of(filled, tables=(DOCUMENTS,))
    assert [(row["fiscal_year"], row["province"], row["measures"]) for row in documents] == [
        (2568, "ขอนแก่น", 5),
        (2568, "น่าน", 5),
        (2567, "ขอนแก่น", 3),
        (2567, "น่าน", 2),
    ]


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        (Choice(), 15),
        (Choice(year=2567), 5),
        (Choice(agency="หนองบัวลอย"), 7),
        (Choice(agency="อบต. หนองบัวลอย"), 7),
        (Choice(province="ขอนแก่น"), 8),
        (Choice(status="cancelled"), 2),
        (Choice(agency="%"), 0),
        (Choice(agency="ไม่มี"), 0),
    ],
)
def test_what_is_chosen_is_exported(store: Store, choice: Choice, rows: int) -> None:
    fill_store(store)
    assert len(rows_of(store, choice=choice)) == rows


def test_superseded_versions_and_rescans_are_left_out_unless_wanted(store: Store) -> None:
    first, second, third = fill_store(store, (Fill(0), Fill(0, version=2), Fill(0, version=3)))

    def note(session: Session) -> None:
        session.execute(update(Document).where(Document.id == first).values(superseded_by_id=second))
        session.execute(update(Document).where(Document.id == third).values(same_as_id=second))

    store.write(note)
    assert {row["version"] for row in rows_of(store)} == {2}
    every = rows_of(store, tables=(DOCUMENTS,), choice=Choice(all_versions=True))
    assert [(row["version"], row["superseded_by"], row["same_as"]) for row in every] == [
        (1, second, None),
        (2, None, None),
        (3, None, second),
    ]


def test_in_thai_codes_are_words(filled: Store) -> None:
    rows = rows_of(filled, in_thai=True)
    assert {row["status"] for row in rows} == set(STATUSES.values())
    assert {row["document_kind"] for row in rows} == {"รายงานผล"}


def test_more_documents_than_are_held_at_once_come_in_order(tmp_path: Path, store: Store) -> None:
    fill_store(store, tuple(Fill(number, measures=1) for number in range(130)))
    files = [row["file"] for row in rows_of(store)]
    assert len(set(files)) == 130
    provinces = [row["province"] for row in rows_of(store)]
    assert provinces == sorted(provinces)


def test_evidence_links_to_the_page_of_the_original(filled: Store, tmp_path: Path) -> None:
    def move(session: Session) -> None:
        moved = tmp_path / "ที่เก็บ #1" / "รายงาน.pdf"
        session.execute(update(Arrival).where(Arrival.document_id == 2).values(moved_to=str(moved)))

    filled.write(move)
    link = rows_of(filled, choice=Choice(year=2568, agency="ทุ่งพลับพลึง"))[3]["evidence"]
    assert link.label == "หน้า 2"
    assert link.target == f"{(tmp_path / 'ที่เก็บ #1' / 'รายงาน.pdf').as_uri()}#page=2"


def test_evidence_of_a_text_dump_is_a_line(filled: Store) -> None:
    link = rows_of(filled, choice=Choice(year=2567, agency="หนองบัวลอย"))[0]["evidence"]
    assert link.label == "บรรทัด 2"
    assert link.target.endswith("agency-1/report-1-2567-v1.txt")
