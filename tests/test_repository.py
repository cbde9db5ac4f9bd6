"""The repository speaks of itself alone, and its lock can be trusted."""

import re
import subprocess
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MACHINE_PATH = re.compile(r"(?<![\w.])/(home|root|work|tmp)/")
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.org|yarnpkg\.com|deb\.debian\.org|anaconda\.org")
LOCKED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[0-9][\w.]*)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@cache
def tracked_texts() -> dict[str, str]:
    """The tracked files that are text, by path; those that lie there, where there is no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
        names = listed.stdout.decode().rstrip("\0").split("\0")
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("no git here to say which files are tracked")
    texts = {}
    for name in names:
        try:
            texts[name] = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return texts


def places(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    """Where the pattern stands, as file:line."""
    return [
        f"{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_knows_a_machine() -> None:
    assert places(MACHINE_PATH, {n: t for n, t in tracked_texts().items() if not n.startswith("tests/")}) == []


def test_no_file_names_a_registry() -> None:
    assert places(REGISTRY_HOST, tracked_texts()) == []


def test_the_lock_holds_only_versions_and_hashes() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LOCKED.match(line) and not HASH.match(line)] == []


def test_everything_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = {*project["build-system"]["requires"], *project["project"]["dependencies"], *chain.from_iterable(extras)}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {found["name"] for line in lines if (found := LOCKED.match(line))}
    assert {re.split(r"[^\w.-]", each)[0].lower() for each in wanted} <= locked
