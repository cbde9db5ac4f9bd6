"""What follows from the times and the texts of readers of lines."""

import json

import pytest
from rich.console import Console

from bench.ocr_figures import OcrFigures, ReaderFigures, ocr_to_json
from bench.ocr_view import print_ocr_figures

OURS = ReaderFigures([2.0, 1.0], wrong=1, characters=200)
ALONE = ReaderFigures([0.5], wrong=1, characters=200)
TESSERACT = ReaderFigures([4.0, 5.0], wrong=10, characters=200)
BOTH = OcrFigures(100, OURS, ALONE, TESSERACT)
OURS_ONLY = OcrFigures(100, OURS, ALONE, None, "Tesseract is not installed")


def shown(figures: OcrFigures) -> str:
    console = Console(width=100, highlight=False)
    with console.capture() as capture:
        print_ocr_figures(console, figures)
    return capture.get()


def test_the_quickest_run_counts() -> None:
    assert (OURS.best, BOTH.pace(OURS), BOTH.pace(TESSERACT)) == (1.0, 100.0, 25.0)


def test_the_ratio_says_how_many_times_as_many_lines() -> None:
    assert BOTH.times_tesseract(OURS) == pytest.approx(4.0)
    assert BOTH.times_tesseract(ALONE) == pytest.approx(8.0)
    assert OURS_ONLY.times_tesseract(OURS) is None


def test_wrong_characters_are_a_share_of_all() -> None:
    assert TESSERACT.error_rate == pytest.approx(0.05)
    assert ReaderFigures([1.0], wrong=0, characters=0).error_rate == 0.0


def test_the_figures_are_plain_json() -> None:
    written = json.loads(json.dumps(ocr_to_json(BOTH)))
    assert written["lines"] == 100
    assert written["tesseract"]["ratio_to_tesseract"] == pytest.approx(1.0)
    assert written["engine_alone"]["lines_per_second"] == pytest.approx(200.0)
    assert written["prongsai_ocr_line"]["character_error_rate"] == pytest.approx(0.005)
    assert written["why_no_tesseract"] is None
    written = json.loads(json.dumps(ocr_to_json(OURS_ONLY)))
    assert written["tesseract"] is None
    assert written["prongsai_ocr_line"]["ratio_to_tesseract"] is None


def test_a_missing_tesseract_is_told_in_one_line() -> None:
    assert "5.00%" in shown(BOTH)
    assert "Tesseract was" not in shown(BOTH)
    told = [line for line in shown(OURS_ONLY).splitlines() if line.startswith("Tesseract was")]
    assert told == ["Tesseract was not measured: Tesseract is not installed"]
