"""Small disks of their own for tests, where this machine lets them be mounted."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PAGE = 4096


class Disk:
    """A disk in memory, mounted on `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self._mount("-t", "tmpfs", "-o", "size=16m", "prongsai-test")

    def fill(self, *, pages_left: int = 0) -> None:
        """Shrinks it to what it holds, and so many pages of 4 KiB; nothing more fits on it."""
        used = int(subprocess.check_output(["df", "--output=used", "--block-size=1", self.folder]).split()[-1])
        self._mount("-o", f"remount,size={max(used, PAGE) + PAGE * pages_left}")

    def make_room(self) -> None:
        """As large as it was, and writable."""
        self._mount("-o", "remount,rw,size=16m")

    def lock(self) -> None:
        """Only to be read from now on."""
        self._mount("-o", "remount,ro")

    def vanish(self) -> None:
        """Takes it away, whoever uses it; the empty folder stays."""
        subprocess.run(["umount", "--lazy", self.folder], check=True, capture_output=True)

    def _mount(self, *words: str) -> None:
        subprocess.run(["mount", *words, self.folder], check=True, capture_output=True, text=True)


@contextmanager
def a_disk(folder: Path) -> Iterator[Disk]:
    """A disk, gone afterwards; skips the test where none can be mounted."""
    try:
        disk = Disk(folder)
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        pytest.skip(f"no disk can be mounted here: {getattr(error, 'stderr', error)}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False, capture_output=True)
