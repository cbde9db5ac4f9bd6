"""`prongsai show`: a report for the eye."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.inputs import STANDARD_INPUT, as_file, clean_name, read_bytes
from pipeline.options import ReadOptions
from schemas.errors import ContractError, UsageError

REPORT_ENDINGS = (".json", ".jsonl", ".ndjson")


def show(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A report as JSON, or a document, which is then read; - is standard input."
        ),
    ],
    measure: Annotated[
        int | None,
        typer.Option("--measure", "-m", metavar="N", min=1, help="Show only the N-th measure, whole, with evidence."),
    ] = None,
    scores: Annotated[bool, typer.Option("--scores", help="List every score of the assessment.")] = False,
    password: Annotated[
        str | None, typer.Option("--password", metavar="TEXT", help="Opens a PDF file that is protected.")
    ] = None,
) -> None:
    """Shows a report as a table.

    Measures are counted from 1, in the order of the document: #3 is the one
    that the paths in the JSON call measures[2], and that --measure 3 shows.

    Examples:

      prongsai show out/report.json
      prongsai show report.pdf --measure 3
      prongsai show out/report.json --scores | less -R
    """
    from pipeline.cli.report_view import print_measure, print_report
    from pipeline.cli.terminal import results_console

    console = results_console()
    for report in _load(file, password=password):
        if measure is None:
            print_report(console, report, file=_say_file(file, report.source.filename), with_scores=scores)
        elif measure <= len(report.measures):
            print_measure(console, report, measure - 1)
        else:
            raise UsageError(
                f"{file} has {len(report.measures)} measures, so there is none with the number {measure}",
                f"prongsai show {file} lists them all.",
            )


def _say_file(path: Path, document: str) -> str:
    """Where the report comes from: the file as it was given, and behind it the document, where that is another."""
    if path == STANDARD_INPUT:
        return document
    return str(path) if document == clean_name(path.name) else f"{path} ({document})"


def _load(path: Path, *, password: str | None) -> list[Any]:
    """The reports of a JSON file, or the one that reading the document gives."""
    options = ReadOptions(password=password)
    with as_file(path, options) as local:
        if not _holds_reports(path, local):
            from pipeline.runner import read_document

            return [read_document(local, options)]
        from pipeline.cli.contract import check_file

        checked = list(check_file(read_bytes(local), name=path.name))
    if not checked or any(each.report is None for each in checked):
        raise ContractError(
            f"{path} does not follow the report contract", f"Ask prongsai validate {path} what is wrong."
        )
    return [each.report for each in checked]


def _holds_reports(path: Path, local: Path) -> bool:
    """Whether this is JSON: by the ending of its name, for standard input by its first character."""
    if path != STANDARD_INPUT:
        return path.suffix.lower() in REPORT_ENDINGS
    from pipeline.cli.contract import as_utf8

    try:
        return as_utf8(read_bytes(local)).lstrip().startswith(b"{")
    except UnicodeDecodeError:
        return False
