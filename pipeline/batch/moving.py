"""Originals moved out of the inbox: never over another file, and at no moment nowhere.

A move is begun anew until it is done. It takes two steps, of which the second removes the file from the inbox; a
process that dies between them leaves the file in both places, and the next run takes the second step.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.batch.inbox import Found, Signature
from schemas.errors import StoreError

NAME_BYTES = 255
"""How long a file's name may be, in bytes, on all file systems in use."""
NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES})
"""What the system says where a file cannot get a second name."""


def move_original(found: Found, *, inbox: Path, folder: Path, begun_before: bool) -> Path | None:
    """Where the file lies now: under its path in the inbox, in `folder`, with a number where another has that name.

    None where it is another file by now, which stays. With `begun_before` a copy of it that lies in `folder` already
    is the first step of this move. Raises StoreError.
    """
    wanted = folder / found.path.relative_to(inbox)
    try:
        _make_folder(wanted.parent, up_to=folder)
        for place in _free_names(wanted):
            if _is_same_file(found.path, place) or (begun_before and _is_copy(found, place)):
                return _remove(found, place)
            if not os.path.lexists(place) and (moved := _first_step(found, place)) is not None:
                return _remove(found, place) if moved else None
    except OSError as error:
        hint = "It was taken in and stays in the inbox; the next run moves it."
        raise StoreError(f"cannot move {found.path} to {wanted}: {error.strerror or error}", hint) from error
    raise AssertionError("there are numbers enough")


def place_for(found: Found, *, inbox: Path, folder: Path) -> Path:
    """Where the file will lie once it has been moved into `folder`."""
    wanted = folder / found.path.relative_to(inbox)
    return next(place for place in _free_names(wanted) if not os.path.lexists(place))


def place_where_moved(relative: Path, *, folder: Path, sha256: str, byte_count: int) -> Path | None:
    """Where a file that has gone from the inbox lies in `folder`, if it was moved there and nobody could note it."""
    for place in _free_names(folder / relative):
        try:
            if os.lstat(place).st_size == byte_count and _digest(place) == sha256:
                return place
        except OSError:
            return None
    return None


def _free_names(wanted: Path) -> Iterator[Path]:
    """`report.pdf`, `report (2).pdf` and so on, shortened where a name would be too long."""
    yield wanted
    number = 2
    while True:
        ending = f" ({number}){wanted.suffix}"
        stem = os.fsencode(wanted.stem)[: NAME_BYTES - len(os.fsencode(ending))]
        yield wanted.with_name(os.fsdecode(_whole_letters(stem)) + ending)
        number += 1


def _whole_letters(cut: bytes) -> bytes:
    """The bytes without a letter that was cut in two at their end."""
    for length in range(len(cut), max(len(cut) - 4, 0), -1):
        try:
            cut[:length].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return cut[:length]
    return cut


def _first_step(found: Found, place: Path) -> bool | None:
    """Whether the file lies at `place` now, too; False where it is another by now, None where `place` is taken."""
    try:
        os.link(found.path, place, follow_symlinks=False)
    except FileExistsError:
        return None
    except OSError as error:
        if error.errno != errno.EXDEV and error.errno not in NO_LINKS:
            raise
        return _copy(found, place)
    if Signature.of(os.lstat(place)) != found.signature:
        place.unlink()
        return False
    _sync(place.parent)
    return True


def _copy(found: Found, place: Path) -> bool | None:
    """Copies to another disk. The draft's name is always the same, so that one that was cut off does not stay."""
    draft = place.with_name(f".{hashlib.sha256(os.fsencode(found.name)).hexdigest()[:16]}.part")
    try:
        with found.path.open("rb") as source, draft.open("wb") as target:
            if Signature.of(os.fstat(source.fileno())) != found.signature:
                return False
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
            changed = Signature.of(os.fstat(source.fileno())) != found.signature
        if changed:
            return False
        shutil.copystat(found.path, draft, follow_symlinks=False)
        if os.path.lexists(place):
            return None
        draft.rename(place)
        _sync(place.parent)
        return True
    finally:
        draft.unlink(missing_ok=True)


def _remove(found: Found, place: Path) -> Path:
    """The second step; the file is safe at `place`."""
    found.path.unlink()
    _sync(found.path.parent)
    return place


def _is_same_file(path: Path, place: Path) -> bool:
    """Whether both are names of one file: a link is looked at, not followed."""
    try:
        return os.path.samestat(os.lstat(path), os.lstat(place))
    except FileNotFoundError:
        return False


def _is_copy(found: Found, place: Path) -> bool:
    try:
        seen = os.lstat(place)
        return (
            seen.st_size == found.signature.byte_count
            and seen.st_mtime_ns == found.signature.modified_ns
            and _digest(place) == _digest(found.path)
        )
    except FileNotFoundError:
        return False


def _digest(path: Path) -> str:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _make_folder(folder: Path, *, up_to: Path) -> None:
    """Makes the folder, and writes its name down on the disk."""
    if folder.is_dir():
        return
    if folder != up_to:
        _make_folder(folder.parent, up_to=up_to)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    """Makes sure that what was renamed in the folder survives a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems that have no such thing
            raise
    finally:
        os.close(descriptor)
