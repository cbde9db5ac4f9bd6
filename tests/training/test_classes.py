"""Classes: every text of the alphabet survives being written as classes, and marks of one column are one class."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.alphabet import ALPHABET
from training.classes import Codec, frames_needed, make_classes

CLUSTERS = Codec(make_classes(ALPHABET))
SINGLES = Codec(make_classes(ALPHABET, clusters=False))
TEXTS = st.text(alphabet=st.sampled_from(ALPHABET), max_size=60)


@given(TEXTS)
def test_text_survives(text: str) -> None:
    for codec in (CLUSTERS, SINGLES):
        numbers = codec.encode(text)
        assert numbers is not None
        assert codec.decode(numbers) == text
        assert 0 not in numbers


def test_the_blank_is_first_and_no_class_stands_twice() -> None:
    assert CLUSTERS.classes[0] == ""
    assert len(set(CLUSTERS.classes)) == len(CLUSTERS.classes)
    assert set(ALPHABET) < set(CLUSTERS.classes)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ที่", ["ท", "ี่"]),
        ("น้ำ", ["น", "้ำ"]),
        ("สิทธิ์", ["ส", "ิ", "ท", "ธ", "ิ์"]),
        ("พันธุ์", ["พ", "ั", "น", "ธ", "ุ์"]),
        ("ทำ", ["ท", "ำ"]),
        ("ไม่", ["ไ", "ม", "่"]),
        ("เก็บ", ["เ", "ก", "็", "บ"]),
    ],
)
def test_marks_of_one_column_are_one_class(text: str, parts: list[str]) -> None:
    numbers = CLUSTERS.encode(text)
    assert numbers is not None
    assert [CLUSTERS.classes[number] for number in numbers] == parts


def test_clusters_are_in_canonical_order() -> None:
    assert all(unicodedata.normalize("NFC", each) == each for each in CLUSTERS.classes)


def test_a_strange_character_has_no_class() -> None:
    assert CLUSTERS.encode("ก漢") is None


def test_two_of_the_same_need_a_frame_between() -> None:
    assert frames_needed([5, 5, 6]) == 4
    assert frames_needed([]) == 0


def test_an_alphabet_holds_single_characters() -> None:
    with pytest.raises(ValueError, match="single"):
        make_classes(["ก", "กข"])
    with pytest.raises(ValueError, match="blank"):
        Codec(["ก"])
