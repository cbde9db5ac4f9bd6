"""Originals leave the inbox whole, over nobody, and whenever the move was cut off it can be ended."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from pipeline.batch import moving
from pipeline.batch.inbox import Found, fingerprint, look_into
from pipeline.batch.moving import move_original, place_where_moved
from schemas.errors import StoreError
from tests.pipeline.batch.nights import put


class Cut(BaseException):
    """The process dies here."""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "archive").mkdir()
    return tmp_path / "inbox"


def only_file(inbox: Path) -> Found:
    (found,) = look_into(inbox).files
    return found


def move(inbox: Path, *, begun_before: bool = False) -> Path | None:
    folder = inbox.parent / "archive"
    return move_original(only_file(inbox), inbox=inbox, folder=folder, begun_before=begun_before)


def lying_in(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=["one disk", "two disks", "no links"])
def disks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether the folder lies on the inbox's disk, and whether that can give a file two names."""
    numbers = {"two disks": errno.EXDEV, "no links": errno.EPERM}
    if request.param in numbers:

        def refuse(*_: object, **__: object) -> None:
            raise OSError(numbers[request.param], os.strerror(numbers[request.param]))

        monkeypatch.setattr(os, "link", refuse)
    return str(request.param)


@pytest.mark.usefixtures("disks")
def test_a_file_is_moved_to_its_own_folder(inbox: Path) -> None:
    put(inbox / "หน่วยงาน ก" / "รายงาน\n.pdf", "text", second=7)
    place = move(inbox)
    assert place == inbox.parent / "archive" / "หน่วยงาน ก" / "รายงาน\n.pdf"
    assert lying_in(inbox.parent) == {"archive/หน่วยงาน ก/รายงาน\n.pdf": "text"}
    assert place.stat().st_mtime == 1_700_000_007


@pytest.mark.usefixtures("disks")
def test_no_file_is_overwritten(inbox: Path) -> None:
    for text in ("first", "second", "third"):
        put(inbox / "report.pdf", text)
        move(inbox)
    moved = {"report.pdf": "first", "report (2).pdf": "second", "report (3).pdf": "third"}
    assert lying_in(inbox.parent / "archive") == moved


@pytest.mark.usefixtures("disks")
def test_the_longest_name_gets_a_number_too(inbox: Path) -> None:
    name = "ก" * 83 + "x.txt"
    assert len(name.encode()) == 254
    for text in ("first", "second"):
        put(inbox / name, text)
        move(inbox)
    second = "ก" * 82 + " (2).txt"
    assert set(lying_in(inbox.parent / "archive")) == {name, second}


def test_a_link_in_the_archive_is_not_written_through(inbox: Path) -> None:
    outside = put(inbox.parent / "outside", "mine")
    (inbox.parent / "archive" / "report.pdf").symlink_to(outside)
    put(inbox / "report.pdf", "theirs")
    assert move(inbox) == inbox.parent / "archive" / "report (2).pdf"
    assert outside.read_text() == "mine"


@pytest.mark.usefixtures("disks")
def test_a_file_that_has_changed_since_it_was_found_stays(inbox: Path) -> None:
    put(inbox / "report.pdf", "old")
    found = only_file(inbox)
    put(inbox / "report.pdf", "new one", second=1)
    assert move_original(found, inbox=inbox, folder=inbox.parent / "archive", begun_before=False) is None
    assert lying_in(inbox.parent) == {"inbox/report.pdf": "new one"}


@pytest.mark.usefixtures("disks")
def test_a_move_that_was_cut_off_before_its_second_step_is_ended(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "report.pdf", "text")

    def die(*_: object) -> Path:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(moving, "_remove", die)
        with pytest.raises(Cut):
            move(inbox)
    assert len(lying_in(inbox.parent)) == 2
    assert move(inbox, begun_before=True) == inbox.parent / "archive" / "report.pdf"
    assert lying_in(inbox.parent) == {"archive/report.pdf": "text"}


def test_a_copy_that_was_cut_off_leaves_no_half_file(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "report.pdf", "text")
    full = OSError(errno.ENOSPC, "No space left on device")

    def other_disk(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    def fill(_source: object, target: object) -> None:
        target.write(b"te")  # type: ignore[attr-defined]
        raise full

    monkeypatch.setattr(os, "link", other_disk)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", fill)
        with pytest.raises(StoreError, match="No space left") as caught:
            move(inbox)
    assert "next run" in caught.value.hint
    assert lying_in(inbox.parent) == {"inbox/report.pdf": "text"}
    assert move(inbox) is not None


def test_a_folder_in_which_nothing_may_be_written(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(inbox / "report.pdf", "text")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(StoreError, match="Read-only file system"):
        move(inbox)
    assert lying_in(inbox.parent) == {"inbox/report.pdf": "text"}


def test_a_file_that_was_moved_is_found_by_its_bytes(inbox: Path) -> None:
    put(inbox / "report.pdf", "other")
    move(inbox)
    put(inbox / "report.pdf", "text")
    sha256 = fingerprint(only_file(inbox))
    assert isinstance(sha256, str)
    place = move(inbox)
    folder = inbox.parent / "archive"
    assert place_where_moved(Path("report.pdf"), folder=folder, sha256=sha256, byte_count=4) == place
    assert place_where_moved(Path("report.pdf"), folder=folder, sha256="0" * 64, byte_count=4) is None
