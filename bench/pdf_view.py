"""The figures over PDF files for the eye."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from bench.pdf_figures import PdfFigures, PdfFileFigures, growth_per_page, pages_per_second, ratio_to_tables
from bench.view import stages_table
from pipeline.options import MEBIBYTE

COLUMNS = ("\npages", "first\ns", "best\ns", "tables\ns", "best /\ntables", "pages\nper s")
EXPLANATION = """\
first   the first reading of the file in this process
best    the quickest of the later readings: the whole way from the file to the report
tables  pdfplumber's extract_tables() alone on all pages of the same file, its best run, by turns with the readings
"""
KIBIBYTE = 1024


def print_pdf_figures(console: Console, figures: PdfFigures) -> None:
    """Prints the files, what the columns mean, the stages, and the memory of long documents."""
    console.print(_files_table(figures.files))
    console.print(EXPLANATION, soft_wrap=True)
    console.print(stages_table([each.readings[0] for each in figures.files], [each.best for each in figures.files]))
    for each in figures.long:
        words = f"{each.peak_memory / MEBIBYTE:.0f} MiB at most, {each.seconds:.1f} s"
        console.print(f"{each.pages} pages, made of {figures.long_source}, read alone: {words}", soft_wrap=True)
    growth = growth_per_page(figures.long)
    if growth is not None:
        console.print(f"each further page: {growth / KIBIBYTE:.0f} KiB", soft_wrap=True)


def _files_table(files: Sequence[PdfFileFigures]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("\nPDF", overflow="fold")
    for title in COLUMNS:
        table.add_column(title, justify="right", no_wrap=True)
    for each in files:
        table.add_row(each.name, *_cells([each]))
    if len(files) > 1:
        table.add_section()
        table.add_row("all", *_cells(files), style="bold")
    return table


def _cells(files: Sequence[PdfFileFigures]) -> list[str]:
    seconds = (
        sum(each.first for each in files),
        sum(each.best.seconds for each in files),
        sum(each.best_tables for each in files),
    )
    return [
        str(sum(each.pages for each in files)),
        *(f"{each:.2f}" for each in seconds),
        f"{ratio_to_tables(files):.2f}",
        f"{pages_per_second(files):.1f}",
    ]
