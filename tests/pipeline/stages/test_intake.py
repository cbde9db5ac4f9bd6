"""From a path to text: every file that cannot be read is refused with a message, a hint and an exit code."""

import hashlib
import os
import pickle
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from pipeline.options import MEBIBYTE, ReadOptions
from pipeline.stages.intake import take_in
from schemas.errors import (
    ExitCode,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    InputError,
    UnknownEncoding,
    UnknownFormat,
)

TABLE = "มาตรการ\tผู้รับผิดชอบ\nจัดอบรม\tกองคลัง\n"


def refused(path: Path, error: type[InputError], *, options: ReadOptions | None = None) -> InputError:
    """The error, which must name the file, help, be of the input's exit code, and survive a process pool."""
    with pytest.raises(error) as caught:
        take_in(path, options or ReadOptions())
    refusal = caught.value
    assert refusal.exit_code == ExitCode.INPUT
    assert refusal.hint
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)
    return refusal


def written(folder: Path, data: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_what_is_known_of_a_file(tmp_path: Path) -> None:
    source = take_in(written(tmp_path, TABLE.encode()), ReadOptions())
    assert source.text == TABLE
    assert source.replaced == 0
    assert source.source.filename == "report.txt"
    assert source.source.bytes == len(TABLE.encode())
    assert source.source.sha256 == hashlib.sha256(TABLE.encode()).hexdigest()
    assert source.source.pages is None


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.HTML", "text/html"), ("a.md", "text/markdown"), ("a", "text/plain")],
)
def test_the_media_type_is_told_by_the_ending(tmp_path: Path, name: str, media_type: str) -> None:
    assert take_in(written(tmp_path, b"a", name), ReadOptions()).source.media_type == media_type


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "tis-620", "cp874"])
def test_the_encodings_of_thai_text(tmp_path: Path, encoding: str) -> None:
    assert take_in(written(tmp_path, TABLE.encode(encoding)), ReadOptions()).text.lstrip("\ufeff") == TABLE


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "report.txt" in str(refused(written(tmp_path, data), FileEmpty))


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04" + bytes(range(200)),
        b"\0" * 1000,
        b"\x7fELF" + bytes(500),
    ],
)
def test_a_binary_with_the_name_of_a_text(tmp_path: Path, data: bytes) -> None:
    assert "report.txt" in str(refused(written(tmp_path, data), UnknownFormat))


@pytest.mark.parametrize(
    "data", ["これは日本語の文章です。".encode("shift-jis") * 50, "Приказ о назначении ".encode("koi8-r") * 50]
)
def test_another_encoding(tmp_path: Path, data: bytes) -> None:
    assert "report.txt" in str(refused(written(tmp_path, data), UnknownEncoding))


def test_a_few_nuls_are_no_reason_to_refuse(tmp_path: Path) -> None:
    assert take_in(written(tmp_path, (TABLE * 9 + "\0").encode()), ReadOptions()).text == TABLE * 9


def test_a_cut_character_is_counted(tmp_path: Path) -> None:
    assert take_in(written(tmp_path, TABLE.strip().encode()[:-1]), ReadOptions()).replaced == 1


def test_a_file_above_the_limit(tmp_path: Path) -> None:
    path = written(tmp_path, b"a" * 11)
    assert take_in(path, ReadOptions(max_bytes=11)).source.bytes == 11
    refused(path, FileTooLarge, options=ReadOptions(max_bytes=10))


def test_the_usual_limit_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("wb") as stream:
        stream.truncate(17 * MEBIBYTE)
    assert str(refused(path, FileTooLarge)) == "report.txt is larger than 16 MiB"


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in str(refused(tmp_path, FileUnreadable))


@pytest.mark.parametrize("name", ["missing.txt", "missing/report.txt", "a\udcff.txt"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    assert "does not exist" in str(refused(tmp_path / name, FileMissing))


@pytest.mark.parametrize("name", ["a" * 300 + ".txt", "a\0b.txt", "a\ud800.txt"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    refused(tmp_path / name, FileUnreadable)


def test_a_path_through_a_file(tmp_path: Path) -> None:
    refused(written(tmp_path, b"a") / "report.txt", FileUnreadable)


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "report.txt").symlink_to(tmp_path / "report.txt")
    refused(tmp_path / "report.txt", FileUnreadable)


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, b"a")
    monkeypatch.setattr(Path, "open", deny)
    assert str(refused(path, FileUnreadable)) == "report.txt cannot be opened: Permission denied"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = written(tmp_path, b"a")
    path.chmod(0)
    refused(path, FileUnreadable)


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's whole path must be short
        try:
            listener.bind(path.name)
        finally:
            os.chdir(here)


@pytest.mark.parametrize("make", [os.mkfifo, _make_socket])
def test_what_could_be_waited_for_without_end(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "pipe.txt")
    assert "no regular file" in str(refused(tmp_path / "pipe.txt", FileUnreadable))


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(written(tmp_path, TABLE.encode()))
    assert take_in(tmp_path / "link.txt", ReadOptions()).text == TABLE


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    try:
        path.write_bytes(TABLE.encode())
    except OSError:
        pytest.skip("this file system takes only names that are text")
    source = take_in(path, ReadOptions()).source
    assert source.filename == "a\ufffd.txt"
    assert "a" in source.model_dump_json()
