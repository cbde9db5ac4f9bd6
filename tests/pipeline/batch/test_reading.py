"""A document is read safely: what kills a worker is left out, accidents are forgiven once."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch import reading
from pipeline.batch.reading import ReadOutcome, begin_reading, read_safely
from pipeline.batch.replay import quote, replay_command
from pipeline.batch.workers.executor import KillableExecutor
from pipeline.batch.workers.limits import TaskLimits
from pipeline.options import OcrOptions, ReadOptions
from schemas.errors import EngineError, FileDamaged, InternalError, WorkerKilled
from tests.pdfs import page, text
from tests.pipeline.batch import jobs

LIMITS = TaskLimits(seconds=4.0, seconds_a_page=1.0)
OPTIONS = ReadOptions()
Read = Callable[..., Any]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    """Reads a document in which these words tell what happens at each page."""
    monkeypatch.setattr(reading, "read_for_store", jobs.read_as_told)
    with KillableExecutor(1, limits=LIMITS) as executor:

        def read_words(words: str, name: str = "report.txt") -> ReadOutcome:
            path = tmp_path / name
            path.write_text(words)
            return read_safely(executor, path, OPTIONS)

        yield read_words


def pages_left_out(outcome: ReadOutcome) -> list[int | None]:
    return [killed.page_no for killed in outcome.left_out]


def test_a_sound_document_is_read(read: Read, tmp_path: Path) -> None:
    outcome = read("good good")
    assert (outcome.read, outcome.error, outcome.left_out) == ((1, 2), None, ())
    assert outcome.replay == f"prongsai read {tmp_path / 'report.txt'} --output ."


@pytest.mark.parametrize(
    ("words", "others", "bad"),
    [
        ("good hang good", (1, 3), [2]),
        ("die good", (2,), [1]),
        ("good die hang good", (1, 4), [2, 3]),
        ("hang hang hang good", (4,), [1, 2, 3]),
    ],
)
def test_pages_that_kill_a_worker_are_left_out(read: Read, words: str, others: tuple[int, ...], bad: list[int]) -> None:
    outcome = read(words)
    assert (outcome.read, outcome.error) == (others, None)
    assert pages_left_out(outcome) == bad
    assert outcome.replay.endswith(f"--skip-pages {','.join(map(str, bad))}")


def test_a_document_with_many_such_pages_is_given_up(read: Read) -> None:
    outcome = read("hang hang hang hang good")
    assert outcome.read is None
    assert isinstance(outcome.error, WorkerKilled)
    assert outcome.error.page_no == 4
    assert outcome.replay.endswith("--skip-pages 1,2,3")


def test_where_no_page_is_to_blame_the_document_is_given_up(read: Read) -> None:
    outcome = read("good good", name="heavy")
    assert isinstance(outcome.error, WorkerKilled)
    assert (outcome.error.reason, outcome.error.page_no, outcome.left_out) == ("time", None, ())


def test_a_worker_that_somebody_kills_costs_no_page(read: Read) -> None:
    assert read("good die-once good").read == (1, 2, 3)


def test_what_is_wrong_with_the_document_is_its_outcome(read: Read) -> None:
    damaged, odd = read("damaged").error, read("odd").error
    assert isinstance(damaged, FileDamaged)
    assert isinstance(odd, InternalError)
    assert "nobody foresaw this" in odd.message


def test_where_no_worker_can_begin_no_document_is_blamed(tmp_path: Path) -> None:
    with (
        KillableExecutor(1, warm_up=jobs.fail_to_get_warm) as executor,
        pytest.raises(EngineError, match="cannot begin"),
    ):
        read_safely(executor, tmp_path / "report.txt", OPTIONS)


def test_a_missing_recogniser_is_no_fault_of_a_scan_but_of_the_installation(tmp_path: Path) -> None:
    scan = Path(__file__).parents[3] / "samples" / "garbled-and-scanned" / "report.pdf"
    options = ReadOptions(ocr=OcrOptions(model=tmp_path / "no.onnx"))
    with KillableExecutor(1) as executor, pytest.raises(EngineError, match=r"no\.onnx does not exist"):
        read_safely(executor, scan, options)


def test_a_document_is_neither_read_nor_given_up_when_the_work_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read_for_store", jobs.read_as_told)
    path = tmp_path / "report.txt"
    path.write_text("hang")
    executor, begun = KillableExecutor(1), threading.Event()
    running = begin_reading(executor, path, OPTIONS, on_page=lambda _page_no, _of: begun.set())
    waiting = begin_reading(executor, path, OPTIONS)
    assert begun.wait(60)
    executor.stop()
    error = running.exception()
    assert isinstance(error, WorkerKilled)
    assert error.reason == "stopped"
    assert waiting.cancelled()


def test_any_other_executor_will_do(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("มาตรการ\tผู้รับผิดชอบ\nจัดอบรม\tกองคลัง\n", encoding="utf-8")
    with ThreadPoolExecutor(1) as executor:
        outcome = read_safely(executor, path, OPTIONS)
    assert outcome.read is not None
    assert outcome.read.report.measures[0].activities == ["จัดอบรม"]


def test_a_page_at_which_the_reader_hangs_is_quarantined_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page([text(f"The words of page {page_no}") for page_no in (1, 2, 3)]))
    told: list[int] = []
    limits = TaskLimits(seconds_a_page=5.0)
    with KillableExecutor(1, limits=limits, warm_up=partial(jobs.hang_at_second_page, OPTIONS)) as executor:
        outcome = read_safely(executor, path, OPTIONS, on_page=lambda page_no, _of: told.append(page_no))
    assert outcome.read is not None
    assert [(each.page_no, each.state) for each in outcome.read.pages] == [
        (1, "read"),
        (2, "quarantined"),
        (3, "read"),
    ]
    assert [line for each in outcome.read.pages for line, _ in each.lines] == [
        "The words of page 1",
        "The words of page 3",
    ]
    assert [(each.code, each.page) for each in outcome.read.report.findings if each.severity == "error"] == [
        ("page.unreadable", 2)
    ]
    assert [(killed.reason, killed.page_no) for killed in outcome.left_out] == [("time", 2)]
    assert told == [1, 2, 1, 3]


@given(st.binary(min_size=1, max_size=40).filter(lambda data: b"\0" not in data))
def test_the_shell_understands_any_name_and_it_is_one_line(data: bytes) -> None:
    word = quote(data.decode("utf-8", "surrogateescape"))
    assert word.isprintable()
    ran = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True)
    assert ran.stdout == data


def test_a_name_that_begins_like_an_option_is_none() -> None:
    assert replay_command(Path("-o.pdf"), {9, 2}) == "prongsai read ./-o.pdf --output . --skip-pages 2,9"
