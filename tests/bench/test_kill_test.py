"""The kill test sees what differs, and strikes only where it may."""

import random
from pathlib import Path

from bench.kill_stores import stores
from bench.kill_test import Ending, Killing, Moment, Undisturbed, choose_moment, difference, look, say
from pipeline.store.open import open_store

ROW = {"table": "arrivals", "path": "a.txt", "outcome": "done"}
ENDING = Ending((ROW,), {"archive/a.txt": "1f"})


def test_what_differs_is_told() -> None:
    assert difference(ENDING, ENDING) == ""
    assert "other files" in difference(ENDING, Ending((ROW,), {}))
    assert "review" in difference(ENDING, Ending(({**ROW, "outcome": "review"},), ENDING.files))
    assert difference(ENDING, Ending((ROW, ROW), ENDING.files)) == "1 rows became 2"


def test_a_draft_left_behind_is_a_difference(tmp_path: Path) -> None:
    with stores("sqlite", tmp_path) as places:
        url = places.renew()
    open_store(url, make=True).close()
    for name in ("log", "store-morning-2026-11-29.txt", "archive/a.txt", "archive/.1f.part"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("1")
    assert set(look(tmp_path, url).files) == {"archive/a.txt", "archive/.1f.part"}


def test_moments_lie_within_a_night() -> None:
    usual = Undisturbed(ENDING, starting=3.0, a_file=0.02, n_files=15)
    moments = [choose_moment(usual, random.Random(seed)) for seed in range(200)]
    assert {moment.files for moment in moments} == set(range(16))
    assert all(moment.seconds <= (0.04 if moment.files else 3.0) for moment in moments)


def test_a_killing_in_a_line() -> None:
    twice = Killing(("main", "server"), (Moment(0, 1.5), Moment(3, 0.01)), (0, 4), differs="")
    first, second = "main killed 1.500 s after the start, 0 stored", "server killed 0.010 s after file 3, 4 stored"
    assert say(twice) == f"{first}; then {second}: the same"
