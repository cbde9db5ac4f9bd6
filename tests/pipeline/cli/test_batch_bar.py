"""The bar of a night: it fits the terminal, says how long it will take, and loses count of nothing."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.batch.inbox import Left
from pipeline.batch.progress import Taken
from pipeline.cli.batch_bar import Bar, say_time_left

LONG = "องค์การบริหารส่วนตำบลทุ่งพลับพลึง อำเภอศรีพนาลัย/รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ปี ๒๕๖๘.pdf"
Drawn = Callable[[], list[str]]


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """The moment."""
        return self.seconds


def bar_on(width: int) -> tuple[Bar, Clock, Drawn]:
    """A bar on a terminal of this width, its clock, and the lines that it shows."""
    console = Console(file=StringIO(), force_terminal=True, width=width, color_system=None)
    clock = Clock()
    bar = Bar(console, now=clock)

    def drawn() -> list[str]:
        with console.capture() as capture:
            console.print(*bar.progress.get_renderables(), sep="\n", end="")
        return capture.get().splitlines()

    return bar, clock, drawn


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_terminal_and_cuts_long_names_at_its_edge(width: int) -> None:
    bar, clock, drawn = bar_on(width)
    bar.waiting(9600)
    for page_no in range(1, 31):
        bar.page(page_no, 30, LONG)
        clock.seconds += 2
    bar.taken(Taken("ก.pdf", "review", to_review=3))
    facts, below = drawn()
    assert max(map(cell_len, (facts, below))) <= width
    assert "1/9600" in facts
    assert "30 pages/min · 159 h 59 min left" in facts
    assert below.startswith("page 30 of 30 in องค์การบริหารส่วนตำบล")
    assert below.endswith("…") is (cell_len(LONG) + 17 > width)
    assert ("3 to review" in facts) is (width > 60)


def test_before_anything_is_known_it_claims_nothing() -> None:
    bar, clock, drawn = bar_on(80)
    assert bar.say_facts() == bar.say_reading() == ""
    bar.waiting(5)
    clock.seconds += 60
    assert bar.say_facts() == ""
    assert "0/5" in drawn()[0]


def test_time_left_follows_what_files_took() -> None:
    bar, clock, _ = bar_on(80)
    bar.waiting(10)
    clock.seconds += 120
    bar.taken(Taken("a", "done"))
    bar.passed()
    assert bar.say_facts() == "8 min left · 0 to review"


def test_in_a_watch_the_time_without_files_does_not_count() -> None:
    bar, clock, _ = bar_on(80)
    bar.waiting(1)
    bar.taken(Taken("a", "done", to_review=2))
    assert (bar.say_facts(), bar.say_reading()) == ("2 to review", "no file is waiting")
    clock.seconds += 36_000
    bar.waiting(2)
    clock.seconds += 60
    bar.taken(Taken("b", "done"))
    assert bar.say_facts() == "1 min left · 2 to review"


def test_pages_a_minute_fall_while_a_page_takes_long() -> None:
    bar, clock, _ = bar_on(80)
    bar.waiting(2)
    bar.page(1, 2, "a")
    clock.seconds += 30
    assert bar.say_facts() == "2 pages/min"
    clock.seconds += 60
    assert bar.say_facts() == "1 pages/min"
    clock.seconds += 60
    assert bar.say_facts() == ""


def test_what_a_person_should_see_scrolls_by() -> None:
    bar, _, _ = bar_on(80)
    with bar.progress.console.capture() as capture:
        bar.left(Left("ท่อ", "is a link, which is not followed"))
        bar.note("waiting")
        bar.taken(Taken("ข.pdf", "quarantined", reason="it is empty"))
        bar.taken(Taken("ก.pdf", "done"))
    assert capture.get().splitlines() == [
        "ท่อ: left, is a link, which is not followed",
        "waiting",
        "ข.pdf: quarantined, it is empty",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "<1 min left"),
        (59.9, "<1 min left"),
        (61, "1 min left"),
        (3540, "59 min left"),
        (3599, "1 h 00 min left"),
        (3900, "1 h 05 min left"),
        (7199, "2 h 00 min left"),
    ],
)
def test_time_left_in_words(seconds: float, words: str) -> None:
    assert say_time_left(seconds) == words
