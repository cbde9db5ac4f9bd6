"""The recogniser that the options ask for, at work on a page."""

from extractors.page.ocr.engine import CharReading, LineEngine, LineReading
from extractors.page.ocr.pages import PageLine, read_page, read_whole
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


def read_picture(page: PicturedPage, engine: LineEngine, *, as_line: bool) -> list[PageLine]:
    """The lines of the page, or the page as one line; places are in points where the page has them, else in pixels."""
    lines = [read_whole(page.pixels, engine)] if as_line else read_page(page.pixels, engine)
    return lines if page.points is None else [_scaled(line, page.points) for line in lines]


def _scaled(line: PageLine, points: float) -> PageLine:
    chars = tuple(
        CharReading(each.char, each.confidence, each.x0 * points, each.x1 * points) for each in line.reading.chars
    )
    reading = LineReading(line.reading.text, line.reading.confidence, chars, line.reading.doubt)
    return PageLine(reading, Box(*(side * points for side in line.box)))
