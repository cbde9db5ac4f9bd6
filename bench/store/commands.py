"""The commands that are measured on a store that `fill` has filled."""

from collections.abc import Mapping
from pathlib import Path

from bench.store.block import PLACES

EXPORTS = ("csv", "jsonl", "parquet", "xlsx")
"""Each is written with all documents of the store."""


def readings(folder: Path) -> Mapping[str, list[str]]:
    """What people look at, by what it is called; a page goes into the folder."""
    year = ["summary", "--year", "2568"]
    return {
        "summary": year,
        "summary --json": [*year, "--json"],
        "summary --html": [*year, "--html", str(folder / "summary.html")],
        "summary --province": [*year, "--province", "ขอนแก่น"],
        "diff": ["diff", f"{PLACES[0]}ที่7", "2567", "2568"],
        "search, found everywhere": ["search", "จัดซื้อจัดจ้าง", "ประกาศ"],
        "search, of an agency": ["search", "บัตรคิว", "--agency", f"{PLACES[0]}ที่7"],
    }


def exports(folder: Path) -> Mapping[str, list[str]]:
    """What people take away, by its format."""
    return {form: ["export", "--output", str(folder / f"export.{form}")] for form in EXPORTS}
