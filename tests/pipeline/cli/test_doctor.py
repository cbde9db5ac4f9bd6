"""What `prongsai doctor` finds."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.page.ocr.alphabet import ALPHABET, Kind
from extractors.page.ocr.engine import CharReading, LineReading
from extractors.page.ocr.self_test import EXPECTED
from pipeline import options
from pipeline.cli import parts, recognisers, versions
from schemas.errors import ExitCode
from tests.extractors.page.ocr.stand_in import write_model

ROOT = Path(__file__).parents[3]


@pytest.fixture
def fit_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model that writes all characters, and is said to read the known line right, in the place of the usual one."""
    path = write_model(tmp_path / "fit.onnx", classes=["", *sorted(ALPHABET)])
    reading = LineReading(EXPECTED, 0.99, tuple(CharReading(char, 0.99, 0, 1) for char in EXPECTED))
    monkeypatch.setenv(options.MODEL_VARIABLE, str(path))
    monkeypatch.setattr(recognisers, "run_self_test", lambda engine: reading)
    return path


def test_all_is_well_here(invoke: Any, fit_model: Path) -> None:
    result = invoke("doctor")
    assert result.exit_code == ExitCode.OK
    assert "All that is required works." in result.stdout
    for shown in (
        "prongsai",
        "Python",
        "locale",
        "terminal",
        "pydantic",
        "pythainlp",
        "spacy",
        "tesseract",
        "Thai tokenizer: works",
        "core",
    ):
        assert shown in result.stdout


def test_it_says_where_can_be_written(invoke: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "none"))
    stdout = invoke("doctor").stdout
    assert f"home      {tmp_path / 'none'}, does not exist" in stdout
    assert f"folder    {tmp_path / 'here'}, writable" in stdout
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert f"folder    {tmp_path / 'here'}, not writable" in invoke("doctor").stdout
    (tmp_path / "here").rmdir()
    assert "folder    does not exist" in invoke("doctor").stdout


def test_the_version_is_told_where_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    monkeypatch.setattr(versions, "installed_version", lambda name: None)
    assert versions.own_version() == f"{project['version']} (not installed)"


def test_a_missing_required_part_is_an_engine_error(invoke: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = parts.Package("no-such-thing", "no_such_thing", "nothing")
    monkeypatch.setattr(parts, "PACKAGES", (absent,))
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert "Required and not working: no-such-thing" in result.stdout


def test_a_missing_optional_part_is_not(invoke: Any, fit_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = parts.Package("no-such-thing", "no_such_thing", "nothing", required=False)
    monkeypatch.setattr(parts, "PACKAGES", (absent,))
    result = invoke("doctor")
    assert result.exit_code == ExitCode.OK
    assert "✗ missing" in result.stdout


def test_a_package_that_cannot_be_imported_is_broken(invoke: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert "✗ broken" in result.stdout


def test_a_missing_model_is_an_engine_error(invoke: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(options.MODEL_VARIABLE, str(tmp_path / "none.onnx"))
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert f"the model file {tmp_path / 'none.onnx'} does not exist" in result.stdout
    assert "Required and not working: the thai recogniser" in result.stdout


def test_a_model_is_described(invoke: Any, fit_model: Path) -> None:
    stdout = invoke("doctor").stdout
    assert f"version 1.2, file {fit_model}, name bars, sha256 " in stdout
    assert f"classes {len(ALPHABET) + 1}, made today, by hand, calibrated no" in stdout
    assert f"alphabet of {len(ALPHABET)} characters" in stdout
    assert "✓ writes every character that is needed: Thai text, Thai digits, Arabic digits, numbers" in stdout
    assert f"✓ reads the test line right: {EXPECTED}" in stdout


def test_another_model_can_be_looked_at(invoke: Any, fit_model: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(fit_model.read_bytes()[:1000])
    result = invoke("doctor", "--model", damaged)
    assert result.exit_code == ExitCode.ENGINE
    assert f"{damaged} is damaged" in result.stdout


def test_a_model_that_lacks_characters_is_not_fit(invoke: Any, fit_model: Path) -> None:
    write_model(fit_model, classes=["", *sorted(ALPHABET - {"๔", "๙"})])
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert f"alphabet of {len(ALPHABET) - 2} characters" in result.stdout
    assert "✓ writes Thai text, Arabic digits, Latin letters, tick boxes\n" in result.stdout
    assert "✗ Thai digits: cannot write ๔ ๙" in result.stdout
    assert "✗ numbers in either script: cannot write ๔ ๙" in result.stdout


def test_a_model_that_misreads_the_test_line_is_not_fit(
    invoke: Any, fit_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognisers, "run_self_test", lambda engine: LineReading("", 0.3))
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert f"instead of {EXPECTED}" in result.stdout


def test_a_missing_tesseract_is_no_error(invoke: Any, fit_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = invoke("doctor")
    assert result.exit_code == ExitCode.OK
    assert "✗ Tesseract is not installed" in result.stdout
    assert "apt-get install tesseract-ocr tesseract-ocr-tha" in result.stdout


def test_a_tesseract_that_hangs_is_told(invoke: Any, fit_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: tuple[str, ...], **options: Any) -> None:
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)
    result = invoke("doctor")
    assert result.exit_code == ExitCode.OK
    assert "tesseract --version takes longer than 10 s" in result.stdout


def test_a_tokenizer_that_fails_is_told(invoke: Any, fit_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.thai.tokens.tokenize", lambda text: ())
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert "Required and not working: the Thai tokenizer" in result.stdout


def test_the_same_for_programs(invoke: Any, fit_model: Path) -> None:
    result = invoke("doctor", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == ExitCode.OK
    assert found["broken"] == []
    assert found["machine"]["cores"] >= 1
    assert {each["name"] for each in found["packages"]} == {package.name for package in parts.PACKAGES}
    thai, tesseract = found["recognisers"]
    assert (thai["engine"], thai["fit"], thai["file"], thai["cannot_write"]) == ("thai", True, str(fit_model), {})
    assert (thai["alphabet"], thai["writes"]) == (len(ALPHABET), list(Kind))
    assert thai["self_test"]["right"]
    assert tesseract["engine"] == "tesseract"


def test_a_broken_library_of_the_recogniser_is_told(
    invoke: Any, fit_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cv2", None)
    for module in ("pipeline.cli.recognisers", "extractors.page.ocr.thai", "extractors.page.ocr.shapes"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    result = invoke("doctor")
    assert result.exit_code == ExitCode.ENGINE
    assert "opencv-python-headless, the thai recogniser" in result.stdout


def test_the_model_that_is_here_is_fit(invoke: Any) -> None:
    result = invoke("doctor")
    assert result.exit_code == ExitCode.OK, result.stdout


def test_no_requirement_is_forgotten() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {re.split(r"[>\[]", requirement)[0] for requirement in project["dependencies"]}
    assert required == {package.name for package in parts.PACKAGES if package.required}
