"""`python -m bench.kill_test [--runs N] [--store postgresql]`: nights killed at random moments; is anything lost by it?

A small inbox is taken in undisturbed. Then, again and again, the same inbox is taken in while SIGKILL hits the main
process, a worker, or both, at a random moment, sometimes twice; with PostgreSQL the server crashes now and then, too.
The command is run again until it comes to its end, and what the store says and which files lie where must be what
they were undisturbed, value for value.
"""

import argparse
import hashlib
import json
import os
import random
import re
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
from bench.kill_stores import KINDS, Stores, stores
from pipeline.store.contents import dump_contents
from pipeline.store.open import open_store
from schemas.errors import ExitCode, StoreError
from tests.postgres import PostgresServer

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "borderless" / "report.pdf"
WELL = (ExitCode.OK, ExitCode.NEEDS_REVIEW)
LONGEST_SECONDS = 300
STARTING = 0.2
"""The share of nights that are killed while they start; the others are when their files are being stored."""
TWICE = 0.25
"""The share of nights of which the next one is killed, too."""
SERVER_AWAY = 2.0
"""A server that crashes is started again after so many seconds at most."""
LOOK_EVERY = 0.002
TAKEN = re.compile(rb"^\[\d+/", re.MULTILINE)
OF_THE_NIGHT = re.compile(r"log$|store\.db|.+-morning-[-0-9]+\.(txt|html)$")
"""What a night writes beside its folders: which day it is stands in it."""

Victim = Literal["main", "worker", "both", "server"]
VICTIMS: tuple[Victim, ...] = ("main", "worker", "both")


@dataclass(frozen=True)
class Ending:
    """What there was in the end: what the store says, and the bytes of each file by its place."""

    contents: tuple[dict[str, Any], ...]
    files: dict[str, str]


@dataclass(frozen=True)
class Moment:
    """When to strike: so many seconds after the night has told that so many files are stored."""

    files: int
    seconds: float


@dataclass(frozen=True)
class Undisturbed:
    """A night that nobody disturbs, and how many seconds pass before the first file is stored, and then for each."""

    ending: Ending
    starting: float
    a_file: float
    n_files: int


@dataclass(frozen=True)
class Killing:
    """A night that was killed, perhaps twice: who was, when, how many files were stored then, and what differs."""

    victims: tuple[Victim, ...]
    moments: tuple[Moment, ...]
    stored: tuple[int, ...]
    differs: str


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each night and how many differ; 1 where any does."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill_test", description="Kills nights; compares stores.")
    parser.add_argument("--runs", type=int, default=100, metavar="N", help="nights to kill (%(default)s)")
    parser.add_argument("--store", choices=KINDS, default="sqlite", help="(%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="for the moments (%(default)s)")
    chosen = parser.parse_args(arguments)
    dice = random.Random(chosen.seed)
    with TemporaryDirectory(prefix="prongsai-kill-") as folder:
        place = Path(folder) / "night"
        with stores(chosen.store, place) as places:
            return kill_nights(place, places, runs=chosen.runs, dice=dice)


def kill_nights(place: Path, places: Stores, *, runs: int, dice: random.Random) -> int:
    """Prints a line for each night and how many differ; 1 where any does."""
    usual = have_undisturbed(place, places.renew())
    about = f"{usual.starting:.1f} s to start, then {1000 * usual.a_file:.0f} ms a file"
    print(f"undisturbed: {about}, {usual.n_files} files", flush=True)
    killings = []
    for number in range(1, runs + 1):
        killings.append(kill_and_carry_on(place, places, usual, dice))
        print(f"{number:>4} {say(killings[-1])}", flush=True)
    counts = Counter(victim for killing in killings for victim in killing.victims)
    differing = sum(bool(killing.differs) for killing in killings)
    midway = sum(0 < killing.stored[0] < usual.n_files for killing in killings)
    print(f"{runs} nights killed ({dict(counts)}; {midway} when some files were stored): {differing} differ")
    return 1 if differing else 0


def have_undisturbed(place: Path, url: str) -> Undisturbed:
    """A night that nobody disturbs; ends the program where it does not end well."""
    prepare(place)
    moments = [time.monotonic()]
    night = begin_night(place, url, workers=2)
    while night.poll() is None:
        moments += [time.monotonic()] * (count_told(place) + 1 - len(moments))
        time.sleep(LOOK_EVERY)
    if night.returncode not in WELL:
        raise SystemExit(f"the undisturbed night ended with {night.returncode}: {(place / 'log').read_text()}")
    n_files = len(moments) - 1
    return Undisturbed(look(place, url), moments[1] - moments[0], (moments[-1] - moments[1]) / (n_files - 1), n_files)


def kill_and_carry_on(place: Path, places: Stores, usual: Undisturbed, dice: random.Random) -> Killing:
    """A night that is killed, perhaps another that is, and one that carries on to the end."""
    prepare(place)
    url = places.renew()
    possible = (*VICTIMS, "server") if places.server else VICTIMS
    victims, moments, stored = [], [], []
    for _ in range(2 if dice.random() < TWICE else 1):
        victims.append(dice.choice(possible))
        moments.append(choose_moment(usual, dice))
        night = begin_night(place, url, workers=dice.choice((1, 2)))
        wait_for(moments[-1], night, place)
        hit(night, victims[-1], dice, places.server)
        night.wait(LONGEST_SECONDS)
        stored.append(count_stored(url))
    code = begin_night(place, url, workers=1).wait(LONGEST_SECONDS)
    differs = difference(usual.ending, look(place, url)) if code in WELL else f"the next night ended with {code}"
    return Killing(tuple(victims), tuple(moments), tuple(stored), differs)


def choose_moment(usual: Undisturbed, dice: random.Random) -> Moment:
    """A moment while a night starts, or while it stores."""
    if dice.random() < STARTING:
        return Moment(0, dice.uniform(0, usual.starting))
    return Moment(dice.randrange(1, usual.n_files + 1), dice.uniform(0, 2 * usual.a_file))


def wait_for(moment: Moment, night: "subprocess.Popen[bytes]", place: Path) -> None:
    """Returns at the moment, or when the night has ended."""
    before = count_told(place)
    while night.poll() is None and count_told(place) - before < moment.files:
        time.sleep(LOOK_EVERY)
    with suppress(subprocess.TimeoutExpired):
        night.wait(moment.seconds)


def prepare(place: Path) -> None:
    """Makes the folder anew, with an inbox that is always the same."""
    shutil.rmtree(place, ignore_errors=True)
    make_inbox(place / "inbox", pdf=SAMPLE)


def begin_night(place: Path, url: str, *, workers: int) -> "subprocess.Popen[bytes]":
    """A night as a process of its own, which writes into `place/log`."""
    command = [sys.executable, "-m", "pipeline.cli", "batch", "inbox", "--store", url, "--settle", "0"]
    command += ["--archive", "archive", "--quarantine", "quarantine", "--crops", "crops"]
    command += ["--workers", str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (place / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=log, start_new_session=True)


def hit(night: "subprocess.Popen[bytes]", victim: Victim, dice: random.Random, server: PostgresServer | None) -> None:
    """Kills the process, one of its workers, both at once, or the server, which is started again."""
    if victim == "server" and server is not None:
        server.kill()
        time.sleep(dice.uniform(0, SERVER_AWAY))
        server.start()
        return
    try:
        children = psutil.Process(night.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return
    pids = [] if victim == "worker" else [night.pid]
    if victim != "main" and children:
        pids.append(dice.choice(children).pid)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def count_told(place: Path) -> int:
    """How many files the nights have told to be stored."""
    return len(TAKEN.findall((place / "log").read_bytes()))


def count_stored(url: str) -> int:
    """How many files the store says it has taken in; none where it is not even there."""
    try:
        with open_store(url) as store, store.read() as session:
            return sum(row["table"] == "arrivals" for row in dump_contents(session))
    except StoreError:
        return 0


def look(place: Path, url: str) -> Ending:
    """What the store says, and which bytes lie where: nothing but the store, the log and the morning lies elsewhere."""
    with open_store(url) as store, store.read() as session:
        contents = tuple(dump_contents(session))
    paths = [path for path in place.rglob("*") if not path.is_dir() and not OF_THE_NIGHT.match(path.name)]
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
    strikes = (
        f"{victim} killed {moment.seconds:.3f} s after {'the start' if not moment.files else f'file {moment.files}'}"
        f", {stored} stored"
        for victim, moment, stored in zip(killing.victims, killing.moments, killing.stored, strict=True)
    )
    return f"{'; then '.join(strikes)}: {killing.differs or 'the same'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
