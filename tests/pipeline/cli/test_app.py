"""What holds for every command: help, errors, streams."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.options import MODEL_VARIABLE
from schemas.errors import ExitCode
from schemas.report import Report
from tests.extractors.page.ocr.stand_in import bars, write_model

ROOT = Path(__file__).parents[3]
INTERRUPTED_IMPORT = """
import sys, pipeline.cli
class Stop:
    def find_spec(self, *_):
        raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
pipeline.cli.main()
"""
COMMANDS = ("batch", "read", "show", "validate", "evaluate", "ocr", "schema", "doctor")


def run_process(
    *words: str, stdout: int = subprocess.PIPE, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """What `prongsai` with these words does as a process of its own."""
    command = [sys.executable, "-m", "pipeline.cli", *words]
    return subprocess.run(command, cwd=ROOT, check=False, stdout=stdout, stderr=subprocess.PIPE, env=env)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_with_an_example(invoke: Any, command: str) -> None:
    result = invoke(command, "--help")
    assert result.exit_code == ExitCode.OK
    assert "Example" in result.stdout
    assert f"  prongsai {command}" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_speaks_of_files_and_folders_not_of_types(invoke: Any, command: str) -> None:
    text = invoke(command, "--help").stdout + invoke("--help").stdout
    assert not re.search(r"<\w+|\{\w+|Path\b", text)


def test_the_usage_names_the_arguments(invoke: Any) -> None:
    assert "prongsai read [OPTIONS] FILE...\n" in re.sub(" +\n", "\n", invoke("read", "--help").stdout)
    assert "prongsai evaluate [OPTIONS] EXPECTED ACTUAL\n" in re.sub(" +\n", "\n", invoke("evaluate", "--help").stdout)
    assert "Missing argument 'FILE...'" in invoke("read", "-o", "out").stderr


def test_the_help_lists_every_command(invoke: Any) -> None:
    text = invoke("--help").stdout
    assert all(f" {command} " in text for command in COMMANDS)
    assert "130 interrupted" in " ".join(text.split())


def test_the_version_is_told(invoke: Any) -> None:
    result = invoke("--version")
    assert result.exit_code == ExitCode.OK
    assert result.stdout.startswith("prongsai ")


def test_an_unknown_command_is_a_usage_error(invoke: Any) -> None:
    result = invoke("raed")
    assert result.exit_code == ExitCode.USAGE
    assert "read" in result.stderr


def test_an_unforeseen_fault_shows_no_traceback(invoke: Any, run_with: Any) -> None:
    def fail(path: Path, options: Any) -> Report:
        raise ZeroDivisionError("nobody foresaw this")

    run_with(fail)
    result = invoke("show", "a.txt")
    assert result.exit_code == ExitCode.ENGINE
    assert result.stderr.startswith("error: internal error: ZeroDivisionError")
    assert "Traceback" not in result.output
    assert "Traceback" in invoke("--traceback", "show", "a.txt").stderr


def test_an_interruption_is_told(invoke: Any, run_with: Any) -> None:
    def interrupt(path: Path, options: Any) -> Report:
        raise KeyboardInterrupt

    run_with(interrupt)
    result = invoke("show", "a.txt")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert result.stderr == "Interrupted.\n"


def test_a_missing_package_points_to_the_doctor(invoke: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pipeline.runner", None)
    result = invoke("show", "a.txt")
    assert result.exit_code == ExitCode.ENGINE
    assert "prongsai doctor" in result.stderr


def test_thai_comes_out_whatever_the_locale(tmp_path: Path, report_json: dict[str, Any]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(report_json))
    surroundings = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    process = run_process("show", str(path), env=surroundings)
    assert (process.returncode, process.stderr) == (0, b"")
    assert "เทศบาลตำบลตัวอย่าง" in process.stdout.decode("utf-8")


def test_a_reader_that_has_gone_is_no_crash() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = run_process("schema", stdout=writer)
    os.close(writer)
    assert (process.returncode, process.stderr) == (141, b"")


def test_a_reader_that_goes_away_is_no_crash_behind_a_table_either(tmp_path: Path, report_json: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(report_json))
    reader, writer = os.pipe()
    os.close(reader)
    process = run_process("show", str(tmp_path / "a.json"), stdout=writer)
    os.close(writer)
    assert (process.returncode, process.stderr) == (ExitCode.READER_GONE, b"")


@pytest.mark.parametrize("words", [["schema"], ["show", "{}"], ["ocr", "--line", "{}"], ["--version"]])
def test_a_closed_output_is_told(words: list[str], tmp_path: Path, report_json: dict[str, Any]) -> None:
    path = tmp_path / "a"
    path.write_text(json.dumps(report_json))
    surroundings = dict(os.environ)
    if words[0] == "ocr":
        Image.fromarray(bars("กขง")).save(path, "PNG")
        surroundings[MODEL_VARIABLE] = str(write_model(tmp_path / "bars.onnx"))
    command = [sys.executable, "-m", "pipeline.cli", *(word.format(path) for word in words)]
    script = shlex.join(command) + " >&-"
    process = subprocess.run(["sh", "-c", script], cwd=ROOT, check=False, stderr=subprocess.PIPE, env=surroundings)
    error, hint = process.stderr.decode().splitlines()
    assert error == "error: cannot write standard output: Bad file descriptor"
    assert (hint.startswith("  hint: "), process.returncode) == (True, ExitCode.STORE)


@pytest.mark.parametrize("words", [["ocr", "--line", "-"], ["read", "-", "-o", "{}"], ["validate", "-"]])
def test_a_closed_input_is_told(words: list[str], tmp_path: Path) -> None:
    surroundings = os.environ | {MODEL_VARIABLE: str(write_model(tmp_path / "bars.onnx"))}
    command = [sys.executable, "-m", "pipeline.cli", *(word.format(tmp_path / "out") for word in words)]
    script = shlex.join(command) + " <&-"
    process = subprocess.run(["sh", "-c", script], cwd=ROOT, check=False, capture_output=True, env=surroundings)
    assert b"standard input is closed\n  hint: " in process.stderr
    assert process.returncode == ExitCode.INPUT


@pytest.mark.parametrize("words", [["schema"], ["show", "{}"], ["validate", "{}"], ["--version"], ["read", "--help"]])
def test_a_full_output_is_told_in_one_line(words: list[str], tmp_path: Path, report_json: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(report_json))
    with Path("/dev/full").open("wb") as full:
        process = run_process(*(word.format(tmp_path / "a.json") for word in words), stdout=full.fileno())
    error, hint = process.stderr.decode().splitlines()
    assert error == "error: cannot write standard output: No space left on device"
    assert hint.startswith("  hint: ")
    assert process.returncode == ExitCode.STORE


def test_an_interruption_while_loading_is_silent() -> None:
    process = subprocess.run([sys.executable, "-c", INTERRUPTED_IMPORT], cwd=ROOT, check=False, capture_output=True)
    assert (process.returncode, process.stdout, process.stderr) == (130, b"", b"")


def test_the_schema_is_printed(invoke: Any) -> None:
    schema = json.loads(invoke("schema").stdout)
    assert schema["properties"]["measures"]["type"] == "array"
