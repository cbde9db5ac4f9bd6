"""A scanned page read: its lines recognised, its rulings measured, all as content of a straight page."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractors.page.content import Glyph, PageContent, Stroke
from extractors.page.images.lines import FoundLine, Printed, find_print
from extractors.page.images.pixels import Grey
from extractors.page.images.scan_lines import bridge_scan_lines
from extractors.page.images.specks import paint_over
from extractors.page.ocr.engine import LineEngine
from extractors.page.scan.boxes import SeenBox, with_boxes
from extractors.page.scan.dirt import is_piece_of_line, reads_like_dirt
from extractors.page.scan.glyphs import Place, to_glyphs
from extractors.page.scan.lone_marks import SeenMark, with_lone_marks
from extractors.page.scan.opinions import read_twice
from schemas.geometry import Box

_SAME_SIZE = 0.15
"""Lines whose letters differ less from those of the page are of its size: measuring one line is less exact."""


class Scan(NamedTuple):
    """What a scanned page holds, in points of the page made straight; `to_page` gives a box's place on the page.

    `dirty` says that specks may have changed what is read.
    """

    content: PageContent
    to_page: Callable[[Box], Box]
    dirty: bool


def read_scan(page: Grey, *, page_no: int, points: float, engine: LineEngine) -> Scan:
    """The content of an upright scanned page, [height, width]; a pixel is `points` points wide.

    Raises EngineError where the recogniser fails.
    """
    height, width = page.shape
    printed = find_print(page)
    glyphs: tuple[Glyph, ...] = ()
    if printed is not None:
        read = list(_read_lines(_without_dirt(page, printed), printed, points=points, engine=engine))
        per_pixel = points / printed.scale
        read = with_lone_marks(read, _lone_marks(printed, per_pixel), hc=printed.hc * per_pixel)
        glyphs = tuple(with_boxes(read, _boxes(printed, per_pixel)))
    strokes = () if printed is None else tuple(_strokes(printed, points / printed.scale))
    content = PageContent(
        page_no=page_no,
        width=width * points,
        height=height * points,
        glyphs=glyphs,
        strokes=strokes,
        shapes=(),
        pictures=(),
        recognised=True,
    )

    def to_page(box: Box) -> Box:
        if printed is None or printed.turn.is_none:
            return box
        per_pixel = points / printed.scale
        corners = [
            printed.turn.point_on_page(x / per_pixel, y / per_pixel, printed.scale)
            for x in (box.x0, box.x1)
            for y in (box.y0, box.y1)
        ]
        xs, ys = [x * points for x, _ in corners], [y * points for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    return Scan(content, to_page, dirty=printed is not None and printed.specks.many)


def _without_dirt(page: Grey, printed: Printed) -> Grey:
    """The page as the recogniser is to see it."""
    clean = paint_over(page, printed.specks, scale=printed.scale)
    return bridge_scan_lines(clean, printed.scan_lines, scale=printed.scale)


def _read_lines(page: Grey, printed: Printed, *, points: float, engine: LineEngine) -> Iterator[Glyph]:
    per_pixel = points / printed.scale
    count = 0
    read = read_twice(page, [printed.box_of(line) for line in printed.lines], engine)
    for line, twice in zip(printed.lines, read, strict=True):
        text = twice.reading.text
        if reads_like_dirt(text, printed.specks) or is_piece_of_line(text):
            continue
        place = _place_of(line, printed.hc, per_pixel)
        for glyph in to_glyphs(twice, place, first=count):
            count += 1
            yield glyph


def _place_of(line: FoundLine, hc: float, per_pixel: float) -> Place:
    own = line.row.hc
    usual = hc if abs(own - hc) <= _SAME_SIZE * hc else own
    return Place(line.left * per_pixel, line.right * per_pixel, line.row.baseline * per_pixel, usual * per_pixel)


def _boxes(printed: Printed, per_pixel: float) -> Iterator[SeenBox]:
    for x0, y0, x1, y1, ticked, like_letter in printed.boxes:
        box = Box(x0 * per_pixel, y0 * per_pixel, x1 * per_pixel, y1 * per_pixel)
        yield SeenBox(box, ticked, like_letter)


def _lone_marks(printed: Printed, per_pixel: float) -> Iterator[SeenMark]:
    for x0, y0, x1, y1, shape, cell in printed.marks:
        box = Box(x0 * per_pixel, y0 * per_pixel, x1 * per_pixel, y1 * per_pixel)
        around = Box(cell.x0 * per_pixel, cell.y0 * per_pixel, cell.x1 * per_pixel, cell.y1 * per_pixel)
        yield SeenMark(box, shape, around)


def _strokes(printed: Printed, per_pixel: float) -> Iterator[Stroke]:
    """The rulings; what was found is a little thicker than what is drawn."""
    for across in printed.across:
        y = (across.y0 + across.y1) / 2 * per_pixel
        yield Stroke(across.x0 * per_pixel, y, across.x1 * per_pixel, y, 1.0)
    for upright in printed.upright:
        x = (upright.x0 + upright.x1) / 2 * per_pixel
        yield Stroke(x, upright.y0 * per_pixel, x, upright.y1 * per_pixel, 1.0)
