"""What follows from the times over scanned pages, and where the letters of a text layer belong."""

import json

import pytest

from bench.ocr_lines import KnownText
from bench.scan_figures import ScanFigures, ScanReader, scans_to_json
from bench.scan_texts import Letter, score_pages
from schemas.geometry import Box

FIGURES = ScanFigures(
    pages=10,
    readers={"ours": ScanReader(6.0, wrong=1, characters=200), "theirs": ScanReader(60.0)},
    missing={"other": "other is not installed"},
    memory={30: 1000},
)
ABOVE = KnownText(Box(10, 10, 50, 20), "กข")
BELOW = KnownText(Box(10, 18, 50, 28), "คง")
UNSURE = KnownText(Box(100, 10, 150, 20), None)


def test_pages_a_minute_and_how_many_times_as_many() -> None:
    assert FIGURES.pages_a_minute("ours") == pytest.approx(100.0)
    assert FIGURES.times("ours", "theirs") == pytest.approx(10.0)
    assert FIGURES.times("ours", "other") is None


def test_the_figures_become_json() -> None:
    told = json.loads(json.dumps(scans_to_json(FIGURES)))
    assert told["readers"]["ours"]["character_error_rate"] == pytest.approx(0.005)
    assert told["readers"]["theirs"]["character_error_rate"] is None
    assert told["missing"] == {"other": "other is not installed"}
    assert told["peak_memory_by_pages"] == {"30": 1000}


def letters(text: str, y: float, *, x: float = 12.0) -> list[Letter]:
    return [Letter(char, x + 5 * at, y) for at, char in enumerate(text)]


def test_letters_belong_to_the_line_that_they_stand_in() -> None:
    read = [*letters("กข", 14.0), *letters("คง", 24.0), *letters("ฮ", 15.0, x=120.0)]
    score = score_pages([([ABOVE, BELOW, UNSURE], read)])
    assert (score.dense, score.dense_wrong) == (4, 0)


def test_between_two_lines_the_nearer_middle_counts_and_far_letters_are_too_many() -> None:
    read = [*letters("กข", 18.5), *letters("คง", 19.5), *letters("ฮ", 80.0)]
    assert score_pages([([ABOVE, BELOW], read)]).dense_wrong == 1


def test_a_line_that_is_not_there_is_all_wrong() -> None:
    assert score_pages([([ABOVE, BELOW], letters("กข", 14.0))]).dense_wrong == 2
