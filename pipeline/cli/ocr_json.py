"""A line that was read, as JSON for programs; here pixels become points where the page has them."""

from typing import Any

from extractors.page.ocr.pages import PageLine
from pipeline.pictured_page import PicturedPage


def line_to_json(line: PageLine, page: PicturedPage, *, file: str, number: int) -> dict[str, Any]:
    """The line of the file's page with its place; `number` counts the lines of the page from 1."""
    reading, scale = line.reading, page.points or 1.0
    values: dict[str, Any] = {
        "file": file,
        "page": page.page_no,
        "line": number,
        "text": reading.text,
        "confidence": round(reading.confidence, 4),
        "unit": "px" if page.points is None else "pt",
        "box": {name: round(value * scale, 2) for name, value in line.box._asdict().items()},
        "chars": [
            {
                "char": each.char,
                "confidence": round(each.confidence, 4),
                "x0": round(each.x0 * scale, 2),
                "x1": round(each.x1 * scale, 2),
            }
            for each in reading.chars
        ],
    }
    return values | {"doubt": reading.doubt} if reading.doubt else values
