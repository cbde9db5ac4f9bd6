"""`prongsai read`: documents in, one JSON report for each out."""

import re
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, distinct
from pipeline.cli.job import Extras, Job
from pipeline.options import MEBIBYTE, ReadOptions
from pipeline.output import (
    Naming,
    Put,
    name_results,
    one_file_each,
    one_line_each,
    refuse_overwriting_inputs,
    to_stream,
)
from schemas.errors import UsageError

LINES_FILE = "reports.jsonl"
_PAGES = re.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?")


class Format(StrEnum):
    """The form of the results."""

    JSON = "json"
    JSONL = "jsonl"


def _to_folder(name: str) -> Path:
    if not name.strip():
        raise UsageError("the name of the folder for the results is empty", "Give --output . for the current folder.")
    return Path(name)


def _to_pages(text: str) -> frozenset[int]:
    """`3,7-9` as its page numbers."""
    pages: set[int] = set()
    for part in text.split(","):
        found = _PAGES.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last:
            raise UsageError(f"{text!r} are no page numbers", "Give numbers and ranges, as in --skip-pages 3,7-9.")
        pages |= set(range(first, last + 1))
    return frozenset(pages)


def read(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(readable=False, metavar="FILE...", help="The documents to read; - is standard input."),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            parser=_to_folder,
            help="The folder for the results; - is standard output. Always needed.",
        ),
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format", "-f", metavar="json|jsonl", help=f"One JSON file each, or one line each (in DIR/{LINES_FILE})."
        ),
    ] = Format.JSON,
    name: Annotated[
        Naming,
        typer.Option(
            "--name",
            metavar="stem|parent|hash",
            help="What a result is called: like its file, with the file's folder in front, or with a part of the "
            "file's hash behind.",
        ),
    ] = Naming.STEM,
    crops: Annotated[
        Path | None,
        typer.Option(
            "--crops",
            metavar="DIR",
            parser=_to_folder,
            help="A folder for pictures of what was read: for each report a folder with the places of its values.",
        ),
    ] = None,
    searchable: Annotated[
        Path | None,
        typer.Option(
            "--searchable",
            metavar="DIR",
            parser=_to_folder,
            help="A folder for scans as PDF that can be searched and copied from.",
        ),
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="TEXT", help="Opens PDF files that are protected.")
    ] = None,
    max_mib: Annotated[
        int | None,
        typer.Option(
            "--max-mib",
            metavar="N",
            min=1,
            help=f"Refuse files larger than this: {ReadOptions.TEXT_BYTES // MEBIBYTE} without it for text, "
            f"{ReadOptions.PAGES_BYTES // MEBIBYTE} for PDF and pictures.",
        ),
    ] = None,
    max_pages: Annotated[
        int, typer.Option("--max-pages", metavar="N", min=1, help="Refuse PDF files with more pages.")
    ] = ReadOptions.max_pages,
    skip_pages: Annotated[
        frozenset[int] | None,
        typer.Option(
            "--skip-pages",
            metavar="N,N-N",
            parser=_to_pages,
            help="Do not look at these pages of any of the files.",
        ),
    ] = None,
) -> None:
    """Reads documents, and writes each as a JSON report.

    DIR is made where it is missing; results of the same name are replaced.
    A file that cannot be read is told, and the others go on. The exit code
    is 0 when all went well, 10 when a report has warnings to look at, and
    that of the worst error when a file failed.

    Examples:

      prongsai read report.pdf --output out
      prongsai read 2567/*.pdf 2568/*.txt --output out --name parent
      prongsai read *.txt --output out --format jsonl
      prongsai read report.txt --output - | jq .measures
      prongsai read scan.pdf --output out --crops crops --searchable pdf
      prongsai read scan.pdf --output out --skip-pages 7,12-14
    """
    if output is None:
        raise UsageError("nothing says where the results go", "Add --output DIR, or --output - for the screen.")
    to_stdout = output == Path("-")
    in_files = format is Format.JSON and not to_stdout
    extras = Extras(crops=crops, searchable=searchable)
    jobs = plan_jobs(files, naming=name if in_files or crops or searchable else None)
    if to_stdout and format is Format.JSON and len(jobs) > 1:
        raise UsageError("several reports make no single JSON document", "Add --format jsonl, or name a folder.")
    if not to_stdout:
        targets = [output / f"{job.name}.json" for job in jobs] if in_files else [output / LINES_FILE]
        refuse_overwriting_inputs([job.path for job in jobs], targets)
    copies = [path for job in jobs if (path := extras.searchable_of(job.name)) is not None]
    refuse_overwriting_inputs([job.path for job in jobs], copies)
    from pipeline.cli.reading import read_all
    from pipeline.cli.summary import print_summary
    from pipeline.cli.terminal import notes_console, results_console

    options = ReadOptions(
        max_bytes=None if max_mib is None else max_mib * MEBIBYTE,
        max_pages=max_pages,
        password=password,
        skip_pages=skip_pages or frozenset(),
    )
    with _open_output(output, format) as put:
        batch = read_all(
            jobs,
            put,
            options,
            extras=extras,
            pretty=format is Format.JSON,
            with_places=in_files or to_stdout,
            with_traceback=bool(ctx.obj),
        )
    print_summary(notes_console() if to_stdout else results_console(), batch, folder=str(output), extras=extras)
    raise typer.Exit(batch.exit_code)


def plan_jobs(files: Sequence[Path], *, naming: Naming | None) -> list[Job]:
    """What to read and how to name it, each file once; raises UsageError before any work when names clash.

    With `Naming.HASH`, of several files with the same stem and bytes only the first is read. Without a naming,
    for results that go into one stream, a result's name is its file's path.
    """
    paths = distinct(files)
    if naming is None:
        return [Job(path, str(path)) for path in paths]
    shown = [Path(STANDARD_INPUT_NAME) if path == STANDARD_INPUT else path for path in paths]
    jobs: dict[str, Job] = {}
    for path, result_name in zip(paths, name_results(shown, naming), strict=True):
        jobs.setdefault(result_name, Job(path, result_name))
    return list(jobs.values())


def _open_output(output: Path, form: Format) -> AbstractContextManager[Put]:
    if output == Path("-"):
        return to_stream(sys.stdout)
    return one_file_each(output) if form is Format.JSON else one_line_each(output / LINES_FILE)
