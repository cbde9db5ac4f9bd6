"""The files that a command is given."""

import io
import os
import signal
import sys
from pathlib import Path
from tempfile import gettempdir
from types import SimpleNamespace

import pytest

from pipeline.cli.inputs import STANDARD_INPUT, as_file, distinct
from pipeline.options import ReadOptions


def test_a_place_that_is_said_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert distinct([Path("a.pdf"), Path("./a.pdf"), tmp_path / "a.pdf"]) == [Path("a.pdf")]


def test_what_lies_above_a_linked_folder_is_another_file(tmp_path: Path) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real" / "deep")
    paths = [tmp_path / "x.pdf", Path(f"{tmp_path}/link/../x.pdf")]
    assert distinct(paths) == paths


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_ends_the_process_leaves_no_copy_of_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"text")))
    assert gettempdir() == str(tmp_path)

    before = signal.signal(number, signal.SIG_DFL)  # whoever started the tests may have it ignored

    def read() -> None:
        with as_file(STANDARD_INPUT, ReadOptions()) as copy:
            assert copy.read_bytes() == b"text"
            os.kill(os.getpid(), number)

    try:
        with pytest.raises(SystemExit) as ended:
            read()
        after = signal.getsignal(number)
    finally:
        signal.signal(number, before)
    assert ended.value.code == 128 + number
    assert list(tmp_path.iterdir()) == []
    assert after is signal.SIG_DFL
