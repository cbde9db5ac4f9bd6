"""The measurement itself: readings, the tokenizer alone, memory, and whole processes."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec

from bench.figures import Figures, FileFigures, Reading, Seconds, Starts
from bench.inputs import ROOT, short_names
from bench.stages import timed_stages

P = ParamSpec("P")

STARTS = 5
"""How often a whole process is started."""
FINE = (0, 10)
"""Exit codes of a reading that went well: 10 says that something in the report needs review."""


def measure(paths: Sequence[Path], *, rounds: int) -> Figures:
    """Reads all files `rounds` times (at least twice) in this process, and starts others to time them whole.

    The first round comes before anything else, so that its first file carries the loading of the dictionaries,
    and the memory is that of reading alone.
    """
    readings = [[read_timed(path)] for path in paths]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # Linux counts KiB
    texts = [_text_of(path) for path in paths]
    tokenizer: list[list[Seconds]] = [[] for _ in paths]
    _tokenize(texts[0][:100])  # loads its dictionary
    for _ in range(max(1, rounds - 1)):
        for at, path in enumerate(paths):
            # By turns, so that a busy moment of the machine hits both.
            readings[at].append(read_timed(path))
            tokenizer[at].append(seconds_of(_tokenize, texts[at]))
    named = zip(short_names(paths), texts, readings, tokenizer, strict=True)
    files = [FileFigures(name, len(text), read, cut) for name, text, read, cut in named]
    return Figures(files=files, peak_memory=peak, starts=_measure_starts(paths[0]))


def read_timed(path: Path) -> Reading:
    """One reading as `prongsai read` does it, from the file to the report, with the time of each stage."""
    from pipeline import runner
    from pipeline.options import ReadOptions

    with timed_stages(runner) as stages:
        seconds = seconds_of(runner.read_document, path, ReadOptions())
    return Reading(seconds, stages)


def _text_of(path: Path) -> str:
    from extractors.page.encoding import decode_text

    return decode_text(path.read_bytes()).text


def _tokenize(text: str) -> None:
    """Words by PyThaiNLP alone, as its documentation shows it: no reader of Thai can do with less."""
    from pythainlp.tokenize import word_tokenize

    word_tokenize(text, engine="newmm")


def _measure_starts(path: Path) -> Starts:
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        return Starts(
            help=[seconds_of(_run, "--help") for _ in range(STARTS)],
            read=[seconds_of(_run, "read", str(path.resolve()), "--output", folder) for _ in range(STARTS)],
        )


def _run(*words: str) -> None:
    """`prongsai` with these words, as a process of its own; raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", "pipeline.cli", *words]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    if done.returncode not in FINE:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def seconds_of(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Seconds:
    """How long the call takes."""
    start = time.perf_counter()
    work(*args, **kwargs)
    return time.perf_counter() - start
