"""The measurement over PDF files: readings, pdfplumber's tables alone, and the memory that a long document takes."""

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Seconds
from bench.inputs import ROOT, short_names
from bench.long_pdf import page_count, write_long
from bench.measure import read_timed, seconds_of
from bench.pdf_figures import LongReading, PdfFigures, PdfFileFigures

LONG = (30, 300)
"""Pages of the long documents: what a page leaves behind shows between the two."""


def measure_pdfs(paths: Sequence[Path], *, rounds: int) -> PdfFigures:
    """Reads all files `rounds` times (at least twice) in this process, and long documents in others."""
    readings = [[read_timed(path)] for path in paths]
    tables: list[list[Seconds]] = [[] for _ in paths]
    for _ in range(max(1, rounds - 1)):
        for at, path in enumerate(paths):
            # By turns, so that a busy moment of the machine hits both; neither clears up after the other.
            gc.collect()
            readings[at].append(read_timed(path))
            gc.collect()
            tables[at].append(seconds_of(_extract_tables, path))
    counts = [page_count(path) for path in paths]
    named = zip(short_names(paths), counts, readings, tables, strict=True)
    files = [PdfFileFigures(name, pages, read, found) for name, pages, read, found in named]
    source = counts.index(max(counts))
    return PdfFigures(files=files, long=_read_long(paths[source]), long_source=files[source].name)


def _extract_tables(path: Path) -> None:
    """All tables of all pages by pdfplumber alone, as its documentation shows it."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()


def _read_long(source: Path) -> list[LongReading]:
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        return [read_in_own_process(write_long(source, Path(folder) / f"{pages}.pdf", pages=pages)) for pages in LONG]


def read_in_own_process(path: Path) -> LongReading:
    """Reads a file in a process of its own; raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", "bench.read_alone", str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return LongReading(**json.loads(done.stdout))
