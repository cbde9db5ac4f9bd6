"""What the colours and signs of the picture mean, with how often each is on the page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extractors.page.layer.trust import LEAST_TRUST
from extractors.page.marks import EMPTY, TICK, TICKED
from pipeline.debug import palette
from pipeline.debug.canvas import Canvas, Rectangle, text_size
from pipeline.debug.grids import SOURCE_WORDS
from pipeline.debug.page_view import PageView

Sign = Literal["heading", "frame", "dashes", "bold frame", "film", "bar", "tag"]


class Entry(NamedTuple):
    """A line of the legend: a sample of what is drawn, and words."""

    sign: Sign
    colour: palette.Colour
    words: str


def legend_of(view: PageView) -> list[Entry]:
    """The entries for what is on the page; the colours of trust are always told."""
    return [*_lines(view), *_grids(view), *_marks(view), *_fields(view), *_findings(view)]


def _lines(view: PageView) -> Iterator[Entry]:
    scores = Counter(palette.colour_of_trust(palette.trust_in(line)) for line in view.lines)
    yield Entry("heading", palette.INK, f"Lines: {len(view.lines)}")
    yield Entry("frame", palette.SURE, f"{scores[palette.SURE]} trusted ({palette.SURE_FROM} and more)")
    yield Entry("bold frame", palette.DOUBTFUL, f"{scores[palette.DOUBTFUL]} doubtful, used")
    yield Entry("bold frame", palette.UNUSED, f"{scores[palette.UNUSED]} below {LEAST_TRUST}, not used")
    repaired = sum(bool(line.repairs) for line in view.lines)
    yield Entry("bar", palette.REPAIRED, f"{repaired} with repairs")


def _grids(view: PageView) -> Iterator[Entry]:
    if not view.grids:
        return
    yield Entry("heading", palette.INK, f"Grids: {len(view.grids)}")
    sources = Counter(place.grid.source for place in view.grids for _ in place.grid.cells)
    for source, times in sources.items():
        words = f"{times} {SOURCE_WORDS.get(source, source)} cells: row,column rows x columns"
        yield Entry("frame" if source == "rulings" else "dashes", palette.CELL, words)
    yield Entry("tag", palette.ROLE, "role of a column")
    yield Entry("tag", palette.NO_ROLE, "column without a role")


def _marks(view: PageView) -> Iterator[Entry]:
    counts = Counter(mark.sign for mark in view.marks)
    if counts:
        yield Entry("heading", palette.INK, f"Marks: {counts.total()}")
        yield Entry(
            "bold frame",
            palette.MARK,
            f"{counts[EMPTY]} empty, {counts[TICKED]} ticked (x), {counts[TICK]} ticks alone",
        )
    unplaced = sum(not mark.placed for mark in view.marks)
    if unplaced:
        yield Entry("dashes", palette.MARK, f"{unplaced} written as letters, drawn behind the line")


def _fields(view: PageView) -> Iterator[Entry]:
    counts = Counter(kind for place in view.fields for kind in {use.kind for use in place.uses})
    if counts:
        yield Entry("heading", palette.INK, "Read from lines (m3: measure 3)")
    order = list(palette.FIELDS)
    for kind in sorted(counts, key=lambda kind: order.index(kind) if kind in order else len(order)):
        yield Entry("film", palette.colour_of_field(kind), f"{kind.replace('_', ' ')}: {counts[kind]}")


def _findings(view: PageView) -> Iterator[Entry]:
    if view.findings:
        yield Entry("heading", palette.INK, f"Findings: {len(view.findings)}")
    for code, times in Counter(finding.code for finding in view.findings).items():
        yield Entry("tag", palette.ALARM, code if times == 1 else f"{code}: {times}")


def size_of_legend(entries: Sequence[Entry], size: int) -> tuple[int, int]:
    """Width and height in pixels for letters of that size."""
    widest = max((text_size(entry.words, size)[0] for entry in entries), default=0)
    return 3 * size + widest, sum(_height(entry, size) for entry in entries)


def _height(entry: Entry, size: int) -> int:
    return round(2.1 * size) if entry.sign == "heading" else round(1.5 * size)


def draw_legend(canvas: Canvas, entries: Sequence[Entry], *, at: tuple[int, int], size: int) -> None:
    """Writes the entries one below another."""
    x, y = at
    for entry in entries:
        height = _height(entry, size)
        top = y + height - round(1.4 * size)
        if entry.sign == "heading":
            canvas.write((x, top), entry.words, entry.colour, size=size)
        else:
            _draw_sample(canvas, entry, Rectangle(x, top + size // 6, x + 2 * size, top + size + size // 6))
            canvas.write((x + round(2.6 * size), top), entry.words, size=size)
        y += height


def _draw_sample(canvas: Canvas, entry: Entry, place: Rectangle) -> None:
    canvas.fill(place, palette.PAPER, opacity=255)
    if entry.sign == "frame":
        canvas.frame(place, entry.colour)
    elif entry.sign == "bold frame":
        canvas.frame(place, entry.colour, width=2)
    elif entry.sign == "dashes":
        canvas.dashed_frame(place, entry.colour)
    elif entry.sign == "film":
        canvas.fill(place, entry.colour, opacity=110)
    elif entry.sign == "bar":
        canvas.fill(place._replace(x1=place.x0 + 3), entry.colour, opacity=255)
    else:
        canvas.fill(place, entry.colour, opacity=225)
