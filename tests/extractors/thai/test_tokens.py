"""Tokens: exact on every text, right words in official Thai, and quick on hostile strings."""

import gc
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai import tokens
from extractors.thai.lexicon.official_words import MISLEADING_WORDS, OFFICIAL_WORDS
from extractors.thai.tokens import MARGIN, WINDOW, is_known_word, tokenize
from tests.growth import grows_with_size

LETTERS = "กขคงจชดตนบปผพมยรลวสหอฮเแโใไะาำิีึืุู่้๊๋์ัๆฯ"
ANY_TEXT = st.text(alphabet=st.one_of(st.sampled_from(LETTERS + " \n\t.,-/()๑๒12abE"), st.characters()), max_size=300)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@given(ANY_TEXT)
def test_tokens_cover_the_text_exactly(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(before.end == after.start for before, after in pairwise(tokens))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("งานเจ้าหน้าที่สำนักงานปลัด", ["งาน", "เจ้าหน้าที่", "สำนักงานปลัด"]),
        ("กองคลังดำเนินการเสร็จสิ้น", ["กองคลัง", "ดำเนินการ", "เสร็จสิ้น"]),
        ("งานการเจ้าหน้าที่", ["งาน", "การเจ้าหน้าที่"]),
        ("กลุ่มงานบริหารงานบุคคล", ["กลุ่มงาน", "บริหารงานบุคคล"]),
        ("สำนักปลัดองค์การบริหารส่วนตำบล", ["สำนักปลัด", "องค์การบริหารส่วนตำบล"]),
        ("ต่าง ๆ ฯลฯ", ["ต่าง", " ", "ๆ", " ", "ฯลฯ"]),
        ("ปีงบประมาณพ.ศ.๒๕๖๘", ["ปีงบประมาณ", "พ.ศ.", "๒๕๖๘"]),
        ("อบต.ทุ่งนา", ["อบต.", "ทุ่งนา"]),
        ("๑,๒๓๔.๕๐ บาท", ["๑,๒๓๔.๕๐", " ", "บาท"]),
        ("i3 e๙ E-Service o2o", ["i", "3", " ", "e", "๙", " ", "E-Service", " ", "o", "2", "o"]),
        ("ก\r\nข\n\tค", ["ก", "\r\n", "ข", "\n", "\t", "ค"]),
        ("☑ ดำเนินการ.....", ["☑", " ", "ดำเนินการ", "....."]),
    ],
)
def test_words_of_offices(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_known_is_told_for_each_kind_of_token() -> None:
    known = {token.text: token.known for token in tokenize("กองคลัง ฬฆฏฌ ๑๒ พ.ศ. Gift ☑ ๆ 漢")}
    assert known == {
        "กองคลัง": True,
        " ": True,
        "ฬฆฏฌ": False,
        "๑๒": True,
        "พ.ศ.": True,
        "Gift": True,
        "☑": True,
        "ๆ": True,
        "漢": False,
    }


@pytest.mark.parametrize("word", ["คุณธรรม", "สำนักปลัด", "ผู้มีส่วนได้ส่วนเสีย"])
def test_words_of_both_lists_are_known(word: str) -> None:
    assert is_known_word(word)


@pytest.mark.parametrize("text", ["งานการ", "กองคลังดำเนินการ", "", "สำนักปลั"])
def test_other_strings_are_no_words(text: str) -> None:
    assert not is_known_word(text)


def test_the_lists_of_words_hold_words_only() -> None:
    assert [word for word in OFFICIAL_WORDS | MISLEADING_WORDS if word != "".join(word.split())] == []
    assert not OFFICIAL_WORDS & MISLEADING_WORDS


def test_a_long_run_is_cut_into_the_words_that_it_has_in_short() -> None:
    sentence = "สำนักปลัดจัดทำคู่มือการปฏิบัติงานเผยแพร่ให้ประชาชนทราบ"
    assert words(sentence * 60) == words(sentence) * 60


def test_an_endless_unknown_run_is_cut_before_a_letter_that_can_begin_a_cluster() -> None:
    run = "ฬู่" * 1000
    assert {text[0] for text in words(run)} == {"ฬ"}


def test_words_longer_than_the_margin_would_be_cut() -> None:
    assert max(len(word) for word in OFFICIAL_WORDS) < MARGIN < WINDOW


@pytest.mark.parametrize(
    "unit", ["ก", "ตา", "่", "ฬฆฏฌ", "มากกว่าตากลมการงานนาย", "รรกกรรม", ".,", "ก.", "1,", "a-", " ", "ฯลฯ"]
)
def test_hostile_strings_take_time_in_proportion(unit: str) -> None:
    def cut(size: int) -> None:
        assert tokenize((unit * size)[:size])[-1].end == size

    assert grows_with_size(cut, 10_000)


@pytest.mark.parametrize("was_on", [True, False])
def test_loading_the_words_leaves_the_garbage_collector_as_it_was(was_on: bool) -> None:
    switch = {True: gc.enable, False: gc.disable}
    switch[was_on]()
    try:
        tokens._dictionary.__wrapped__()
        assert gc.isenabled() == was_on
    finally:
        gc.enable()
