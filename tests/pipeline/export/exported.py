"""Exports of the small store, read back by other programs' libraries."""

from pathlib import Path
from typing import Any

from pipeline.export.formats import Format
from pipeline.export.links import Links
from pipeline.export.tables import DOCUMENTS, FINDINGS, SCORES, WIDE
from pipeline.export.take_away import Wanted, take_away
from pipeline.export.write import Written, write_tables
from pipeline.store.choice import Choice
from pipeline.store.open import Store

ALL = (WIDE, FINDINGS, SCORES, DOCUMENTS)


def wanted(**changes: Any) -> Wanted:
    """All tables of all that counts, in keys."""
    usual: dict[str, Any] = {"tables": ALL, "choice": Choice(), "links": Links()}
    return Wanted(**(usual | changes))


def rows_of(store: Store, **changes: Any) -> list[dict[str, Any]]:
    """The rows as they are handed to whoever writes them, by the keys of their columns."""
    rows: list[dict[str, Any]] = []
    take_away(
        store,
        wanted(**({"tables": (WIDE,)} | changes)),
        lambda table, row: rows.append(dict(zip((column.key for column in table.columns), row, strict=True))),
    )
    return rows


def write(store: Store, path: Path, *, bom: bool = False, **changes: Any) -> Written:
    """Writes the tables to a file of the kind that its name says."""
    return write_tables(store, wanted(**changes), path, Format(path.suffix.removeprefix(".")), bom=bom)
