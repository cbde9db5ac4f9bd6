"""Pages as a PDF holds them: print and rulings at their places, and what is read from them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.page.assemble import Assembled, assemble
from extractors.page.content import Font, Glyph, PageContent, Stroke
from extractors.page.layer.rows import Row
from pipeline.stages.checks import check
from pipeline.stages.fields import read_fields
from pipeline.stages.layout import understand_layout
from pipeline.stages.tokens import tokenize_pages
from pipeline.stages.trust import set_doubtful_aside
from schemas.page import Grid, GridCell, Line, Page
from schemas.report import Report, Source
from tests.glyphs import HEIGHT, SARABUN, SARABUN_BOLD, WIDTH, numbered, printed, row_of

LINE = 18.0
"""Points from line to line."""
SIZE = 14.0
SOURCE = Source(filename="report.pdf", sha256="0" * 64, media_type="application/pdf", bytes=1, pages=1)

Placed = tuple[float, str]
"""Where words begin, in points from the left, and the words."""


def across(y: float, x0: float, x1: float) -> Stroke:
    """A ruling from left to right."""
    return Stroke(x0, y, x1, y, 0.5)


def down(x: float, y0: float, y1: float) -> Stroke:
    """A ruling from top to bottom."""
    return Stroke(x, y0, x, y1, 0.5)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Stroke]:
    """The rulings of a table whose columns have these sides, and its rows these."""
    return [*(across(y, xs[0], xs[-1]) for y in ys), *(down(x, ys[0], ys[-1]) for x in xs)]


def words(baseline: float, *places: Placed, size: float = SIZE, font: Font = SARABUN) -> list[Glyph]:
    """Words on one baseline, each at its place."""
    return [glyph for x, text in places for glyph in printed(text, x=x, baseline=baseline, size=size, font=font)]


def bold(baseline: float, *places: Placed) -> list[Glyph]:
    """The same in bold."""
    return words(baseline, *places, font=SARABUN_BOLD)


def width_of(text: str, *, size: float = SIZE) -> float:
    """How wide the words are printed."""
    return max((glyph.end for glyph in printed(text, x=0, size=size)), default=0.0)


def row_at(baseline: float, *places: Placed) -> Row:
    """Words on one baseline as a printed row."""
    return row_of(numbered(words(baseline, *places)))


def sheet(
    glyphs: Iterable[Glyph],
    strokes: Iterable[Stroke] = (),
    *,
    page_no: int = 1,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> PageContent:
    """A page with this print and these rulings."""
    return PageContent(
        page_no=page_no,
        width=width,
        height=height,
        glyphs=tuple(numbered(glyphs)),
        strokes=tuple(strokes),
        shapes=(),
        pictures=(),
    )


def wrapped(text: str, width: float, *, size: float = SIZE) -> list[str]:
    """The words of each line that is no wider, as far as blanks allow that."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size=size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def table_on(
    xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], *, size: float = SIZE
) -> tuple[list[Glyph], list[float]]:
    """The print of a table's rows, their words wrapped in the columns, and where the rows begin and end."""
    glyphs: list[Glyph] = []
    ys = [top]
    for row in rows:
        cells = [wrapped(text, x1 - x0 - 10, size=size) for text, (x0, x1) in zip(row, pairwise(xs), strict=True)]
        for lines, x in zip(cells, xs, strict=False):
            for at, line in enumerate(lines):
                glyphs += words(ys[-1] + (at + 0.8) * LINE, (x + 5, line), size=size)
        ys.append(ys[-1] + max(1, *map(len, cells)) * LINE + 4)
    return glyphs, ys


def pages_of(*contents: PageContent) -> list[Page]:
    """The pages that these become, each with the one before in view."""
    pages: list[Page] = []
    above: Assembled | None = None
    for content in contents:
        above = assemble(content, above=above)
        pages.append(above.page)
    return pages


def page_of(content: PageContent) -> Page:
    """The page that this becomes."""
    (page,) = pages_of(content)
    return page


def report_of(*contents: PageContent) -> Report:
    """The report that these pages become, with its findings."""
    pages, doubtful = set_doubtful_aside(tokenize_pages(pages_of(*contents)))
    layout = understand_layout(pages, untrusted=doubtful)
    reading = read_fields(SOURCE, layout, pages=pages)
    return reading.report.model_copy(update={"findings": check(reading, troubles=doubtful)})


def grids_of(page: Page) -> list[Grid]:
    """The page's tables."""
    return [block for block in page.blocks if isinstance(block, Grid)]


def lines_of(page: Page) -> list[str]:
    """The page's prose."""
    return [block.text for block in page.blocks if isinstance(block, Line)]


def place_of(cell: GridCell) -> tuple[int, int, int, int]:
    """Row, column and what the cell spans of them."""
    return cell.row, cell.col, cell.row_span, cell.col_span


def filled(grid: Grid) -> dict[tuple[int, int, int, int], str]:
    """What stands in the grid's cells, by their place; the lines of a cell parted by `|`."""
    return {place_of(cell): cell.text.replace("\n", "|") for cell in grid.cells if cell.lines}


def texts_in(grid: Grid) -> list[list[str]]:
    """The words in each row's cells, from left to right, where nothing is merged."""
    texts = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        texts[cell.row][cell.col] = cell.text
    return texts
