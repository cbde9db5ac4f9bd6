"""What processes print becomes the text of each picture."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.ocr_lines import KnownLine
from bench.ocr_measure import texts_of_prongsai, texts_of_tesseract, to_figures, write_pictures

LINES = [KnownLine(np.full((40, width), 200, np.uint8), text) for width, text in ((64, "น้ำ … ๑"), (90, "กข ค"))]


def test_a_line_of_ours_stands_behind_the_name_of_its_file() -> None:
    assert texts_of_prongsai("/tmp/0000.png\tก ข\n/tmp/0001.png\t\n") == ["ก ข", ""]


def test_pages_of_tesseract_are_parted_by_form_feeds() -> None:
    assert texts_of_tesseract("ก ข\n\n\f\n\fค\n") == ["ก ข", "", "ค"]


def test_blanks_and_ways_of_writing_the_same_are_no_mistakes() -> None:
    figures = to_figures([1.0], ["นํ้า ..... ๑", "ก ข ด"], LINES)
    assert (figures.wrong, figures.characters) == (1, 8)


@pytest.mark.parametrize("number", [0, 1])
def test_pictures_are_written_as_they_are(tmp_path: Path, number: int) -> None:
    paths = write_pictures(LINES, tmp_path)
    assert [path.name for path in paths] == ["0000.png", "0001.png"]
    assert np.array_equal(np.asarray(cv2.imread(str(paths[number]), cv2.IMREAD_GRAYSCALE)), LINES[number].image)
