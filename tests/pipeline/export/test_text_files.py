"""CSV and JSON lines say what the rows say, and no spreadsheet calculates what a text says."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.formats import Format
from pipeline.export.plain_values import defused, to_cell
from pipeline.export.tables import DOCUMENTS, LONG, WIDE
from pipeline.export.write import write_tables
from pipeline.store.choice import Choice
from pipeline.store.open import Store
from tests.pipeline.export.exported import rows_of, wanted, write

TRIGGERS = "=+-@\t\r"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_holds_every_value(filled: Store, tmp_path: Path) -> None:
    written = write(filled, tmp_path / "a.csv")
    rows = read_csv(tmp_path / "a.csv")
    assert written.rows["measures"] == len(rows) == 15
    for row, expected in zip(rows, rows_of(filled), strict=True):
        assert row == {key: to_cell(value) for key, value in expected.items()}
    assert rows[0]["steps"] == "แต่งตั้งคณะทำงาน\nชี้แจงในที่ประชุมประจำเดือน"
    assert rows[0]["period_start"] == "2024-10-01"


@pytest.mark.parametrize("bom", [True, False])
def test_the_mark_that_excel_needs_is_there_when_wanted(filled: Store, tmp_path: Path, bom: bool) -> None:
    write(filled, tmp_path / "a.csv", bom=bom, in_thai=True)
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") is bom
    assert data.decode("utf-8-sig").startswith("หน่วยงาน,ประเภทหน่วยงาน,")


def test_a_text_that_is_a_formula_is_defused_in_csv_and_kept_in_json(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "a.csv")
    write(filled, tmp_path / "a.jsonl")
    cells = {row["activities"] for row in read_csv(tmp_path / "a.csv")}
    assert "'=2+3 ทบทวนคู่มือการปฏิบัติงานทุกงาน" in cells
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert ["=2+3 ทบทวนคู่มือการปฏิบัติงานทุกงาน"] in [json.loads(line)["activities"] for line in lines]


@given(st.text(alphabet=f"{TRIGGERS}＝－＋＠ก1 \n\u00a0'", max_size=8))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert not to_cell(text).lstrip(" \u00a0").startswith((*TRIGGERS, "＝", "－", "＋", "＠"))
    assert not to_cell([text, "ก"]).lstrip(" \u00a0").startswith(tuple(TRIGGERS))
    assert defused(text).endswith(text)


@given(st.text(max_size=20))
def test_a_defused_text_is_the_text_with_at_most_an_apostrophe_before_it(text: str) -> None:
    assert defused(text) in (text, f"'{text}")


def test_negative_numbers_stay_numbers() -> None:
    assert to_cell(-3) == "-3"


def test_each_line_of_json_is_a_row_with_its_types(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "a.jsonl", tables=(LONG,))
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(rows_of(filled, tables=(LONG,)))
    owner = next(row for row in rows if row["field"] == "owners")
    assert (owner["fiscal_year"], owner["confidence"], owner["period_start"]) == (2568, 0.97, None)
    assert owner["evidence"].startswith("file://")


def test_scores_are_numbers_in_json(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "a.jsonl", tables=(DOCUMENTS,))
    first = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["assessment_score"] == 80.0


def test_without_a_path_the_rows_go_to_standard_output(filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(filled, wanted(tables=(WIDE,)), None, Format.CSV)
    assert len(list(csv.reader(io.StringIO(capsys.readouterr().out)))) == 16


def test_an_export_of_nothing_has_headings(filled: Store, tmp_path: Path) -> None:
    written = write(filled, tmp_path / "a.csv", choice=Choice(year=2500))
    assert written.rows == {"measures": 0}
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").count("\n") == 1
