"""Rules about the document as a whole."""

import pytest

from pipeline.stages.checks.rules import (
    announced_counts,
    document_blanks,
    several_agencies,
    several_years,
    tables_set_aside,
    unassigned_cells,
    undecoded_bytes,
)
from schemas.reading import AgencyMention, AnnouncedCount, YearMention
from schemas.report import Agency, SetAside
from tests.pipeline.stages.checks.builders import evidence, found, measure, only, reading


def test_a_whole_document_has_no_blanks() -> None:
    assert found(document_blanks, reading(measure())) == []


def test_each_blank_is_a_finding_of_its_own() -> None:
    empty = reading(fiscal_year=None, agency=Agency())
    assert found(document_blanks, empty) == [
        ("document.no-year", "fiscal_year"),
        ("document.no-agency", "agency"),
        ("document.no-measures", "measures"),
    ]
    assert {finding.severity for finding in document_blanks.find(empty)} == {"warning"}


@pytest.mark.parametrize(
    ("kind", "severity"),
    [("memo", "info"), ("order", "info"), ("analysis", "info"), ("report", "warning"), ("other", "warning")],
)
def test_some_kinds_of_documents_hold_no_measures(kind: str, severity: str) -> None:
    finding = only(document_blanks, reading(kind=kind))
    assert (finding.code, finding.severity) == ("document.no-measures", severity)


def test_two_years_are_named_with_the_first_place_of_each() -> None:
    years = [
        YearMention(fiscal_year=year, evidence=evidence(str(year), line=at))
        for at, year in [(1, 2568), (5, 2567), (9, 2568)]
    ]
    finding = only(several_years, reading(measure(), seen={"years": tuple(years)}))
    assert (finding.code, finding.path) == ("document.several-years", "fiscal_year")
    assert [place.line for place in finding.evidence] == [1, 5]
    assert "๒๕๖๘, ๒๕๖๗" in finding.message.th
    assert "2568, 2567" in finding.message.en


def test_one_year_named_often_is_no_contradiction() -> None:
    years = tuple(YearMention(fiscal_year=2568, evidence=evidence(line=at)) for at in (1, 2))
    assert found(several_years, reading(measure(), seen={"years": years})) == []


def test_other_agencies_are_listed_in_one_finding() -> None:
    names = ["เทศบาลตำบลทุ่งหมอก", "เทศบาลเมืองเขาเขียว", "เทศบาลตำบลทุ่งหมอก"]
    mentions = tuple(AgencyMention(name=name, evidence=evidence(name, line=at)) for at, name in enumerate(names, 1))
    finding = only(several_agencies, reading(measure(), seen={"agencies": mentions}))
    assert (finding.code, finding.path) == ("document.several-agencies", "agency")
    assert [place.line for place in finding.evidence] == [1, 2]
    for message in (finding.message.th, finding.message.en):
        assert "เทศบาลตำบลสายลมเย็น" in message
        assert message.count("ทุ่งหมอก") == message.count("เขาเขียว") == 1


def test_a_document_that_names_only_itself_is_fine() -> None:
    assert found(several_agencies, reading(measure())) == []


def test_an_announced_count_that_differs_is_found_where_it_stands() -> None:
    counts = tuple(
        AnnouncedCount(announced=announced, found=2, evidence=evidence(f"จำนวน {announced} ข้อ", line=announced))
        for announced in (2, 3)
    )
    finding = only(announced_counts, reading(measure(), measure(), seen={"announced": counts}))
    assert (finding.code, finding.path, finding.evidence[0].line) == ("count.differs", "measures", 3)
    assert "๓ รายการ" in finding.message.th
    assert "๒ รายการ" in finding.message.th
    assert "announces 3, but 2" in finding.message.en


def test_only_other_tables_of_several_texts_are_not_understood() -> None:
    cells = [evidence("รายการ", line=21), evidence("หมายเหตุ", line=21), evidence("ก", line=22)]
    aside = [
        SetAside(kind="committee_table", evidence=cells),
        SetAside(kind="other_table", evidence=cells[:1]),
        SetAside(kind="other_table", evidence=cells),
    ]
    finding = only(tables_set_aside, reading(measure(), set_aside=aside))
    assert (finding.code, finding.path) == ("table.not-understood", "set_aside[2]")
    assert "๓ ส่วน" in finding.message.th
    assert "บรรทัดที่ ๒๑" in finding.message.th
    assert "“รายการ หมายเหตุ ก”" in finding.message.en
    assert "3 texts were set aside from line 21 on" in finding.message.en


def test_unassigned_cells_are_counted_in_one_finding() -> None:
    aside = [SetAside(kind="cell", evidence=[evidence(f"ตู้ {at}", line=at), evidence()]) for at in range(1, 6)]
    finding = only(
        unassigned_cells, reading(measure(), set_aside=[*aside, SetAside(kind="page_furniture", evidence=[])])
    )
    assert (finding.code, finding.severity, finding.path) == ("column.unassigned", "info", "set_aside")
    assert [place.line for place in finding.evidence] == [1, 2, 3]
    assert "๕ แห่ง" in finding.message.th
    assert ": 5, such as “ตู้ 1”, “ตู้ 2”, “ตู้ 3”" in finding.message.en


def test_nothing_set_aside_is_no_finding() -> None:
    assert found(unassigned_cells, reading(measure())) == []
    assert found(tables_set_aside, reading(measure())) == []


def test_lost_bytes_are_counted() -> None:
    (finding,) = undecoded_bytes.find(12)
    assert finding.code == "text.bytes-replaced"
    assert "๑๒ ไบต์" in finding.message.th
    assert "12" in finding.message.en
    assert list(undecoded_bytes.find(0)) == []


def test_nul_characters_that_were_left_out_are_told() -> None:
    (finding,) = undecoded_bytes.find(0, nuls=3)
    assert (finding.code, finding.severity) == ("text.nul-dropped", "warning")
    assert "๓" in finding.message.th
