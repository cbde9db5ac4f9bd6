"""What must become of each file of a corpus; it lies beside the inbox as `manifest.json`."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

FILE = "manifest.json"
Outcome = Literal["read", "quarantined", "duplicate", "ignored"]
"""`read` is done or to review: which of them depends on how well it can be read."""


@dataclass(frozen=True)
class Entry:
    """A file of the inbox, in the order of arrival: what it is, and what must become of it.

    Paths are relative to the inbox; `expected` is relative to the corpus. `same_as` is the file that it is a copy or
    a rescan of; `version` is the number it must have in the end, None for what is no version.
    """

    path: str
    what: str
    outcome: Outcome
    family: str | None = None
    form: str | None = None
    pages: int | None = None
    agency: str | None = None
    fiscal_year: int | None = None
    expected: str | None = None
    same_as: str | None = None
    version: int | None = None


def write_manifest(corpus: Path, entries: Sequence[Entry]) -> None:
    """Writes it, with counts for people."""
    counts: Counter[str] = Counter(entry.outcome for entry in entries)
    pages = sum(entry.pages or 1 for entry in entries if entry.outcome == "read")
    content = {"files": len(entries), **counts, "pages_to_read": pages, "entries": [asdict(each) for each in entries]}
    (corpus / FILE).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_manifest(corpus: Path) -> list[Entry]:
    """The entries of the corpus."""
    content = json.loads((corpus / FILE).read_text(encoding="utf-8"))
    return [Entry(**entry) for entry in content["entries"]]
