"""What lies in the inbox: the files to take in, and what is left alone, each with the reason."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from schemas.errors import FileMissing, FileUnreadable

UNFINISHED_ENDINGS = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".swp", "~")
"""What browsers, mail programs and editors call a file that is not whole yet, or a copy that they made."""
UNFINISHED_BEGINNINGS = (".", "~$")
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})

HINT = "Check that the folder is mounted, and who may read it; then run the command again."
BLOCK = 1024 * 1024
ESCAPED = re.compile(rb"\\(\\|x[0-9a-f]{2})")


class Signature(NamedTuple):
    """What tells without reading it that a file is the one that was seen before, and has not changed since."""

    device: int
    inode: int
    byte_count: int
    modified_ns: int

    @classmethod
    def of(cls, seen: os.stat_result) -> "Signature":
        """The signature of a file that was looked at."""
        return cls(seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns)


@dataclass(frozen=True)
class Found:
    """A file as it lay in the inbox; `name` is its path there, as text that a store can hold.

    `changed_ns` is when its content or its name last changed, which nobody can set at will.
    """

    path: Path
    name: str
    signature: Signature
    changed_ns: int


@dataclass(frozen=True)
class Left:
    """A file that was not taken in and stays where it is, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Look:
    """What a look into the inbox showed: files in the order in which they came, and how many were ignored."""

    files: tuple[Found, ...]
    left: tuple[Left, ...]
    ignored: int


def look_into(inbox: Path) -> Look:
    """All that lies in the inbox and in the folders in it; no link is followed.

    Hidden files and those that a program has not finished are ignored. Raises FileMissing or FileUnreadable when the
    inbox itself cannot be looked into.
    """
    files: list[Found] = []
    left: list[Left] = []
    ignored = 0
    for entry in _walk(inbox, left):
        name = name_in(inbox, Path(entry.path))
        if _is_passing(entry.name):
            ignored += 1
            continue
        try:
            seen = entry.stat(follow_symlinks=False)
        except OSError as error:
            left.append(Left(name, f"cannot be looked at: {error.strerror}"))
            continue
        if (reason := _why_no_file(seen.st_mode)) is not None:
            left.append(Left(name, reason))
            continue
        files.append(Found(Path(entry.path), name, Signature.of(seen), seen.st_ctime_ns))
    files.sort(key=lambda found: (found.signature.modified_ns, found.name))
    left.sort(key=lambda each: each.name)
    return Look(tuple(files), tuple(left), ignored)


def name_in(folder: Path, path: Path) -> str:
    r"""The path in the folder as text that is no other file's: bytes that are no UTF-8 as `\xNN`, and `\` doubled."""
    relative = os.fsencode(path.relative_to(folder))
    return relative.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")


def path_of(name: str) -> Path:
    """The path in the folder that has this name."""
    return Path(os.fsdecode(ESCAPED.sub(lambda found: _unescape(found[1]), name.encode())))


def _unescape(escape: bytes) -> bytes:
    return b"\\" if escape == b"\\" else bytes.fromhex(escape[1:].decode())


def fingerprint(found: Found) -> str | Left:
    """The SHA-256 of the file's bytes, or why it has none: it may not be read, or is another file by now."""
    try:
        # No link and no pipe that has taken the file's place is followed or waited for.
        descriptor = os.open(found.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return Left(found.name, "has gone")
    except OSError as error:
        return Left(found.name, f"cannot be opened: {error.strerror}")
    digest = hashlib.sha256()
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        try:
            while block := file.read(BLOCK):
                digest.update(block)
        except OSError as error:
            return Left(found.name, f"cannot be read: {error.strerror}")
        if Signature.of(os.fstat(descriptor)) != found.signature:
            return Left(found.name, "has changed meanwhile")
    return digest.hexdigest()


def is_unchanged(found: Found) -> bool:
    """Whether the file still lies there as it was found."""
    try:
        return Signature.of(os.lstat(found.path)) == found.signature
    except OSError:
        return False


def check_inbox(inbox: Path, *, was: os.stat_result | None = None) -> os.stat_result:
    """What folder the inbox is; raises FileMissing or FileUnreadable where it cannot be looked into.

    So it does where the inbox is not the folder that it `was`: when a drive goes away, an empty one shows in its place.
    """
    try:
        with os.scandir(inbox):
            folder = inbox.stat()
    except FileNotFoundError:
        raise FileMissing(f"the inbox {inbox} does not exist", HINT) from None
    except NotADirectoryError:
        raise FileUnreadable(f"the inbox {inbox} is no folder", "Name the folder in which the files lie.") from None
    except OSError as error:
        raise FileUnreadable(f"the inbox {inbox} cannot be looked into: {error.strerror}", HINT) from error
    if was is not None and not os.path.samestat(folder, was):
        raise FileMissing(f"the inbox {inbox} has gone: another folder shows in its place", HINT)
    return folder


def _walk(inbox: Path, left: list[Left]) -> Iterator["os.DirEntry[str]"]:
    """Everything in the inbox that is no folder, and hidden folders; a folder that is shut goes to `left`."""
    check_inbox(inbox)
    folders = [inbox]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            check_inbox(inbox)
            left.append(Left(name_in(inbox, folder), f"the folder cannot be looked into: {error.strerror}"))
            continue
        for entry in inside:
            if entry.is_dir(follow_symlinks=False) and not _is_passing(entry.name):
                folders.append(Path(entry.path))
            else:
                yield entry


def _is_passing(name: str) -> bool:
    folded = name.casefold()
    return folded.startswith(UNFINISHED_BEGINNINGS) or folded.endswith(UNFINISHED_ENDINGS) or folded in SYSTEM_FILES


def _why_no_file(mode: int) -> str | None:
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return "is a link, which is not followed"
    return "is no file but a pipe, a socket or a device"
