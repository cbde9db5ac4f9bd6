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
from pipeline.stages.intake import PDF_TYPE, PdfSource, TextSource, take_in
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


def text_source(path: Path, options: ReadOptions | None = None) -> TextSource:
    """The document, which must be text."""
    source = take_in(path, options or ReadOptions())
    assert isinstance(source, TextSource)
    return source


def test_what_is_known_of_a_file(tmp_path: Path) -> None:
    source = text_source(written(tmp_path, TABLE.encode()))
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
    assert text_source(written(tmp_path, TABLE.encode(encoding))).text.lstrip("\ufeff") == TABLE


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "report.txt" in str(refused(written(tmp_path, data), FileEmpty))


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"GIF89a" + bytes(100),
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
    assert text_source(written(tmp_path, (TABLE * 9 + "\0").encode())).text == TABLE * 9


def test_a_cut_character_is_counted(tmp_path: Path) -> None:
    assert text_source(written(tmp_path, TABLE.strip().encode()[:-1])).replaced == 1


def test_a_file_above_the_limit(tmp_path: Path) -> None:
    path = written(tmp_path, b"a" * 11)
    assert take_in(path, ReadOptions(max_bytes=11)).source.bytes == 11
    refused(path, FileTooLarge, options=ReadOptions(max_bytes=10))


def test_the_usual_limit_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("wb") as stream:
        stream.truncate(17 * MEBIBYTE)
    assert str(refused(path, FileTooLarge)) == "report.txt is larger than 16 MiB"


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"


@pytest.mark.parametrize("name", ["report.pdf", "report.txt", "report"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\0" * 1000])
def test_a_pdf_is_told_by_its_content(tmp_path: Path, name: str, before: bytes) -> None:
    source = take_in(written(tmp_path, before + PDF, name), ReadOptions())
    assert isinstance(source, PdfSource)
    assert source.read() == before + PDF
    assert source.source.media_type == PDF_TYPE == "application/pdf"
    assert source.source.sha256 == hashlib.sha256(before + PDF).hexdigest()
    assert (source.source.filename, source.source.bytes, source.source.pages) == (name, len(before + PDF), None)


def test_a_pdf_that_is_another_meanwhile_is_not_taken_for_the_first(tmp_path: Path) -> None:
    source = take_in(written(tmp_path, PDF, "report.pdf"), ReadOptions())
    assert isinstance(source, PdfSource)
    (tmp_path / "report.pdf").write_bytes(PDF + b"\n")
    with pytest.raises(FileUnreadable, match="has changed since it was read"):
        source.read()
    (tmp_path / "report.pdf").unlink()
    with pytest.raises(FileUnreadable, match="cannot be opened any more"):
        source.read()


def test_a_text_that_only_has_the_name_of_a_pdf_is_text(tmp_path: Path) -> None:
    assert text_source(written(tmp_path, TABLE.encode(), "report.pdf")).source.media_type == "text/plain"


def test_the_mark_of_a_pdf_far_into_a_text_is_a_word_like_others(tmp_path: Path) -> None:
    text = TABLE * 40 + "%PDF-1.7 คือรูปแบบไฟล์"
    assert text_source(written(tmp_path, text.encode())).text == text


def test_an_archive_with_a_pdf_in_it_is_an_archive(tmp_path: Path) -> None:
    assert "ZIP" in str(refused(written(tmp_path, b"PK\x03\x04\x14\x00" + PDF, "report.pdf"), UnknownFormat))


def test_a_pdf_may_be_larger_than_a_text(tmp_path: Path) -> None:
    path = written(tmp_path, PDF, "report.pdf")
    with path.open("r+b") as stream:
        stream.truncate(17 * MEBIBYTE)
    assert take_in(path, ReadOptions()).source.bytes == 17 * MEBIBYTE


def test_a_pdf_has_its_limit_too(tmp_path: Path) -> None:
    path = written(tmp_path, PDF, "report.pdf")
    with path.open("r+b") as stream:
        stream.truncate(257 * MEBIBYTE)
    assert str(refused(path, FileTooLarge)) == "report.pdf is larger than 256 MiB"


def test_a_limit_that_is_set_holds_for_both_kinds(tmp_path: Path) -> None:
    options = ReadOptions(max_bytes=len(PDF) - 1)
    for data in (PDF, b"a" * len(PDF)):
        refused(written(tmp_path, data), FileTooLarge, options=options)
    assert isinstance(take_in(written(tmp_path, PDF), ReadOptions(max_bytes=len(PDF))), PdfSource)


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
    assert text_source(tmp_path / "link.txt").text == TABLE


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    try:
        path.write_bytes(TABLE.encode())
    except OSError:
        pytest.skip("this file system takes only names that are text")
    source = take_in(path, ReadOptions()).source
    assert source.filename == "a\ufffd.txt"
    assert "a" in source.model_dump_json()
