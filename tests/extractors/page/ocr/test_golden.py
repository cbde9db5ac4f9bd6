"""The model that comes with the program reads fifty drawn lines of typefaces that it was never trained on."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from rapidfuzz.distance import Levenshtein

from extractors.page.images.open import open_picture
from extractors.page.ocr.alphabet import ALPHABET, THAI_DIGITS, Kind, can_read
from extractors.page.ocr.engine import LineImage, LineReading
from extractors.page.ocr.self_test import EXPECTED, run_self_test
from extractors.page.ocr.thai import ThaiEngine, open_thai
from pipeline.options import OWN_MODEL

GOLDEN = Path(__file__).parent / "golden"
BAR = json.loads((GOLDEN / "bar.json").read_text(encoding="utf-8"))


class Golden(NamedTuple):
    """A line, what it says, and what is read."""

    name: str
    text: str
    image: LineImage
    reading: LineReading


@cache
def own_engine() -> ThaiEngine:
    return open_thai(OWN_MODEL)


@cache
def golden_lines() -> tuple[Golden, ...]:
    rows = [row.split("\t") for row in (GOLDEN / "lines.tsv").read_text(encoding="utf-8").splitlines()]
    images = [open_line(GOLDEN / f"{name}.png") for name, _ in rows]
    readings = own_engine().read_lines(images)
    return tuple(
        Golden(name, text, image, reading) for (name, text), image, reading in zip(rows, images, readings, strict=True)
    )


def open_line(path: Path) -> LineImage:
    (page,) = open_picture(path.read_bytes(), name=path.name)
    return page.pixels


@pytest.mark.parametrize("half", ["mild", "harsh"])
def test_few_characters_are_wrong(half: str) -> None:
    lines = [each for each in golden_lines() if each.name.startswith(half)]
    assert len(lines) == 25
    wrong = sum(Levenshtein.distance(each.text, each.reading.text) for each in lines)
    assert wrong / sum(len(each.text) for each in lines) <= BAR[half], "\n".join(
        f"{each.name}\n  {each.text}\n  {each.reading.text}" for each in lines if each.text != each.reading.text
    )


def test_thai_digits_are_right() -> None:
    right = sum(digits_kept(each.text, each.reading.text) for each in golden_lines())
    assert right / sum(char in THAI_DIGITS for each in golden_lines() for char in each.text) >= BAR["thai_digits"]


def digits_kept(text: str, read: str) -> int:
    """How many of the Thai digits of the text stand where they should in what was read."""
    blocks = Levenshtein.opcodes(text, read)
    kept = (text[each.src_start : each.src_end] for each in blocks if each.tag == "equal")
    return sum(char in THAI_DIGITS for part in kept for char in part)


def test_a_line_comes_out_the_same_alone_and_among_others() -> None:
    for each in golden_lines()[::5]:
        (alone,) = own_engine().read_lines([each.image])
        assert alone.text == each.reading.text
        assert alone.confidence == pytest.approx(each.reading.confidence, abs=1e-3)


def test_what_is_right_is_surer_than_what_is_wrong() -> None:
    right = [each.reading.confidence for each in golden_lines() if each.text == each.reading.text]
    wrong = [each.reading.confidence for each in golden_lines() if each.text != each.reading.text]
    assert not wrong or sum(right) / len(right) > sum(wrong) / len(wrong)


def test_it_writes_all_that_is_needed_and_reads_the_line_of_the_doctor() -> None:
    assert all(can_read(own_engine(), kind) for kind in Kind)
    assert own_engine().alphabet >= ALPHABET
    assert run_self_test(own_engine()).text == EXPECTED
