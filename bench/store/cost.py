"""A command as a process of its own: how long it takes, on the clock and of the processor, and how much memory."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.inputs import ROOT


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds on the clock, of the processor (user and system), and the most memory in bytes.

    What a database server took for it counts on the clock alone.
    """

    wall: float
    processor: float
    peak_memory: int


def cost_of(words: list[str], folder: Path) -> Cost:
    """What `prongsai` with these words takes; raises CalledProcessError when it fails."""
    figures, errors = folder / "peak", folder / "errors"
    command = [sys.executable, "-m", "bench.store.command_alone", str(figures), *words]
    began = time.perf_counter()
    with errors.open("wb") as told:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors.read_bytes())
    return Cost(wall, used.ru_utime + used.ru_stime, int(figures.read_text(encoding="utf-8")))


def least(costs: Sequence[Cost]) -> Cost:
    """The least of each figure: other work on the machine makes all of them worse, never better."""
    return Cost(
        min(each.wall for each in costs),
        min(each.processor for each in costs),
        min(each.peak_memory for each in costs),
    )


def growth(peaks: Mapping[int, int]) -> float:
    """Bytes of memory for each further document, from the second largest store to the largest."""
    smaller, larger = sorted(peaks)[-2:]
    return (peaks[larger] - peaks[smaller]) / (larger - smaller)
