"""CSV and JSON lines, row by row."""

import csv
import json
from collections.abc import Callable
from typing import TextIO

from pipeline.export.columns import Row, Table
from pipeline.export.plain_values import to_cell, to_plain

BOM = "\ufeff"
"""Without it Excel takes the Thai of a CSV file for something else."""


def csv_writer(stream: TextIO, table: Table, *, bom: bool, in_thai: bool) -> Callable[[Row], None]:
    """Writes the headings (RFC 4180), and gives what writes a row."""
    if bom:
        stream.write(BOM)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.headings(in_thai=in_thai))
    return lambda row: writer.writerow(map(to_cell, row))


def json_writer(stream: TextIO, table: Table, *, in_thai: bool) -> Callable[[Row], None]:
    """What writes a row as an object on a line of its own."""
    headings = table.headings(in_thai=in_thai)

    def write(row: Row) -> None:
        values = dict(zip(headings, map(to_plain, row), strict=True))
        stream.write(json.dumps(values, ensure_ascii=False) + "\n")

    return write
