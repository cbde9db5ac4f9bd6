"""`prongsai ocr`: the text in pictures."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.inputs import distinct
from pipeline.cli.model_file import ModelFile
from pipeline.options import MEBIBYTE, Engine, OcrOptions, ReadOptions
from schemas.errors import UsageError


def ocr(
    ctx: typer.Context,
    images: Annotated[
        list[Path],
        typer.Argument(readable=False, metavar="IMAGE...", help="PNG, JPEG, TIFF or PDF files; - is standard input."),
    ],
    *,
    line: Annotated[bool, typer.Option("--line", help="Each page is one line of text, cut out already.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each line, with places.")] = False,
    engine: Annotated[
        Engine, typer.Option("--engine", metavar="thai|tesseract", help="Which recogniser reads.")
    ] = Engine.THAI,
    model: ModelFile = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="TEXT", help="Opens PDF files that are protected.")
    ] = None,
    max_mib: Annotated[
        int, typer.Option("--max-mib", metavar="N", min=1, help="Refuse files larger than this.")
    ] = ReadOptions.PAGES_BYTES // MEBIBYTE,
    max_pages: Annotated[
        int, typer.Option("--max-pages", metavar="N", min=1, help="Refuse files with more pages.")
    ] = ReadOptions.max_pages,
) -> None:
    """Reads the text in pictures.

    Pages are taken apart into lines, and each line is read; with --line each
    page is a line. Pages of a PDF are drawn, and read as pictures whatever
    text lies in them. Places in the JSON are pixels, or points for a PDF.
    A file that cannot be read is told, and the others go on.

    Examples:

      prongsai ocr scan.png
      prongsai ocr --line lines/*.png
      prongsai ocr report.pdf --json | jq -r .text
      prongsai ocr scan.tif --engine tesseract
    """
    if model is not None and engine is not Engine.THAI:
        raise UsageError(f"--model is of no use with --engine {engine}", "Leave one of them out.")
    paths = distinct(images)
    from pipeline.cli.ocr_reading import Shown, read_files
    from pipeline.recogniser import open_engine

    options = ReadOptions(max_bytes=max_mib * MEBIBYTE, max_pages=max_pages, password=password)
    recogniser = open_engine(OcrOptions(engine=engine, model=model))
    shown = Shown(as_json=as_json, as_line=line, with_names=len(paths) > 1)
    raise typer.Exit(read_files(paths, options, recogniser, shown=shown, with_traceback=bool(ctx.obj)))
