"""Likeness of texts: what is ignored, what counts, and that long texts are no danger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.fuzzy import best_match, similarity, squash


@pytest.mark.parametrize(
    ("text", "squashed"),
    [
        ("มาตรการ / กิจกรรม", "มาตรการกิจกรรม"),
        ("I ๑๒ – (ก)", "i12ก"),
        ("น้ำ\u00a0ที่\u200bนี่", "น้ำที่นี่"),
        ("อื่น ๆ ฯลฯ", "อื่นๆฯลฯ"),
        (" . ", ""),
    ],
)
def test_squash_keeps_letters_marks_and_digits(text: str, squashed: str) -> None:
    assert squash(text) == squashed


@given(st.text())
def test_squash_of_the_squashed_is_itself(text: str) -> None:
    assert squash(squash(text)) == squash(text)


@given(st.text(), st.text())
def test_similarity_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)


def test_spaces_punctuation_and_digit_script_do_not_count() -> None:
    assert similarity("ข้อ ๑๒ / i3", "ข้อ12 I๓") == 1


def test_less_alike_is_less() -> None:
    near = similarity("วิธีดำเนินการ", "วิธีการดำเนินการ")
    far = similarity("วิธีดำเนินการ", "ผู้รับผิดชอบ")
    assert far < 0.6 < near < 1


def test_texts_without_letters_are_like_nothing() -> None:
    assert similarity("–", "–") == 0


def test_best_match_gives_index_and_similarity() -> None:
    choices = ["ระยะเวลา", "—", "วิธีการดำเนินการ", "วิธีดำเนินการ"]
    assert best_match("วิธี ดำเนินการ", choices, at_least=0.8) == (3, 1.0)
    assert best_match("วิธีดำเนินงาน", choices[:2], at_least=0.8) is None
    assert best_match("...", choices, at_least=0.0) is None


def test_long_texts_are_compared_by_their_beginning() -> None:
    assert similarity("กข" * 500_000, "กข" * 400_000) == 1
