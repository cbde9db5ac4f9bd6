"""Words that no dictionary has make a recognised line less sure, unless it was read very surely."""

import pytest

from extractors.page.scan.trust import doubt_number_on_dirt, doubt_unknown_words, find_names
from extractors.thai.tokens import tokenize
from schemas.page import Line


@pytest.mark.parametrize("text", ["ส่งเสริมคุณธรรม", "๑ มี.ค. ๒๕๖๘", "No Gift Policy", ""])
def test_known_words_cost_nothing(text: str) -> None:
    assert doubt_unknown_words(0.97, tokenize(text)) == 0.97


def test_an_unknown_word_brings_a_line_below_sure() -> None:
    assert doubt_unknown_words(0.97, tokenize("ราซการส่วนกลางบั้งคฃับ")) < 0.9


def test_a_name_that_was_read_very_surely_stays_sure() -> None:
    assert doubt_unknown_words(0.9999, tokenize("นายกฤตฺยชญ์ทฺ")) > 0.9


def test_surer_stays_surer() -> None:
    tokens = tokenize("บั้งคฃับ")
    lowered = [doubt_unknown_words(sure, tokens) for sure in (0.0, 0.5, 0.9, 0.99, 1.0)]
    assert lowered == sorted(lowered)
    assert all(0.0 <= each <= 1.0 for each in lowered)


def test_a_word_that_comes_again_and_again_is_a_name() -> None:
    texts = ["นางณัฐนันท์", "ให้นางณัฐนันท์", "โดย นางณัฐนันท์", "บั้งคฃับ", "บั้งคฃับ"]
    lines = [Line(text=text, raw=text, method="ocr", tokens=tokenize(text)) for text in texts]
    names = find_names(lines)
    assert names == {"ณัฐ"}
    assert doubt_unknown_words(0.97, lines[0].tokens, names=names) == 0.97
    assert doubt_unknown_words(0.97, lines[3].tokens, names=names) < 0.9


def test_a_word_of_one_letter_is_known_where_it_is_one() -> None:
    assert doubt_unknown_words(0.97, tokenize("ประชาชน ณ จุดบริการ")) == 0.97


@pytest.mark.parametrize("text", ["๙๓.๐๗", "ไตรมาส 2", "๑. จำนวน ๓๐ คน", "๒.๕"])
def test_a_number_on_a_dirty_page_is_never_sure(text: str) -> None:
    assert doubt_number_on_dirt(0.999, text) < 0.9
    assert doubt_number_on_dirt(0.3, text) == 0.3


@pytest.mark.parametrize("text", ["กองคลัง", "๑. จัดประชุม", "(๒) ติดประกาศ", ""])
def test_words_and_numbers_of_a_list_are_as_sure_as_they_were(text: str) -> None:
    assert doubt_number_on_dirt(0.999, text) == 0.999
