"""A table that a terminal shows without lines between its rows."""

from collections.abc import Sequence

from rich import box
from rich.table import Table


def plain_table(*titles: str, n: Sequence[str] = ()) -> Table:
    """An empty table: columns of words, then columns of numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, padding=(0, 1, 0, 0))
    for title in titles:
        table.add_column(title, overflow="fold")
    for title in n:
        table.add_column(title, justify="right", no_wrap=True)
    return table
