"""`prongsai summary`, `diff` and `agencies`: a province's year, an agency's two years, and who is known."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas.errors import ExitCode
from tests.stores import SMALL, a_store

LIST = "ชื่อ,อำเภอ,จังหวัด\nอบต.ห้วยน้ำริน,เวียงแก้ว,น่าน\nอบต.หนองบัวลอย,เวียงแก้ว,น่าน\n"


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with a_store(tmp_path) as opened:
        yield opened.name


def test_a_summary_tells_who_is_missing_and_late(invoke: Any, url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    options = ("--store", url, "--year", "2568", "--agencies", str(path), "--due", "2025-09-30")
    result = invoke("summary", *options, "--json")
    assert result.exit_code == ExitCode.OK, result.stderr
    found = json.loads(result.stdout)
    assert [each["name"] for each in found["missing"]] == ["องค์การบริหารส่วนตำบลห้วยน้ำริน"]
    assert all(each["late"] for each in found["agencies"])
    shown = invoke("summary", *options).stdout
    assert "1 of the 2 on the list" in shown
    assert "ห้วยน้ำริน" in shown


def test_a_summary_loads_nothing_that_it_does_not_need(url: str) -> None:
    program = (
        "import sys; from pipeline.cli.app import app; app(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    )
    command = [sys.executable, "-c", program, "summary", "--store", url, "--year", "2568", "--json"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1].split()
    assert "sqlalchemy" in loaded
    assert {"alembic", "jinja2", "numpy", "pythainlp", "pipeline.stages.checks"} & set(loaded) == set()


def test_a_summary_is_written_as_one_page(invoke: Any, url: str, tmp_path: Path) -> None:
    page = tmp_path / "summary.html"
    result = invoke("summary", "--store", url, "--year", "2568", "--html", str(page))
    assert result.exit_code == ExitCode.OK, result.stderr
    assert "ทุ่งพลับพลึง" in page.read_text(encoding="utf-8")


def test_what_is_no_province_is_told(invoke: Any, url: str) -> None:
    result = invoke("summary", "--store", url, "--year", "2568", "--province", "บึงสาย")
    assert result.exit_code == ExitCode.USAGE
    assert "no province" in result.stderr


def test_a_store_that_is_not_there_is_told(invoke: Any, tmp_path: Path) -> None:
    result = invoke("summary", "--store", str(tmp_path / "none.db"), "--year", "2568")
    assert result.exit_code == ExitCode.STORE
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("name", ["ทุ่งพลับพลึง", "อบต. ทุ่งพลับพลึง", "องค์การบริหารส่วนตำบลทุ่งพลับพลึง ขอนแก่น"])
def test_an_agency_is_found_by_enough_of_its_name(invoke: Any, url: str, name: str) -> None:
    result = invoke("diff", name, "2567", "2568", "--store", url)
    assert result.exit_code == ExitCode.OK, result.stderr
    before, after = (each.measures for each in SMALL[:2])
    assert f"{min(before, after)} went on, {after - before} added" in result.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ทุ่งพลับพลืง", "2567", "2568"), "Do you mean องค์การบริหารส่วนตำบลทุ่งพลับพลึง"),
        (("องค์การบริหารส่วนตำบล", "2567", "2568"), "2 agencies are called"),
        (("ทุ่งพลับพลึง", "2560", "2568"), "has submitted nothing for 2560"),
    ],
)
def test_an_agency_that_is_not_meant_surely_is_told(invoke: Any, url: str, words: tuple[str, ...], told: str) -> None:
    result = invoke("diff", *words, "--store", url)
    assert result.exit_code == ExitCode.USAGE
    assert told in result.stderr


def test_agencies_are_listed_loaded_and_called_otherwise(invoke: Any, url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    loaded = invoke("agencies", "--store", url, "--load", str(path))
    assert loaded.exit_code == ExitCode.OK, loaded.stderr
    assert loaded.stdout.startswith("1 added, 1 known")
    listed = invoke("agencies", "--store", url, "--province", "น่าน").stdout
    assert "ห้วยน้ำริน" in listed
    number = next(line.split()[0] for line in listed.splitlines() if "ห้วยน้ำริน" in line)
    assert invoke("agencies", "--store", url, "--confirm", number, "อบต.ห้วยน้ำลิน").exit_code == ExitCode.OK
    assert invoke("agencies", "--store", url, "--confirm", "9999", "ก").exit_code == ExitCode.USAGE
    assert invoke("agencies", "--store", url, "--confirm", number, " ").exit_code == ExitCode.USAGE
    assert "No document waits" in invoke("agencies", "--store", url, "--waiting").stdout
    assert invoke("agencies", "--store", url, "--waiting", "--load", str(path)).exit_code == ExitCode.USAGE


def test_a_list_with_faults_is_told_line_by_line(invoke: Any, url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ชื่อ,จังหวัด\nอบต.ก,ไม่มี\n", encoding="utf-8")
    result = invoke("agencies", "--store", url, "--load", str(path))
    assert result.exit_code == ExitCode.INPUT
    assert "line 2" in result.stderr
