"""A line is read again where that may tell something; no digit is changed in silence."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.images.line_box import LineBox
from extractors.page.layer.finish import finish_row
from extractors.page.layer.ink import read_ink
from extractors.page.ocr.engine import CharReading, LineImage, LineReading
from extractors.page.regions import rows_of
from extractors.page.scan.glyphs import Place, to_glyphs
from extractors.page.scan.opinions import TwiceRead, read_twice, weigh
from extractors.page.scan.trust import LEAST_SURE, mean_of_letters
from extractors.thai.numbers import to_arabic
from schemas.page import Line

PAGE = np.full((200, 900), 255, np.uint8)
BOX = LineBox(left=50.0, top=80.0, right=450.0, baseline=100.0, hc=20.0)
WIDTH = 400.0
texts = st.text(alphabet="กขม๑๒๗17.,/ ", min_size=1, max_size=12).filter(lambda text: text == text.strip() != "")
confidences = st.floats(0.001, 1.0)


def reading(text: str, confidence: float = 0.95, *, width: float = WIDTH) -> LineReading:
    step = width / max(1, len(text))
    chars = [CharReading(char, confidence, at * step, (at + 1) * step) for at, char in enumerate(text)]
    return LineReading(text, confidence, tuple(chars))


class Changing:
    """Reads each picture as it is told for its call, and keeps how many it was given in each."""

    name, version, alphabet = "changing", "1", frozenset("ก๑๒๓๔๕๖๗๘๙")

    def __init__(self, *calls: Sequence[LineReading]) -> None:
        self._calls = list(calls)
        self.given: list[int] = []

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        self.given.append(len(images))
        return list(self._calls.pop(0))

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        return min((each.confidence for each in chars), default=1.0)


def digits(text: str) -> str:
    return "".join(char for char in to_arabic(text) if char.isdecimal())


def otherwise_read(line: TwiceRead) -> str:
    """The line with what the other reading has in the places where digits differ."""
    return "".join(line.otherwise.get(at, char.char) for at, char in enumerate(line.reading.chars))


def as_line(twice: TwiceRead) -> Line | None:
    """The line of a page that becomes of what was read."""
    glyphs = to_glyphs(twice, Place(left=70.0, right=470.0, baseline=120.0, hc=6.7), first=0)
    rows = rows_of(read_ink(glyphs))
    return finish_row(rows[0][0], page_no=1, box=rows[0][1]) if rows else None


def test_digits_and_unsure_lines_are_read_again_and_others_not() -> None:
    first = [reading("๑๒", 0.999), reading("กก", 0.9), reading("กก", 0.999), reading("กก", 0.2), reading("", 1.0)]
    engine = Changing(first, first[:2])
    read = read_twice(PAGE, [BOX] * 5, engine)
    assert engine.given == [5, 2]
    assert [line.reading.text for line in read] == ["๑๒", "กก", "กก", "กก", ""]
    assert read[1].reading.confidence > 0.9, "both say the same"
    assert [line.reading for line in read[2:]] == first[2:]


def test_the_surer_reading_counts_and_differing_digits_keep_both() -> None:
    read = read_twice(PAGE, [BOX], Changing([reading("พ.ศ. ๒๕๖๑", 0.8)], [reading("พ.ศ. ๒๕๖๗", 0.9)]))
    (line,) = read
    assert line.reading.text == "พ.ศ. ๒๕๖๗"
    assert line.reading.confidence < 0.9
    assert otherwise_read(line) == "พ.ศ. ๒๕๖๑"


@pytest.mark.parametrize(
    ("surer", "other", "taken"),
    [
        ("สำษักปลัด", "สำนักปลัด", "สำนักปลัด"),
        ("ค่าธรรมเนียม", "คาธรรมเนียม", "ค่าธรรมเนียม"),
        ("สำษักปลัด ๑", "สำนักปลัด ๗", "สำษักปลัด ๑"),
        ("กองคลัง", "กองช่าง", "กองคลัง"),
        ("สำนักปลดั", "สำนัก", "สำนักปลดั"),
    ],
)
def test_the_reading_with_the_better_words_counts_where_digits_are_alike(surer: str, other: str, taken: str) -> None:
    (line,) = read_twice(PAGE, [BOX], Changing([reading(surer, 0.9)], [reading(other, 0.8)]))
    assert line.reading.text == taken
    assert line.reading.confidence <= 0.6


def test_letters_of_the_other_picture_stand_where_they_were_in_the_first() -> None:
    second = reading("๑๒", 0.99, width=358.0)
    (line,) = read_twice(PAGE, [BOX], Changing([reading("๑๒", 0.9)], [second]))
    first, last = line.reading.chars
    assert (first.x0, last.x1) == (0.0, line.width)
    assert first.x1 == pytest.approx(line.width / 2, abs=3)
    assert line.width == 400 / 20 * 16, "the picture is 40 pixels high, and the letters 16"


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("๙๒.๒๓", "๙๒๒๓", "๙๒๒๓"),
        ("มีนาคม ๖๗", "มีนาคม ๖๗ -", "มีนาคม ๖๗-"),
        ("จำนวน ๖๗", "จำนวน ๖๗ -", "จำนวน ๖๗"),
        ("ต.ค. ๖๗ - ก.ย. ๖๘", "ต.ค. ๖๗ – ก.ย. ๖๘", "ต.ค. ๖๗ - ก.ย. ๖๘"),
        ("๙๒๒๓", "๙๒.๒๓", "๙๒.๒๓"),
        ("๒๕๖", "๒๕๖๗", "๒๕๖๗"),
        ("๕๖๗", "๒๕๖๗", "๒๕๖๗"),
        ("ซ.", "๗.", "๗."),
        ("๑ มาตรการ", "๗ มาตราการ", "๗ มาตรการ"),
    ],
)
def test_what_makes_a_number_another_is_kept(first: str, second: str, other: str) -> None:
    line = weigh(reading(first, 0.9), reading(second, 0.8), width=WIDTH)
    assert otherwise_read(line) == other


@pytest.mark.parametrize(
    ("first", "second"), [("๑ ๒", "๑๒"), ("๒๕๖๗", "2567"), ("มาตรการ", "มาตราการ"), ("ก ๑.", "ข ๑,")]
)
def test_words_blanks_and_scripts_make_no_other_number(first: str, second: str) -> None:
    assert not weigh(reading(first, 0.9), reading(second, 0.8), width=WIDTH).otherwise


@given(texts, texts, confidences, confidences)
def test_one_of_both_readings_counts_and_differing_digits_are_always_kept(
    one: str, two: str, sure: float, other_sure: float
) -> None:
    line = weigh(reading(one, sure), reading(two, other_sure), width=WIDTH)
    surer, other = (two, one) if other_sure > sure else (one, two)
    assert line.reading.text in (surer, other)
    if digits(surer) != digits(other) or len(surer) != len(other):
        assert line.reading.text == surer
    if digits(one) != digits(two):
        assert digits(otherwise_read(line)) == digits(one if other_sure > sure else two)
        assert line.reading.confidence < 0.9


@given(texts, texts, confidences, confidences)
def test_no_digit_differs_without_a_doubt_on_the_line(one: str, two: str, sure: float, other_sure: float) -> None:
    line = as_line(weigh(reading(one, sure), reading(two, other_sure), width=WIDTH))
    if line is not None and digits(one) != digits(two):
        assert any(doubt.rule == "readings-differ" and doubt.other != doubt.text for doubt in line.doubts)


@given(texts, texts, st.floats(0.5, 1.0), confidences)
def test_print_does_not_become_handwriting_by_a_second_opinion(
    one: str, two: str, sure: float, other_sure: float
) -> None:
    if mean_of_letters(sure, one) >= LEAST_SURE and one.replace(" ", "") != two.replace(" ", ""):
        line = weigh(reading(one, sure), reading(two, other_sure), width=WIDTH)
        least = LEAST_SURE if len(digits(one)) else 0.0
        assert mean_of_letters(line.reading.confidence, line.reading.text) >= min(least, mean_of_letters(sure, one))
