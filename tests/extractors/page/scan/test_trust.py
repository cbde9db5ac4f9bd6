"""Words that no dictionary has make a recognised line less sure, unless it was read very surely."""

import pytest

from extractors.page.scan.trust import doubt_unknown_words
from extractors.thai.tokens import tokenize


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
