"""Where results go: what they are called, and how they are written so that a half-written one never shows."""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from schemas.errors import OutputLost, StoreError, UsageError

HASH_LENGTH = 12
"""Hexadecimal digits of the SHA-256 in a name: 48 bits, far beyond any chance clash within one folder."""

STANDARD_OUTPUT = "standard output"
"""Where a result is said to have gone that went into a stream."""

DRAFT = re.compile(r"\.[0-9a-f]{16}\.(?:part|old)")
"""How a file or folder is called while it is written, or while another takes its place."""

Put = Callable[[str, str], str]
"""Stores a JSON text under a name, and says where it went."""


class Naming(StrEnum):
    """How a result is named after its input."""

    STEM = "stem"
    PARENT = "parent"
    HASH = "hash"


def name_results(paths: Sequence[Path], naming: Naming) -> list[str]:
    """For each path the name of its result, without an ending.

    With `Naming.HASH` two paths get the same name only when they hold the same bytes under the same
    stem. With the others the same name is a clash, told apart as a file system would that ignores
    case: raises UsageError and names both files.
    """
    names = [_name_result(path, naming) for path in paths]
    if naming is not Naming.HASH:
        _refuse_clashes(paths, names)
    return names


def _name_result(path: Path, naming: Naming) -> str:
    if naming is Naming.PARENT:
        return f"{path.parent.resolve().name}-{path.stem}"
    if naming is Naming.HASH:
        return f"{path.stem}-{_digest(path)}"
    return path.stem


def _digest(path: Path) -> str:
    """The beginning of the file's SHA-256; that of its path where it is no plain file that can be read."""
    try:
        if path.is_file():  # a pipe could be read only once
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()[:HASH_LENGTH]
    except OSError:
        pass  # the reading will tell
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:HASH_LENGTH]


def _refuse_clashes(paths: Sequence[Path], names: Sequence[str]) -> None:
    first: dict[str, Path] = {}
    for path, name in zip(paths, names, strict=True):
        other = first.setdefault(name.casefold(), path)
        if other is not path:
            raise UsageError(
                f"{other} and {path} would both be written as {name}.json",
                "Add --name hash to put a part of each file's hash into its name, or --name parent for its folder.",
            )


def refuse_overwriting_inputs(paths: Sequence[Path], targets: Sequence[Path]) -> None:
    """Raises UsageError when a result would take the place of one of the files to read."""
    inputs = {os.path.realpath(path) for path in paths}
    for target in targets:
        if os.path.realpath(target) in inputs:
            raise UsageError(f"the result would replace {target}, which is read for it", "Choose another place for it.")


def prepare_folder(folder: Path) -> None:
    """Makes the folder, with its parents; raises StoreError when nothing can be written into it."""
    with _storing(folder):
        nearest = next((place for place in (folder, *folder.parents) if place.exists()), None)
        if nearest and not nearest.is_dir():
            reason = f"{nearest} is a file, not a folder"
            raise StoreError(f"cannot write into {folder}: {reason}", "Name another folder with --output.")
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            is_read_only = os.statvfs(folder).f_flag & os.ST_RDONLY
            reason = "its disk can only be read" if is_read_only else "you may not write into this folder"
            raise PermissionError(None, reason)


@contextmanager
def _storing(path: Path) -> Iterator[None]:
    """Turns a failure of the file system into a StoreError that names `path`."""
    try:
        yield
    except OSError as error:
        hint = "Check the folder, its permissions and the free space."
        raise StoreError(_say_failure(path, error), hint) from error


def _say_failure(place: Path | str, error: OSError) -> str:
    return f"cannot write {place}: {error.strerror or error}"


def output_lost(error: OSError) -> OutputLost:
    """The error to tell when standard output takes no more."""
    hint = "What it holds is not whole. Check the free space where it goes."
    return OutputLost(_say_failure(STANDARD_OUTPUT, error), hint)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file (UTF-8) that takes the place of `path` at once when the block ends well.

    When it does not, or nothing was written, an older `path` stays as it was. Raises StoreError.
    """
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    with _storing(path):
        file = draft.open("x", encoding="utf-8", newline="\n")
    try:
        try:
            yield file
            with _storing(path):
                file.flush()
                os.fsync(file.fileno())
                empty = file.tell() == 0
                file.close()
        finally:
            with suppress(OSError):  # it was told, or does not matter any more
                file.close()
        if not empty:
            with _storing(path):
                draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_atomically(path: Path, text: str) -> None:
    """Writes the text in one step: a reader sees the old file or the new one. Raises StoreError."""
    with replacing(path) as file, _storing(path):
        file.write(text)


def write_bytes_atomically(path: Path, data: bytes | memoryview) -> None:
    """Writes the bytes in one step: a reader sees the old file or the new one. Raises StoreError."""
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    with _storing(path):
        try:
            draft.write_bytes(data)
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to that takes the place of `path` at once when the block ends well.

    When it does not, an older `path` stays as it was. Raises StoreError, also for what fails in the block.
    """
    prepare_folder(path.parent)
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    with _storing(path):
        try:
            yield draft
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill that takes the place of `folder`, with all in it, at once when the block ends well.

    When it does not, an older `folder` stays as it was. Raises StoreError.
    """
    prepare_folder(folder.parent)
    mark = secrets.token_hex(8)
    draft, old = folder.with_name(f".{mark}.part"), folder.with_name(f".{mark}.old")
    try:
        with _storing(folder):
            draft.mkdir()
            yield draft
            if folder.exists():
                folder.rename(old)
            draft.rename(folder)
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def remove_drafts(folder: Path) -> None:
    """Removes what processes left in the folder that died while they wrote a whole file or folder there.

    Nobody may be writing there meanwhile.
    """
    for path in folder.iterdir():
        if not DRAFT.fullmatch(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def one_file_each(folder: Path) -> Iterator[Put]:
    """Stores each text as `folder/NAME.json`."""
    prepare_folder(folder)

    def put(name: str, text: str) -> str:
        target = folder / f"{name}.json"
        write_atomically(target, text + "\n")
        return str(target)

    yield put


@contextmanager
def one_line_each(path: Path) -> Iterator[Put]:
    """Stores each text as a line of `path`, which appears when all are done.

    Raises OutputLost when one cannot be written: no line is kept, and an older `path` stays as it was.
    """
    prepare_folder(path.parent)
    with _losing_all(path), replacing(path) as file:

        def put(name: str, text: str) -> str:
            with _losing_all(path), _storing(path):
                file.write(text + "\n")
                file.flush()  # a full disk must tell now, before the line counts as written
            return str(path)

        yield put


@contextmanager
def _losing_all(path: Path) -> Iterator[None]:
    """Turns a StoreError into an OutputLost that says what becomes of the lines."""
    try:
        yield
    except StoreError as error:
        hint = "No report of this run is in it; an older file stays as it was. Check the folder and the free space."
        raise OutputLost(error.message, hint) from error


@contextmanager
def to_stream(stream: TextIO) -> Iterator[Put]:
    """Writes each text to standard output, at once; raises OutputLost when that is full."""

    def put(name: str, text: str) -> str:
        try:
            stream.write(text + "\n")
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise output_lost(error) from error
        return STANDARD_OUTPUT

    yield put
