"""The workbook as Excel's format is read by others: sheets, types, colours, links; and what LibreOffice makes of it."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from pipeline.export import workbook
from pipeline.export.columns import Column, Kind, Table
from pipeline.export.links import Link
from pipeline.export.tables import DOCUMENTS, FINDINGS, SCORES, WIDE
from pipeline.export.workbook import Notes, workbook_writer
from pipeline.store.open import Store
from pipeline.thai_words import STATUSES
from schemas.errors import StoreError
from tests.pipeline.export.exported import rows_of, write

TEXTS = Table("t", "ตาราง", (Column("a", "ก", Kind.TEXT, str), Column("b", "ข", Kind.LINK, str)), lambda _: iter(()))


@pytest.fixture
def book(filled: Store, tmp_path: Path) -> Iterator[Any]:
    write(filled, tmp_path / "a.xlsx", in_thai=True)
    opened = openpyxl.load_workbook(tmp_path / "a.xlsx")
    yield opened
    opened.close()


def values_of(sheet: Any) -> list[list[Any]]:
    """The cells of a sheet below its headings; days without the time of day that the format adds."""
    return [
        [value.date() if isinstance(value, datetime) else value for value in row]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]


def as_cell(value: Any) -> Any:
    """What a value of a row should read as in a cell."""
    match value:
        case Link():
            return value.label
        case list():
            return "\n".join(value) or None
        case None | str() | int() | date():
            return value
        case _:
            return float(value)


def test_each_table_is_a_sheet(book: Any) -> None:
    assert book.sheetnames == ["มาตรการ", "ข้อสังเกต", "คะแนน", "เอกสาร"]


@pytest.mark.parametrize(("sheet", "table"), list(enumerate([WIDE, FINDINGS, SCORES, DOCUMENTS])))
def test_cells_hold_the_values_of_the_rows(book: Any, filled: Store, sheet: int, table: Table) -> None:
    expected = rows_of(filled, tables=(table,), in_thai=True)
    assert values_of(book.worksheets[sheet]) == [[as_cell(value) for value in row.values()] for row in expected]
    assert [cell.value for cell in book.worksheets[sheet][1]] == table.headings(in_thai=True)


def test_headings_stay_and_filter(book: Any) -> None:
    sheet = book["มาตรการ"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(16, len(WIDE.columns)).coordinate}"


def test_days_are_days_and_formulas_are_texts(book: Any) -> None:
    sheet = book["มาตรการ"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, columns["วันเริ่ม (ค.ศ.)"]).is_date
    formula = next(cell for cell in sheet["O"] if str(cell.value).startswith("=2+3"))
    assert formula.data_type in ("s", "inlineStr")


def test_statuses_have_colours_of_their_own(book: Any) -> None:
    sheet = book["มาตรการ"]
    column = next(cell.column for cell in sheet[1] if cell.value == "สถานะ")
    colours = {row[column - 1].value: row[column - 1].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    coloured = [colours[STATUSES[code]] for code in ("done", "in_progress", "not_started", "cancelled")]
    assert len(set(coloured)) == 4
    assert colours[STATUSES["unknown"]] not in coloured


def test_evidence_is_a_link_to_the_page(book: Any, filled: Store) -> None:
    sheet = book["มาตรการ"]
    cell = sheet.cell(2, len(WIDE.columns))
    target, _, fragment = rows_of(filled)[0]["evidence"].target.partition("#")
    assert cell.hyperlink.target.replace("FILE:", "file:") == target
    assert cell.hyperlink.location == fragment == "page=1"


def write_texts(path: Path, rows: list[tuple[Any, Any]]) -> tuple[list[list[Any]], Notes]:
    """What a workbook of these texts and links holds."""
    notes = Notes()
    with workbook_writer(path, (TEXTS,), in_thai=True, notes=notes) as add:
        for row in rows:
            add(TEXTS, row)
    book = openpyxl.load_workbook(path)
    values = [row for sheet in book.worksheets for row in values_of(sheet)]
    book.close()
    return values, notes


@pytest.mark.parametrize(
    "text", ["<b>&amp;", "_x0041_", " ก ", "ก\nข", "http://example.org", "0012", "=1", "{=1}", "\x01ก", "'ก", "😀"]
)
def test_texts_stay_as_they_are(tmp_path: Path, text: str) -> None:
    [[value, _]], _ = write_texts(tmp_path / "a.xlsx", [(text, None)])
    assert unescape(value) == text


def test_a_text_that_is_too_long_is_cut_and_counted(tmp_path: Path) -> None:
    [[whole, _], [cut, _]], notes = write_texts(tmp_path / "a.xlsx", [("ก" * 32_767, None), ("ก" * 32_768, None)])
    assert (len(whole), notes.cut) == (32_767, 1)
    assert cut == "ก" * 32_766 + "…"


def test_further_links_are_formulas_and_those_that_fit_nowhere_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LINKS_IN_MEMORY", 1)
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    targets = ("file:///a.pdf", "file:///b.pdf", f"file:///{'c' * 300}", f"file:///{'d' * 300}", None)
    write_texts(tmp_path / "a.xlsx", [("ก", Link(target, "หน้า 1")) for target in targets])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [row[1] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [cell.hyperlink is not None for cell in cells] == [True, False, True, False, False]
    formula = '=HYPERLINK("file:///b.pdf","หน้า 1")'
    assert [cell.value for cell in cells] == ["หน้า 1", formula, "หน้า 1", "หน้า 1", "หน้า 1"]
    book.close()


@pytest.mark.parametrize("in_memory", [0, 1])
def test_a_link_beside_the_workbook_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(workbook, "LINKS_IN_MEMORY", in_memory)
    write_texts(tmp_path / "a.xlsx", [("ก", Link('../ภาพ "ก"/m01.png', "หน้า 1"))])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cell = book.worksheets[0].cell(2, 2)
    if in_memory:
        assert unquote(str(getattr(cell.hyperlink, "target", ""))).replace("\\", "/") == '../ภาพ "ก"/m01.png'
    else:
        assert cell.value == '=HYPERLINK("../ภาพ ""ก""/m01.png","หน้า 1")'
    book.close()


def test_rows_beyond_what_a_sheet_takes_go_to_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    values, _ = write_texts(tmp_path / "a.xlsx", [(str(number), None) for number in range(5)])
    assert [value for value, _ in values] == ["0", "1", "2", "3", "4"]
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["ตาราง", "ตาราง 2", "ตาราง 3"]
    book.close()


def test_a_folder_that_takes_nothing_is_told_and_the_older_file_stays(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("older", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot write"):
        write(filled, tmp_path / "a.xlsx" / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_text(encoding="utf-8") == "older"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_values(book: Any, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=180)
    again = openpyxl.load_workbook(tmp_path / "out" / "a.xlsx")
    assert again.sheetnames == book.sheetnames
    for ours, theirs in zip(book.worksheets, again.worksheets, strict=True):
        assert values_of(theirs) == values_of(ours)
    measures = again["มาตรการ"]
    assert measures.auto_filter.ref == book["มาตรการ"].auto_filter.ref
    assert measures.cell(2, len(WIDE.columns)).hyperlink is not None
    again.close()
