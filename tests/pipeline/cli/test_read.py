"""`prongsai read`: files, names, streams, exit codes."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.options import ReadOptions
from schemas.errors import EngineError, ExitCode, FileMissing, OutputLost, UnknownEncoding
from schemas.report import Report

Json = dict[str, Any]
Install = Callable[[Callable[[Path, ReadOptions], Report]], None]


@pytest.fixture
def reading(run_with: Install, report_json: Json, needing_review: Json) -> list[Path]:
    """Replaces the runner by one that goes by the file's stem; gives the list of the paths that it is asked to read."""
    asked: list[Path] = []

    def read_document(path: Path, options: ReadOptions) -> Report:
        asked.append(path)
        match path.stem:
            case "missing":
                raise FileMissing("missing.txt does not exist", "check the name")
            case "encoding":
                raise UnknownEncoding("encoding.txt is no text", "save it as UTF-8")
            case "engine":
                raise EngineError("the engine failed")
            case "fault":
                raise ZeroDivisionError("nobody foresaw this")
            case "stop":
                raise KeyboardInterrupt
        report = needing_review if path.stem == "doubtful" else report_json
        return Report.model_validate({**report, "source": {**report["source"], "filename": path.name}})

    run_with(read_document)
    return asked


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_file_becomes_a_json_file(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "ก.txt", "b.txt", "--output", tmp_path / "out")
    assert result.exit_code == ExitCode.OK
    assert names(tmp_path / "out") == ["b.json", "ก.json"]
    text = (tmp_path / "out" / "ก.json").read_text(encoding="utf-8")
    assert json.loads(text)["source"]["filename"] == "ก.txt"
    assert "เทศบาลตำบลตัวอย่าง" in text


def test_the_table_counts_what_was_read(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "doubtful.txt", "-o", tmp_path)
    row = next(line for line in result.stdout.splitlines() if line.strip().startswith("doubtful.txt"))
    assert row.split() == ["doubtful.txt", "เทศบาลตำบลตัวอย่าง", "2568", "2", "1", "1", "1", "▲1"]
    assert f"JSON: {tmp_path / 'doubtful.json'}\n" in result.stdout


def test_the_next_step_is_told_for_the_worst_report(
    run_with: Install, needing_review: Json, report_json: Json, invoke: Any, tmp_path: Path
) -> None:
    finding = needing_review["findings"][0]
    found = {"a": [], "b": [finding, finding, {**finding, "severity": "error"}], "c": [finding]}
    run_with(lambda path, options: Report.model_validate({**report_json, "findings": found[path.stem]}))
    result = invoke("read", "a.txt", "b.txt", "c.txt", "-o", tmp_path)
    assert f"JSON: {tmp_path}/*.json\n" in result.stdout
    told = "To look at: ✗ 1 error, ▲ 3 warnings. Begin with: prongsai show "
    assert f"{told}{tmp_path / 'b.json'}\n" in result.stdout
    # Where nothing was stored, the document itself is shown.
    assert f"{told}b.txt\n" in invoke("read", "a.txt", "b.txt", "c.txt", "-o", "-", "-f", "jsonl").stderr
    assert "Begin" not in invoke("read", "a.txt", "-o", tmp_path).stdout


def test_the_next_step_names_the_program_as_it_can_be_called(
    reading: list[Path], invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["env/bin/prongsai"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "Begin with: env/bin/prongsai show " in invoke("read", "doubtful.txt", "-o", tmp_path).stdout


def test_failures_are_counted_in_words_that_fit(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    assert "The file failed (see the error above)." in invoke("read", "missing.txt", "-o", tmp_path).stdout
    two = invoke("read", "missing.txt", "engine.txt", "c.txt", "-o", tmp_path)
    assert "2 of 3 files failed (see the errors above)." in two.stdout
    one = invoke("read", "missing.txt", "c.txt", "-o", tmp_path)
    assert "1 of 2 files failed (see the error above)." in one.stdout


def test_a_warning_asks_for_review(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    assert invoke("read", "a.txt", "doubtful.txt", "-o", tmp_path).exit_code == ExitCode.NEEDS_REVIEW


def test_a_finding_that_only_informs_does_not(
    run_with: Install, needing_review: Json, invoke: Any, tmp_path: Path
) -> None:
    needing_review["findings"][0]["severity"] = "info"
    run_with(lambda path, options: Report.model_validate(needing_review))
    assert invoke("read", "a.txt", "-o", tmp_path).exit_code == ExitCode.OK


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["missing.txt"], ExitCode.INPUT),
        (["missing.txt", "encoding.txt"], ExitCode.INPUT),
        (["engine.txt", "encoding.txt"], ExitCode.ENGINE),
        (["encoding.txt", "doubtful.txt"], ExitCode.INPUT),
        (["fault.txt"], ExitCode.ENGINE),
    ],
)
def test_the_gravest_failure_is_the_exit_code(
    reading: list[Path], invoke: Any, tmp_path: Path, files: list[str], code: ExitCode
) -> None:
    assert invoke("read", *files, "-o", tmp_path).exit_code == code


def test_a_bad_file_does_not_stop_the_others(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "encoding.txt", "fault.txt", "c.txt", "-o", tmp_path)
    assert names(tmp_path) == ["c.json"]
    assert "encoding.txt: encoding.txt is no text" in result.stderr
    assert "hint: save it as UTF-8" in result.stderr
    assert "fault.txt: internal error: ZeroDivisionError: nobody foresaw this" in result.stderr
    assert "Traceback" not in result.output


def test_a_traceback_on_demand(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("--traceback", "read", "fault.txt", "c.txt", "-o", tmp_path)
    assert "Traceback" in result.stderr
    assert "ZeroDivisionError" in result.stderr
    assert names(tmp_path) == ["c.json"]


def test_an_interruption_keeps_what_is_done(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "a.txt", "stop.txt", "c.txt", "-o", tmp_path)
    assert result.exit_code == ExitCode.INTERRUPTED
    assert "1 of 3 files read" in result.stdout
    assert names(tmp_path) == ["a.json"]


def test_an_interruption_keeps_the_lines_that_are_done(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "a.txt", "stop.txt", "-o", tmp_path, "--format", "jsonl")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert len((tmp_path / "reports.jsonl").read_text().splitlines()) == 1


def test_a_clash_of_names_stops_before_any_work(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "x/a.txt", "y/a.txt", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.USAGE
    assert "x/a.txt and y/a.txt would both be written as a.json" in result.stderr
    assert "--name hash" in result.stderr
    assert reading == []
    assert not (tmp_path / "out").exists()


def test_hashed_names_part_what_differs_and_join_what_does_not(
    reading: list[Path], invoke: Any, tmp_path: Path
) -> None:
    for folder, text in (("x", "1"), ("y", "2"), ("z", "1")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text)
    files = [tmp_path / folder / "a.txt" for folder in "xyz"]
    assert invoke("read", *files, "-o", tmp_path / "out", "--name", "hash").exit_code == ExitCode.OK
    assert len(names(tmp_path / "out")) == 2
    assert reading == files[:2]


def test_the_same_file_twice_is_read_once(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    assert invoke("read", "a.txt", "./a.txt", "x/../a.txt", "-o", tmp_path).exit_code == ExitCode.OK
    assert len(reading) == 1


def test_lines_go_into_one_file(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "a.txt", "missing.txt", "b.txt", "-o", tmp_path, "-f", "jsonl")
    assert result.exit_code == ExitCode.INPUT
    lines = (tmp_path / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"]["filename"] for line in lines] == ["a.txt", "b.txt"]


def test_names_cannot_clash_where_none_are_needed(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    assert invoke("read", "x/a.txt", "y/a.txt", "-o", tmp_path, "-f", "jsonl").exit_code == ExitCode.OK
    assert len((tmp_path / "reports.jsonl").read_text().splitlines()) == 2


def test_standard_output_gets_nothing_but_json(reading: list[Path], invoke: Any) -> None:
    result = invoke("read", "doubtful.txt", "-o", "-")
    assert result.exit_code == ExitCode.NEEDS_REVIEW
    assert Report.model_validate_json(result.stdout).source.filename == "doubtful.txt"
    assert "doubtful.txt" in result.stderr


def test_several_reports_go_to_standard_output_as_lines_only(reading: list[Path], invoke: Any) -> None:
    refused = invoke("read", "a.txt", "b.txt", "-o", "-")
    assert refused.exit_code == ExitCode.USAGE
    assert "--format jsonl" in refused.stderr
    assert reading == []
    result = invoke("read", "a.txt", "b.txt", "-o", "-", "-f", "jsonl")
    assert [json.loads(line)["source"]["filename"] for line in result.stdout.splitlines()] == ["a.txt", "b.txt"]


def test_standard_input_is_read_like_a_file(run_with: Install, report_json: Json, invoke: Any, tmp_path: Path) -> None:
    seen: list[bytes] = []

    def read_document(path: Path, options: ReadOptions) -> Report:
        seen.append(path.read_bytes())
        return Report.model_validate({**report_json, "source": {**report_json["source"], "filename": path.name}})

    run_with(read_document)
    assert invoke("read", "-", "-o", tmp_path, stdin="มาตรการ".encode()).exit_code == ExitCode.OK
    assert seen == ["มาตรการ".encode()]
    assert names(tmp_path) == ["standard-input.json"]


def test_standard_input_cannot_be_read_twice(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    assert invoke("read", "-", "-", "-o", tmp_path, stdin=b"x").exit_code == ExitCode.USAGE


def test_a_folder_is_refused_with_the_files_to_give(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").touch()
    result = invoke("read", inbox, "b.txt", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.INPUT
    assert f"Give the files themselves: {inbox / '*.txt'}" in result.stderr
    assert names(tmp_path / "out") == ["b.json"]


def test_results_cannot_replace_their_source(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    source = tmp_path / "a.json"
    source.write_text("text")
    assert invoke("read", source, "-o", tmp_path).exit_code == ExitCode.USAGE
    assert source.read_text() == "text"


def test_an_output_that_is_no_folder_is_told(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    result = invoke("read", "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.STORE
    assert result.stderr.startswith("error: cannot write")
    assert reading == []


def test_a_name_too_long_to_store_fails_alone(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    result = invoke("read", "น" * 83 + "ab.txt", "b.txt", "-o", tmp_path)
    assert result.exit_code == ExitCode.STORE
    assert names(tmp_path) == ["b.json"]


@pytest.mark.parametrize("naming", ["stem", "hash"])
def test_a_name_that_no_file_can_have_is_told(reading: list[Path], invoke: Any, tmp_path: Path, naming: str) -> None:
    result = invoke("read", "น" * 100 + ".txt", "b.txt", "-o", tmp_path, "--name", naming)
    assert result.exit_code == ExitCode.INPUT
    assert ".txt is too long for a file name" in result.stderr
    assert reading == [Path("b.txt")]


@pytest.mark.parametrize("command", ["read", "show", "validate"])
def test_a_pipe_is_told_and_not_waited_for(invoke: Any, tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    result = invoke(command, pipe, *(["-o", tmp_path / "out"] if command == "read" else []))
    assert result.exit_code == ExitCode.INPUT
    assert f"{pipe} is a pipe or a device, not a file" in result.stderr
    assert "Give - " in result.stderr


def test_a_file_name_that_is_no_text_is_cleaned(reading: list[Path], invoke: Any, tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"a\xff.txt")
    source.touch()
    result = invoke("read", source, "-o", tmp_path)
    assert result.exit_code == ExitCode.OK
    text = (tmp_path / os.fsdecode(b"a\xff.json")).read_text(encoding="utf-8")
    assert json.loads(text)["source"]["filename"] == "a\ufffd.txt"
    assert "a\ufffd.txt" in result.stdout


def test_the_limit_of_size_reaches_the_reading(
    run_with: Install, report_json: Json, invoke: Any, tmp_path: Path
) -> None:
    limits: list[tuple[int, int]] = []

    def read_document(path: Path, options: ReadOptions) -> Report:
        limits.append((options.most_bytes(of_text=True), options.most_bytes(of_text=False)))
        return Report.model_validate(report_json)

    run_with(read_document)
    invoke("read", "a.txt", "-o", tmp_path)
    invoke("read", "a.txt", "-o", tmp_path, "--max-mib", "2")
    mebibyte = 1024 * 1024
    assert limits == [(16 * mebibyte, 256 * mebibyte), (2 * mebibyte, 2 * mebibyte)]


def test_without_output_nothing_is_done(reading: list[Path], invoke: Any) -> None:
    result = invoke("read", "a.txt")
    assert result.exit_code == ExitCode.USAGE
    assert "Add --output DIR, or --output - for the screen." in result.stderr
    assert reading == []


def test_escape_sequences_of_a_document_do_not_reach_the_terminal(
    run_with: Install, report_json: Json, invoke: Any, tmp_path: Path
) -> None:
    report_json["agency"]["name"] = "เทศบาล\x1b]0;title\x07"
    run_with(lambda path, options: Report.model_validate(report_json))
    result = invoke("read", "a.txt", "-o", tmp_path)
    assert "\x1b" not in result.output
    assert "เทศบาล␛]0;title␇" in result.output


def test_an_empty_name_for_the_folder_is_refused(
    reading: list[Path], invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("read", "a.txt", "-o", "")
    assert result.exit_code == ExitCode.USAGE
    assert "folder for the results is empty" in result.stderr
    assert names(tmp_path) == []


def test_lines_that_cannot_be_written_are_not_announced(
    reading: list[Path], invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports.jsonl").write_text("old")

    def fill_up(path: Path) -> Iterator[Callable[[str, str], str]]:
        def put(name: str, text: str) -> str:
            if name == "a.txt":
                return str(path)
            raise OutputLost(f"cannot write {path}", "No report of this run is in it.")

        yield put

    monkeypatch.setattr("pipeline.cli.read.one_line_each", contextmanager(fill_up))
    result = invoke("read", "a.txt", "b.txt", "c.txt", "-o", tmp_path, "-f", "jsonl")
    assert result.exit_code == ExitCode.STORE
    assert result.stderr.splitlines() == [
        "[1/3] a.txt: 2 measures, 0 to review",
        f"error: cannot write {tmp_path / 'reports.jsonl'}",
        "  hint: No report of this run is in it.",
    ]
    assert result.stdout == ""
    assert reading == [Path("a.txt"), Path("b.txt")]


def test_standard_input_that_cannot_be_kept_is_told(
    reading: list[Path], invoke: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    result = invoke("read", "-", "-o", tmp_path, stdin=b"text")
    assert result.exit_code == ExitCode.STORE
    assert "standard input cannot be kept" in result.stderr


@pytest.mark.parametrize(("text", "pages"), [("7", {7}), ("3,7-9", {3, 7, 8, 9}), ("2-2", {2})])
def test_pages_can_be_left_out(run_with: Install, report_json: Json, invoke: Any, text: str, pages: set[int]) -> None:
    asked: list[frozenset[int]] = []

    def read_document(_path: Path, options: ReadOptions) -> Report:
        asked.append(options.skip_pages)
        return Report.model_validate(report_json)

    run_with(read_document)
    assert invoke("read", "a.pdf", "--output", "-", "--skip-pages", text).exit_code == ExitCode.OK
    assert asked == [frozenset(pages)]


@pytest.mark.parametrize("text", ["", "0", "3-", "9-7", "two", "1;2", "๓", "99999"])
def test_what_are_no_page_numbers_is_refused(reading: list[Path], invoke: Any, tmp_path: Path, text: str) -> None:
    result = invoke("read", "a.pdf", "--output", tmp_path, "--skip-pages", text)
    assert result.exit_code == ExitCode.USAGE
    assert "--skip-pages 3,7-9" in result.stderr
    assert reading == []
