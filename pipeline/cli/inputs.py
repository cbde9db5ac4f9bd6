"""The files that a command is given, standard input among them."""

import errno
import os
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from pipeline.options import ReadOptions
from schemas.errors import FileMissing, FileUnreadable, StoreError, UsageError

STANDARD_INPUT = Path("-")
STANDARD_INPUT_NAME = "standard-input.txt"
"""The file name under which a report says that it was read from standard input."""


class Wanted(NamedTuple):
    """What a command reads: the noun for it, the endings of such files (none where all will do), and how standard
    input is called when it is read.
    """

    noun: str
    endings: tuple[str, ...]
    usual_ending: str
    standard_input: str


REPORTS = Wanted("text", (), ".txt", STANDARD_INPUT_NAME)
PICTURES = Wanted("picture", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".pdf"), ".png", "standard input")


def distinct(paths: Sequence[Path]) -> list[Path]:
    """The paths without those that say the same place again; raises UsageError for a second `-`."""
    if paths.count(STANDARD_INPUT) > 1:
        raise UsageError("standard input (-) can be read only once", "Give - once.")
    first: dict[Path, Path] = {}
    for path in paths:
        # Only the system knows where .. leads behind a link.
        first.setdefault(path.parent.resolve() / path.name, path)
    return list(first.values())


def refuse_irregular(path: Path, wanted: Wanted = REPORTS) -> None:
    """Raises FileUnreadable when the path is a folder, a pipe, a device, or longer than any name can be.

    What is not there, or may not be looked at, is left to whoever opens it.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise FileUnreadable(f"{path} is too long for a file name", "Check the name.") from None
        return
    if stat.S_ISDIR(mode):
        endings = [each for each in _endings_in(path) if not wanted.endings or each.lower() in wanted.endings]
        give = " ".join(str(path / f"*{ending}") for ending in endings or [wanted.usual_ending])
        raise FileUnreadable(f"{path} is a folder, not a file", f"Give the files themselves: {give}")
    if not stat.S_ISREG(mode):
        hint = f"Give - and send the {wanted.noun} to standard input."
        raise FileUnreadable(f"{path} is a pipe or a device, not a file", hint)


def _endings_in(folder: Path) -> list[str]:
    """The endings of the files in the folder, in order; none when it may not be looked into."""
    try:
        return sorted({file.suffix for file in folder.iterdir() if file.is_file() and file.suffix})
    except OSError:
        return []


def read_bytes(path: Path) -> bytes:
    """The bytes of the file, or of standard input for `-`; raises FileMissing or FileUnreadable."""
    if path == STANDARD_INPUT:
        return _standard_input().read()
    refuse_irregular(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(f"{path} does not exist", "Check the name and the folder.") from None
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read: {error.strerror}", "Check who may read the file.") from error


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Signals that end the process let it remove its temporary files before; it ends as they would have ended it."""
    numbers = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, lambda got, _frame: sys.exit(128 + got))
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def as_file(path: Path, options: ReadOptions, *, wanted: Wanted = REPORTS) -> Iterator[Path]:
    """The path itself, when it is a file whose name is text; raises FileUnreadable for what is no file.

    For `-` a temporary file with what standard input holds, cut off just above the limit; for a name with bytes
    that are no text, a temporary link with a name that reports can hold.
    """
    if path == STANDARD_INPUT:
        with _ending_in_order(), TemporaryDirectory(prefix="prongsai-") as folder:
            copy = Path(folder, wanted.standard_input)
            data = _standard_input().read(options.most_bytes(of_text=False) + 1)
            try:
                copy.write_bytes(data)
            except OSError as error:
                hint = "Check the free space of the folder for temporary files, or set TMPDIR to another."
                raise StoreError(f"standard input cannot be kept in {folder}: {error.strerror}", hint) from error
            yield copy
        return
    refuse_irregular(path, wanted)
    if path.name == clean_name(path.name):
        yield path
        return
    with _ending_in_order(), TemporaryDirectory(prefix="prongsai-") as folder:
        link = Path(folder, clean_name(path.name))
        link.symlink_to(path.absolute())
        yield link


def _standard_input() -> BinaryIO:
    """The stream behind `-`; raises FileUnreadable where whoever started us closed it."""
    if sys.stdin is None:
        raise FileUnreadable("standard input is closed", "Send the file to it, or give its name.")
    return sys.stdin.buffer


def clean_name(name: str) -> str:
    """The name with U+FFFD for each byte that is no text."""
    return os.fsencode(name).decode("utf-8", errors="replace")
