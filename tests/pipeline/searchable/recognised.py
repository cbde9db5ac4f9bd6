"""Pages as a recogniser leaves them, and what pdfium takes back from a PDF."""

import unicodedata
from collections.abc import Sequence

import pypdfium2 as pdfium

from extractors.page.pdf.document import PdfLimits
from pipeline.searchable.write import Original, add_text_layer
from schemas.geometry import Box
from schemas.page import Baseline, Line, Page, PageSize

EM = 16.0
WIDTH, HEIGHT = 595.0, 842.0


def line(
    text: str, *, x: float = 72.0, y: float = 100.0, width: float = 300.0, fall: float = 0.0, page_no: int = 1
) -> Line:
    """A recognised line whose baseline begins at (`x`, `y`) and falls by `fall` points; its words fill it evenly."""
    words = text.split()
    step = width / max(1, len(text))
    ends: list[float] = []
    at = 0
    for word in words:
        ends += [at * step, (at + len(word)) * step]
        at += len(word) + 1
    return Line(
        text=text,
        raw=text,
        page_no=page_no,
        box=Box(x, y - EM, x + width, y + 4),
        baseline=Baseline(x, y, x + width, y + fall, EM, tuple(ends)),
        method="ocr",
    )


def page(*lines: Line, page_no: int = 1) -> Page:
    """A page of these lines, in this order."""
    return Page(page_no=page_no, width=WIDTH, height=HEIGHT, blocks=lines)


def with_layer(
    data: bytes, *pages: Page, sizes: Sequence[PageSize] | None = None, password: str | None = None
) -> bytes:
    """The PDF with these pages as text."""
    known = sizes or [PageSize(page=each.page_no, width=WIDTH, height=HEIGHT) for each in pages]
    return add_text_layer(Original(data, "scan.pdf", password, PdfLimits()), pages, known)


def text_in(data: bytes, page_no: int = 1, password: str | None = None) -> str:
    """What pdfium copies from the page, with blanks and ends of lines as one blank each."""
    document = pdfium.PdfDocument(data, password=password)
    try:
        return " ".join(document[page_no - 1].get_textpage().get_text_range().split())
    finally:
        document.close()


def place_of(data: bytes, words: str, page_no: int = 1) -> Box:
    """Where pdfium finds the words, in points from the top left of the page as a viewer shows it."""
    document = pdfium.PdfDocument(data)
    try:
        found = document[page_no - 1]
        text_page = found.get_textpage()
        start = text_page.get_text_range().index(words)
        boxes = [text_page.get_charbox(at, loose=True) for at in range(start, start + len(words))]
        _, height = found.get_size()
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        assert found.get_rotation() == 0, "places are of pages that stand as they are"
        return Box(left, height - top, right, height - bottom)
    finally:
        document.close()


def looks(data: bytes, page_no: int = 1, password: str | None = None) -> bytes:
    """The pixels of the page."""
    document = pdfium.PdfDocument(data, password=password)
    try:
        return bytes(document[page_no - 1].render(scale=1).to_numpy().tobytes())
    finally:
        document.close()


def composed(text: str) -> str:
    """The text in NFC."""
    return unicodedata.normalize("NFC", text)
