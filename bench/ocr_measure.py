"""The measurement over pictures of lines: our recogniser and Tesseract as whole processes, and our engine alone."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import cv2

from bench.figures import Seconds
from bench.inputs import ROOT
from bench.ocr_figures import OcrFigures, ReaderFigures
from bench.ocr_lines import KnownLine
from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.tesseract import LANGUAGES, open_tesseract
from pipeline.options import OcrOptions
from pipeline.recogniser import open_engine
from schemas.errors import EngineError
from training.alphabet import to_canonical
from training.score import score_texts

_PAGE_END = "\f"


def measure_lines(lines: Sequence[KnownLine], *, rounds: int) -> OcrFigures:
    """Reads all lines `rounds` times with each reader, by turns.

    Raises EngineError where our own recogniser cannot be used, CalledProcessError where a process
    fails.
    """
    engine = open_engine(OcrOptions())
    engine.read_lines([line.image for line in lines[:2]])
    missing = _why_no_tesseract()
    seconds: dict[str, list[Seconds]] = {"whole": [], "engine": [], "tesseract": []}
    read: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        paths = write_pictures(lines, Path(folder))
        for _ in range(rounds):
            for name, took, texts in (
                ("whole", *_read_whole(paths)),
                ("engine", *_read_alone(engine, lines)),
                *([] if missing else [("tesseract", *_read_with_tesseract(paths))]),
            ):
                seconds[name].append(took)
                read[name] = texts
    readers = {name: to_figures(seconds[name], texts, lines) for name, texts in read.items()}
    return OcrFigures(len(lines), readers["whole"], readers["engine"], readers.get("tesseract"), missing)


def to_figures(seconds: Sequence[Seconds], texts: Sequence[str], lines: Sequence[KnownLine]) -> ReaderFigures:
    """The reader's figures; texts are compared in the form that both readers can be brought to, without blanks."""
    score = score_texts([line.text for line in lines], [to_canonical(text) for text in texts])
    return ReaderFigures(seconds, wrong=score.dense_wrong, characters=score.dense)


def write_pictures(lines: Sequence[KnownLine], folder: Path) -> list[Path]:
    """The pictures as PNG files, in their order."""
    paths = [folder / f"{number:04d}.png" for number in range(len(lines))]
    for path, line in zip(paths, lines, strict=True):
        cv2.imwrite(str(path), line.image)
    return paths


def texts_of_prongsai(output: str) -> list[str]:
    """The text of each line that `prongsai ocr --line` prints behind the names of the files."""
    return [line.partition("\t")[2] for line in output.splitlines()]


def texts_of_tesseract(output: str) -> list[str]:
    """The text of each image: a form feed stands between two."""
    return [" ".join(page.split()) for page in output.split(_PAGE_END)]


def _why_no_tesseract() -> str:
    """Why Tesseract cannot be measured; empty where it can."""
    try:
        open_tesseract()
    except EngineError as error:
        return str(error)
    return ""


def _read_whole(paths: Sequence[Path]) -> tuple[Seconds, list[str]]:
    command = [sys.executable, "-m", "pipeline.cli", "ocr", "--line", *map(str, paths)]
    took, output = _run(command)
    return took, _as_many(texts_of_prongsai(output), paths)


def _read_with_tesseract(paths: Sequence[Path]) -> tuple[Seconds, list[str]]:
    listed = paths[0].with_name("lines.txt")
    listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    options = ["-l", "+".join(LANGUAGES), "--psm", "13", "--dpi", "200", "-c", f"page_separator={_PAGE_END}"]
    took, output = _run(["tesseract", str(listed), "stdout", *options])
    return took, _as_many(texts_of_tesseract(output), paths)


def _read_alone(engine: LineEngine, lines: Sequence[KnownLine]) -> tuple[Seconds, list[str]]:
    start = time.process_time()
    readings = engine.read_lines([line.image for line in lines])
    return time.process_time() - start, [reading.text for reading in readings]


def _run(command: Sequence[str]) -> tuple[Seconds, str]:
    """The processor's seconds of the command, all its threads counted, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8", env=one_thread)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def _as_many(texts: list[str], paths: Sequence[Path]) -> list[str]:
    if len(texts) != len(paths):
        raise ValueError(f"{len(texts)} texts for {len(paths)} pictures")
    return texts
