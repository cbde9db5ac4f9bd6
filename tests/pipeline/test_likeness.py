"""How alike texts are, and which measure is which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.likeness import f1, normalize, pair_measures, similarity
from pipeline.report_json import Json


def measures(*texts: str) -> list[Json]:
    return [{"activities": [text]} for text in texts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("๑๐ ข้อ", "10ข้อ"),
        ("“ดี” – ’ใช่’", "\"ดี\"-'ใช่'"),
        ("ก\u0e4d\u0e32หนด", "ก\u0e33หนด"),
        ("ก\u200bข\ufeff\u00a0ค\n", "กขค"),
    ],
)
def test_what_the_comparison_ignores(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


def test_similarity_counts_the_edits_for_each_expected_letter() -> None:
    assert similarity("กขคง", "กขคจ") == 0.75
    assert similarity("กข", "กขคงจฉ") == 0
    assert similarity("กขคง", "กข") == 0.5
    assert similarity("", None) == 1
    assert similarity("ก", "") == 0
    assert similarity("", "ก") == 0


@given(st.text('กขค ๑1–-“"\u0e4d\u0e32'))
def test_a_text_is_like_itself(text: str) -> None:
    assert similarity(text, text) == 1


def test_f1_of_nothing_expected_and_nothing_found_is_perfect() -> None:
    assert f1(0, expected=0, actual=0) == 1
    assert f1(0, expected=0, actual=2) == 0
    assert f1(2, expected=2, actual=4) == pytest.approx(2 / 3)


def test_measures_pair_in_order_and_the_inserted_one_stays_alone() -> None:
    assert pair_measures(measures("กกกก", "ขขขข"), measures("กกกก", "คคคค", "ขขขข")) == {0: 0, 1: 2}


def test_a_repeated_measure_pairs_with_its_own_copy() -> None:
    assert pair_measures(measures("กกกก", "ขขขข", "กกกก"), measures("กกกก", "ขขขข", "กกกก")) == {0: 0, 1: 1, 2: 2}
    assert pair_measures(measures("กกกก", "ขขขข", "กกกก"), measures("ขขขข", "กกกก")) == {1: 0, 2: 1}


def test_less_than_half_alike_is_another_measure() -> None:
    assert pair_measures(measures("กขคงจฉ"), measures("กขxxxx")) == {}
    assert pair_measures(measures("กขคงจฉ"), measures("กขคxxx")) == {0: 0}


def test_steps_help_to_recognise_a_measure() -> None:
    expected, actual = [{"steps": ["กขคง"]}], [{"activities": [], "steps": ["กขค", "ง"]}]
    assert pair_measures(expected, actual) == {0: 0}
