"""PyThaiNLP writes nothing, wherever the home of the user is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DOORS = {
    "tokens": "from extractors.thai.tokens import tokenize as use",
    "places": "from extractors.thai.places import province_of as use",
    "spans": "from extractors.thai.spans import find_spans as use",
}


def use_at_home(home: Path, door: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """A process of its own that lives in `home` and uses PyThaiNLP through the door."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHAINLP_")}
    command = [sys.executable, "-c", f"{DOORS[door]}; print(bool(use('เชียงใหม่')))"]
    env = inherited | {"HOME": str(home)} | settings
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_a_home_stays_as_it_was(tmp_path: Path) -> None:
    assert use_at_home(tmp_path, "spans").returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("door", DOORS)
def test_a_home_that_nothing_can_be_written_to_is_no_hindrance(tmp_path: Path, door: str) -> None:
    # A file in the place of the home: not even root can make a folder in it.
    home = tmp_path / "home"
    home.touch()
    used = use_at_home(home, door)
    assert (used.returncode, used.stderr) == (0, "")


def test_the_older_name_of_the_setting_is_left_alone(tmp_path: Path) -> None:
    assert use_at_home(tmp_path, "tokens", PYTHAINLP_READ_MODE="1").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_who_wants_the_folder_keeps_it(tmp_path: Path) -> None:
    assert use_at_home(tmp_path, "tokens", PYTHAINLP_READ_ONLY="0").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["pythainlp-data"]
