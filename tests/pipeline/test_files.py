"""A file that is opened again is the one that was read before, whatever happens to it meanwhile."""

import hashlib
import io
from pathlib import Path

import pytest

from pipeline.files import open_again, read_known
from schemas.errors import FileDamaged, FileUnreadable

DATA = b"what was read before" * 100
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(DATA)
    return tmp_path / "a.pdf"


def write_and_fail(path: Path) -> None:
    with open_again(path, sha256=SHA256, name=path.name):
        path.write_bytes(DATA[:-1])
        raise FileDamaged("a.pdf is damaged")


def test_it_is_read_as_it_was(path: Path) -> None:
    assert read_known(path, sha256=SHA256, name=path.name) == DATA
    with open_again(path, sha256=SHA256, name=path.name) as stream:
        path.touch()
        assert stream.read() == DATA


def test_what_breaks_because_it_was_written_to_is_not_called_damaged(path: Path) -> None:
    with pytest.raises(FileUnreadable, match="has changed since it was read"):
        write_and_fail(path)


def test_what_is_damaged_is_called_so(path: Path) -> None:
    with pytest.raises(FileDamaged), open_again(path, sha256=SHA256, name=path.name):
        raise FileDamaged("a.pdf is damaged")


def test_a_drive_that_fails_is_told_though_nobody_who_reads_can(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.FileIO):
        def readinto(self, _buffer: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("pipeline.files.io.FileIO", Failing)
    opened = open_again(path, sha256=SHA256, name=path.name)
    with pytest.raises(FileUnreadable, match=r"a\.pdf cannot be read: Input/output error"), opened as stream:
        assert stream.readinto(bytearray(9)) == 0  # type: ignore[attr-defined]
