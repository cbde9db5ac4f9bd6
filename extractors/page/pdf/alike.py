"""Whether two PDF pages look the same."""

import pypdfium2 as pdfium

_SCALE = 1.5
"""Pixels a point: the smallest print shows."""
_MOST_PIXELS = 4_000_000


def look_alike(one: bytes, other: bytes) -> bool:
    """Whether the first pages of two files are drawn the same, pixel for pixel; False where one cannot be drawn."""
    try:
        return _draw(one) == _draw(other)
    except (pdfium.PdfiumError, MemoryError, ValueError):
        return False


def _draw(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels of the first page, without notes and form fields."""
    document = pdfium.PdfDocument(data)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
        return bitmap.width, bitmap.height, bytes(bitmap.buffer)
    finally:
        document.close()
