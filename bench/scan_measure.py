"""The measurement over scanned pages: whole programs on two cores, from the scan to what they write."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import chain, cycle, islice, zip_longest
from pathlib import Path

from bench.figures import Seconds
from bench.inputs import ROOT
from bench.measure import FINE
from bench.pdf_measure import read_in_own_process
from bench.scan_figures import ScanFigures, ScanReader
from bench.scan_pages import KnownPage, halves, write_pictures, write_scan
from bench.scan_texts import Letter, letters_of, score_pages
from extractors.page.ocr.tesseract import LANGUAGES
from training.score import Score

OURS, TESSERACT, OCRMYPDF = "prongsai read", "tesseract", "ocrmypdf"
CORES = 2
_LANGUAGES = "+".join(LANGUAGES)


def measure_scans(pages: Sequence[KnownPage], *, long: Sequence[int] = ()) -> ScanFigures:
    """Reads all pages once with each program that is installed; `long` are numbers of pages to measure memory with.

    Raises CalledProcessError where a program fails.
    """
    missing = {name: why for name in (TESSERACT, OCRMYPDF) if (why := _why_missing(name))}
    readers: dict[str, ScanReader] = {}
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as name:
        folder = Path(name)
        readers[OURS] = _read_ours(pages, folder)
        if TESSERACT not in missing:
            readers[TESSERACT] = ScanReader(_read_with_tesseract(pages, folder))
        if OCRMYPDF not in missing:
            readers[OCRMYPDF] = _read_with_ocrmypdf(pages, folder)
        memory = {
            count: read_in_own_process(
                write_scan(list(islice(cycle(pages), count)), folder / f"long-{count}.pdf")
            ).peak_memory
            for count in long
        }
    return ScanFigures(len(pages), readers, missing, memory)


def _why_missing(program: str) -> str:
    """Why the program cannot be measured; empty where it can."""
    if shutil.which(program) is None:
        return f"{program} is not installed"
    listed = subprocess.run(["tesseract", "--list-langs"], check=False, capture_output=True, text=True)
    lacking = sorted(set(LANGUAGES) - set(listed.stdout.split()))
    return f"Tesseract has no data for {', '.join(lacking)}" if lacking else ""


def _read_ours(pages: Sequence[KnownPage], folder: Path) -> ScanReader:
    """Every second page is read by one process, the others by another, as a user shares them out.

    The text is that of the searchable PDF, which is written outside of the time.
    """
    scans = [write_scan(part, folder / f"part-{at}.pdf") for at, part in enumerate(halves(pages))]
    command = [sys.executable, "-m", "pipeline.cli", "read"]
    took = _run_together([[*command, str(scan), "--output", str(folder / "read")] for scan in scans])
    aside = ["--output", str(folder / "again"), "--searchable", str(folder / "searchable")]
    _run_together([[*command, *map(str, scans), *aside]])
    parts = [letters_of(folder / "searchable" / scan.name) for scan in scans]
    in_order = chain.from_iterable(zip_longest(*parts))
    return _scored(took, pages, [letters for letters in in_order if letters is not None])


def _read_with_tesseract(pages: Sequence[KnownPage], folder: Path) -> Seconds:
    paths = write_pictures(pages, folder)
    commands = []
    for at in range(min(CORES, len(paths))):
        listed = folder / f"pages-{at}.txt"
        listed.write_text("".join(f"{path}\n" for path in paths[at::CORES]), encoding="utf-8")
        commands.append(["tesseract", str(listed), str(folder / f"text-{at}"), "-l", _LANGUAGES])
    return _run_together(commands)


def _read_with_ocrmypdf(pages: Sequence[KnownPage], folder: Path) -> ScanReader:
    scan, target = write_scan(pages, folder / "whole.pdf"), folder / "whole-searchable.pdf"
    options = ["-l", _LANGUAGES, "--jobs", str(CORES), "--force-ocr"]
    took = _run_together([["ocrmypdf", *options, str(scan), str(target)]])
    return _scored(took, pages, list(letters_of(target)))


def _scored(took: Seconds, pages: Sequence[KnownPage], letters: Sequence[list[Letter]]) -> ScanReader:
    score: Score = score_pages(zip([page.texts for page in pages], letters, strict=True))
    return ScanReader(took, wrong=score.dense_wrong, characters=score.dense)


def _run_together(commands: Sequence[Sequence[str]]) -> Seconds:
    """The seconds until the last of the commands has ended; each has one thread for itself where it is told so."""
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}
    start = time.perf_counter()
    running = [
        subprocess.Popen(command, cwd=ROOT, env=one_thread, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    codes = [process.wait() for process in running]
    took = time.perf_counter() - start
    for command, code in zip(commands, codes, strict=True):
        if code not in FINE:
            raise subprocess.CalledProcessError(code, list(command))
    return took
