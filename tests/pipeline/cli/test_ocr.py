"""`prongsai ocr`: pictures in, text or JSON lines out; bad files are told and the others go on."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extractors.page.images.line_box import ABOVE, BELOW, LineBox
from pipeline import options
from schemas.errors import ExitCode, ModelUnfit
from tests.extractors.page.ocr.stand_in import bars, write_model

TEXT = "กขง๒๕๖๗"
HC = 40 / (ABOVE + 1 + BELOW)
LINES = [LineBox(0.0, y + ABOVE * HC, 100.0, y + (ABOVE + 1) * HC, HC) for y in (0.0, 100.0)]


@pytest.fixture(autouse=True)
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The model of this test: the network that reads bars."""
    path = write_model(tmp_path / "bars.onnx")
    monkeypatch.setenv(options.MODEL_VARIABLE, str(path))
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "line.png"
    Image.fromarray(bars(TEXT)).save(path)
    return path


@pytest.fixture
def whole_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page on which two lines are found."""
    page = np.full((200, 100), 255, np.uint8)
    page[0:40, 0:28] = bars("กขง")
    page[100:140, 0:20] = bars("๒๕")
    monkeypatch.setattr("extractors.page.ocr.pages.find_lines", lambda _page: LINES)
    path = tmp_path / "page.png"
    Image.fromarray(page).save(path)
    return path


def objects(stdout: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_a_line_is_read(invoke: Any, picture: Path) -> None:
    result = invoke("ocr", "--line", picture)
    assert (result.exit_code, result.stdout) == (ExitCode.OK, f"{TEXT}\n")


def test_several_lines_come_with_the_names_of_their_files(invoke: Any, picture: Path, tmp_path: Path) -> None:
    other = tmp_path / "ก ข.png"
    Image.fromarray(bars("๑")).save(other)
    result = invoke("ocr", "--line", picture, other)
    assert result.stdout == f"{picture}\t{TEXT}\n{other}\t๑\n"


def test_a_line_as_json_has_its_place_and_that_of_its_characters(invoke: Any, picture: Path) -> None:
    (line,) = objects(invoke("ocr", "--line", "--json", picture).stdout)
    assert {key: line[key] for key in ("file", "page", "line", "text", "unit")} == {
        "file": str(picture), "page": 1, "line": 1, "text": TEXT, "unit": "px",
    }  # fmt: skip
    assert line["confidence"] > 0.9
    assert line["box"] == {"x0": 0.0, "y0": 0.0, "x1": 60.0, "y1": 40.0}
    assert "".join(each["char"] for each in line["chars"]) == TEXT
    assert all(0 <= each["x0"] < each["x1"] <= 60 and 0 <= each["confidence"] <= 1 for each in line["chars"])
    assert "doubt" not in line


def test_a_line_without_text_says_why(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "black.png"
    Image.new("L", (100, 40), 0).save(path)
    (line,) = objects(invoke("ocr", "--line", "--json", path).stdout)
    assert (line["text"], line["confidence"], line["doubt"]) == ("", 0.0, "the image is black")


def test_the_lines_of_a_page_come_from_top_to_bottom(invoke: Any, whole_page: Path) -> None:
    result = invoke("ocr", whole_page)
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "กขง\n๒๕\n")


def test_the_lines_of_a_page_as_json_stand_where_they_stand_on_the_page(invoke: Any, whole_page: Path) -> None:
    first, second = objects(invoke("ocr", "--json", whole_page).stdout)
    assert (first["text"], second["text"], second["line"]) == ("กขง", "๒๕", 2)
    assert second["box"] == {"x0": 0.0, "y0": 100.0, "x1": 100.0, "y1": 140.0}
    assert [round(each["x0"]) for each in second["chars"]] == [0, 10]


def test_the_pages_of_a_tiff_are_told_apart(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "lines.tif"
    pages = [Image.fromarray(bars(text)) for text in ("ก", "ข")]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    assert [each["page"] for each in objects(invoke("ocr", "--line", "--json", path).stdout)] == [1, 2]


def test_the_pages_of_a_pdf_are_drawn_and_told_in_points(invoke: Any, whole_page: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    with Image.open(whole_page) as image:
        image.save(path, resolution=300)
    lines = objects(invoke("ocr", "--json", path).stdout)
    assert lines
    assert {each["unit"] for each in lines} == {"pt"}
    assert lines[-1]["box"]["y0"] == pytest.approx(100 * 72 / 300, abs=0.5)


def test_standard_input_is_read(invoke: Any, picture: Path) -> None:
    result = invoke("ocr", "--line", "-", stdin=picture.read_bytes())
    assert result.stdout == f"{TEXT}\n"


def test_bad_files_are_told_and_the_others_go_on(invoke: Any, picture: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.png").write_bytes(picture.read_bytes()[:60])
    (tmp_path / "words.txt").write_text("words")
    (tmp_path / "empty.png").write_bytes(b"")
    names = [tmp_path / name for name in ("none.png", "cut.png", "words.txt", "empty.png")]
    result = invoke("ocr", "--line", *names, picture)
    assert result.exit_code == ExitCode.INPUT
    assert result.stdout == f"{picture}\t{TEXT}\n"
    for name, words in zip(names, ("does not exist", "damaged", "no picture", "is empty"), strict=True):
        assert any(line.startswith(f"{name}: ") and words in line for line in result.stderr.splitlines())
    assert result.stderr.count("hint: ") == 4


def test_a_folder_is_told_with_the_pictures_in_it(invoke: Any, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("words")
    result = invoke("ocr", tmp_path)
    assert result.exit_code == ExitCode.INPUT
    assert f"hint: Give the files themselves: {tmp_path}/*.png\n" in result.stderr
    (tmp_path / "a.TIF").write_bytes(b"")
    assert f"themselves: {tmp_path}/*.TIF\n" in invoke("ocr", tmp_path).stderr


def test_a_pipe_is_told_with_what_to_do(invoke: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "Give - and send the picture to standard input." in invoke("ocr", tmp_path / "pipe").stderr


def test_standard_input_has_no_name_of_a_text(invoke: Any, picture: Path) -> None:
    (line,) = objects(invoke("ocr", "--line", "--json", "-", stdin=picture.read_bytes()).stdout)
    assert line["file"] == "standard input"
    assert invoke("ocr", "-", stdin=b"").stderr.startswith("standard input: standard input is empty\n")


def test_a_bmp_is_named(invoke: Any, tmp_path: Path) -> None:
    Image.new("L", (40, 40)).save(tmp_path / "a.bmp")
    assert "a.bmp is a BMP picture\n" in invoke("ocr", tmp_path / "a.bmp").stderr


@pytest.mark.parametrize(("grey", "why"), [(0, "the image is black"), (255, "the paper is blank")])
@pytest.mark.parametrize("option", ["--json", "--line"])
def test_a_page_without_text_is_told_beside_the_results(
    invoke: Any, tmp_path: Path, grey: int, why: str, option: str
) -> None:
    path = tmp_path / "page.png"
    Image.new("L", (300, 200), grey).save(path)
    result = invoke("ocr", option, path)
    assert (result.exit_code, result.stdout.strip()) == (ExitCode.OK, "")
    assert result.stderr == f"{path}, page 1: no text: {why}\n"


def test_where_no_lines_are_found_a_single_line_is_thought_of(invoke: Any, picture: Path) -> None:
    result = invoke("ocr", picture)
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert "no text: no lines of print are found\n  hint: " in result.stderr
    assert "--line" in result.stderr


def test_a_name_cannot_break_the_lines_or_steer_the_terminal(invoke: Any, picture: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a\n\x1b[31mb\t[red].png"
    odd.write_bytes(picture.read_bytes())
    shown = f"{tmp_path}/a␊␛[31mb␉[red].png"
    assert invoke("ocr", "--line", odd, picture).stdout == f"{shown}\t{TEXT}\n{picture}\t{TEXT}\n"
    assert f"{shown}, page 1: no text" in invoke("ocr", odd).stderr
    odd.write_bytes(b"bad")
    assert invoke("ocr", odd).stderr.startswith(f"{shown}: a␊␛[31mb␉[red].png is no picture\n")


def test_a_name_that_is_no_text_is_told_as_reports_do(invoke: Any, picture: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"a\xff.png")
    odd.write_bytes(picture.read_bytes())
    (line,) = objects(invoke("ocr", "--line", "--json", odd).stdout)
    assert line["file"] == str(tmp_path / "a\ufffd.png")


def test_a_file_that_is_too_large_is_refused(invoke: Any, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2 * 1024 * 1024))
    result = invoke("ocr", path, "--max-mib", 1)
    assert result.exit_code == ExitCode.INPUT
    assert "larger than 1 MiB" in result.stderr


def test_another_model_can_be_given(invoke: Any, picture: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none.onnx"
    result = invoke("ocr", picture, "--model", missing)
    assert result.exit_code == ExitCode.ENGINE
    assert f"{missing} does not exist" in result.stderr
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"nothing")
    assert invoke("ocr", picture, "--model", broken).exit_code == ExitCode.ENGINE
    assert invoke("ocr", "--line", picture, "--model", write_model(tmp_path / "other.onnx")).stdout == f"{TEXT}\n"


@pytest.mark.parametrize("command", ["ocr x.png", "doctor"])
def test_a_model_without_a_name_is_a_usage_error(invoke: Any, command: str) -> None:
    result = invoke(*command.split(), "--model", "")
    assert result.exit_code == ExitCode.USAGE
    assert "--model names no file" in result.stderr


def test_a_model_that_is_a_pipe_is_refused(invoke: Any, picture: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = invoke("ocr", picture, "--model", tmp_path / "pipe")
    assert result.exit_code == ExitCode.ENGINE
    assert "pipe is a pipe or a device, not a file" in result.stderr


def test_a_model_whose_output_is_no_number_gives_no_text(invoke: Any, tmp_path: Path) -> None:
    Image.fromarray(bars("กขง" * 40)).save(tmp_path / "wide.png")
    unfit = write_model(tmp_path / "unfit.onnx", widest_finite=100)
    result = invoke("ocr", "--line", tmp_path / "wide.png", "--model", unfit)
    assert (result.exit_code, result.stdout) == (ExitCode.ENGINE, "")
    assert "no numbers" in result.stderr


def test_a_model_is_no_use_to_tesseract(invoke: Any, picture: Path, model: Path) -> None:
    assert invoke("ocr", picture, "--model", model, "--engine", "tesseract").exit_code == ExitCode.USAGE


def test_a_missing_tesseract_is_told(invoke: Any, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = invoke("ocr", "--line", picture, "--engine", "tesseract")
    assert result.exit_code == ExitCode.ENGINE
    assert "apt-get install tesseract-ocr tesseract-ocr-tha" in result.stderr


def test_without_anything_set_the_model_that_is_here_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(options.MODEL_VARIABLE)
    assert options.OcrOptions().model_file == options.OWN_MODEL
    assert options.OWN_MODEL.parent.name == "models"


def test_many_lines_are_read_together_and_come_in_their_order(
    invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.ocr_reading._LINES_TOGETHER", 3)
    texts = ["ก", "ขง", "๒", "๕๖๗", "กก", "ข", "ง๒"]
    names = [tmp_path / f"{at}.png" for at in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        Image.fromarray(bars(text)).save(name)
    (tmp_path / "bad.png").write_bytes(b"bad")
    result = invoke("ocr", "--line", *names[:4], tmp_path / "bad.png", *names[4:])
    assert result.exit_code == ExitCode.INPUT
    assert result.stdout == "".join(f"{name}\t{text}\n" for name, text in zip(names, texts, strict=True))


def test_a_model_that_fails_on_a_line_is_told_for_each_file(
    invoke: Any, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(picture.read_bytes())

    def fail(*_: object) -> None:
        raise ModelUnfit("the model fails", "Take another.")

    monkeypatch.setattr("pipeline.cli.ocr_reading.read_line_pictures", fail)
    result = invoke("ocr", "--line", picture, other)
    assert (result.exit_code, result.stdout) == (ExitCode.ENGINE, "")
    assert [line.split(": ")[0] for line in result.stderr.splitlines() if "model fails" in line] == [
        str(picture),
        str(other),
    ]
