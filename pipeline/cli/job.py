"""A file to read, as planned before any work."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Job:
    """A file (`-` for standard input), and the name of its result without an ending."""

    path: Path
    name: str
