"""Where to look at what a value was read from: a crop of its place, else the page of the original file."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.crops.index import INDEX
from pipeline.output import HASH_LENGTH
from pipeline.store.export_rows import StoredDocument
from pipeline.store.tables import Evidence

_PATH = re.compile(r"^(?P<value>.+)\[\d+\]$")
_FOLDERS_KEPT = 4
"""Documents come one after the other: the indexes of a few folders are enough."""


class Link(NamedTuple):
    """Where a click leads, if anywhere, and what stands there to be clicked."""

    target: str | None
    label: str


@dataclass(frozen=True)
class Links:
    """`crops` is the folder that `prongsai batch` or `read` has filled with `--crops`.

    Links to crops are paths from `beside`, the folder of the file that holds them, so that both can be moved together;
    without it they are addresses. `hidden` makes links that lead nowhere.
    """

    crops: Path | None = None
    beside: Path | None = None
    hidden: bool = False

    def to(self, document: StoredDocument, path: str, places: Sequence[Evidence]) -> Link | None:
        """The link to the first of the places; `path` is that of their list in the report's JSON."""
        if not places:
            return None
        place = places[0]
        return self._link(document, path, page_no=place.page_no, line_no=place.line_no)

    def to_page(self, document: StoredDocument, page_no: int | None) -> Link | None:
        """The link to a page."""
        return None if page_no is None else self._link(document, "", page_no=page_no, line_no=None)

    def _link(self, document: StoredDocument, path: str, *, page_no: int | None, line_no: int | None) -> Link:
        label = f"หน้า {page_no}" if page_no is not None else f"บรรทัด {line_no}"
        if self.hidden:
            return Link(None, label)
        crop = self._crop(document, path)
        if crop is not None:
            return Link(self._address(crop), label)
        if document.original is None:
            return Link(None, label)
        page = f"#page={page_no}" if page_no is not None else ""
        return Link(f"{document.original.absolute().as_uri()}{page}", label)

    def _address(self, crop: Path) -> str:
        """The path from the file that holds the link; an address where that cannot be said, or would be cut at a #."""
        if self.beside is None:
            return crop.absolute().as_uri()
        path = Path(os.path.relpath(crop, self.beside)).as_posix()
        return crop.absolute().as_uri() if "#" in path else path

    def _crop(self, document: StoredDocument, path: str) -> Path | None:
        """The picture of the value, if it is there; folders are named as `batch`, or as `read --name`, names them."""
        if self.crops is None or not path:
            return None
        names = [document.row.sha256]
        if document.original is not None:
            stem = document.original.stem
            parent = document.original.parent.name
            names += [stem, f"{parent}-{stem}", f"{stem}-{document.row.sha256[:HASH_LENGTH]}"]
        for name in names:
            found = _pictures(self.crops / name, document.row.filename).get(path)
            if found and (self.crops / name / found).is_file():
                return self.crops / name / found
        return None


@lru_cache(maxsize=_FOLDERS_KEPT)
def _pictures(folder: Path, filename: str) -> dict[str, str]:
    """The first picture of each value, by the value's path; none where the crops are of another file."""
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        if index["file"] != filename:
            return {}
        pictures: dict[str, str] = {}
        for crop in index["crops"]:
            for shown in crop["shows"]:
                value = _PATH.match(shown["path"])
                if value:
                    pictures.setdefault(value["value"], crop["crop"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return pictures
