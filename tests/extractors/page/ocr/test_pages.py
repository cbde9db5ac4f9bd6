"""The text of a page: lines where they stand, within its edges; what could not be read is not left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from extractors.page.images.line_box import LineBox
from extractors.page.ocr.engine import CharReading, LineImage, LineReading
from extractors.page.ocr.pages import NO_LINES, PageLine, PixelBox, read_as_lines, read_page, why_no_text

PAGE = np.full((60, 200), 255, np.uint8)
PAGE[20:30, 10:190:3] = 0
BEYOND = LineBox(-8.0, 5.0, 210.0, 52.0, 20.0)
LINE = LineBox(20.0, 25.0, 120.0, 35.0, 10.0)
SOME = LineReading("ก", 0.9, (CharReading("ก", 0.9, 0, 10_000),))
EMPTY = LineReading("", 1.0)
DOUBTFUL = LineReading("", 0.2, doubt="no text is read")


@dataclass
class Says:
    """An engine that gives these readings."""

    readings: Sequence[LineReading]
    name, version, alphabet = "says", "1", frozenset("ก")

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        assert len(images) == len(self.readings)
        return list(self.readings)

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        return 1.0


def lines_of(monkeypatch: pytest.MonkeyPatch, boxes: list[LineBox], *readings: LineReading) -> list[PageLine]:
    """The lines of the page when these are found on it, and read so."""
    monkeypatch.setattr("extractors.page.ocr.pages.find_lines", lambda _page: boxes)
    return read_page(PAGE, Says(readings))


def test_no_line_and_no_character_lies_beyond_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = lines_of(monkeypatch, [BEYOND], SOME)
    assert line.box == PixelBox(0.0, 0.0, 200.0, 60.0)
    assert [(each.x0, each.x1) for each in line.reading.chars] == [(0.0, 200.0)]


def test_a_line_within_the_page_has_room_for_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = lines_of(monkeypatch, [LINE], SOME)
    assert line.box == PixelBox(20.0, 15.0, 120.0, 40.0)


def test_ink_that_may_be_text_is_kept_and_what_is_surely_none_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lines_of(monkeypatch, [LINE] * 3, SOME, EMPTY, DOUBTFUL)
    assert [line.reading.doubt for line in lines] == ["", "no text is read"]
    assert why_no_text(PAGE, lines) == ""


def test_a_page_without_text_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_no_text(np.full((60, 200), 255, np.uint8), []) == "the paper is blank"
    assert why_no_text(np.zeros((60, 200), np.uint8), []) == "the image is black"
    assert why_no_text(PAGE, []) == NO_LINES
    assert why_no_text(PAGE, lines_of(monkeypatch, [LINE] * 2, DOUBTFUL, DOUBTFUL)) == "no text is read"


def test_the_lines_of_a_negative_are_cut_out_black_on_white(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[LineImage] = []
    monkeypatch.setattr("extractors.page.ocr.pages.find_lines", lambda _page: [LINE])

    def look(_: Says, images: Sequence[LineImage]) -> list[LineReading]:
        seen.extend(images)
        return [SOME for _ in images]

    monkeypatch.setattr(Says, "read_lines", look)
    read_page(PAGE, Says([SOME]))
    read_page(255 - PAGE, Says([SOME]))
    assert (seen[0] == seen[1]).all()


def test_a_page_that_is_one_line_is_all_of_it() -> None:
    (line,) = read_as_lines([PAGE], Says([EMPTY]))
    assert line == PageLine(EMPTY, PixelBox(0.0, 0.0, 200.0, 60.0))
