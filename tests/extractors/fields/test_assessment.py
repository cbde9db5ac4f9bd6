"""The overall result that running text quotes."""

from decimal import Decimal

import pytest

from extractors.fields.assessment import read_quoted_result
from tests.builders import lines
from tests.growth import grows_with_size


def result(*texts: str) -> tuple[Decimal | None, str | None, int | None] | None:
    quoted = read_quoted_result(lines(*texts))
    return (quoted.score, quoted.level, quoted.fiscal_year) if quoted else None


@pytest.mark.parametrize(
    ("text", "score", "level", "year"),
    [
        ("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗ ภาพรวมได้ ๘๙.๕๐ คะแนน ระดับผ่าน", "89.50", "ผ่าน", 2567),
        ("ผลการประเมินคุณธรรม ประจำปี พ.ศ. 2566 ได้คะแนนเฉลี่ย 91.33 คะแนน อยู่ในระดับ A", "91.33", "A", 2566),
        ("ในปี ๒๕๖๖ ผลการประเมินคะแนนรวม = ๙๒.๑ คะแนน ระดับ ผ่านดีเยี่ยม", "92.1", "ผ่านดีเยี่ยม", 2566),
        ("ผลคะแนนการประเมินในภาพรวม เท่ากับ 78.4 คะแนน", "78.4", None, None),
        ("ผลการประเมินอยู่ในระดับ ผ่านดี ด้วยคะแนน ๙๑.๒๗ คะแนน", "91.27", "ผ่านดี", None),
        ("ผลการประเมิน ITA ของเทศบาลตำบลบ้านตัวอย่าง ได้คะแนน 88.20 คะแนน ระดับผ่าน", "88.20", "ผ่าน", None),
        ("ผลการประเมิน (ITA) ภาพรวม : ๘๗.๔๖ คะแนน ระดับ: ต้องปรับปรุง", "87.46", "ต้องปรับปรุง", None),
        ("ผลการประเมินโดยรวมได้ร้อยละ ๙๓.๘๖ (ผ่านดี)", "93.86", "ผ่านดี", None),
        ("ผลการประเมิน ได้คะแนนร้อยละ 85 ระดับ ผ่าน", "85", "ผ่าน", None),
        ("ผลคะแนน ITA ปี 2566 เท่ากับ 85.50 คะแนน ระดับ B (ปี 2565 ได้ 78.20)", "85.50", "B", 2566),
        (
            "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๕ ได้ ๘๕.๑๒ คะแนน อยู่ในระดับ A เพิ่มขึ้นจากปีงบประมาณ พ.ศ. ๒๕๖๔ ที่ได้ ๖๘.๕๐ คะแนน",
            "85.12",
            "A",
            2565,
        ),
    ],
)
def test_score_level_and_year(text: str, score: str, level: str | None, year: int | None) -> None:
    assert result(text) == (Decimal(score), level, year)


@pytest.mark.parametrize(
    "text",
    [
        "เป้าหมายคะแนน ITA ไม่น้อยกว่าร้อยละ ๘๕.๐๐ ระดับผ่าน",
        "เกณฑ์การประเมิน คะแนน ๘๕.๐๐ ขึ้นไป ระดับผ่าน",
        "การประเมิน ข้อ i3 ได้คะแนน ๗๐.๐๐ ระดับผ่าน",
        "ช่วงคะแนน ๘๕.๐๐ - ๙๔.๙๙ ประเมินระดับผ่าน",
        "คะแนนสอบความรู้ ๙๐.๐ ระดับ A",
        "ผลประเมินภาพรวม ๑๒๐.๐๐ คะแนน ระดับผ่าน",
        "ประเมินผู้เข้าร่วม ๓๐ คน",
        "",
    ],
)
def test_what_is_no_overall_result(text: str) -> None:
    assert result(text) is None


def test_a_sentence_may_wrap_over_lines() -> None:
    assert result(
        "ผลการประเมินคุณธรรมและความโปร่งใส", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ภาพรวม", "ได้คะแนน ๘๘.๑๐ คะแนน ระดับผ่าน"
    ) == (
        Decimal("88.10"),
        "ผ่าน",
        2567,
    )


def test_the_score_with_the_words_of_a_whole_result_wins() -> None:
    assert result("ผลการประเมิน พบว่า IIT ได้คะแนน ๗๗.๐๐ ระดับผ่าน", "ผลการประเมินในภาพรวม ๘๘.๑๐ คะแนน ระดับผ่านดี") == (
        Decimal("88.10"),
        "ผ่านดี",
        None,
    )


def test_the_level_may_stand_in_another_sentence() -> None:
    assert result("ผลการประเมินภาพรวม ๘๘.๑๐ คะแนน", "ผลการประเมินภาพรวม ๘๘.๑๐ คะแนน ระดับผ่าน") == (
        Decimal("88.10"),
        "ผ่าน",
        None,
    )


def test_it_says_where_it_stands() -> None:
    quoted = read_quoted_result(lines("คำนำ", "ผลการประเมินภาพรวม ๘๘.๑๐ คะแนน"))
    assert quoted is not None
    assert [evidence.line for evidence in quoted.evidence] == [2]


def test_a_long_line_of_results_takes_time_in_proportion() -> None:
    assert grows_with_size(lambda size: result("ผลการประเมินภาพรวม ๘๕.๐ คะแนน " * size), 200)
