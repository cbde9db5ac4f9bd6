"""The figures for the eye."""

from collections.abc import Sequence
from statistics import median

from rich import box
from rich.console import Console
from rich.table import Table

from bench.figures import Figures, FileFigures, Reading, per_thousand, ratio, stage_shares
from pipeline.options import MEBIBYTE

COLUMNS = (
    "\nchars",
    "first\ns",
    "best\ns",
    "first\nms/1,000",
    "best\nms/1,000",
    "newmm\nms/1,000",
    "best /\nnewmm",
)
EXPLANATION = """\
first   the first reading of the file in this process; the first file loads the dictionaries
best    the quickest of the later readings
newmm   PyThaiNLP's word_tokenize(text, engine="newmm") alone on the same text, its best run,
        by turns with the readings: whoever reads Thai must at least cut it into words
"""


def print_figures(console: Console, figures: Figures) -> None:
    """Prints the files, what the columns mean, the stages, the memory and the starts."""
    console.print(_files_table(figures.files))
    console.print(EXPLANATION, soft_wrap=True)
    console.print(stages_table([each.readings[0] for each in figures.files], [each.best for each in figures.files]))
    starts = figures.starts
    for words in (
        f"peak memory after one reading of each file: {figures.peak_memory / MEBIBYTE:.0f} MiB",
        f"whole process, prongsai --help: {_spread(starts.help)}",
        f"whole process, prongsai read {figures.files[0].name}: {_spread(starts.read)}",
    ):
        console.print(words, soft_wrap=True)


def _files_table(files: Sequence[FileFigures]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("\nfile", overflow="fold")
    for title in COLUMNS:
        table.add_column(title, justify="right", no_wrap=True)
    for each in files:
        table.add_row(each.name, *_cells([each]))
    if len(files) > 1:
        table.add_section()
        table.add_row("all", *_cells(files), style="bold")
        table.add_row("without the first", *_cells(files[1:]))
    return table


def _cells(files: Sequence[FileFigures]) -> list[str]:
    characters = sum(each.characters for each in files)
    first, best = sum(each.first for each in files), sum(each.best.seconds for each in files)
    tokenizer = sum(each.best_tokenizer for each in files)
    paces = (per_thousand(seconds, characters) for seconds in (first, best, tokenizer))
    return [f"{characters:,}", f"{first:.2f}", f"{best:.2f}", *(f"{pace:.1f}" for pace in paces), f"{ratio(files):.1f}"]


def stages_table(firsts: Sequence[Reading], bests: Sequence[Reading]) -> Table:
    """The share that each stage has in the first readings, and in the best ones."""
    table = Table("stage", box=box.SIMPLE_HEAD, pad_edge=False)
    of_first, of_best = stage_shares(firsts), stage_shares(bests)
    for title in ("of first", "of best"):
        table.add_column(title, justify="right")
    for stage, share in of_best.items():
        table.add_row(stage, f"{of_first[stage]:.1%}", f"{share:.1%}")
    return table


def _spread(seconds: Sequence[float]) -> str:
    """Median, and the quickest and the slowest run."""
    return f"median {median(seconds):.2f} s of {len(seconds)} ({min(seconds):.2f}–{max(seconds):.2f})"
