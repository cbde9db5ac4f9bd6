"""What holds for the repair of any text: it is done once, it harms nothing correct, it never takes long."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from extractors.thai.doubts import find_doubts
from extractors.thai.repair import repair_text

THAI = "".join(chr(code) for code in range(0x0E01, 0x0E5C) if unicodedata.category(chr(code)) != "Cn")
CLUTTER = " \t\n\u00a0\u200b\u00ad\ufeff\x00\r()[]x/✓□☑.ab\uf0fe\uf70b\ue000\u0301\u0334\u0323ะะ"
thai_like = st.text(alphabet=st.sampled_from(THAI + " " * 30 + CLUTTER), max_size=60)
crowded = st.text(alphabet=st.sampled_from("กนเแาำะ็่้ิีฺุูํ์   "), max_size=30)
spaced = st.lists(st.sampled_from(["ก", "า", "ร", "เ", "ที่", "ผู้", "งาน", "น้ำ", "ํ", "้", "."]), max_size=20).map(" ".join)
mixed_marks = st.text(alphabet=st.sampled_from("ก่ิฺุ่\u0301\u0334\u0eb8\u0323 ํา"), max_size=12)
boxes = st.text(alphabet=st.sampled_from("()[] xX/✓aก□ิ\uf0fc"), max_size=20)


@pytest.fixture(scope="module")
def dictionary() -> list[str]:
    return sorted({unicodedata.normalize("NFC", word) for word in thai_words()})


@given(thai_like | crowded | spaced | mixed_marks | boxes | st.text())
def test_repair_is_idempotent(text: str) -> None:
    once = repair_text(text).text
    assert repair_text(once).text == once


@given(spaced)
def test_repair_is_idempotent_whatever_counts_as_a_word(text: str) -> None:
    def is_word(word: str) -> bool:
        return len(word) % 2 == 0

    once = repair_text(text, is_word=is_word).text
    assert repair_text(once, is_word=is_word).text == once


@given(thai_like | st.text())
def test_repaired_text_keeps_the_contract(text: str) -> None:
    result = repair_text(text)
    assert unicodedata.is_normalized("NFC", result.text)
    assert "  " not in result.text
    assert "ํา" not in result.text
    assert not {char for char in result.text if unicodedata.category(char) in {"Co", "Cc", "Cs"}} - {"\n", "\t"}
    assert not set(result.text) & set("\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0")
    assert not any(line.endswith(" ") for line in result.text.split("\n"))
    result.text.encode("utf-8")


@given(thai_like | crowded | st.text())
def test_a_change_is_always_noted_and_no_change_never(text: str) -> None:
    result = repair_text(text)
    assert bool(result.repairs) == (result.text != text)


@given(thai_like | crowded)
def test_repair_invents_no_letters(text: str) -> None:
    """Beyond glyph tables, boxes and what two signs are composed of, no letter is new."""
    new = set(repair_text(text).text) - set(text)
    assert new <= set("\n ☐☑แำ้") | set(unicodedata.normalize("NFC", text))


def test_no_word_of_the_dictionary_changes(dictionary: list[str]) -> None:
    assert len(dictionary) > 50_000
    assert [word for word in dictionary if repair_text(word).text != word] == []


def test_no_sentence_of_dictionary_words_changes(dictionary: list[str]) -> None:
    chance = random.Random(2567)
    sentences = [" ".join(chance.choices(dictionary, k=30)) for _ in range(300)]
    assert [sentence for sentence in sentences if repair_text(sentence).text != sentence] == []


def test_the_only_doubted_words_of_the_dictionary_are_misspelt_in_it(dictionary: list[str]) -> None:
    """Source: PyThaiNLP's own list has these; each holds a mark that cannot be (two vowels on one consonant)."""
    misspelt = {
        "คาเแร็กเตอร์",
        "น้ำหนัา",
        "รักษาู",
        "ลัาน",
        "ศรีอยุูธยา",
        "อาวุูธ",
        "เมีัย",
        "เหมืิอน",
        "ได้จังหวัะ",
    }
    assert {word for word in dictionary if find_doubts(word)} <= misspelt


@given(thai_like | crowded | st.text())
def test_doubts_point_into_the_text(text: str) -> None:
    doubts = find_doubts(text)
    assert all(text[doubt.start : doubt.end] == doubt.text != "" for doubt in doubts)
    assert [doubt.start for doubt in doubts] == sorted(doubt.start for doubt in doubts)


@given(thai_like | st.text())
def test_no_private_use_is_left_to_doubt_after_repair(text: str) -> None:
    assert "private-use" not in {doubt.rule for doubt in find_doubts(repair_text(text).text)}


MEGA = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("่" * MEGA, id="one mark"),
        pytest.param("ก" + "ุ่" * (MEGA // 2), id="two marks of different classes"),
        pytest.param("a" + "\u0301\u0323" * (MEGA // 2), id="foreign marks out of order"),
        pytest.param("ก" + " ่" * (MEGA // 2), id="spaced marks after a letter"),
        pytest.param(" ่" * (MEGA // 2), id="spaced marks"),
        pytest.param("ก ่ " * (MEGA // 4), id="spaced letters and marks"),
        pytest.param("ก " * (MEGA // 2), id="spaced letters"),
        pytest.param("ง า น " * (MEGA // 6), id="one run of spaced words"),
        pytest.param(("ร า ย ง า น " * 100 + "\n") * (MEGA // 1201), id="runs of spaced words"),
        pytest.param(" " * MEGA, id="spaces"),
        pytest.param("(" + " " * MEGA, id="an open bracket"),
        pytest.param("[x](" * (MEGA // 4), id="links that never end"),
        pytest.param("ํ" * MEGA, id="nikhahit"),
        pytest.param("ู่า" * (MEGA // 3), id="impossible vowels"),
        pytest.param("เ" * MEGA, id="leading vowels"),
        pytest.param("1๑" * (MEGA // 2), id="one mixed number"),
        pytest.param("กa" * (MEGA // 2), id="Latin inside Thai"),
        pytest.param("\uf0a8\ue000ก" * (MEGA // 3), id="private use"),
    ],
)
def test_a_hostile_megabyte_is_done_at_once(text: str) -> None:
    result = repair_text(text)
    assert len(result.text) <= len(text)
    assert len(result.repairs) <= 200
    assert len(find_doubts(result.text)) <= 4000
