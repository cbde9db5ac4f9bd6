"""`prongsai debug`: a page with everything that was read from it drawn over it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from extractors.page.scan.step_names import Step
from pipeline.cli.inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, as_file
from pipeline.options import ReadOptions
from pipeline.output import refuse_overwriting_inputs
from schemas.errors import UsageError

SMALLEST_SCALE, USUAL_SCALE, LARGEST_SCALE = 0.5, 2.0, 12.0


def debug(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A PDF, with --step a picture too; - is standard input.")
    ],
    *,
    page: Annotated[
        int | None, typer.Option("--page", "-p", metavar="N", min=1, help="Which page, from 1. Always needed.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PNG",
            help="The picture to write; without it, FILE-pN.png (or FILE-pN-STEP.png) in the current folder.",
        ),
    ] = None,
    scale: Annotated[
        float,
        typer.Option(
            "--scale",
            "-s",
            metavar="S",
            min=SMALLEST_SCALE,
            max=LARGEST_SCALE,
            help="Pixels per point; 2 is 144 dots an inch.",
        ),
    ] = USUAL_SCALE,
    step: Annotated[
        Step | None,
        typer.Option(
            "--step",
            metavar="NAME",
            help=f"Draw the page as it is after one step that cleans scans, instead: {', '.join(Step)}.",
        ),
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="TEXT", help="Opens a PDF file that is protected.")
    ] = None,
) -> None:
    """Draws a page of a PDF with everything that was read from it.

    Over the page stand its lines (green: trusted, amber: doubtful, red: not
    used), the cells of tables with row,column, what each column was taken
    for, boxes and ticks, and in colour what each field was read from: m3
    owners is read by show --measure 3. A legend stands beside it. The whole
    document is read for that, so a long one takes its time.

    With --step nothing is read: the picture shows the page of a PDF or a
    picture file after that step, and in colour what the step found.

    Examples:

      prongsai debug report.pdf --page 3
      prongsai debug report.pdf --page 3 --scale 4 --output look.png
      prongsai debug scan.tif --page 2 --step rulings
    """
    if page is None:
        raise UsageError("nothing says which page", "Add --page N; the first page is 1.")
    target = _target(file, output, page=page, step=step)
    refuse_overwriting_inputs([file], [target])
    from pipeline.cli.debug_view import print_page
    from pipeline.cli.terminal import results_console, say
    from pipeline.debug.journey import look_at_page
    from pipeline.debug.overlay import draw_page
    from pipeline.debug.store import write_png

    options = ReadOptions(password=password)
    if step is not None:
        from pipeline.debug.step import draw_step

        with as_file(file, options) as path:
            write_png(target, draw_step(path, options, page_no=page, step=step))
        say(results_console(), f"Picture: {target}", "bold")
        return
    with as_file(file, options) as path, _telling_progress() as on_page:
        view = look_at_page(path, options, page_no=page, scale=scale, on_page=on_page)
    write_png(target, draw_page(view))
    console = results_console()
    print_page(console, view, file=STANDARD_INPUT_NAME if file == STANDARD_INPUT else str(file), wanted_scale=scale)
    say(console, f"Picture: {target}", "bold")


def _target(file: Path, output: Path | None, *, page: int, step: Step | None) -> Path:
    """Where the picture goes; raises UsageError for what can be no picture's name."""
    stem = Path(STANDARD_INPUT_NAME if file == STANDARD_INPUT else file.name).stem
    usual = f"{stem}-p{page}-{step}.png" if step else f"{stem}-p{page}.png"
    if output is None:
        return Path(usual)
    if output.is_dir():
        raise UsageError(f"{output} is a folder", f"Name the picture too: --output {output / usual}")
    if output.suffix.lower() != ".png":
        raise UsageError(f"{output} does not end in .png, and the picture is a PNG", f"For example --output {usual}")
    return output


@contextmanager
def _telling_progress() -> Iterator[Callable[[int, int], None]]:
    """On a terminal, says which page is being read."""
    from pipeline.cli.terminal import notes_console

    with notes_console().status("Reading") as status:
        yield lambda page_no, of: status.update(f"Reading page {page_no} of {of}")
