"""What is taken in from an inbox, and what is left alone."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.inbox import Left, fingerprint, is_unchanged, look_into, name_in, path_of
from schemas.errors import FileMissing, FileUnreadable
from tests.pipeline.batch.nights import put

LONGEST = "ก" * 83 + ".txt"  # 253 bytes


def test_files_come_in_the_order_in_which_they_were_changed(tmp_path: Path) -> None:
    put(tmp_path / "z", second=1)
    put(tmp_path / "agency" / "b", second=2)
    put(tmp_path / "agency" / "a", second=2)
    assert [found.name for found in look_into(tmp_path).files] == ["z", "agency/a", "agency/b"]


@pytest.mark.parametrize(
    "name", ["รายงาน ปี ๒๕๖๘.pdf", "two\nlines.txt", "a ..", " ", "-o", LONGEST, "a\\x41", "#;$(reboot)"]
)
def test_any_name_is_taken(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / name)
    assert [found.path for found in look_into(tmp_path).files] == [path]


def test_bytes_that_are_no_text_have_a_name(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe0\xb8.pdf"))
    path.write_text("x")
    (found,) = look_into(tmp_path).files
    assert found.name == r"\xe0\xb8.pdf"
    assert tmp_path / path_of(found.name) == path


@given(st.lists(st.binary(min_size=1, max_size=40).filter(lambda name: b"/" not in name and b"\0" not in name)))
def test_a_name_leads_back_to_its_path(parts: list[bytes]) -> None:
    relative = Path(os.fsdecode(b"/".join(part for part in parts if part not in (b".", b"..")) or b"x"))
    assert path_of(name_in(Path("inbox"), Path("inbox") / relative)) == relative
    name_in(Path("inbox"), Path("inbox") / relative).encode()


def test_hidden_and_unfinished_files_are_ignored_and_counted(tmp_path: Path) -> None:
    names = (".hidden", "~$plan.docx", "a.part", "b.PDF.crdownload", "c.tmp", "Thumbs.db", "d.txt~", ".folder/inside")
    for name in names:
        put(tmp_path / name)
    look = look_into(tmp_path)
    assert (look.files, look.left, look.ignored) == ((), (), len(names))


def test_links_pipes_and_sockets_are_told_and_not_followed(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    secret = put(tmp_path / "secret" / "file")
    (inbox / "link").symlink_to(secret)
    (inbox / "folder").symlink_to(secret.parent)
    (inbox / "loop").symlink_to(inbox)
    os.mkfifo(inbox / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(inbox / "socket"))
        look = look_into(inbox)
    assert look.files == ()
    assert [left.name for left in look.left] == ["folder", "link", "loop", "pipe", "socket"]
    assert {left.reason for left in look.left} == {
        "is a link, which is not followed",
        "is no file but a pipe, a socket or a device",
    }


def test_a_file_that_became_a_pipe_or_a_link_is_not_waited_for(tmp_path: Path) -> None:
    path = put(tmp_path / "file")
    (found,) = look_into(tmp_path).files
    path.unlink()
    assert fingerprint(found) == Left("file", "has gone")
    os.mkfifo(path)
    assert fingerprint(found) == Left("file", "has changed meanwhile")
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert isinstance(fingerprint(found), Left)
    assert not is_unchanged(found)


def test_a_file_that_grows_while_it_is_hashed_is_left(tmp_path: Path) -> None:
    path = put(tmp_path / "file")
    (found,) = look_into(tmp_path).files
    path.write_text("more than there was")
    assert fingerprint(found) == Left("file", "has changed meanwhile")


def test_a_file_that_nobody_may_open_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "file")
    (found,) = look_into(tmp_path).files

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert fingerprint(found) == Left("file", "cannot be opened: Permission denied")


def test_a_folder_that_nobody_may_look_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "shut" / "file")
    put(tmp_path / "other")
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    look = look_into(tmp_path)
    assert [found.name for found in look.files] == ["other"]
    assert look.left == (Left("shut", "the folder cannot be looked into: Permission denied"),)


def test_an_inbox_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="does not exist"):
        look_into(tmp_path / "gone")
    with pytest.raises(FileUnreadable, match="is no folder"):
        look_into(put(tmp_path / "file"))
