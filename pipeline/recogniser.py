"""The recogniser that the options ask for, at work on a page."""

from collections.abc import Sequence

from extractors.page.ocr.engine import CharReading, LineEngine, LineReading
from extractors.page.ocr.pages import PageLine, read_as_lines, read_page
from pipeline.options import Engine, OcrOptions
from pipeline.pictures import PicturedPage
from schemas.geometry import Box


def open_engine(options: OcrOptions) -> LineEngine:
    """The engine, ready to read; raises EngineMissing, ModelUnfit or EngineError where it cannot be used."""
    if options.engine is Engine.TESSERACT:
        from extractors.page.ocr.tesseract import open_tesseract

        return open_tesseract()
    from extractors.page.ocr.thai import open_thai

    return open_thai(options.model_file)


def read_picture(page: PicturedPage, engine: LineEngine) -> list[PageLine]:
    """The lines of the page; places are in points where the page has them, else in pixels."""
    return [_scaled(line, page.points) for line in read_page(page.pixels, engine)]


def read_line_pictures(pages: Sequence[PicturedPage], engine: LineEngine) -> list[PageLine]:
    """Each page as one line; places as above."""
    lines = read_as_lines([page.pixels for page in pages], engine)
    return [_scaled(line, page.points) for line, page in zip(lines, pages, strict=True)]


def _scaled(line: PageLine, points: float | None) -> PageLine:
    if points is None:
        return line
    chars = tuple(
        CharReading(each.char, each.confidence, each.x0 * points, each.x1 * points) for each in line.reading.chars
    )
    reading = LineReading(line.reading.text, line.reading.confidence, chars, line.reading.doubt)
    return PageLine(reading, Box(*(side * points for side in line.box)))
