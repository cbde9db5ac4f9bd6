"""A word has the same pieces however it is printed, and other words have others."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.query import find_phrases, parse_query
from pipeline.search.word_pieces import pieces_of
from schemas.errors import UsageError

THAI = st.text(alphabet="กขคงจชดตทนบปผพมยรลวสหอะาิีุูเแโใไ่้๊๋็์ำฯๆ ๐๑๒012.,aB-()\n", max_size=60)


def said(text: str) -> list[str]:
    return [piece.text for piece in pieces_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("จำนวน ๔๕ คน", "จำนวน 45 คน"),
        ("๑,๐๐๐.๕๐ บาท", "1000.50 บาท"),
        ("No Gift Policy", "NO GIFT POLICY"),
        ("พ.ศ. ๒๕๖๘", "พ.ศ. 2568"),
        ("การจัดซื้อจัดจ้าง", "การ จัดซื้อ จัดจ้าง"),
        ("(บัตรคิว)", "บัตรคิว"),
    ],
)
def test_what_is_the_same_has_the_same_pieces(one: str, other: str) -> None:
    assert said(one) == said(other) != []


@pytest.mark.parametrize(("one", "other"), [("ข่าว", "ข้าว"), ("1000.50", "100050"), ("๑๒", "๒๑"), ("ใกล้", "ไกล")])
def test_what_differs_has_others(one: str, other: str) -> None:
    assert said(one) != said(other)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("จัดซื้อ", "ประกาศแผนการจัดซื้อจัดจ้างประจำปี"),
        ("ร้องเรียน", "เรื่องร้องเรียนการทุจริต"),
        ("สํานักปลัด", "งานนิติการ สำนักปลัด"),
        ("ส านักปลัด", "งานนิติการ สำนักปลัด"),
        ("ข้ันตอน", "ลดขั้นตอนการทำงาน"),
        ("45", "จำนวน ๔๕ คน"),
    ],
)
def test_a_word_is_found_where_it_is_printed_otherwise(query: str, text: str) -> None:
    assert list(find_phrases(text, parse_query([query])))


@pytest.mark.parametrize(("query", "text"), [("รม", "คุณธรรม"), ("45", "ปี 2545"), ("ซื้อจ้าง", "จัดซื้อจัดจ้าง")])
def test_parts_of_words_that_are_no_words_are_not_found(query: str, text: str) -> None:
    assert list(find_phrases(text, parse_query([query]))) == []


def test_found_words_are_marked_where_they_stand() -> None:
    text = "มี ๔๕ คน จัดซื้อแล้ว"
    found = [text[start:end] for start, end in find_phrases(text, parse_query(["45", "จัดซื้อ"]))]
    assert found == ["๔๕", "จัดซื้อ"]


@given(THAI)
def test_pieces_come_in_order_and_are_letters_and_digits(text: str) -> None:
    pieces = list(pieces_of(text))
    assert all(before.end <= after.start for before, after in pairwise(pieces))
    assert not {"'", '"', " ", ":", "\\"} & set("".join(piece.text for piece in pieces))


@given(THAI)
def test_thai_and_arabic_digits_are_one(text: str) -> None:
    assert said(text) == said(text.translate(str.maketrans("๐๑๒", "012")))


@pytest.mark.parametrize("words", [[], [""], ["..."], ["  ", "–"]])
def test_nothing_to_look_for_is_wrong_usage(words: list[str]) -> None:
    with pytest.raises(UsageError, match="nothing to look for"):
        parse_query(words)


def test_a_word_said_twice_is_looked_for_once() -> None:
    assert len(parse_query(["ปี", "ปี"])) == 1
