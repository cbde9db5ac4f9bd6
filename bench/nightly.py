"""`python -m bench.nightly CORPUS [--workers 1 2]`: a night over a corpus of `bench.corpus`, for each count of workers.

Says whether the ledger balances, whether each file became exactly what the manifest says, how well the reports were
read, how much memory each process took, and how many pages a minute; 1 where anything is not as it must be.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from bench.corpus.manifest import read_manifest
from bench.nightly_check import Checked, check_night
from bench.nightly_figures import reading_figures
from pipeline.options import MEBIBYTE
from schemas.errors import ExitCode

ROOT = Path(__file__).parents[1]
LOOK_EVERY = 0.1
"""Seconds between two looks at the memory."""
WELL = (ExitCode.OK, ExitCode.NEEDS_REVIEW)


@dataclass(frozen=True)
class Night:
    """A night as seen from outside. `starting` are the seconds until the first file was stored.

    `main_mib` and `worker_mib` are the most that such a process held at a moment.
    """

    workers: int
    code: int
    seconds: float
    starting: float
    main_mib: float
    worker_mib: tuple[float, ...]


def run_night(place: Path, *, workers: int) -> Night:
    """Takes in `place/inbox`, and watches the memory of the processes."""
    command = [sys.executable, "-m", "pipeline.cli", "batch", "inbox", "--store", "store.db", "--settle", "0"]
    command += ["--archive", "archive", "--quarantine", "quarantine", "--workers", str(workers)]
    began, starting = time.monotonic(), 0.0
    peaks: dict[int, int] = {}
    with (place / "log").open("wb") as log:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        night = subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=log)
        watched = psutil.Process(night.pid)
        while night.poll() is None:
            with suppress(psutil.Error):
                for process in (watched, *watched.children(recursive=True)):
                    with suppress(psutil.Error):
                        peaks[process.pid] = max(peaks.get(process.pid, 0), process.memory_info().rss)
            if not starting and b"[1/" in (place / "log").read_bytes():
                starting = time.monotonic() - began
            time.sleep(LOOK_EVERY)
    seconds = time.monotonic() - began
    main = peaks.pop(night.pid, 0) / MEBIBYTE
    others = tuple(sorted(peak / MEBIBYTE for peak in peaks.values()))
    return Night(workers, night.returncode, seconds, starting, main, others)


def say(night: Night, checked: Checked) -> None:
    """Prints what the night was like."""
    pace = 60 * checked.pages / night.seconds
    print(f"{night.workers} workers: {night.seconds:.0f} s ({night.starting:.0f} until the first file was stored)")
    print(f"  {checked.pages} pages, {pace:.0f} pages a minute")
    processes = ", ".join(f"{mib:.0f}" for mib in night.worker_mib[-3:])
    print(f"  most memory: main {night.main_mib:.0f} MiB; {len(night.worker_mib)} others, the largest {processes} MiB")
    print(f"  documents: {checked.documents}")
    print(f"  rescans found {checked.rescans}, versions right {checked.versions}, agencies right {checked.agencies}")
    for problem in checked.problems:
        print(f"  NOT AS IT MUST BE: {problem}")
    for doubt in checked.doubts:
        print(f"  differs: {doubt}")


def main(arguments: Sequence[str]) -> int:
    """Prints the figures of each night, and what more workers bring."""
    parser = argparse.ArgumentParser(prog="python -m bench.nightly", description="Runs nights over a corpus.")
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="made by bench.corpus")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], metavar="N", help="(%(default)s)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the stores and logs in this new folder")
    chosen = parser.parse_args(arguments)
    entries = read_manifest(chosen.corpus)
    paces: dict[int, float] = {}
    contents = []
    bad = False
    with TemporaryDirectory(prefix="prongsai-nightly-") as temporary:
        for workers in chosen.workers:
            # Always the same place: where the originals went is in the stores, which are compared.
            place = (chosen.keep or Path(temporary)).absolute() / "night"
            shutil.copytree(chosen.corpus / "inbox", place / "inbox")
            night = run_night(place, workers=workers)
            if night.code not in WELL:
                print((place / "log").read_text(encoding="utf-8")[-2000:])
                print(f"the night ended with {night.code}")
                return 1
            checked = check_night(place, entries)
            say(night, checked)
            for line in reading_figures(chosen.corpus, place / "store.db", entries):
                print(f"  {line}")
            place.rename(place.with_name(f"workers-{workers}"))
            bad = bad or bool(checked.problems)
            paces[workers] = checked.pages / night.seconds
            contents.append(checked.contents)
    if any(each != contents[0] for each in contents):
        print("NOT AS IT MUST BE: the stores differ")
        bad = True
    first, *others = chosen.workers
    for workers in others:
        print(f"{workers} workers read {paces[workers] / paces[first]:.2f} times as many pages a minute as {first}")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
