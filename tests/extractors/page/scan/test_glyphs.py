"""Recognised lines as glyphs: what was read is what a page of a PDF would say."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.layer.ink import read_ink
from extractors.page.ocr.engine import CharReading, LineReading
from extractors.page.regions import rows_of
from extractors.page.scan.glyphs import Place, to_glyphs
from extractors.page.scan.opinions import TwiceRead
from extractors.thai.letters import is_mark
from tests.extractors.page.thai_lines import lines

PLACE = Place(left=70.0, right=470.0, baseline=120.0, hc=6.7)
WIDTH = 1000.0


def reading_of(text: str, shifts: list[float], *, confidence: float = 0.9) -> LineReading:
    """The text with letters one after another; each is told `shifts` of its width too far to the right."""
    step = WIDTH / (sum(not is_mark(char) for char in text) + 1)
    at = 0.0
    chars: list[CharReading] = []
    for number, char in enumerate(text):
        if is_mark(char):
            chars.append(CharReading(char, 0.95, chars[-1].x0, chars[-1].x1))
            continue
        off = step * shifts[number % len(shifts)]
        chars.append(CharReading(char, 0.95, max(0.0, at + off), min(WIDTH, at + off + step)))
        at += step
    return LineReading(text, confidence, tuple(chars))


def text_of(reading: LineReading) -> str:
    glyphs = to_glyphs(TwiceRead(reading, WIDTH), PLACE, first=0)
    return " ".join(row.text for row, _ in rows_of(read_ink(glyphs)))


@given(lines, st.lists(st.floats(-0.4, 0.4), min_size=1, max_size=7))
def test_what_was_read_is_what_the_row_says(text: str, shifts: list[float]) -> None:
    assert text_of(reading_of(text, shifts)) == text


@given(lines, st.floats(0.01, 1.0))
def test_the_letters_are_together_as_sure_as_the_line(text: str, confidence: float) -> None:
    glyphs = to_glyphs(TwiceRead(reading_of(text, [0.0], confidence=confidence), WIDTH), PLACE, first=0)
    assert math.prod(glyph.sure or 0.0 for glyph in glyphs) == pytest.approx(confidence, rel=1e-3)


@given(lines)
def test_glyphs_stand_in_order_within_the_line(text: str) -> None:
    glyphs = to_glyphs(TwiceRead(reading_of(text, [0.0, 0.3]), WIDTH), PLACE, first=5)
    assert [glyph.order for glyph in glyphs] == list(range(5, 5 + len(glyphs)))
    assert all(PLACE.left - 0.01 <= glyph.x <= glyph.end <= PLACE.right + 0.01 for glyph in glyphs)
    assert all(one.x <= other.x + 0.01 for one, other in pairwise(glyphs))
    assert {glyph.baseline for glyph in glyphs} == {PLACE.baseline}


def test_marks_are_one_glyph_with_their_letter_and_reach_above_and_below() -> None:
    plain, above, below = to_glyphs(TwiceRead(reading_of("กที่กู", [0.0]), WIDTH), PLACE, first=0)[:3]
    assert [plain.text, above.text, below.text] == ["ก", "ที่", "กู"]
    assert above.ink.y0 < plain.ink.y0
    assert below.ink.y1 > plain.ink.y1 == PLACE.baseline


def test_a_long_dotted_line_is_several_leaders() -> None:
    chars = (CharReading("ก", 1.0, 0.0, 20.0), CharReading("…", 1.0, 20.0, 900.0), CharReading("ข", 1.0, 900.0, 920.0))
    leader = to_glyphs(TwiceRead(LineReading("ก…ข", 1.0, chars), WIDTH), PLACE, first=0)[1]
    assert set(leader.text) == {"…"}
    assert len(leader.text) > 10


def test_an_empty_line_has_no_glyphs() -> None:
    assert to_glyphs(TwiceRead(LineReading("", 0.0, ()), 0.0), PLACE, first=0) == []


def test_what_another_reading_has_goes_with_its_letter_and_marks() -> None:
    line = TwiceRead(reading_of("ก๑ที่", [0.0]), WIDTH, {1: "๗", 2: "", 4: "๔"})
    assert [(glyph.text, glyph.other) for glyph in to_glyphs(line, PLACE, first=0)] == [
        ("ก", None),
        ("๑", "๗"),
        ("ที่", "ี๔"),
    ]
