"""An export holds few documents at a time, however many there are."""

import gc
import tracemalloc
from pathlib import Path

import pytest

from pipeline.export import workbook
from pipeline.export.columns import Row
from pipeline.export.formats import Format
from pipeline.export.tables import WIDE
from pipeline.export.write import write_tables
from pipeline.store import export_rows
from pipeline.store.choice import Choice
from pipeline.store.open import Store
from tests.pipeline.export.exported import rows_of, wanted
from tests.stores import Fill, a_store

FEW, MANY = 60, 300
HELD = 1 / 3
"""Bytes of memory for each byte written by which an export may grow: one that held its rows would grow by many."""

HELD_A_ROW = 40
"""Bytes of memory by which a workbook may grow for each row that it was given."""


def peak_of(store: Store, path: Path, form: Format, *, year: int) -> int:
    """The most memory that exporting a year takes."""
    gc.collect()
    tracemalloc.start()
    write_tables(store, wanted(tables=(WIDE,), choice=Choice(year=year)), path, form)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_five_times_the_documents_take_hardly_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_rows, "AT_ONCE", 10)
    few = tuple(Fill(number, 2567) for number in range(FEW))
    many = tuple(Fill(number, 2568) for number in range(MANY))
    with a_store(tmp_path, fill=few + many) as store:
        for form in (Format.CSV, Format.JSONL):
            few_file, many_file = tmp_path / "few", tmp_path / "many"
            peak_of(store, tmp_path / "warm", form, year=2567)
            small = peak_of(store, few_file, form, year=2567)
            large = peak_of(store, many_file, form, year=2568)
            print(form, small, large, many_file.stat().st_size)
            assert large - small < HELD * (many_file.stat().st_size - few_file.stat().st_size)


def held_with(path: Path, row: Row, *, rows: int) -> int:
    """What a workbook of so many rows holds in memory before it is closed."""
    with workbook.workbook_writer(path, (WIDE,), in_thai=True, notes=workbook.Notes()) as add:
        gc.collect()
        tracemalloc.start()
        for _ in range(rows):
            add(WIDE, row)
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
    return held


def test_a_workbook_forgets_rows_that_it_has_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LINKS_IN_MEMORY", 10)
    with a_store(tmp_path) as store:
        row = tuple(rows_of(store)[0].values())
    few, many = (held_with(tmp_path / "rows.xlsx", row, rows=rows) for rows in (FEW, FEW + 2_000))
    print(few, many)
    assert many - few < HELD_A_ROW * 2_000
