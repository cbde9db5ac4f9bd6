"""`prongsai export` and `prongsai search` from the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from schemas.errors import ExitCode
from tests.stores import a_store


@pytest.fixture(autouse=True)
def _in_folder_with_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PRONGSAI_SETTINGS", raising=False)
    monkeypatch.setenv("PRONGSAI_STORE_URL", "reports.db")
    with a_store(tmp_path):
        yield


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet", "jsonl"])
def test_the_format_is_that_of_the_name(ending: str) -> None:
    result = run("export", "-o", f"a.{ending}")
    assert result.exit_code == ExitCode.OK, result.output
    assert "15 measures" in result.stderr
    assert [path.name for path in Path().glob("*a.*")] == [f"a.{ending}"]


def test_a_format_that_nobody_can_tell_is_wrong_usage() -> None:
    assert run("export", "-o", "a.doc").exit_code == ExitCode.USAGE
    assert run("export", "-o", "-", "-f", "xlsx").exit_code == ExitCode.USAGE
    assert run("export", "-o", "a.doc", "-f", "csv").exit_code == ExitCode.OK


def test_the_store_is_not_overwritten() -> None:
    before = Path("reports.db").read_bytes()
    result = run("export", "-o", "./reports.db", "-f", "csv")
    assert result.exit_code == ExitCode.USAGE
    assert "would replace reports.db" in result.stderr
    assert run("summary", "--year", "2568", "--html", "reports.db").exit_code == ExitCode.USAGE
    assert Path("reports.db").read_bytes() == before


def test_rows_go_to_a_pipe() -> None:
    result = run("export", "-o", "-", "-f", "jsonl", "--what", "findings")
    assert json.loads(result.stdout)["code"] == "owner.missing"


def test_a_store_that_is_missing_is_told() -> None:
    result = run("export", "--store", "nowhere.db", "-o", "a.csv")
    assert result.exit_code == ExitCode.STORE
    assert "nowhere.db" in result.stderr
    assert not Path("a.csv").exists()


def test_workbooks_speak_thai_and_csv_keys_unless_told_otherwise() -> None:
    run("export", "-o", "a.xlsx")
    run("export", "-o", "a.csv")
    run("export", "-o", "b.csv", "--headings", "thai", "--bom")
    book = openpyxl.load_workbook("a.xlsx")
    assert book.active is not None
    assert book.active.title == "มาตรการ"
    book.close()
    assert Path("a.csv").read_bytes().startswith(b"agency,")
    assert Path("b.csv").read_text(encoding="utf-8").startswith("\ufeffหน่วยงาน,")


def test_settings_say_how_and_the_command_line_otherwise() -> None:
    Path("prongsai.toml").write_text("[export]\nlayout = 'long'\nmask_names = true\nbom = true\n", encoding="utf-8")
    run("export", "-o", "a.csv")
    text = Path("a.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeffagency")
    assert ",field," in text.splitlines()[0]
    assert "พิมพ์ดาว" not in text
    run("export", "-o", "a.csv", "--layout", "wide", "--show-names", "--no-bom")
    text = Path("a.csv").read_text(encoding="utf-8")
    assert text.startswith("agency")
    assert "พิมพ์ดาว" in text


def test_masked_rows_lead_to_no_file_that_shows_names() -> None:
    run("export", "-o", "a.jsonl", "--mask-names")
    text = Path("a.jsonl").read_text(encoding="utf-8")
    assert "พิมพ์ดาว" not in text
    assert "file://" not in text


def test_search_shows_the_words_in_their_line_with_page_and_box() -> None:
    result = run("search", "บัตรคิว", "--year", "2568", "--agency", "ทุ่งพลับพลึง")
    assert result.exit_code == ExitCode.OK, result.output
    assert "นำระบบ[บัตรคิว]มาใช้กับงานขออนุญาตก่อสร้างอาคาร  (page 1, box 72 100" in result.stdout


def test_search_gives_a_line_of_json_for_each_hit() -> None:
    result = run("search", "45", "คน", "--json")
    hits = [json.loads(line) for line in result.stdout.splitlines()]
    assert [hit["lines"][0]["words"] for hit in hits] == [["๔๕", "คน"]] * 2
    assert hits[0]["lines"][0]["box"] == pytest.approx([72, 100, 357, 116])


def test_search_says_when_nothing_or_not_all_is_found() -> None:
    assert "Nothing was found" in run("search", "แมว").stderr
    assert "some of them" in run("search", "แมว", "บัตรคิว").stderr
    assert run("search", "...").exit_code == ExitCode.USAGE
