"""`python -m bench.kill_test [--runs N]`: nights killed at random moments, and whether anything is lost by it.

A small inbox is taken in undisturbed. Then, again and again, the same inbox is taken in while SIGKILL hits the main
process, a worker, or both, at a random moment; the command is run again until it comes to its end, and what the store
says and which files lie where must be what they were undisturbed, value for value.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import psutil

from bench.kill_inbox import make_inbox
from pipeline.store.contents import dump_contents
from pipeline.store.open import open_store
from schemas.errors import ExitCode

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "borderless" / "report.pdf"
WELL = (ExitCode.OK, ExitCode.NEEDS_REVIEW)
LONGEST_SECONDS = 300
STARTING = 0.2
"""The share of nights that are killed while they start; the others are when their files are being stored."""

Victim = Literal["main", "worker", "both"]
VICTIMS: tuple[Victim, ...] = ("main", "worker", "both")


@dataclass(frozen=True)
class Ending:
    """What there was in the end: what the store says, and the bytes of each file by its place."""

    contents: tuple[dict[str, Any], ...]
    files: dict[str, str]


@dataclass(frozen=True)
class Killing:
    """A night that was killed: who was, when, how many files were stored by then, and what differs in the end."""

    victim: Victim
    seconds: float
    stored: int
    differs: str


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each night and how many differ; 1 where any does."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill_test", description="Kills nights; compares stores.")
    parser.add_argument("--runs", type=int, default=100, metavar="N", help="nights to kill (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="for the moments (%(default)s)")
    chosen = parser.parse_args(arguments)
    dice = random.Random(chosen.seed)
    with TemporaryDirectory(prefix="prongsai-kill-") as folder:
        place = Path(folder) / "night"
        expected, starting, storing = undisturbed(place)
        print(
            f"undisturbed: {starting:.1f} s to start, {storing:.1f} s to store {len(expected.files)} files", flush=True
        )
        killings = []
        for number in range(1, chosen.runs + 1):
            victim, at_start = dice.choice(VICTIMS), dice.random() < STARTING
            moment = dice.uniform(0, starting if at_start else storing)
            killings.append(
                kill_and_carry_on(place, expected, victim=victim, moment=moment, at_start=at_start, dice=dice)
            )
            print(f"{number:>4} {say(killings[-1])}", flush=True)
    counts = Counter(killing.victim for killing in killings)
    differing = sum(bool(killing.differs) for killing in killings)
    midway = sum(0 < killing.stored < len(expected.files) for killing in killings)
    print(f"{len(killings)} nights killed ({dict(counts)}; {midway} when some files were stored): {differing} differ")
    return 1 if differing else 0


def undisturbed(place: Path) -> tuple[Ending, float, float]:
    """What a night gives that nobody disturbs, and how long it starts and stores."""
    prepare(place)
    began = time.monotonic()
    night = begin_night(place, workers=2)
    wait_for_first_file(night, place)
    first = time.monotonic()
    code = night.wait(LONGEST_SECONDS)
    if code not in WELL:
        raise SystemExit(f"the undisturbed night ended with {code}: {(place / 'log').read_text()}")
    return look(place), first - began, time.monotonic() - first


def kill_and_carry_on(
    place: Path, expected: Ending, *, victim: Victim, moment: float, at_start: bool, dice: random.Random
) -> Killing:
    """A night that is killed so many seconds after its start or after its first file, and another that ends it."""
    prepare(place)
    night = begin_night(place, workers=dice.choice((1, 2)))
    if not at_start:
        wait_for_first_file(night, place)
    with suppress(subprocess.TimeoutExpired):
        night.wait(moment)
    hit(night, victim, dice)
    night.wait(LONGEST_SECONDS)
    stored = count_stored(place)
    code = begin_night(place, workers=1).wait(LONGEST_SECONDS)
    differs = difference(expected, look(place)) if code in WELL else f"the next night ended with {code}"
    return Killing(victim, moment, stored, differs)


def wait_for_first_file(night: "subprocess.Popen[bytes]", place: Path) -> None:
    """Returns when the night tells that a file is stored, or has ended."""
    while night.poll() is None and b"[1/" not in (place / "log").read_bytes():
        time.sleep(0.01)


def prepare(place: Path) -> None:
    """Makes the folder anew, with an inbox that is always the same."""
    shutil.rmtree(place, ignore_errors=True)
    make_inbox(place / "inbox", pdf=SAMPLE)


def begin_night(place: Path, *, workers: int) -> "subprocess.Popen[bytes]":
    """A night as a process of its own, which writes into `place/log`."""
    command = [sys.executable, "-m", "pipeline.cli", "batch", "inbox", "--store", "store.db", "--settle", "0"]
    command += ["--archive", "archive", "--quarantine", "quarantine", "--workers", str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (place / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=log, start_new_session=True)


def hit(night: "subprocess.Popen[bytes]", victim: Victim, dice: random.Random) -> None:
    """Kills the process, one of its workers, or both at once."""
    try:
        children = psutil.Process(night.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return
    victims = [] if victim == "worker" else [night.pid]
    if victim != "main" and children:
        victims.append(dice.choice(children).pid)
    for pid in victims:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def count_stored(place: Path) -> int:
    """How many files the store says it has taken in."""
    if not (place / "store.db").exists():
        return 0
    with open_store(str(place / "store.db")) as store, store.read() as session:
        return sum(row["table"] == "arrivals" for row in dump_contents(session))


def look(place: Path) -> Ending:
    """What the store says, and which bytes lie where."""
    with open_store(str(place / "store.db")) as store, store.read() as session:
        contents = tuple(dump_contents(session))
    folders = (place / "inbox", place / "archive", place / "quarantine")
    paths = [path for folder in folders for path in folder.rglob("*") if not path.is_dir()]
    files = {str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    return Ending(contents, files)


def difference(expected: Ending, found: Ending) -> str:
    """The first thing that differs, in words; empty where nothing does."""
    if expected.files != found.files:
        names = sorted(set(expected.files.items()) ^ set(found.files.items()))
        return f"other files: {names[:4]}"
    for before, after in zip(expected.contents, found.contents, strict=False):
        if before != after:
            return (
                f"{json.dumps(before, ensure_ascii=False, default=str)[:300]} became "
                + json.dumps(after, ensure_ascii=False, default=str)[:300]
            )
    if len(expected.contents) != len(found.contents):
        return f"{len(expected.contents)} rows became {len(found.contents)}"
    return ""


def say(killing: Killing) -> str:
    """The killing in a line."""
    about = f"{killing.victim:<6} killed after {killing.seconds:.2f} s, {killing.stored} stored"
    return f"{about}: {killing.differs or 'the same'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
