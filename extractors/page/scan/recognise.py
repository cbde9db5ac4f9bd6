"""A scanned page becomes lines and grids, as a page with a text layer does."""

from dataclasses import replace
from typing import NamedTuple

from extractors.page.assemble import Assembled, assemble
from extractors.page.images.pixels import Colour, Grey
from extractors.page.ocr.engine import LineEngine
from extractors.page.scan.lay_back import lay_back
from extractors.page.scan.list_points import with_list_point
from extractors.page.scan.possible import prefer_possible
from extractors.page.scan.read import read_scan
from extractors.page.scan.upright import make_upright


class Recognised(NamedTuple):
    """What a scan holds; boxes are on the page after `turns` clockwise quarter turns."""

    assembled: Assembled
    turns: int


def recognise_scan(
    page: Grey | Colour, *, page_no: int, points: float, engine: LineEngine, above: Assembled | None = None
) -> Recognised:
    """The page, [height, width] or in colour [height, width, 3], whichever way it lies; else as `recognise`."""
    upright = make_upright(page, engine)
    read = recognise(upright.grey, page_no=page_no, points=points, engine=engine, above=above)
    return Recognised(read, upright.turns)


def recognise(
    page: Grey, *, page_no: int, points: float, engine: LineEngine, above: Assembled | None = None
) -> Assembled:
    """The upright page, [height, width] with pixels `points` points wide; boxes are where things stand on it.

    `above` is the page before, as for `assemble`. Raises EngineError where the recogniser fails.
    """
    scan = read_scan(page, page_no=page_no, points=points, engine=engine)
    assembled = assemble(scan.content, above=above)
    possible = prefer_possible(assembled.page.with_lines(with_list_point))
    return assembled._replace(page=replace(lay_back(possible, scan.to_page), dirty=scan.dirty))
