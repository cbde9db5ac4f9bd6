"""Names of results, and writing that never leaves half a file."""

import errno
import os
import resource
from io import StringIO
from pathlib import Path

import pytest

from pipeline.output import (
    Naming,
    name_results,
    one_file_each,
    one_line_each,
    prepare_folder,
    refuse_overwriting_inputs,
    replacing,
    to_stream,
    whole_folder,
    write_atomically,
    write_bytes_atomically,
)
from schemas.errors import OutputLost, StoreError, UsageError


@pytest.fixture
def two_of_one_name(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "2567" / "report.txt", tmp_path / "2568" / "report.txt"]
    for path in paths:
        path.parent.mkdir()
        path.write_text(path.parent.name)
    return paths


def test_the_stem_names_the_result() -> None:
    assert name_results([Path("a/แผน ๒๕๖๘.txt"), Path("b.tar.gz")], Naming.STEM) == ["แผน ๒๕๖๘", "b.tar"]


def test_a_clash_names_both_files_and_the_way_out(two_of_one_name: list[Path]) -> None:
    with pytest.raises(UsageError) as caught:
        name_results(two_of_one_name, Naming.STEM)
    assert all(str(path) in str(caught.value) for path in two_of_one_name)
    assert "--name hash" in caught.value.hint


def test_names_that_differ_only_in_case_clash() -> None:
    with pytest.raises(UsageError):
        name_results([Path("Report.txt"), Path("report.txt")], Naming.STEM)


def test_the_parent_folder_tells_equal_stems_apart(two_of_one_name: list[Path]) -> None:
    assert name_results(two_of_one_name, Naming.PARENT) == ["2567-report", "2568-report"]


def test_the_parent_of_a_bare_name_is_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox").mkdir()
    monkeypatch.chdir(tmp_path / "inbox")
    assert name_results([Path("report.txt")], Naming.PARENT) == ["inbox-report"]


def test_the_hash_is_that_of_the_bytes(two_of_one_name: list[Path]) -> None:
    first, second = name_results(two_of_one_name, Naming.HASH)
    assert first != second
    assert first == "report-df91d97b8518"  # of the four bytes 2567
    two_of_one_name[1].write_text("2567")
    assert name_results(two_of_one_name, Naming.HASH) == [first, first]


def test_a_result_never_replaces_an_input(tmp_path: Path) -> None:
    source = tmp_path / "report.json"
    source.touch()
    with pytest.raises(UsageError):
        refuse_overwriting_inputs([source], [tmp_path / "sub" / ".." / "report.json"])
    refuse_overwriting_inputs([source], [tmp_path / "other.json"])


def test_writing_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    write_atomically(target, "old")
    write_atomically(target, "ใหม่")
    assert target.read_text(encoding="utf-8") == "ใหม่"
    assert list(tmp_path.iterdir()) == [target]


def test_the_result_may_be_read_like_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "report.json", "{}")
    assert (tmp_path / "report.json").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")

    def write_half() -> None:
        with replacing(target) as file:
            file.write("half")
            raise KeyError

    with pytest.raises(KeyError):
        write_half()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "report.json"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", fill_up)
    with pytest.raises(StoreError, match="No space left"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    for folder in (tmp_path / "out", tmp_path / "out" / "of" / "this"):
        with pytest.raises(StoreError, match="out is a file, not a folder"):
            prepare_folder(folder)


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match="may not write"):
        prepare_folder(tmp_path)


def test_a_folder_in_the_place_of_the_result_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    with pytest.raises(StoreError, match=r"report\.json"):
        write_atomically(tmp_path / "report.json", "{}")
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_one_file_each_says_where(tmp_path: Path) -> None:
    with one_file_each(tmp_path / "new" / "out") as put:
        assert put("report", "{}") == str(tmp_path / "new" / "out" / "report.json")
    assert (tmp_path / "new" / "out" / "report.json").read_text() == "{}\n"


def test_one_line_each_appears_when_all_are_done(tmp_path: Path) -> None:
    target = tmp_path / "reports.jsonl"
    with one_line_each(target) as put:
        put("a", "1")
        put("b", "2")
        assert not target.exists()
    assert target.read_text() == "1\n2\n"


def test_without_a_single_line_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "reports.jsonl"
    target.write_text("old")
    with one_line_each(target):
        pass
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_lines_on_a_full_disk_are_not_kept(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the second line goes beyond it."""
    target = tmp_path / "reports.jsonl"
    target.write_text("old")

    def write_two() -> None:
        with one_line_each(target) as put:
            put("a", "1" * 60)
            put("b", "2" * 60)

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OutputLost, match="too large") as caught:
            write_two()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "older file stays" in caught.value.hint
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_lines_that_cannot_be_made_safe_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fill_up)
    with pytest.raises(OutputLost, match="No space left"), one_line_each(tmp_path / "reports.jsonl") as put:
        put("a", "1")
    assert list(tmp_path.iterdir()) == []


def test_a_full_stream_is_told() -> None:
    class Full(StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with to_stream(Full()) as put, pytest.raises(OutputLost, match="cannot write standard output: No space"):
        put("a", "1")


def test_bytes_replace_and_leave_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "scan.pdf"
    write_bytes_atomically(target, b"old")
    write_bytes_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_bytes_that_cannot_be_written_leave_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "scan.pdf"
    target.write_bytes(b"old")

    def fill_up(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", fill_up)
    with pytest.raises(StoreError, match="No space left"):
        write_bytes_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_takes_the_place_of_the_older_one_whole(tmp_path: Path) -> None:
    for name in ("old", "new"):
        with whole_folder(tmp_path / "in" / "crops") as draft:
            (draft / name).touch()
            assert not (tmp_path / "in" / "crops" / name).exists()
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["crops"]
    assert [path.name for path in (tmp_path / "in" / "crops").iterdir()] == ["new"]


@pytest.mark.parametrize("at", [1, 2])
def test_a_folder_that_cannot_be_put_in_place_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    (tmp_path / "crops").mkdir()
    (tmp_path / "crops" / "old").touch()
    rename, calls = Path.rename, []

    def fail_once(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return rename(path, target)

    def fill() -> None:
        with whole_folder(tmp_path / "crops") as draft:
            (draft / "new").touch()

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(StoreError, match="No space left"):
        fill()
    assert [path.name for path in tmp_path.iterdir()] == ["crops"]
    assert [path.name for path in (tmp_path / "crops").iterdir()] == ["old"]
