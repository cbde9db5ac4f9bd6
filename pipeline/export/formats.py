"""The kinds of files that tables are written as."""

from enum import StrEnum


class Format(StrEnum):
    """The kind of file, as its name ends."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
