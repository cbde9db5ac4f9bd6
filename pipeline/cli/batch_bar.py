"""A night on a terminal: a bar, pages a minute, the time left, what there is to review, and below it what is read."""

from collections.abc import Callable, Iterable
from time import monotonic

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, Task
from rich.text import Text

from pipeline.batch.inbox import Left
from pipeline.batch.progress import Taken
from pipeline.cli.batch_words import say_left, say_taken
from pipeline.cli.terminal import say
from pipeline.cli.thai_wrap import Prose, show_name

WINDOW_SECONDS = 120.0
"""Pages a minute are those of so many seconds back."""
BAR_WIDTH = 10
MINUTE = 60.0
MINUTES_AN_HOUR = 60


class BarAndBelow(Progress):
    """The bar on one line, and on the next what is being read, which has the whole width for a long name."""

    def __init__(self, *columns: ProgressColumn, below: Callable[[], str], console: Console, transient: bool) -> None:
        self._below = below
        super().__init__(*columns, console=console, transient=transient)

    def get_renderables(self) -> Iterable[RenderableType]:
        """The lines, as they are now."""
        yield self.make_tasks_table(self.tasks)
        if words := self._below():
            yield Prose(words, max_lines=1)


class FactsColumn(ProgressColumn):
    """Pages a minute, the time left, and how much there is to review; worked out whenever it is drawn."""

    def __init__(self, say_facts: Callable[[], str]) -> None:
        super().__init__()
        self._say_facts = say_facts

    def render(self, task: Task) -> Text:
        """The words that there are."""
        return Text(self._say_facts(), no_wrap=True, overflow="ellipsis")


class Bar:
    """A watch that draws it. `expected` files wait for their turn; those that have had it are `n_done`."""

    def __init__(self, console: Console, *, now: Callable[[], float] = monotonic) -> None:
        self.expected = 0
        self.n_done = 0
        self.to_review = 0
        self._now = now
        self._reading = ""
        self._pages: list[float] = []
        self._began = 0.0
        self._done_before = 0
        columns = SpinnerColumn(), BarColumn(BAR_WIDTH), MofNCompleteColumn(), FactsColumn(self.say_facts)
        self.progress = BarAndBelow(*columns, below=self.say_reading, console=console, transient=True)
        self.task = self.progress.add_task("", total=None)

    def waiting(self, files: int) -> None:
        """Makes the bar longer; the clock for the time left begins where all before had been done."""
        if self.n_done == self.expected:
            self._began, self._done_before = self._now(), self.n_done
        self.expected += files
        self.progress.update(self.task, total=self.expected)

    def page(self, page_no: int, of: int, name: str) -> None:
        """Shows the page."""
        now = self._now()
        self._pages = [moment for moment in self._pages if now - moment < WINDOW_SECONDS] + [now]
        self._reading = f"page {page_no} of {of} in {show_name(name)}"

    def taken(self, taken: Taken) -> None:
        """Moves the bar on; a quarantined file scrolls by above it."""
        self.to_review += taken.to_review
        if taken.outcome == "quarantined":
            say(self.progress.console, say_taken(taken), "red")
        self.passed()

    def passed(self) -> None:
        """Moves the bar on."""
        self.n_done += 1
        self.progress.update(self.task, advance=1)

    def left(self, left: Left) -> None:
        """Prints why the file stays, above the bar."""
        say(self.progress.console, say_left(left), "yellow")

    def note(self, words: str) -> None:
        """Prints it above the bar."""
        say(self.progress.console, show_name(words), "yellow")

    def say_reading(self) -> str:
        """What is being read; nothing where all is done."""
        if self.n_done < self.expected:
            return self._reading
        return "no file is waiting" if self.expected else ""

    def say_facts(self) -> str:
        """`84 pages/min · 12 min left · 3 to review`, as far as these are known."""
        facts = [self._pace(), self._time_left(), f"{self.to_review} to review" if self.n_done else ""]
        return " · ".join(filter(None, facts))

    def _pace(self) -> str:
        pages = [moment for moment in self._pages if self._now() - moment < WINDOW_SECONDS]
        seconds = self._now() - pages[0] if pages else 0.0
        return f"{60 * len(pages) / seconds:.0f} pages/min" if seconds > 1 and self.n_done < self.expected else ""

    def _time_left(self) -> str:
        """By what a file has taken on the whole so far, since large ones and small ones lie mixed."""
        done, left = self.n_done - self._done_before, self.expected - self.n_done
        if not done or not left:
            return ""
        return say_time_left(left * (self._now() - self._began) / done)


def say_time_left(seconds: float) -> str:
    """`<1 min left`, `12 min left` or `3 h 05 min left`."""
    if seconds < MINUTE:
        return "<1 min left"
    hours, minutes = divmod(round(seconds / MINUTE), MINUTES_AN_HOUR)
    return f"{hours} h {minutes:02} min left" if hours else f"{minutes} min left"
