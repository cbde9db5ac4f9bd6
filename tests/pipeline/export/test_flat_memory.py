"""An export holds few documents at a time, however many there are."""

import gc
import tracemalloc
from pathlib import Path

import pytest

from pipeline.export.formats import Format
from pipeline.export.tables import WIDE
from pipeline.export.write import write_tables
from pipeline.store import export_rows
from pipeline.store.choice import Choice
from pipeline.store.open import Store
from tests.pipeline.export.exported import wanted
from tests.stores import Fill, a_store

FEW, MANY = 60, 300
HELD = 1 / 3
"""Bytes of memory for each byte written by which an export may grow: one that held its rows would grow by many."""


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
