"""Marks in cells: what the recogniser read there makes them surer, or keeps them out."""

import pytest

from extractors.page.content import Glyph
from extractors.page.scan.lone_marks import SeenMark, with_lone_marks
from schemas.geometry import Box
from tests.glyphs import numbered, printed

CELL = Box(100, 80, 160, 120)
MARK = SeenMark(Box(120, 90, 135, 108), "tick", CELL)


def read(text: str, sure: float, *, x: float = 120.0) -> list[Glyph]:
    return [glyph._replace(sure=sure) for glyph in printed(text, x=x, baseline=104, size=15)]


def marks(*glyphs: Glyph, mark: SeenMark = MARK) -> list[tuple[str, float | None]]:
    found = with_lone_marks(numbered(glyphs), [mark], hc=6.3)
    return [(glyph.text, glyph.sure) for glyph in found]


def test_a_mark_that_was_not_read_is_one() -> None:
    assert marks() == [("✓", 0.92)]
    assert marks(mark=MARK._replace(shape="cross")) == [("✗", 0.92)]


@pytest.mark.parametrize("text", ["✓", "/"])
def test_a_mark_that_was_read_too_is_surer(text: str) -> None:
    assert marks(*read(text, 0.5)) == [("✓", 0.98)]


@pytest.mark.parametrize("text", ["V", "l"])
def test_a_letter_that_looks_like_a_mark_is_one(text: str) -> None:
    assert marks(*read(text, 0.99)) == [("✓", 0.9)]


def test_what_was_surely_read_stays() -> None:
    assert marks(*read("ก", 0.97)) == [("ก", 0.97)]


def test_what_was_hardly_read_gives_way_and_leaves_a_doubt() -> None:
    ((text, sure),) = marks(*read("ก", 0.6))
    assert text == "✓"
    assert sure is not None
    assert sure < 0.9


def test_the_words_of_other_cells_are_not_touched() -> None:
    found = marks(*read("ข้อ", 0.99, x=300))
    assert [text for text, _ in found] == ["ข้", "อ", "✓"] or [text for text, _ in found][-1] == "✓"
    assert len(found) == len(read("ข้อ", 0.99)) + 1


def test_the_mark_stands_in_its_cell() -> None:
    (glyph,) = with_lone_marks([], [MARK], hc=6.3)
    assert glyph.ink == MARK.box
    assert CELL.y0 < glyph.baseline - 0.25 * glyph.size < CELL.y1
