"""A scanned page becomes lines and grids, as a page with a text layer does."""

from extractors.page.assemble import Assembled, assemble
from extractors.page.images.pixels import Grey
from extractors.page.ocr.engine import LineEngine
from extractors.page.scan.lay_back import lay_back
from extractors.page.scan.read import read_scan


def recognise(
    page: Grey, *, page_no: int, points: float, engine: LineEngine, above: Assembled | None = None
) -> Assembled:
    """The upright page, [height, width] with pixels `points` points wide; boxes are where things stand on it.

    `above` is the page before, as for `assemble`. Raises EngineError where the recogniser fails.
    """
    scan = read_scan(page, page_no=page_no, points=points, engine=engine)
    assembled = assemble(scan.content, above=above)
    return assembled._replace(page=lay_back(assembled.page, scan.to_page))
