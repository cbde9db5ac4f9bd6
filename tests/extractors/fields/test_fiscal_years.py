"""The fiscal year that a document is about, and those it claims besides."""

import pytest

from extractors.fields.fiscal_years import read_fiscal_year
from extractors.page.dump.reader import read_dump
from pipeline.stages.layout import understand_layout
from schemas.table import Layout
from tests.builders import lines
from tests.growth import grows_with_size


def year(*texts: str) -> int | None:
    return read_fiscal_year(lines(*texts), Layout(elements=()))[0]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"], 2568),
        (["รายงานผล ประจำปี 2566"], 2566),
        (["รายงานผล", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"], 2565),
        (["บันทึกข้อความ", "วันที่ ๓ มีนาคม ๒๕๖๘", "เรื่อง รายงานผลมาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๗"], 2567),
        (["ไม่มีปีใดเลย"], None),
        ([], None),
    ],
)
def test_the_year(texts: list[str], wanted: int | None) -> None:
    assert year(*texts) == wanted


def test_the_year_of_the_assessment_is_not_the_documents() -> None:
    texts = [
        "แผนมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๘",
        "จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ ได้คะแนน ๘๕",
        "ผลการประเมิน ปีงบประมาณ พ.ศ. ๒๕๖๗ พบว่า",
        "วิเคราะห์ผลการประเมิน ปีงบประมาณ พ.ศ. ๒๕๖๗",
    ]
    assert year(*texts) == 2568


def test_of_equal_years_the_later_wins() -> None:
    assert year("ปีงบประมาณ พ.ศ. ๒๕๖๗", "ปีงบประมาณ พ.ศ. ๒๕๖๘") == 2568


def test_a_year_above_the_measures_is_claimed_too() -> None:
    text = "รายงานผลมาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๘\n" + "ข้อความ\n" * 20
    text += "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๗\nมาตรการ\tผู้รับผิดชอบ\nก\tกองคลัง\n"
    pages = read_dump(text).pages
    best, _, claims = read_fiscal_year([line for page in pages for line in page.lines], understand_layout(pages))
    assert best == 2568
    assert [claim.fiscal_year for claim in claims] == [2568, 2567]


def test_it_says_where_the_year_stands() -> None:
    _, evidence, claims = read_fiscal_year(lines("ปก", "รายงานผล ปีงบประมาณ พ.ศ. ๒๕๖๘"), Layout(elements=()))
    assert [each.line for each in evidence] == [2]
    assert [claim.evidence.line for claim in claims] == [2]


def test_a_year_only_in_the_text_stands_where_it_is_met_first() -> None:
    texts = [*["คำนำ"] * 20, "จะจัดอบรมในปีงบประมาณ พ.ศ. ๒๕๖๙", "และปีงบประมาณ พ.ศ. ๒๕๖๙"]
    best, evidence, claims = read_fiscal_year(lines(*texts), Layout(elements=()))
    assert best == 2569
    assert [each.line for each in evidence] == [21]
    assert claims == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("รายงานผลการดำเนินการ ณ วันที่ ๓๑ มีนาคม ๒๕๖๘ (รอบ ๖ เดือน)", 2568),
        ("รายงานผล ณ วันที่ ๓๐ กันยายน ๒๕๖๗ (รอบ ๑๒ เดือน)", 2567),
        ("รายงานผล ณ วันที่ ๒ กันยายน ๒๕๖๗ (รอบ ๑๒ เดือน)", 2567),
        ("รายงานผล รอบ ๑๒ เดือน ข้อมูล ณ วันที่ ๑๕ ตุลาคม ๒๕๖๗", 2567),
        ("รายงานผล รอบ ๖ เดือน ข้อมูล ณ วันที่ ๑๕ ตุลาคม ๒๕๖๗", 2568),
        ("รายงานผล ณ วันที่ ๓๐ กันยายน ๒๕๖๗", None),
        ("รายงานผล รอบ ๑๒ เดือน", None),
        ("รายงานผล รอบที่ ๑ ณ วันที่ ๓๑ มีนาคม ๒๕๖๘", None),
        ("รอบ ๑๒ เดือน ตั้งแต่ ๑ ตุลาคม ๒๕๖๖ และ ๓๐ กันยายน ๒๕๖๗", None),
    ],
)
def test_a_title_without_a_year_has_that_of_its_round_and_day(title: str, wanted: int | None) -> None:
    assert year("ศูนย์ฝึก", title) == wanted


def test_a_round_in_running_text_tells_no_year() -> None:
    assert year("ก " * 150 + "ณ วันที่ ๓๑ มีนาคม ๒๕๖๘ (รอบ ๖ เดือน)") is None
    assert year(*["คำนำ"] * 12, "รายงานผล ณ วันที่ ๓๑ มีนาคม ๒๕๖๘ (รอบ ๖ เดือน)") is None


def test_a_year_that_is_named_counts_more_than_the_round() -> None:
    texts = ["รายงานผล ณ วันที่ ๓๑ มีนาคม ๒๕๖๘ (รอบ ๖ เดือน)", "มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"]
    assert year(*texts) == 2567


def test_the_year_of_a_round_stands_where_the_round_does() -> None:
    _, evidence, claims = read_fiscal_year(
        lines("ศูนย์ฝึก", "รายงานผล ณ วันที่ ๓๑ มีนาคม ๒๕๖๘ (รอบ ๖ เดือน)"), Layout(elements=())
    )
    assert [each.line for each in evidence] == [2]
    assert claims == []


def test_a_long_line_of_years_takes_time_in_proportion() -> None:
    assert grows_with_size(lambda size: year("ปีงบประมาณ พ.ศ. ๒๕๖๘ " * size), 1_000)
