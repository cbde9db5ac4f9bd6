"""Calibration: which lines and tokens count as right, and the model file that keeps what was fitted."""

from pathlib import Path

from extractors.page.ocr.calibration import Calibration, Logistic
from extractors.page.ocr.engine import CharReading, LineReading
from extractors.page.ocr.model import open_model
from extractors.page.ocr.thai import open_thai
from tests.extractors.page.ocr.stand_in import bars, write_model
from training.calibrate import calibrate, judge_lines, judge_tokens, reliability, tables, write
from training.held_out import LineSet


def read(text: str) -> LineReading:
    return LineReading(text, 0.9, tuple(CharReading(char, 0.9, at, at + 1) for at, char in enumerate(text)))


def judged(said: str, true: str) -> list[tuple[str, bool]]:
    tokens = judge_tokens([read(said)], [true])
    return [("".join(each.char for each in chars), right) for chars, right in zip(*tokens, strict=True)]


def test_blanks_do_not_make_a_line_wrong() -> None:
    assert judge_lines([read("ก ข"), read("กข"), read("")], ["กข", "กค", ""]) == [True, False, True]


def test_a_token_is_right_where_all_of_it_stands_in_the_truth_and_no_more() -> None:
    assert judged("ข้อ ๑๒ ปี ๒๕๖๗", "ข้อ ๑๒ ปี ๒๕๖๗") == [("๑๒", True), ("๒๕๖๗", True)]
    assert judged("ข้อ ๑๒ ปี ๒๕๒๗", "ข้อ ๑๒ ปี ๒๕๖๗") == [("๑๒", True), ("๒๕๒๗", False)]
    assert judged("ข้อ ๑๒ ปี", "ข้อ ๑๒๓ ปี") == [("๑๒", False)]
    assert judged("ข้อ ๑๒๓ ปี", "ข้อ ๑๒ ปี") == [("๑๒๓", False)]
    assert judged("ข้อ ปี", "ข้อ ๑ ปี") == []


def test_the_table_tells_what_was_promised_and_kept() -> None:
    rows = reliability([0.85, 0.85, 0.996, 1.0], [True, False, True, True])
    assert rows[2:4] == ["| 0.8–0.9 | 2 | 0.850 | 0.500 |", "| 0.995–1 | 2 | 0.998 | 1.000 |"]
    assert rows[-1] == "Expected calibration error 0.1760 over 4; right: 0.7500"


def test_the_model_file_keeps_one_calibration_and_all_else(tmp_path: Path) -> None:
    path = write_model(tmp_path / "bars.onnx")
    before = open_model(path).card
    for bias in (1.0, 2.0):
        calibration = Calibration(line=Logistic(bias, (0.0, 1.0, 0.0)))
        write(path, calibration)
        after = open_model(path).card
        assert (after.calibration, after.is_calibrated) == (calibration, True)
        assert (after.name, after.classes, after.made) == (before.name, before.classes, before.made)


def test_lines_are_fitted_and_told_as_the_program_reads_them(tmp_path: Path) -> None:
    path = write_model(tmp_path / "bars.onnx")
    texts = ["กข ๑๒", "มร", "๒๕๖๗ ก", "ลา"]
    lines = LineSet([bars(text) for text in texts], texts)
    write(path, calibrate(open_thai(path), lines))
    table = "\n".join(tables(open_thai(path), "bars", lines))
    assert "### bars: lines" in table
    assert "over 4; right: 1.0000" in table
    assert "over 2; right: 1.0000" in table
