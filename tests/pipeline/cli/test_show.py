"""What `prongsai show` prints."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import ExitCode
from schemas.report import Report

Json = dict[str, Any]


@pytest.fixture
def stored(tmp_path: Path, needing_review: Json) -> Path:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(needing_review), encoding="utf-8")
    return path


def test_a_report_is_shown_whole(invoke: Any, stored: Path) -> None:
    result = invoke("show", stored)
    assert result.exit_code == ExitCode.OK
    for shown in (
        "รายงานผลการดำเนินการ",
        "เทศบาลตำบลตัวอย่าง",
        "ลำปาง",
        "2568",
        "91.33",
        "IIT: 1, lowest 84.5 (i3)",
        "(2) การให้บริการ",
        "งานนิติการ (สำนักปลัด)",
        "2024-10-01 to",
        "✓ done",
        "? unknown",
        "▲ owner.missing",
        "ไม่มีผู้รับผิดชอบ",
        "no owner",
    ):
        assert shown in result.stdout


def test_the_head_tells_the_file_with_its_folder(invoke: Any, run_with: Any, stored: Path, report_json: Json) -> None:
    assert invoke("show", stored).stdout.startswith(f"{stored} (ก.txt) ─")
    assert invoke("show", "-", stdin=stored.read_bytes()).stdout.startswith("ก.txt ─")
    run_with(lambda path, options: Report.model_validate(report_json))
    assert invoke("show", "folder/ก.txt").stdout.startswith("folder/ก.txt ─")


def test_the_values_of_the_head_begin_in_one_column(invoke: Any, stored: Path) -> None:
    lines = invoke("show", stored).stdout.splitlines()
    values = {"agency": "เทศบาล", "fiscal year": "2568", "ITA 2567": "91.33", "scores": "IIT"}
    columns = {next(line.index(value) for line in lines if line.startswith(label)) for label, value in values.items()}
    assert len(columns) == 1


def test_findings_name_measures_by_their_number_in_the_table(invoke: Any, stored: Path) -> None:
    stdout = invoke("show", stored).stdout
    assert "#2 owners" in stdout
    assert "measures[1]" not in stdout
    assert "#2 owners" in invoke("show", stored, "-m", 2).stdout


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("measures[0]", "#1"),
        ("measures[11].steps[2]", "#12 steps[2]"),
        ("measures", "measures"),
        ("assessment.items[6].score", "assessment.items[6].score"),
    ],
)
def test_paths_of_findings(invoke: Any, tmp_path: Path, needing_review: Json, path: str, shown: str) -> None:
    needing_review["findings"][0]["path"] = path
    (tmp_path / "a.json").write_text(json.dumps(needing_review))
    row = next(line for line in invoke("show", tmp_path / "a.json").stdout.splitlines() if "▲" in line)
    assert row.split("owner.missing ")[1].strip().startswith(f"{shown} ")


def test_one_measure_is_shown_with_evidence(invoke: Any, stored: Path) -> None:
    result = invoke("show", stored, "--measure", 1)
    assert "measure 1 of 2" in result.stdout
    assert "จัดทำระบบจองคิวออนไลน์" in result.stdout
    assert "line 12" in result.stdout
    assert "ติดประกาศ" not in result.stdout
    assert "No findings." in result.stdout
    assert "owner.missing" in invoke("show", stored, "--measure", 2).stdout


def test_a_measure_that_is_not_there_is_a_usage_error(invoke: Any, stored: Path) -> None:
    result = invoke("show", stored, "--measure", 3)
    assert result.exit_code == ExitCode.USAGE
    assert "has 2 measures" in result.stderr


def test_scores_unfold(invoke: Any, stored: Path) -> None:
    assert "การรับสินบน" not in invoke("show", stored).stdout
    assert "การรับสินบน" in invoke("show", stored, "--scores").stdout


def test_a_document_is_read_first(invoke: Any, run_with: Any, report_json: Json) -> None:
    run_with(lambda path, options: Report.model_validate(report_json))
    assert "เทศบาลตำบลตัวอย่าง" in invoke("show", "a.txt").stdout


def test_standard_input_may_be_a_report(invoke: Any, stored: Path) -> None:
    assert "เทศบาลตำบลตัวอย่าง" in invoke("show", "-", stdin=stored.read_bytes()).stdout


def test_all_reports_of_a_file_of_lines_are_shown(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({**report_json, "title": title}) + "\n" for title in ("หนึ่ง", "สอง")))
    result = invoke("show", path)
    assert "หนึ่ง" in result.stdout
    assert "สอง" in result.stdout


def test_json_that_is_no_report_is_told(invoke: Any, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    result = invoke("show", tmp_path / "a.json")
    assert result.exit_code == ExitCode.CONTRACT
    assert f"prongsai validate {tmp_path / 'a.json'}" in result.stderr.replace("\n", "")


def test_a_missing_file_is_told(invoke: Any, tmp_path: Path) -> None:
    assert invoke("show", tmp_path / "none.json").exit_code == ExitCode.INPUT


def test_a_report_without_anything_is_shown(invoke: Any, tmp_path: Path, report_json: Json) -> None:
    empty = {name: report_json[name] for name in ("source", "kind")}
    (tmp_path / "a.json").write_text(json.dumps(empty))
    result = invoke("show", tmp_path / "a.json")
    assert result.exit_code == ExitCode.OK
    assert "No measures." in result.stdout


def test_a_number_with_too_many_digits_is_told(invoke: Any, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": ' + "9" * 10_000 + "}")
    assert invoke("show", tmp_path / "a.json").exit_code == ExitCode.CONTRACT


def test_what_turns_text_around_is_shown_as_a_sign(invoke: Any, tmp_path: Path, needing_review: Json) -> None:
    measure = needing_review["measures"][0]
    needing_review["title"] = measure["activities"][0] = measure["status"]["raw"] = "ก\u202eข\u2067ค\x1b[2J"
    measure["evidence"]["\u202e\x1b[2J"] = []
    measure["evidence"]["\u2066\x1b[2J"] = measure["evidence"]["period"]
    (tmp_path / "a.json").write_text(json.dumps(needing_review))
    shown = invoke("show", tmp_path / "a.json").stdout + invoke("show", tmp_path / "a.json", "-m", 1).stdout
    assert "ก<U+202E>ข<U+2067>ค␛[2J" in shown
    assert not set(shown) & set("\u202e\u2066\u2067\x1b")
