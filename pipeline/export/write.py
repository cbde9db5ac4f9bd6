"""Tables of the store written to a file, whole or not at all."""

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TextIO

from pipeline.export.formats import Format
from pipeline.export.take_away import Wanted, take_away
from pipeline.export.text_files import csv_writer, json_writer
from pipeline.output import whole_file
from pipeline.store.open import Store


class Written(NamedTuple):
    """How many rows each table got, and how many texts had to be cut."""

    rows: Counter[str]
    cut: int = 0


def write_tables(store: Store, wanted: Wanted, path: Path | None, form: Format, *, bom: bool = False) -> Written:
    """Writes the tables; CSV, JSON lines and Parquet hold the first. Without a path text goes to standard output.

    Raises StoreError.
    """
    if form is not Format.XLSX:
        wanted = replace(wanted, tables=wanted.tables[:1])
    if path is None:
        return _write_text(store, wanted, sys.stdout, form, bom=bom)
    with whole_file(path) as draft:
        match form:
            case Format.XLSX:
                return _write_workbook(store, wanted, draft)
            case Format.PARQUET:
                return _write_parquet(store, wanted, draft)
            case _:
                with draft.open("w", encoding="utf-8", newline="") as stream:
                    return _write_text(store, wanted, stream, form, bom=bom)


def _write_text(store: Store, wanted: Wanted, stream: TextIO, form: Format, *, bom: bool) -> Written:
    table = wanted.tables[0]
    if form is Format.CSV:
        add = csv_writer(stream, table, bom=bom, in_thai=wanted.in_thai)
    else:
        add = json_writer(stream, table, in_thai=wanted.in_thai)
    return Written(take_away(store, wanted, lambda _, row: add(row)))


def _write_parquet(store: Store, wanted: Wanted, path: Path) -> Written:
    from pipeline.export.parquet import parquet_writer  # half a second to load, for those who want it

    with parquet_writer(path, wanted.tables[0], in_thai=wanted.in_thai) as add:
        return Written(take_away(store, wanted, lambda _, row: add(row)))


def _write_workbook(store: Store, wanted: Wanted, path: Path) -> Written:
    from pipeline.export.workbook import Notes, workbook_writer

    notes = Notes()
    with workbook_writer(path, wanted.tables, in_thai=wanted.in_thai, notes=notes) as add:
        rows = take_away(store, wanted, add)
    return Written(rows, notes.cut)
