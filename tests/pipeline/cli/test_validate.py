"""What `prongsai validate` finds wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import ExitCode

Json = dict[str, Any]


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_good_report_passes(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    result = invoke("validate", write(tmp_path / "a.json", report_json))
    assert result.exit_code == ExitCode.OK
    assert "a.json: follows the contract (1 report)" in result.stdout


def test_every_problem_is_listed_with_its_path(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    del report_json["source"]["sha256"]
    report_json["fiscal_year"] = 2025
    report_json["measures"][0]["period"]["start"] = "2567-10-01"
    report_json["measures"][1] |= {"colour": "red", "activities": "text", "status": {"value": "finished"}}
    path = write(tmp_path / "a.json", report_json)
    result = invoke("validate", path)
    assert result.exit_code == ExitCode.CONTRACT
    lines = result.stdout.splitlines()
    assert f"{path}: source.sha256 is missing" in lines
    assert f"{path}: fiscal_year must be at least 2400, not 2025" in lines
    assert f'{path}: measures[0].period.start year 2567 is no common-era year, not "2567-10-01"' in lines
    assert f"{path}: measures[1].colour is no key of the contract" in lines
    assert f'{path}: measures[1].activities must be a list, not "text"' in lines
    status = next(line for line in lines if "measures[1].status.value" in line)
    assert "must be 'done', 'in_progress', 'not_started', 'cancelled' or 'unknown', not \"finished\"" in status
    assert len(lines) == 6


def test_lines_are_checked_one_by_one(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps(report_json)
    path.write_text(f"{good}\n{{}}\n\nnot json\n{good}\n")
    result = invoke("validate", path)
    assert result.exit_code == ExitCode.CONTRACT
    lines = result.stdout.splitlines()
    assert f"{path}:2: source is missing" in lines
    assert f"{path}:2: kind is missing" in lines
    assert any(line.startswith(f"{path}:4: not JSON: ") for line in lines)
    assert len(lines) == 3


def test_lines_on_standard_input_are_recognised(invoke: Any, report_json: Json) -> None:
    two = (json.dumps(report_json) + "\n").encode() * 2
    assert "(2 reports)" in invoke("validate", "-", stdin=two).stdout
    spread = json.dumps(report_json, indent=2).encode()
    assert "(1 report)" in invoke("validate", "-", stdin=b"\xef\xbb\xbf" + spread).stdout


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not"),
        (b"[]", "must be an object"),
        (b"%PDF-1.7", "not JSON: this is a PDF file"),
        (b'{"\\ud800": 1}', "Invalid JSON"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "a number has more than 4300 digits"),
        (b"[" * 100_000 + b"\n1", "nested too deeply"),
        (b"\xff\xfe{\x00\x00", "not JSON: the bytes are not UTF-16"),
    ],
)
def test_what_is_no_report_is_told(invoke: Any, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    result = invoke("validate", path)
    assert result.exit_code == ExitCode.CONTRACT
    assert result.stdout.startswith(f"{path}: ")
    assert words in result.stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_other_encodings_of_unicode_are_read(invoke: Any, tmp_path: Path, report_json: Json, encoding: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(report_json, ensure_ascii=False, indent=1), encoding=encoding)
    assert invoke("validate", tmp_path / "a.json").exit_code == ExitCode.OK
    assert "เทศบาลตำบลตัวอย่าง" in invoke("show", "-", stdin=(tmp_path / "a.json").read_bytes()).stdout


def test_contradictions_are_told_without_the_whole_record(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    measure = report_json["measures"][0]
    measure["period"] = {"raw": "ถึง มี.ค.", "end": "2025-03-31"}
    measure["status"] = {"value": "done"}
    measure["owners"][0]["name"] = ""
    path = write(tmp_path / "a.json", report_json)
    assert invoke("validate", path).stdout.splitlines() == [
        f"{path}: measures[0].owners[0].name must not be empty",
        f"{path}: measures[0].period start and end must both be dates, or both be null",
        f"{path}: measures[0].status value done must have a basis other than none",
    ]


def test_an_end_before_the_start_is_a_finding_not_a_fault(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    report_json["measures"][0]["period"] |= {"start": "2025-03-31", "end": "2024-10-01"}
    assert invoke("validate", write(tmp_path / "a.json", report_json)).exit_code == ExitCode.OK


def test_a_missing_file_does_not_stop_the_others(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    good = write(tmp_path / "a.json", report_json)
    result = invoke("validate", tmp_path / "none.json", good)
    assert result.exit_code == ExitCode.INPUT
    assert "none.json does not exist" in result.stderr
    assert "a.json: follows" in result.stdout


def test_what_read_writes_passes(invoke: Any, tmp_path: Path, run_with: Any, needing_review: Json) -> None:
    from schemas.report import Report

    run_with(lambda path, options: Report.model_validate(needing_review))
    invoke("read", "a.txt", "-o", tmp_path)
    assert invoke("validate", tmp_path / "a.json").exit_code == ExitCode.OK
