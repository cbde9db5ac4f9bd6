"""The recogniser that the options ask for, at work on pages."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extractors.page.ocr.audit import AuditedEngine
from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.pages import PageLine, read_as_lines, read_page
from pipeline.options import Engine, OcrOptions
from pipeline.pictured_page import PicturedPage


def open_engine(options: OcrOptions) -> AuditedEngine:
    """The engine, ready to read and under audit; raises EngineMissing, ModelUnfit or EngineError if it is unusable."""
    return AuditedEngine(_open(options))


def keep_engine(options: OcrOptions) -> AuditedEngine:
    """The engine as above, opened once in the life of the process and kept for the next document."""
    return _kept(options.engine, options.model_file if options.engine is Engine.THAI else None)


@cache
def _kept(engine: Engine, model: Path | None) -> AuditedEngine:
    return open_engine(OcrOptions(engine, model))


def _open(options: OcrOptions) -> LineEngine:
    if options.engine is Engine.TESSERACT:
        from extractors.page.ocr.tesseract import open_tesseract

        return open_tesseract()
    from extractors.page.ocr.thai import open_thai

    return open_thai(options.model_file)


def read_picture(page: PicturedPage, engine: LineEngine) -> list[PageLine]:
    """The lines of the page, their places in its pixels."""
    return read_page(page.pixels, engine)


def read_line_pictures(pages: Sequence[PicturedPage], engine: LineEngine) -> list[PageLine]:
    """Each page as one line; places as above."""
    return read_as_lines([page.pixels for page in pages], engine)
