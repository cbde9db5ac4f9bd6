"""Plain tables look as Rich draws them."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.plain_table import Cell, PlainTable, plain_table
from pipeline.cli.thai_wrap import Prose

WORDS, NUMBERS = ("agency", "หน่วย", "day"), ("n", "done")
TEXTS = st.text("กขเาำิ่้ ab-1\n", max_size=12)
STYLES = st.sampled_from(["", "dim", "red", "bold red"])
FINDINGS = st.lists(st.builds(Text, st.sampled_from(["✗1", "▲23"]), STYLES), max_size=2).map(Text(" ").join)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    TEXTS, st.builds(Text, TEXTS, STYLES), st.builds(Prose, TEXTS, STYLES), FINDINGS
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=len(WORDS) + len(NUMBERS)), max_size=6)


def printed(table: PlainTable | Table, *, width: int, colour: bool) -> str:
    """What a console of this width gets."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(table)
    return stream.getvalue()


def drawn_by_rich() -> Table:
    """An empty table as Rich draws it."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, padding=(0, 1, 0, 0))
    for title in WORDS:
        table.add_column(title, overflow="fold")
    for title in NUMBERS:
        table.add_column(title, justify="right", no_wrap=True)
    return table


@given(ROWS, st.integers(1, 70), st.booleans())
def test_it_looks_as_rich_draws_it(rows: list[list[Cell]], width: int, colour: bool) -> None:
    ours, theirs = plain_table(*WORDS, n=NUMBERS), drawn_by_rich()
    for row in rows:
        ours.add_row(*row)
        theirs.add_row(*row)
    assert ours.row_count == len(rows)
    assert printed(ours, width=width, colour=colour) == printed(theirs, width=width, colour=colour)


def test_it_knows_how_wide_it_is() -> None:
    ours, theirs = plain_table(*WORDS, n=NUMBERS), drawn_by_rich()
    for table in (ours, theirs):
        table.add_row("ก" * 20, Prose("ข"))
    console = Console(width=100)
    assert console.measure(ours) == console.measure(theirs)
