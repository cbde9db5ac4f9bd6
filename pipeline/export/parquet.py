"""Parquet: columns with types, written a group of rows at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_EVEN, Context, Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from pipeline.export.columns import Column, Kind, Row, Table
from pipeline.export.plain_values import to_plain

ROWS_AT_ONCE = 5_000
PLACES = 8
"""Decimal places of exact numbers; what is printed has two."""

_EXACT = pa.decimal128(38, PLACES)
_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.TEXTS: pa.list_(pa.string()),
    Kind.WHOLE: pa.int64(),
    Kind.EXACT: _EXACT,
    Kind.PART: pa.float64(),
    Kind.DAY: pa.date32(),
    Kind.LINK: pa.string(),
}
_ENOUGH = Context(prec=38, rounding=ROUND_HALF_EVEN)


@contextmanager
def parquet_writer(path: Path, table: Table, *, in_thai: bool) -> Iterator[Callable[[Row], None]]:
    """Gives what takes a row; the file is whole when the block ends."""
    headings = table.headings(in_thai=in_thai)
    schema = pa.schema([(name, _TYPES[each.kind]) for name, each in zip(headings, table.columns, strict=True)])
    rows: list[Row] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            if rows:
                writer.write_table(_to_arrow(rows, table, schema))
                rows.clear()

        def add(row: Row) -> None:
            rows.append(row)
            if len(rows) == ROWS_AT_ONCE:
                flush()

        yield add
        flush()


def _to_arrow(rows: list[Row], table: Table, schema: Any) -> Any:
    columns = zip(*rows, strict=True)
    arrays = [
        pa.array([_value(value, column) for value in values], type=field.type)
        for values, column, field in zip(columns, table.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _value(value: Any, column: Column) -> Any:
    if value is None:
        return None
    if column.kind is Kind.EXACT:
        return _ENOUGH.quantize(value, Decimal(1).scaleb(-PLACES))
    return value if column.kind is Kind.DAY else to_plain(value)
