"""The figures over pictures of lines for the eye."""

from rich import box
from rich.console import Console
from rich.table import Table

from bench.ocr_figures import OcrFigures, ReaderFigures

EXPLANATION = """\
cpu s      the processor's time, all threads together, of the best run over the same {lines} lines; by turns
whole      from the start of the process to its end, the model's loading and the PNG files with it
wrong      characters wrong, missing or too many, of all; blanks do not count. The lines are set in Sarabun, which the
           recogniser knows, and mostly short
"""


def print_ocr_figures(console: Console, figures: OcrFigures) -> None:
    """Prints a row for each reader, and what the columns mean."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("reader of lines", overflow="fold")
    for title in ("cpu s", "lines per s", "times Tesseract", "wrong"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_row("prongsai ocr --line, whole", *_cells(figures.whole, figures))
    if figures.tesseract is not None:
        table.add_row("Tesseract (psm 13, tha+eng), whole", *_cells(figures.tesseract, figures))
    table.add_row("prongsai's engine alone", *_cells(figures.engine, figures))
    console.print(table)
    console.print(EXPLANATION.format(lines=figures.lines), soft_wrap=True)
    if figures.tesseract is None:
        console.print(f"Tesseract was not measured: {figures.why_no_tesseract}", soft_wrap=True)


def _cells(reader: ReaderFigures, figures: OcrFigures) -> list[str]:
    times = figures.times_tesseract(reader)
    return [
        f"{reader.best:.2f}",
        f"{figures.pace(reader):.0f}",
        "" if times is None else f"{times:.2f}",
        f"{reader.error_rate:.2%}",
    ]
