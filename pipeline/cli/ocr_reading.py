"""Reads files for `prongsai ocr`, and prints text for people, or one JSON object for each line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.pages import NO_LINES, PageLine, why_no_text
from pipeline.cli.inputs import PICTURES, STANDARD_INPUT, as_file
from pipeline.cli.ocr_json import line_to_json
from pipeline.cli.terminal import notes_console, results_console, say, tell_error
from pipeline.cli.thai_wrap import show_name
from pipeline.files import printable
from pipeline.options import ReadOptions
from pipeline.pictured_page import FailedPage, PicturedPage
from pipeline.pictures import open_pictures
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
            file = PICTURES.standard_input if path == STANDARD_INPUT else str(path)
            try:
                with as_file(path, options, wanted=PICTURES) as opened:
                    for page in open_pictures(opened, options):
                        status.update(Text(f"Reading page {page.page_no} of {show_name(file)}"))
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
            self._show(read_picture(page, self._engine), page, file)

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
            self._show([line], page, file)

    def _show(self, lines: Sequence[PageLine], page: PicturedPage, file: str) -> None:
        """Prints the lines of a page, and beside the results a note where there is no text in them."""
        _print_page(lines, page, file=file, shown=self._shown)
        why = why_no_text(page.pixels, lines)
        if why:
            say(self.console, f"{show_name(file)}, page {page.page_no}: no text: {why}")
        if why == NO_LINES and not self._shown.as_line:
            say(self.console, "  hint: A picture of one short line is read with --line.", "dim")


def _print_page(lines: Sequence[PageLine], page: PicturedPage, *, file: str, shown: Shown) -> None:
    """Prints the lines of a page."""
    if shown.as_json:
        for number, line in enumerate(lines, start=1):
            values = line_to_json(line, page, file=printable(file), number=number)
            print(json.dumps(values, ensure_ascii=False))
        return
    if shown.as_line:
        for line in lines:  # without the console, which makes blanks of tabs
            print(f"{show_name(file)}\t{line.reading.text}" if shown.with_names else line.reading.text)
        return
    console = results_console()
    if shown.with_names or page.page_no > 1:
        say(console, f"— {show_name(file)}, page {page.page_no} —", "dim")
    for line in lines:
        if line.reading.text:
            say(console, line.reading.text)
