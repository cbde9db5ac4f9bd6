"""Parquet has a type for each column, and the values of the rows."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from pipeline.export import parquet as ours
from pipeline.export.columns import Table
from pipeline.export.tables import DOCUMENTS, LONG, SCORES, WIDE
from pipeline.store.open import Store
from tests.pipeline.export.exported import rows_of, write


def test_columns_have_types(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "a.parquet")
    schema = parquet.read_schema(tmp_path / "a.parquet")
    assert schema.field("fiscal_year").type == pa.int64()
    assert schema.field("steps").type == pa.list_(pa.string())
    assert schema.field("period_start").type == pa.date32()
    assert schema.field("status").type == pa.string()


@pytest.mark.parametrize("table", [WIDE, LONG, DOCUMENTS], ids=lambda table: table.key + str(len(table.columns)))
def test_values_are_those_of_the_rows(filled: Store, tmp_path: Path, table: Table) -> None:
    write(filled, tmp_path / "a.parquet", tables=(table,))
    read = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    expected = rows_of(filled, tables=(table,))
    assert len(read) == len(expected)
    for row, values in zip(read, expected, strict=True):
        evidence, place = row.pop("evidence", None), values.pop("evidence", None)
        assert row == values
        assert evidence == (place.target if place else None)


def test_scores_are_exact(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "a.parquet", tables=(SCORES,))
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.schema.field("score").type == pa.decimal128(38, 8)
    assert {row["score"] for row in table.to_pylist()} == {Decimal(each) for each in ("80", "80.01", "92", "93")}


def test_rows_are_written_a_group_at_a_time(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "ROWS_AT_ONCE", 4)
    write(filled, tmp_path / "a.parquet")
    file = parquet.ParquetFile(tmp_path / "a.parquet")
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [4, 4, 4, 3]
