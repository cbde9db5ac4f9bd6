"""What was found on one page, on a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extractors.page.marks import EMPTY, TICK, TICKED
from pipeline.cli.signs import SEVERITY_SIGNS
from pipeline.cli.terminal import count, say
from pipeline.cli.thai_wrap import Prose, show_controls
from pipeline.debug.fields import say_numbers
from pipeline.debug.page_view import GridPlace, PageView
from pipeline.debug.palette import SURE_FROM, trust_in
from schemas.page import Line

ABSENT = "–"
MOST_LINES = 5
"""Lines of the lowest trust that are quoted; the picture shows all."""


def print_page(console: Console, view: PageView, *, file: str, wanted_scale: float) -> None:
    """Prints what was found on the page, on one screen; `file` is where it comes from."""
    title = f"{show_controls(file)}, page {view.page_no} of {view.page_count}"
    console.print(Rule(Text(title), align="left", style="dim"))
    for note in view.notes:
        say(console, note, "bold red")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for name, value in _pairs(view):
        grid.add_row(name, value)
    console.print(grid)
    if view.picture.scale < wanted_scale:
        size = f"{view.picture.image.width} x {view.picture.image.height} pixels"
        say(console, f"The page is so large that it was drawn with {view.picture.scale:.2f} pixels per point: {size}.")


def _pairs(view: PageView) -> Iterator[tuple[str, RenderableType]]:
    picture = view.picture
    yield "page", f"{picture.width:.0f} × {picture.height:.0f} points, drawn at {picture.scale:.2f} pixels per point"
    yield "findings", _say_findings(view)
    if not view.lines:
        return
    yield "lines", _say_lines(view)
    yield "grids", "\n".join(_say_grid(place) for place in view.grids) or ABSENT
    yield "marks", _say_marks(view)
    yield "fields", _say_fields(view)
    yield "doubts", _counted(doubt.rule for line in view.lines for doubt in line.doubts)
    yield "repairs", _counted(repair.rule for line in view.lines for repair in line.repairs)
    yield "least trust", _least_trusted(view.lines)


def _say_lines(view: PageView) -> str:
    in_cells = sum(len(cell.lines) for place in view.grids for cell in place.grid.cells)
    doubtful = sum(trust_in(line) < SURE_FROM for line in view.lines)
    return f"{len(view.lines)} ({in_cells} in cells), {doubtful} trusted less than {SURE_FROM}"


def _say_grid(place: GridPlace) -> str:
    """One line for a grid: what it is, how many cells, and its columns from left to right."""
    head = f"{place.words}, {count(len(place.grid.cells), 'cell')}"
    columns = " | ".join(column.words for column in place.columns)
    return f"{head}: {columns}" if columns else head


def _say_marks(view: PageView) -> str:
    counts = Counter(mark.sign for mark in view.marks)
    return "  ".join(f"{sign} {counts[sign]}" for sign in (EMPTY, TICKED, TICK) if counts[sign]) or ABSENT


def _say_fields(view: PageView) -> str:
    """How many lines each kind of field was read from, and of which measures: `owners 4 (m3-5)`."""
    n_lines = Counter(kind for place in view.fields for kind in {use.kind for use in place.uses})
    said = []
    for kind, times in n_lines.items():
        measures = {use.measure for place in view.fields for use in place.uses if use.kind == kind and use.measure}
        said.append(f"{kind.replace('_', ' ')} {times}" + (f" ({say_numbers(measures)})" if measures else ""))
    return " · ".join(said) or ABSENT


def _say_findings(view: PageView) -> RenderableType:
    found = Counter((finding.severity, finding.code) for finding in view.findings)
    parts = [
        Text(
            f"{SEVERITY_SIGNS[severity].mark} {code}{f' × {times}' if times > 1 else ''}",
            SEVERITY_SIGNS[severity].style,
        )
        for (severity, code), times in found.items()
    ]
    return Text("  ").join(parts) if parts else ABSENT


def _least_trusted(lines: Iterable[Line]) -> RenderableType:
    """The worst lines with what speaks against them."""
    worst = sorted((line for line in lines if trust_in(line) < SURE_FROM), key=trust_in)[:MOST_LINES]
    if not worst:
        return ABSENT
    grid = Table.grid(padding=(0, 1))
    for line in worst:
        reasons = ", ".join(line.trust.reasons) if line.trust else line.method
        grid.add_row(f"{trust_in(line):.2f}", reasons, Prose(line.text, max_lines=1))
    return grid


def _counted(names: Iterable[str]) -> str:
    """Each name with how often it comes: `steps 4 · owners 2`."""
    return " · ".join(f"{name} {times}" for name, times in Counter(names).items()) or ABSENT
