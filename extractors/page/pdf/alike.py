"""Whether two PDF files look the same."""

from collections.abc import Iterator

import pypdfium2 as pdfium

_SCALE = 1.5
"""Pixels a point: the smallest print shows."""
_MOST_PIXELS = 4_000_000


def look_alike(one: bytes, other: bytes, *, password: str | None = None) -> bool:
    """Whether all pages of two files are drawn the same, pixel for pixel, but for notes and form fields.

    False where one cannot be drawn. `password` opens both, where they need one.
    """
    try:
        return all(left == right for left, right in zip(_draw(one, password), _draw(other, password), strict=True))
    except (pdfium.PdfiumError, MemoryError, ValueError):
        return False


def _draw(data: bytes, password: str | None) -> Iterator[tuple[int, int, bytes]]:
    """Width, height and pixels of each page."""
    document = pdfium.PdfDocument(data, password=password)
    try:
        for page in document:
            width, height = page.get_size()
            scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
            yield bitmap.width, bitmap.height, bitmap.to_numpy().tobytes()  # its buffer has gaps between rows
            page.close()
    finally:
        document.close()
