"""Crops on request: pictures of what a night read, which never stand in the way of the reading."""

import dataclasses
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import reading
from pipeline.batch.cropping import crop_document
from pipeline.batch.night_options import NightOptions, refuse_folders_in_inbox
from pipeline.batch.reading import read_safely
from pipeline.batch.work import read_for_store
from pipeline.batch.workers.executor import KillableExecutor
from pipeline.batch.workers.limits import TaskLimits
from pipeline.options import ReadOptions
from pipeline.store.open import Store
from schemas.errors import (
    ExitCode,
    FileDamaged,
    FileUnreadable,
    FolderTaken,
    StoreError,
    UsageError,
    WorkerKilled,
)
from schemas.page import PageSize
from tests.pipeline.batch import jobs, nights
from tests.pipeline.batch.nights import AtOnce, Notes, have_night, options_for, put

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "borderless" / "report.pdf"
OPTIONS = ReadOptions()
LIMITS = TaskLimits(seconds=4.0, seconds_a_page=1.0)


@pytest.fixture(scope="module")
def report() -> Any:
    return read_for_store(SAMPLE, OPTIONS).report


def test_a_folder_for_each_document_with_all_its_crops(report: Any, tmp_path: Path) -> None:
    n_crops = crop_document(SAMPLE, report, OPTIONS, crops=tmp_path)
    (folder,) = tmp_path.iterdir()
    assert folder.name == hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.glob("*.png")} == {crop["crop"] for crop in index["crops"]}
    assert len(index["crops"]) == n_crops > 20


def test_another_file_by_now_has_no_crops(report: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(SAMPLE.read_bytes() + b"\n")
    with pytest.raises(FileUnreadable, match="has changed"):
        crop_document(path, report, OPTIONS, crops=tmp_path / "crops")
    assert not (tmp_path / "crops").exists()


READ_TOLD = nights.read_told


def with_pages(path: Path, options: ReadOptions, *, skip_pages: frozenset[int]) -> Any:
    """What the file says, on a page that can be drawn."""
    read = READ_TOLD(path, options, skip_pages=skip_pages)
    sized = read.report.model_copy(update={"pages": [PageSize(page=1, width=595, height=842)]})
    return dataclasses.replace(read, report=sized)


def hang(*_: object, **__: object) -> int:
    """Crops that never come."""
    jobs.sleep()
    return 0


def die(*_: object, **__: object) -> int:
    """Crops at which the process dies."""
    os._exit(1)


@pytest.mark.parametrize(("crop", "reason"), [(hang, "time"), (die, "crash")])
def test_crops_that_kill_their_worker_do_not_undo_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crop: Callable[..., int], reason: str
) -> None:
    monkeypatch.setattr(reading, "read_for_store", with_pages)
    monkeypatch.setattr(reading, "crop_document", crop)
    with KillableExecutor(1, limits=LIMITS) as executor:
        outcome = read_safely(executor, put(tmp_path / "2568"), OPTIONS, crops=tmp_path)
        assert outcome.read is not None
        assert outcome.error is None
        assert isinstance(outcome.no_crops, WorkerKilled)
        assert outcome.no_crops.reason == reason


def die_once(path: Path, *_: object, crops: Path, **__: object) -> int:
    """Crops at which the process dies the first time."""
    try:
        (crops / "tried").touch(exist_ok=False)
    except FileExistsError:
        return 3
    os._exit(1)


def test_a_worker_that_anybody_kills_at_the_crops_takes_none_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read_for_store", with_pages)
    monkeypatch.setattr(reading, "crop_document", die_once)
    with KillableExecutor(1, limits=LIMITS) as executor:
        outcome = read_safely(executor, put(tmp_path / "2568"), OPTIONS, crops=tmp_path)
    assert (outcome.error, outcome.no_crops) == (None, None)
    assert (tmp_path / "tried").exists()


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NightOptions:
    """A night with crops over two files."""
    monkeypatch.setattr(nights, "read_told", with_pages)
    for second, year in enumerate(("2567", "2568")):
        put(tmp_path / "inbox" / year, year, second=second)
    (tmp_path / "crops").mkdir()
    return options_for(tmp_path / "inbox", crops=tmp_path / "crops")


def failing(error: Exception) -> Executor:
    """Reads, and fails at every crop."""

    def crop(*_: object, **__: object) -> int:
        raise error

    return AtOnce(crop=crop)


@pytest.mark.parametrize(
    "error", [FileDamaged("page 1 cannot be drawn"), FolderTaken("holds something else"), ValueError("a fault")]
)
def test_a_document_without_crops_is_stored_and_told(store: Store, options: NightOptions, error: Exception) -> None:
    watch = Notes()
    night = have_night(store, options, executor=failing(error), watch=watch)
    assert (night.outcomes, night.error, night.exit_code) == ({"done": 2}, None, ExitCode.OK)
    assert [words.partition(",")[0] for words in watch.words] == ["2567: no crops", "2568: no crops"]
    assert str(error) in watch.words[0]


def test_where_crops_cannot_be_written_the_night_ends_and_the_next_carries_on(
    store: Store, options: NightOptions
) -> None:
    full = StoreError("cannot write crops: No space left on device", "Check the free space.")
    night = have_night(store, options, executor=failing(full))
    assert (night.outcomes.total(), str(night.error), night.exit_code) == (0, str(full), ExitCode.STORE)
    asked: list[Any] = []

    def crop(path: Path, *_: object, crops: Path) -> int:
        asked.append((path.name, crops))
        return 1

    assert have_night(store, options, executor=AtOnce(crop=crop)).outcomes == {"done": 2}
    assert asked == [("2567", options.crops), ("2568", options.crops)]


def test_drafts_of_killed_workers_go_and_nothing_else(store: Store, options: NightOptions) -> None:
    assert options.crops is not None
    draft, mine = options.crops / ".0123456789abcdef.part", options.crops / ".mine.part"
    for folder in (draft, mine):
        folder.mkdir()
        (folder / "m01-owners-p1.png").touch()
    have_night(store, options, executor=AtOnce(crop=lambda *_, **__: 0))
    assert list(options.crops.iterdir()) == [mine]


def test_a_crops_folder_that_vanishes_stops_no_night(store: Store, options: NightOptions) -> None:
    assert options.crops is not None
    shutil.rmtree(options.crops)
    assert have_night(store, options, executor=AtOnce(crop=lambda *_, **__: 0)).exit_code is ExitCode.OK


def test_crops_do_not_lie_in_the_inbox(options: NightOptions) -> None:
    inside = dataclasses.replace(options, crops=options.inbox / "crops")
    with pytest.raises(UsageError, match="the folder of crops lies in the inbox"):
        refuse_folders_in_inbox(inside, store_file=None)
