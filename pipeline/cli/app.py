"""The commands put together, and what holds for all of them: errors, interruption, a reader that has gone."""

import errno
import sys
from io import TextIOWrapper
from typing import Annotated, Any, TextIO

import typer

from pipeline.cli.agencies import agencies
from pipeline.cli.batch import batch
from pipeline.cli.config import config
from pipeline.cli.debug import debug
from pipeline.cli.diff import diff
from pipeline.cli.doctor import doctor
from pipeline.cli.evaluate import evaluate
from pipeline.cli.export import export
from pipeline.cli.ocr import ocr
from pipeline.cli.plain_help import PlainCommand, PlainGroup
from pipeline.cli.read import read
from pipeline.cli.schema import schema
from pipeline.cli.search import search
from pipeline.cli.show import show
from pipeline.cli.summarize import summary
from pipeline.cli.validate import validate
from schemas.errors import EngineError, ExitCode, InternalError, ProngsaiError

OUTPUT_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system says of an output that takes no more, or that was closed from the beginning."""

_STDOUT = 1


class Commands(PlainGroup):
    """Runs a command and tells its errors as `error: message` with a hint, never as a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """The command's return value; raises typer.Exit with the error's exit code."""
        try:
            try:
                value = super().invoke(ctx)
            finally:  # also behind an exit code of the command's own: what cannot be written is told first
                sys.stdout.flush()
        except BrokenPipeError:
            _silence_outputs()
            raise typer.Exit(ExitCode.READER_GONE) from None
        except OSError as error:
            raise typer.Exit(_tell(_explain(error), ctx)) from None
        except KeyboardInterrupt:
            from pipeline.cli.terminal import notes_console, say

            say(notes_console(), "Interrupted.")
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except ProngsaiError as error:
            raise typer.Exit(_tell(error, ctx)) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except ImportError as error:
            broken = EngineError(f"a package is missing or broken: {error}", "Ask prongsai doctor which.")
            broken.__cause__ = error
            raise typer.Exit(_tell(broken, ctx)) from None
        except Exception as error:
            raise typer.Exit(_tell(InternalError.of(error), ctx)) from None
        return value


def _explain(error: OSError) -> ProngsaiError:
    """What a failure of the file system means that no command has caught: a full standard output, or a fault."""
    if error.errno not in OUTPUT_FULL or error.filename is not None:
        return InternalError.of(error)
    from pipeline.output import output_lost

    return output_lost(error)


def _tell(error: ProngsaiError, ctx: Any = None) -> int:
    """Prints the error; returns its exit code."""
    from pipeline.cli.terminal import notes_console, tell_error

    try:
        tell_error(notes_console(), error, with_traceback=bool(ctx and ctx.obj))
        sys.stdout.flush()
    except OSError:  # where output goes there is no room: the exit code must tell
        _silence_outputs()
    return error.exit_code


def _silence_outputs() -> None:
    """Sends what is still buffered nowhere, so that the interpreter does not complain when it ends."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


app = typer.Typer(
    name="prongsai",
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from pipeline.cli.versions import own_version

        print(f"prongsai {own_version()}")
        raise typer.Exit


@app.callback(
    epilog="Exit codes: 0 all well · 2 wrong usage · 3 a file cannot be read · 4 a tool is missing or failed · "
    "5 not the report contract · 6 cannot be written · 10 done, but something needs review · 130 interrupted · "
    "141 the reader of the output has gone"
)
def start(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="With an error, show where in the program it arose.")
    ] = False,
) -> None:
    """Reads Thai integrity and transparency reports into validated JSON.

    Each report tells its agency, year, assessment and measures, with the place
    where every value was read, and findings: doubts and contradictions.

    Examples:

      prongsai read plan.txt results.txt --output out
      prongsai show out/plan.json
      prongsai validate out/*.json
    """
    ctx.obj = traceback


app.command("read", cls=PlainCommand, no_args_is_help=True)(read)
app.command("show", cls=PlainCommand, no_args_is_help=True)(show)
app.command("validate", cls=PlainCommand, no_args_is_help=True)(validate)
app.command("evaluate", cls=PlainCommand, no_args_is_help=True)(evaluate)
app.command("debug", cls=PlainCommand, no_args_is_help=True)(debug)
app.command("ocr", cls=PlainCommand, no_args_is_help=True)(ocr)
app.command("batch", cls=PlainCommand)(batch)
app.command("summary", cls=PlainCommand, no_args_is_help=True)(summary)
app.command("diff", cls=PlainCommand, no_args_is_help=True)(diff)
app.command("agencies", cls=PlainCommand)(agencies)
app.command("export", cls=PlainCommand, no_args_is_help=True)(export)
app.command("search", cls=PlainCommand, no_args_is_help=True)(search)
app.command("config", cls=PlainCommand)(config)
app.command("schema", cls=PlainCommand)(schema)
app.command("doctor", cls=PlainCommand)(doctor)


def _closed_output() -> TextIO:
    """Standard output that was closed before the start: who writes there is told, and no file takes its number."""
    import os

    if os.open(os.devnull, os.O_RDONLY) != _STDOUT:
        os.dup2(os.open(os.devnull, os.O_RDONLY), _STDOUT)
    return open(_STDOUT, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def main() -> None:
    """Runs the command line and leaves the process with its exit code."""
    if sys.stdout is None:
        sys.stdout = _closed_output()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Thai must come out whatever the locale; a file name that is no text must not stop us.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app(prog_name="prongsai")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence_outputs()
        sys.exit(ExitCode.READER_GONE)
    except OSError as error:  # outside of any command: the help or the version could not be written
        sys.exit(_tell(_explain(error)))
