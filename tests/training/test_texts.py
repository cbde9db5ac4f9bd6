"""What the training lines say: all of the alphabet, in canonical form, digits in both scripts."""

from collections import Counter
from random import Random

import pytest

from training.alphabet import ALPHABET, DIGITS, MARKS, is_writable, to_canonical
from training.text.mix import LONGEST, make_text


@pytest.fixture(scope="module")
def texts() -> list[str]:
    dice = Random(20)
    return [make_text(dice) for _ in range(12_000)]


def test_the_same_seed_says_the_same() -> None:
    first, second = Random(3), Random(3)
    assert [make_text(first) for _ in range(200)] == [make_text(second) for _ in range(200)]


def test_texts_are_writable_and_canonical_when_written(texts: list[str]) -> None:
    written = [to_canonical(text) for text in texts]
    assert [text for text in written if not is_writable(text) or to_canonical(text) != text] == []


def test_texts_fit_on_a_line_and_begin_with_no_mark(texts: list[str]) -> None:
    assert all(0 < len(text) <= LONGEST + 4 and text[0] not in MARKS for text in texts)


def test_every_character_comes_often_enough(texts: list[str]) -> None:
    lines = Counter(char for text in texts for char in set(to_canonical(text)))
    assert {char for char in ALPHABET if lines[char] * 3000 < len(texts)} == set()
    assert {char for char in DIGITS if lines[char] * 20 < len(texts)} == set()


def test_a_third_of_the_lines_is_rich_in_digits(texts: list[str]) -> None:
    rich = sum(sum(char in DIGITS for char in text) * 4 >= len(text) for text in texts)
    assert 0.28 < rich / len(texts) < 0.5
