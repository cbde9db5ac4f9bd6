"""What `prongsai doctor` finds."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import parts, versions
from schemas.errors import ExitCode

ROOT = Path(__file__).parents[3]


def answer_as_tesseract(languages: str) -> Any:
    """A `subprocess.run` that answers as a Tesseract with these languages does."""

    def run(command: tuple[str, ...], **options: Any) -> "subprocess.CompletedProcess[str]":
        listed = f"List of available languages (3):\n{languages}\n"
        text = "tesseract 5.3.0\n leptonica-1.82.0\n" if "--version" in command else listed
        return subprocess.CompletedProcess(command, 0, stdout=text, stderr="")

    return run


def test_all_is_well_here(invoke: Any) -> None:
    result = invoke("doctor")
    assert result.exit_code == ExitCode.OK
    assert "All that is required works." in result.stdout
    for shown in ("prongsai", "Python", "locale", "terminal", "pydantic", "pythainlp", "spacy", "tesseract"):
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


def test_a_missing_optional_part_is_not(invoke: Any, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_tesseract_with_thai_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", answer_as_tesseract("eng\ntha\nosd"))
    (tesseract,) = parts.look_at_engines()
    assert tesseract.works
    assert tesseract.version == "5.3.0 (eng, tha, osd)"


def test_tesseract_without_thai_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", answer_as_tesseract("eng\nosd"))
    (tesseract,) = parts.look_at_engines()
    assert not tesseract.works
    assert "tha" in tesseract.trouble


def test_a_tesseract_that_hangs_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: tuple[str, ...], **options: Any) -> None:
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)
    (tesseract,) = parts.look_at_engines()
    assert "TimeoutExpired" in tesseract.trouble


def test_no_requirement_is_forgotten() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {requirement.split(">")[0] for requirement in project["dependencies"]}
    assert required == {package.name for package in parts.PACKAGES if package.required}
