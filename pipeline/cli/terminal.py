"""How the command speaks: consoles, and errors as one line with a hint."""

import errno
import os
import shutil
import sys
import traceback
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.cli.thai_wrap import show_controls, show_name
from pipeline.cli.versions import OWN_NAME
from schemas.errors import InternalError, ProngsaiError

PLAIN_WIDTH = 120
"""Columns of a table where there is no terminal at all that sets them."""


class _PlainConsole(Console):
    """A console that leaves it to the command what happens when its reader has gone."""

    def on_broken_pipe(self) -> None:
        """Raises the BrokenPipeError again, of which Rich would make exit code 1."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def results_console() -> Console:
    """The console for results (standard output)."""
    return _console(stderr=False)


def notes_console() -> Console:
    """The console for everything that is no result: progress, notes, errors (standard error)."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = _PlainConsole(stderr=stderr, highlight=False, emoji=False, markup=False)
    if "COLUMNS" not in os.environ and not any(os.isatty(standard) for standard in (0, 1, 2)):
        console.width = PLAIN_WIDTH
    return console


def say(console: Console, text: str, style: str = "") -> None:
    """Prints one line, however long, without breaking it."""
    console.print(Text(show_controls(text), style), soft_wrap=True)


def count(number: int, noun: str) -> str:
    """The number and the noun, such as `1 file` or `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def own_command() -> str:
    """What a person types to start this program: `prongsai`, or the path to it where the shell would not find it."""
    started_by = sys.argv[0]
    return started_by if Path(started_by).name == OWN_NAME and not shutil.which(OWN_NAME) else OWN_NAME


def tell_error(console: Console, error: ProngsaiError, *, about: str = "", with_traceback: bool = False) -> None:
    """Prints `error: message` or `about: message`, and the hint below it."""
    line = Text(f"{show_name(about) or 'error'}: ", "bold red")
    line.append(show_name(error.message), "default not bold")
    console.print(line, soft_wrap=True)
    if error.hint:
        say(console, f"  hint: {show_name(error.hint)}", "dim")
    if with_traceback:
        shown = error.__cause__ if isinstance(error, InternalError) and error.__cause__ else error
        say(console, "".join(traceback.format_exception(shown)).rstrip())
