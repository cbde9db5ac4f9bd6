"""The files that a command is given, standard input among them."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.options import ReadOptions
from schemas.errors import FileMissing, FileUnreadable, UsageError

STANDARD_INPUT = Path("-")
STANDARD_INPUT_NAME = "standard-input.txt"
"""The file name under which a report says that it was read from standard input."""


def distinct(paths: Sequence[Path]) -> list[Path]:
    """The paths without those that say the same place again; raises UsageError for a second `-`."""
    if paths.count(STANDARD_INPUT) > 1:
        raise UsageError("standard input (-) can be read only once", "Give - once.")
    first: dict[str, Path] = {}
    for path in paths:
        first.setdefault(os.path.normpath(path.absolute()), path)
    return list(first.values())


def refuse_folder(path: Path) -> None:
    """Raises FileUnreadable, with the files to give instead, when the path is a folder."""
    with suppress(OSError):  # a path that cannot even be asked about is told when it is opened
        if path.is_dir():
            give = " ".join(str(path / f"*{ending}") for ending in _endings_in(path)) or str(path / "*.txt")
            raise FileUnreadable(f"{path} is a folder, not a file", f"Give the files themselves: {give}")


def _endings_in(folder: Path) -> list[str]:
    """The endings of the files in the folder, in order; none when it may not be looked into."""
    try:
        return sorted({file.suffix for file in folder.iterdir() if file.is_file() and file.suffix})
    except OSError:
        return []


def read_bytes(path: Path) -> bytes:
    """The bytes of the file, or of standard input for `-`; raises FileMissing or FileUnreadable."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    refuse_folder(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(f"{path} does not exist", "Check the name and the folder.") from None
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read: {error.strerror}", "Check who may read the file.") from error


@contextmanager
def as_file(path: Path, options: ReadOptions) -> Iterator[Path]:
    """The path itself; for `-` a temporary file with what standard input holds, cut off just above the limit."""
    if path != STANDARD_INPUT:
        yield path
        return
    with TemporaryDirectory(prefix="prongsai-") as folder:
        copy = Path(folder, STANDARD_INPUT_NAME)
        copy.write_bytes(sys.stdin.buffer.read(options.max_bytes + 1))
        yield copy
