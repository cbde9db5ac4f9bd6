"""Reads files for `prongsai ocr`, and prints text for people, or one JSON object for each line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.pages import PageLine
from pipeline.cli.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, as_file
from pipeline.cli.terminal import notes_console, results_console, say, tell_error
from pipeline.cli.thai_wrap import show_controls
from pipeline.options import ReadOptions
from pipeline.pictures import FailedPage, PicturedPage, open_pictures
from pipeline.recogniser import read_line_pictures, read_picture
from schemas.errors import ExitCode, ProngsaiError

_LINES_TOGETHER = 128
_PIXELS_TOGETHER = 32_000_000
"""Pictures of single lines are gathered up to these, since many together are read faster."""


@dataclass(frozen=True)
class Shown:
    """How the text is shown: as JSON, with pages that are single lines, with the names of files."""

    as_json: bool
    as_line: bool
    with_names: bool


def read_files(
    paths: Sequence[Path], options: ReadOptions, engine: LineEngine, *, shown: Shown, with_traceback: bool
) -> ExitCode:
    """Prints what stands on the pages of the files, and tells of what cannot be read; the exit code for all."""
    reader = _Reader(engine, shown, with_traceback=with_traceback)
    with reader.console.status("Reading") as status:
        for path in paths:
            file = STANDARD_INPUT_NAME if path == STANDARD_INPUT else str(path)
            try:
                with as_file(path, options) as opened:
                    for page in open_pictures(opened, options):
                        status.update(f"Reading page {page.page_no} of {file}")
                        reader.take(page, file)
            except ProngsaiError as error:
                reader.tell(error, file)
        reader.finish()
    return max(reader.codes)


class _Reader:
    """Reads pages as they come; those that are single lines wait until there are enough of them."""

    def __init__(self, engine: LineEngine, shown: Shown, *, with_traceback: bool) -> None:
        self.console, self.codes = notes_console(), [ExitCode.OK]
        self._engine, self._shown, self._with_traceback = engine, shown, with_traceback
        self._waiting: list[tuple[PicturedPage, str]] = []

    def tell(self, error: ProngsaiError, file: str) -> None:
        """Tells of what cannot be read in a file."""
        tell_error(self.console, error, about=file, with_traceback=self._with_traceback)
        self.codes.append(error.exit_code)

    def take(self, page: PicturedPage | FailedPage, file: str) -> None:
        """Reads a page now or soon; raises EngineError where the recogniser fails."""
        if isinstance(page, FailedPage):
            self.tell(page.error, file)
        elif self._shown.as_line:
            self._waiting.append((page, file))
            pixels = sum(waiting.pixels.size for waiting, _ in self._waiting)
            if len(self._waiting) >= _LINES_TOGETHER or pixels >= _PIXELS_TOGETHER:
                self.finish()
        else:
            _print_page(read_picture(page, self._engine), page, file=file, shown=self._shown)

    def finish(self) -> None:
        """Reads the pages that wait."""
        waiting, self._waiting = self._waiting, []
        try:
            lines = read_line_pictures([page for page, _ in waiting], self._engine)
        except ProngsaiError as error:
            for file in dict.fromkeys(file for _, file in waiting):
                self.tell(error, file)
            return
        for line, (page, file) in zip(lines, waiting, strict=True):
            _print_page([line], page, file=file, shown=self._shown)


def _print_page(lines: Sequence[PageLine], page: PicturedPage, *, file: str, shown: Shown) -> None:
    """Prints the lines of a page."""
    if shown.as_json:
        for number, line in enumerate(lines, start=1):
            print(json.dumps(_to_json(line, page, file=file, number=number), ensure_ascii=False))
        return
    if shown.as_line:
        for line in lines:  # without the console, which makes blanks of tabs
            print(f"{show_controls(file)}\t{line.reading.text}" if shown.with_names else line.reading.text)
        return
    console = results_console()
    if shown.with_names or page.page_no > 1:
        say(console, f"— {file}, page {page.page_no} —", "dim")
    for line in lines:
        say(console, line.reading.text)


def _to_json(line: PageLine, page: PicturedPage, *, file: str, number: int) -> dict[str, Any]:
    """The line with its place; `number` is its place on the page, from 1."""
    reading = line.reading
    values: dict[str, Any] = {
        "file": file,
        "page": page.page_no,
        "line": number,
        "text": reading.text,
        "confidence": round(reading.confidence, 4),
        "unit": "px" if page.points is None else "pt",
        "box": {name: round(value, 2) for name, value in line.box._asdict().items()},
        "chars": [
            {
                "char": each.char,
                "confidence": round(each.confidence, 4),
                "x0": round(each.x0, 2),
                "x1": round(each.x1, 2),
            }
            for each in reading.chars
        ],
    }
    return values | {"doubt": reading.doubt} if reading.doubt else values
