"""What a network says frame by frame becomes characters with confidence and place."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.page.ocr.alphabet import ALPHABET
from extractors.page.ocr.decode import decode, empty_confidence, to_chars, to_symbols

CLASSES = ("", "ก", "า", " ", "ี่", "้ำ", "ที่")
FULL = ("", *sorted(ALPHABET))


def frames(*rows: dict[int, float], classes: int = len(CLASSES)) -> NDArray[np.float32]:
    """Log-probabilities [frames, classes] from the classes' probabilities; what is left goes to all evenly."""
    values = np.array([[max(0.0, 1.0 - sum(row.values())) / classes] * classes for row in rows])
    for at, row in enumerate(rows):
        for number, probability in row.items():
            values[at, number] += probability
    log_probs: NDArray[np.float32] = np.log(np.maximum(values, 1e-30)).astype(np.float32)
    return log_probs


def sure(numbers: Sequence[int], classes: int) -> NDArray[np.float32]:
    return frames(*({number: 1.0} for number in numbers), classes=classes)


def read(log_probs: NDArray[np.float32]) -> str:
    return "".join(each.char for each in decode(log_probs, CLASSES))


def test_repeats_are_one_and_blanks_part() -> None:
    assert read(sure([0, 1, 1, 0, 1, 2, 2, 0], len(CLASSES))) == "กกา"


def test_nothing_is_read_from_blanks_and_from_no_frames() -> None:
    assert read(sure([0, 0, 0], len(CLASSES))) == ""
    assert to_symbols(np.zeros((0, 5), dtype=np.float32)) == []
    assert empty_confidence(sure([0, 0], len(CLASSES))) == pytest.approx(1.0)
    assert empty_confidence(frames({0: 1.0}, {0: 0.6, 1: 0.4})) == pytest.approx(0.6, abs=1e-3)
    assert empty_confidence(np.zeros((0, 5), dtype=np.float32)) == 1.0


def test_spaces_at_the_ends_and_doubled_ones_go() -> None:
    assert read(sure([3, 0, 1, 3, 0, 3, 2, 0, 3], len(CLASSES))) == "ก า"
    assert read(sure([3, 0, 3], len(CLASSES))) == ""


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("รัับ", "รับ"),
        ("ซื้ื้อ", "ซื้อ"),
        ("หน่่วย", "หน่วย"),
        ("กิุ", "กิ"),
        ("สิทธิ์", "สิทธิ์"),
        ("น้ำ้", "น้ำ้"),
        ("ก่ข่", "ก่ข่"),
        ("่่", "่"),
    ],
)
def test_a_consonant_keeps_one_mark_of_a_kind(said: str, text: str) -> None:
    path = [frame for char in said for frame in (FULL.index(char), 0)]
    assert "".join(each.char for each in decode(sure(path, len(FULL)), FULL)) == text


def test_of_two_marks_the_surer_is_left_and_doubtful() -> None:
    consonant, low, tone = FULL.index("ก"), FULL.index("ุ"), FULL.index("ิ")
    log_probs = frames({consonant: 1.0}, {0: 1.0}, {low: 0.6, 0: 0.4}, {0: 1.0}, {tone: 0.9, 0: 0.1}, classes=len(FULL))
    first, second = decode(log_probs, FULL)
    assert (first.char, second.char) == ("ก", "ิ")
    assert second.confidence == pytest.approx(0.9 * 0.9 / 1.5, abs=0.01)


@given(st.lists(st.integers(1, len(FULL) - 1), max_size=40), st.integers(1, 3))
def test_every_character_of_the_alphabet_comes_back(numbers: list[int], each: int) -> None:
    path = [0, *(frame for number in numbers for frame in ([number] * each + [0]))]
    text = "".join(FULL[number] for number in numbers)
    got = "".join(char.char for char in decode(sure(path, len(FULL)), FULL))
    text = re.sub("[ัิีึืฺุู็่้๊๋์ํ๎]+", lambda marks: first_of_a_kind(marks[0]), text)
    assert got == re.sub(" +", " ", text).strip(" ")


def first_of_a_kind(marks: str) -> str:
    seen: list[str] = []
    kept = ""
    for mark in marks:
        kind = "vowel" if mark in "ัิีึืุู็" else "tone" if mark in "่้๊๋์" else ""
        kept += "" if kind and kind in seen else mark
        seen.append(kind)
    return kept


@given(
    st.integers(1, 60).flatmap(
        lambda n: st.lists(st.lists(st.floats(-6, 6), min_size=7, max_size=7), min_size=n, max_size=n)
    )
)
def test_confidences_and_places_are_in_order(scores: list[list[float]]) -> None:
    values = np.array(scores, dtype=np.float32)
    log_probs = (values - np.log(np.exp(values).sum(axis=1, keepdims=True))).astype(np.float32)
    symbols = to_symbols(log_probs)
    assert all(0.0 <= each.confidence <= 1.0 for each in symbols)
    assert all(0.0 <= each.start < each.end <= len(values) for each in symbols)
    assert all(one.end <= other.start + 1e-6 for one, other in pairwise(symbols))
    assert [each.number for each in symbols] == collapsed(log_probs.argmax(axis=1).tolist())


def collapsed(path: list[int]) -> list[int]:
    return [each for at, each in enumerate(path) if each and (at == 0 or path[at - 1] != each)]


def test_a_character_is_as_sure_as_its_best_frame() -> None:
    (char,) = decode(frames({0: 1.0}, {1: 0.6, 0: 0.4}, {1: 0.9, 0: 0.1}, {0: 1.0}), CLASSES)
    assert char.confidence == pytest.approx(0.9, abs=1e-3)


def test_where_a_character_begins_makes_no_doubt() -> None:
    """A frame that is half blank and half the character is doubtful only of where it begins."""
    (char,) = decode(frames({0: 0.5, 1: 0.5}, {1: 1.0}, {0: 0.5, 1: 0.5}), CLASSES)
    assert char.confidence == pytest.approx(1.0, abs=1e-3)


def test_a_character_nearly_read_makes_its_neighbours_doubtful() -> None:
    first, second, third = decode(
        frames({1: 1.0}, {0: 1.0}, {0: 0.55, 4: 0.45}, {2: 1.0}, {0: 1.0}, {0: 1.0}, {1: 1.0}), CLASSES
    )
    assert (first.char, second.char, third.char) == ("ก", "า", "ก")
    assert min(first.confidence, second.confidence) == pytest.approx(0.55, abs=1e-2)
    assert third.confidence == pytest.approx(1.0, abs=1e-3)


def test_a_class_of_several_characters_is_split() -> None:
    chars = decode(sure([0, 1, 4, 0, 1, 5, 0], len(CLASSES)), CLASSES)
    assert [each.char for each in chars] == ["ก", "ี", "่", "ก", "้", "ำ"]
    vowel, tone = chars[1], chars[2]
    assert (vowel.start, vowel.end) == (tone.start, tone.end)
    assert (chars[4].start, chars[4].end) == (chars[5].start, chars[5].end)


def test_a_mark_has_the_place_of_its_letter_within_a_class() -> None:
    letter, vowel, tone = decode(sure([0, 0, 6, 0, 0], len(CLASSES)), CLASSES)
    assert (letter.char, vowel.char, tone.char) == ("ท", "ี", "่")
    assert (letter.start, letter.end) == (vowel.start, vowel.end) == (tone.start, tone.end)


def test_places_become_pixels_within_the_image() -> None:
    chars = to_chars(decode(sure([0, 0, 1, 0, 2], len(CLASSES)), CLASSES), frame_width=4.0, offset=100.0, most=118.0)
    assert [(each.x0, each.x1) for each in chars] == [(100.0, 114.0), (114.0, 118.0)]
