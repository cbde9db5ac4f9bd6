"""What is to be read and written, as planned before any work."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Extras:
    """The folders for what is written beside the reports; None for what is not wanted."""

    crops: Path | None = None
    searchable: Path | None = None

    def crops_of(self, name: str) -> Path | None:
        """The folder of the crops of the result `name`."""
        return self.crops and self.crops / name

    def searchable_of(self, name: str) -> Path | None:
        """The searchable PDF of the result `name`."""
        return self.searchable and self.searchable / f"{name}.pdf"


@dataclass(frozen=True)
class Job:
    """A file (`-` for standard input), and the name of its result without an ending."""

    path: Path
    name: str
