"""`prongsai validate`: does a JSON file follow the report contract?"""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.inputs import read_bytes
from schemas.errors import ExitCode, ProngsaiError


def validate(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Reports as JSON, or as JSON lines; - is standard input."),
    ],
) -> None:
    """Checks reports against the contract.

    Each problem is listed with its place in the report. The exit code is 0
    when all files follow the contract, and 5 when one does not.

    Examples:

      prongsai validate out/*.json
      prongsai read *.txt --output - --format jsonl | prongsai validate -
    """
    from pipeline.cli.terminal import notes_console, tell_error

    codes = [ExitCode.OK]
    for path in files:
        try:
            codes.append(_validate_one(path))
        except ProngsaiError as error:
            tell_error(notes_console(), error, with_traceback=bool(ctx.obj))
            codes.append(error.exit_code)
    raise typer.Exit(max(codes))


def _validate_one(path: Path) -> ExitCode:
    from pipeline.cli.contract import check_file
    from pipeline.cli.terminal import count, results_console, say

    console, n_reports, n_problems = results_console(), 0, 0
    for checked in check_file(read_bytes(path), name=path.name):
        n_reports += 1
        place = str(path) if checked.line is None else f"{path}:{checked.line}"
        for problem in checked.problems:
            n_problems += 1
            say(console, f"{place}: {problem.path} {problem.words}" if problem.path else f"{place}: {problem.words}")
    if n_problems:
        return ExitCode.CONTRACT
    if not n_reports:
        say(console, f"{path}: holds no report")
        return ExitCode.CONTRACT
    say(console, f"{path}: follows the contract ({count(n_reports, 'report')})", "green")
    return ExitCode.OK
