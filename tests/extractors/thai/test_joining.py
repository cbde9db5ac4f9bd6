"""Joining wrapped lines: what meets directly, what a space apart, and that nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.joining import join_wrapped
from extractors.thai.tokens import tokenize

PIECES = st.lists(
    st.text(alphabet=st.one_of(st.sampled_from('กขงานรดีมากว่าำ้่ๆฯ๑2ab-/"()., \n'), st.characters()), max_size=12),
    max_size=8,
)


@given(PIECES)
def test_apart_from_spaces_the_result_is_the_pieces(pieces: list[str]) -> None:
    assert "".join(join_wrapped(pieces).split()) == "".join("".join(piece.split()) for piece in pieces)


@given(PIECES)
def test_a_join_never_leaves_space_around(pieces: list[str]) -> None:
    joined = join_wrapped(pieces)
    assert joined == joined.strip()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["ดำเนิน", "การ"], "ดำเนินการ"),
        (["ประชา", "สัมพันธ์"], "ประชาสัมพันธ์"),
        (["ส่งเสริมความ", "โปร่งใส"], "ส่งเสริมความโปร่งใส"),
        (["สำ", "นักงาน"], "สำนักงาน"),
        (["น", "้ำ"], "น้ำ"),
        (["", "กอง", "  ", "คลัง "], "กองคลัง"),
        (["ปีงบประมาณ", "๒๕๖๘"], "ปีงบประมาณ ๒๕๖๘"),
        (["๓๑", "มีนาคม"], "๓๑ มีนาคม"),
        (["No Gift", "Policy"], "No Gift Policy"),
        (["ข้อ", "1", "2"], "ข้อ 1 2"),
        (["ระบบ E-", "Service"], "ระบบ E-Service"),
        (["ระบบ E", "-Service"], "ระบบ E-Service"),
        (["๑ ต.ค. ๒๕๖๗ –", "๓๑ ม.ค. ๒๕๖๘"], "๑ ต.ค. ๒๕๖๗ – ๓๑ ม.ค. ๒๕๖๘"),
        (["ป.ป.", "ช."], "ป.ป.ช."),
        (["(งาน", "พัสดุ", ")", "กองคลัง"], "(งานพัสดุ) กองคลัง"),
        (["มาตรการ/", "กิจกรรม"], "มาตรการ/กิจกรรม"),
        (["มาตรการ", "/กิจกรรม"], "มาตรการ/กิจกรรม"),
        (["เว็บไซต์", ", เพจ"], "เว็บไซต์, เพจ"),
        (["ต่าง", "ๆ", "ที่"], "ต่างๆ ที่"),
        (["กรุงเทพ", "ฯ", "นั้น"], "กรุงเทพฯ นั้น"),
        (["อื่น", "ฯลฯ"], "อื่น ฯลฯ"),
        (['คำว่า "', "สุจริต", '" นี้'], 'คำว่า "สุจริต" นี้'),
        (["คำว่า", '"สุจริต"', "นี้"], 'คำว่า "สุจริต" นี้'),
        ([], ""),
    ],
)
def test_joins(pieces: list[str], expected: str) -> None:
    assert join_wrapped(pieces) == expected


@pytest.mark.parametrize(("left", "right"), [("จาก", "รวม"), ("มาก", "ลม"), ("ของ", "อด")])
def test_a_space_keeps_words_that_would_become_others(left: str, right: str) -> None:
    assert [token.text for token in tokenize(left + right)] != [left, right]
    assert join_wrapped([left, right]) == f"{left} {right}"
