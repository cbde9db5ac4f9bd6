"""The bytes of a file, or a clear word why there are none."""

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from extractors.page.file_kinds import is_pdf, is_picture
from pipeline.options import MEBIBYTE, ReadOptions
from schemas.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, ProngsaiError


def read_bytes(path: Path, options: ReadOptions) -> bytes:
    """The file's bytes; raises FileMissing, FileUnreadable, FileEmpty or FileTooLarge."""
    name = printable_name(path)
    try:
        _refuse_what_is_no_file(path.stat().st_mode, name)
        with path.open("rb") as stream:
            head = stream.read(1024)
            most = options.most_bytes(of_text=not is_pdf(head) and not is_picture(head))
            data = head + stream.read(max(0, most + 1 - len(head)))
    except FileNotFoundError as error:
        raise FileMissing(f"{name} does not exist", hint="Check the name and the folder.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnreadable(f"{name} cannot be opened: {reason}", hint="Check who may read the file.") from error
    except ValueError as error:  # a name that no file can have
        raise FileUnreadable(f"{name} cannot be opened: {error}", hint="Check the name.") from error
    if not data:
        raise FileEmpty(f"{name} is empty", hint="The copy may have been cut off; fetch the file again.")
    if len(data) > most:
        raise FileTooLarge(
            f"{name} is larger than {most / MEBIBYTE:g} MiB",
            hint="No report is so large; check the file, or raise the limit with --max-mib.",
        )
    return data


class _Watched(io.BufferedReader):
    """A file that keeps in mind what went wrong at reading it: libraries in C pass no exception on."""

    error: OSError | None = None

    def readinto(self, buffer: Any) -> int:
        """As every file, but nothing is read where the drive fails."""
        try:
            return super().readinto(buffer)
        except OSError as error:
            self.error = error
            return 0


def read_known(path: Path, *, sha256: str, name: str) -> bytes:
    """The bytes of a file that was read before; raises FileUnreadable where it is gone, or another now."""
    with open_again(path, sha256=sha256, name=name) as stream:
        return read_again(stream, sha256=sha256, name=name)


def read_again(stream: BinaryIO, *, sha256: str, name: str) -> bytes:
    """The bytes of an open file that was read before; raises FileUnreadable where they are others now."""
    try:
        data = stream.read()
    except OSError as error:
        raise _failed(name, error) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _changed(name)
    return data


@contextmanager
def open_again(path: Path, *, sha256: str, name: str) -> Iterator[BinaryIO]:
    """A file that was read before.

    Raises FileUnreadable where it is gone, somebody changes it meanwhile, or its drive fails, whatever whoever reads it
    makes of that.
    """
    try:
        stream = _Watched(io.FileIO(path, "rb"))
    except OSError as error:
        raise FileUnreadable(f"{name} cannot be opened any more: {error.strerror}", "Look where it is.") from error
    with stream:
        before = _stamp(stream)
        try:
            yield stream
        except ProngsaiError:
            _refuse_unsound(stream, before, sha256=sha256, name=name)
            raise
        _refuse_unsound(stream, before, sha256=sha256, name=name)


def _refuse_unsound(stream: _Watched, before: tuple[int, int], *, sha256: str, name: str) -> None:
    """Raises FileUnreadable where the drive has failed, or the file is another than before."""
    if stream.error is not None:
        raise _failed(name, stream.error) from stream.error
    if _stamp(stream) != before:
        stream.seek(0)
        read_again(stream, sha256=sha256, name=name)


def _failed(name: str, error: OSError) -> FileUnreadable:
    return FileUnreadable(f"{name} cannot be read: {error.strerror}", "Check the drive that it is on.")


def _changed(name: str) -> FileUnreadable:
    return FileUnreadable(f"{name} has changed since it was read", "Wait until it is written to its end.")


def _stamp(stream: BinaryIO) -> tuple[int, int]:
    """What changes when a file is written to: its size in bytes, and when that was last done, in nanoseconds."""
    known = os.fstat(stream.fileno())
    return known.st_size, known.st_mtime_ns


def printable_name(path: Path) -> str:
    """The file's name, with U+FFFD for bytes in it that are no text: JSON cannot hold them."""
    return printable(path.name)


def printable(name: str) -> str:
    """The name, or the path, with U+FFFD for bytes in it that are no text."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in name)


def _refuse_what_is_no_file(mode: int, name: str) -> None:
    """Raises FileUnreadable for a folder, and for a pipe or device, which could be waited for without end."""
    if stat.S_ISDIR(mode):
        raise FileUnreadable(f"{name} is a folder", hint=f"Name the files in it, such as {name}/*.pdf.")
    if not stat.S_ISREG(mode):
        raise FileUnreadable(f"{name} is no regular file", hint="Give - to read what another command pipes in.")
