"""`prongsai evaluate`: files, folders, figures and misses."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import ExitCode

Json = dict[str, Any]


@pytest.fixture
def folders(tmp_path: Path, report_json: Json) -> tuple[Path, Path]:
    """Two expected reports; of the actual ones, the first is faultless and the second lacks a measure."""
    expected, actual = tmp_path / "expected", tmp_path / "actual"
    expected.mkdir()
    actual.mkdir()
    for name in ("a.json", "b.json"):
        (expected / name).write_text(json.dumps(report_json), encoding="utf-8")
        (actual / name).write_text(json.dumps(report_json), encoding="utf-8")
        del report_json["measures"][1:]
    return expected, actual


def lose_a_measure(path: Path) -> None:
    report = json.loads(path.read_text(encoding="utf-8"))
    del report["measures"][0]
    path.write_text(json.dumps(report), encoding="utf-8")


def test_figures_as_json(invoke: Any, folders: tuple[Path, Path]) -> None:
    lose_a_measure(folders[1] / "a.json")
    result = invoke("evaluate", *folders, "--json")
    assert result.exit_code == ExitCode.OK
    figures = json.loads(result.stdout)
    assert figures["reports"]["a.json"]["measures"] == pytest.approx(2 / 3)
    assert figures["reports"]["b.json"]["field_f1"] == 1
    assert figures["mean"]["measures"] == pytest.approx(5 / 6)
    assert "misses" not in figures


def test_figures_as_a_table(invoke: Any, folders: tuple[Path, Path]) -> None:
    lose_a_measure(folders[1] / "a.json")
    result = invoke("evaluate", *folders)
    header, row = (
        next(line.split() for line in result.stdout.splitlines() if line.strip().startswith(word))
        for word in ("figure", "measures")
    )
    assert header == ["figure", "mean", "a.json", "b.json"]
    assert row == ["measures", "0.833", "0.667", "1.000"]
    assert "1 miss: list with --misses" in result.stdout


def test_misses_are_listed_with_both_sides(invoke: Any, folders: tuple[Path, Path]) -> None:
    path = folders[1] / "a.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2568", "2567"), encoding="utf-8")
    result = invoke("evaluate", *folders, "--misses")
    assert "a.json: fiscal_year 0.00" in result.stdout
    assert ["expected", "2568"] in [line.split() for line in result.stdout.splitlines()]
    as_json = json.loads(invoke("evaluate", *folders, "--misses", "--json").stdout)
    assert as_json["misses"]["a.json"] == [{"path": "fiscal_year", "figure": 0, "expected": 2568, "actual": 2567}]


def test_a_report_that_the_folder_lacks_is_all_missed(invoke: Any, folders: tuple[Path, Path]) -> None:
    (folders[1] / "b.json").unlink()
    figures = json.loads(invoke("evaluate", *folders, "--json").stdout)
    assert figures["reports"]["b.json"]["measures"] == 0
    assert set(figures["reports"]["b.json"].values()) == {0}
    assert figures["not_in_actual"] == ["b.json"]
    assert "Not read, and counted as missed: b.json" in invoke("evaluate", *folders).stdout


def test_a_report_that_nothing_is_expected_of_is_told(invoke: Any, folders: tuple[Path, Path]) -> None:
    (folders[1] / "c.json").write_text("{}")
    assert f"nothing is expected of them: {folders[1] / 'c.json'}" in invoke("evaluate", *folders).stdout
    figures = json.loads(invoke("evaluate", *folders, "--json").stdout)
    assert figures["not_in_expected"] == [str(folders[1] / "c.json")]
    assert set(figures["reports"]) == {"a.json", "b.json"}


def test_two_files(invoke: Any, folders: tuple[Path, Path]) -> None:
    result = invoke("evaluate", folders[0] / "b.json", folders[1] / "b.json")
    assert "0 misses" in result.stdout
    assert "mean" not in result.stdout
    assert "Measures: 1 expected, 1 read, 1 compared" in result.stdout


def test_measures_are_counted_over_all_reports(invoke: Any, folders: tuple[Path, Path]) -> None:
    lose_a_measure(folders[1] / "a.json")
    assert "Measures: 3 expected, 2 read, 2 compared" in invoke("evaluate", *folders).stdout


def test_a_single_file_must_be_there(invoke: Any, folders: tuple[Path, Path]) -> None:
    assert invoke("evaluate", folders[0] / "b.json", folders[1] / "none.json").exit_code == ExitCode.INPUT


def test_a_file_and_a_folder_do_not_go_together(invoke: Any, folders: tuple[Path, Path]) -> None:
    assert invoke("evaluate", folders[0], folders[1] / "b.json").exit_code == ExitCode.USAGE


def test_an_empty_folder_is_told(invoke: Any, folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert invoke("evaluate", tmp_path / "empty", folders[1]).exit_code == ExitCode.INPUT


@pytest.mark.parametrize("text", ["[]", "{", '{"measures": [1]}', '{"assessment": {"items": [{"score": "high"}]}}'])
def test_what_is_no_report_is_told(invoke: Any, folders: tuple[Path, Path], text: str) -> None:
    (folders[1] / "a.json").write_text(text)
    result = invoke("evaluate", *folders)
    assert result.exit_code == ExitCode.CONTRACT
    assert "a.json" in result.stderr
    assert "Traceback" not in result.output
