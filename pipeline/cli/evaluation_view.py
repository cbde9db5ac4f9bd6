"""The figures of an evaluation, and its misses, on a terminal."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.terminal import say
from pipeline.cli.thai_wrap import Prose
from pipeline.evaluate import Comparison, Figures

NAME_WIDTH = 16
FIGURE_WIDTH = 14
"""Columns of the terminal for the names of the figures, and for each report."""
LONGEST_VALUE = 300
"""Characters of a value in the list of misses."""


def print_figures(console: Console, comparisons: Mapping[str, Comparison], mean: Figures) -> None:
    """Prints a row for each figure and a column for each report, in as many tables as needed, and what was counted."""
    columns = {"mean": mean} if len(comparisons) > 1 else {}
    columns |= {name: comparison.figures for name, comparison in comparisons.items()}
    n_fitting = max(1, (console.width - NAME_WIDTH) // FIGURE_WIDTH)
    titles = list(columns)
    for start in range(0, len(titles), n_fitting):
        console.print(_figures_table({title: columns[title] for title in titles[start : start + n_fitting]}, mean))
    expected, actual, paired = (
        sum(getattr(each, side) for each in comparisons.values()) for side in ("expected", "actual", "paired")
    )
    say(console, f"Measures: {expected} expected, {actual} read, {paired} compared")


def print_without_partner(console: Console, missing: Sequence[str], left_over: Sequence[Path]) -> None:
    """Prints the expected reports that were not read, and the files that nothing is expected for."""
    if missing:
        say(console, f"Not read, and counted as missed: {', '.join(missing)}", "red")
    if left_over:
        say(console, f"Not compared, for nothing is expected of them: {', '.join(map(str, left_over))}", "yellow")


def _figures_table(columns: Mapping[str, Figures], names: Figures) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("figure", no_wrap=True)
    widest = FIGURE_WIDTH - 2 if len(columns) > 1 else None
    for title in columns:
        table.add_column(Prose(title), justify="right", max_width=widest)
    for name in names:
        row_style = "bold" if name == "field_f1" else ""
        table.add_row(name, *(_figure(figures.get(name)) for figures in columns.values()), style=row_style)
    return table


def _figure(value: float | None) -> Text:
    """Three decimals, never rounded up to 1.000; green where perfect, red where bad."""
    if value is None:
        return Text("–", "dim")
    shown = min(round(value, 3), 0.999) if value < 1 else 1.0
    return Text(f"{shown:.3f}", "green" if value == 1 else "red" if value < 0.9 else "")


def print_misses(console: Console, comparisons: Mapping[str, Comparison], *, in_full: bool) -> None:
    """Prints where the two disagree, or only how often."""
    n_misses = sum(len(comparison.misses) for comparison in comparisons.values())
    if not in_full or not n_misses:
        words = "1 miss" if n_misses == 1 else f"{n_misses} misses"
        say(console, f"{words}: list with --misses" if n_misses else words)
        return
    for name, comparison in comparisons.items():
        for miss in comparison.misses:
            say(console, f"{name}: {miss.path} {miss.figure:.2f}", "bold")
            for title, value in (("expected", miss.expected), ("got     ", miss.actual)):
                grid = Table.grid(padding=(0, 1))
                grid.add_row(Text(f"  {title}", "dim"), Prose(_shorten(value)))
                console.print(grid)


def _shorten(value: Any) -> str:
    text = value if isinstance(value, str) else "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
