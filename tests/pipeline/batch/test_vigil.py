"""Where an inbox is watched, a night begins for what is new, and only then."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from pipeline.batch import vigil
from pipeline.batch.night import Night
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.vigil import nights
from pipeline.store.lock import only_run
from pipeline.store.open import Store
from tests.pipeline.batch.nights import NOW, AtOnce, Notes, options_for, put

Moments = Iterator[object]
FUTURE = 4_000_000_000


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def watch(
    store: Store, options: NightOptions, moments: Moments, monkeypatch: pytest.MonkeyPatch, executor: AtOnce
) -> list[Night]:
    """The nights that a vigil has which looks at these moments."""

    def look_at(*_: object, **__: object) -> Iterator[None]:
        return (None for _ in moments)

    monkeypatch.setattr(vigil, "moments_to_look", look_at)
    with only_run(store) as lock:
        desk = Desk(store, lock, executor, Notes(), Event(), lambda: NOW, program="0.2.0")
        return list(nights(desk, options, settings={}, watched=True))


def test_a_night_for_each_news(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def days() -> Iterator[Any]:
        yield "nothing is there"
        yield put(inbox / "a", "2568")
        yield "nothing happened"
        yield put(inbox / "b", "2567", second=1)

    had = watch(store, options_for(inbox), days(), monkeypatch, AtOnce())
    assert [night.outcomes.total() for night in had] == [1, 1]


def test_what_is_left_is_told_once(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def days() -> Iterator[Any]:
        os.mkfifo(inbox / "pipe")
        yield "a pipe"
        yield "nothing happened"
        yield put(inbox / "a", "2568")
        yield "nothing happened"

    had = watch(store, options_for(inbox), days(), monkeypatch, AtOnce())
    assert [([left.name for left in night.left], night.outcomes.total()) for night in had] == [
        (["pipe"], 0),
        (["pipe"], 1),
    ]


def test_what_changed_while_it_was_read_is_news(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(inbox / "a", "2568")
    executor = AtOnce(lambda path: put(path, "2567 whole", second=9) if path.read_text() == "2568" else None)
    had = watch(store, options_for(inbox), iter("123"), monkeypatch, executor)
    assert [night.outcomes.total() for night in had] == [0, 1]
    assert path.read_text() == "2567 whole"


def test_what_grows_makes_no_night(store: Store, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(inbox / "a", "2568")

    def days() -> Iterator[Any]:
        for second in range(3):
            os.utime(path, (FUTURE + second,) * 2)  # from the future, whose age says nothing
            yield "it grows"

    assert watch(store, options_for(inbox, settle=60.0), days(), monkeypatch, AtOnce()) == []
