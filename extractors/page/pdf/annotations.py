"""Marks that were put on a PDF page later: pen strokes, and the state of form check boxes."""

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from extractors.page.content import Shape
from extractors.page.pdf.upright import Upright
from schemas.errors import FileTooLarge
from schemas.geometry import Box

_MOST_ANNOTATIONS = 20_000
_MOST_PATHS = 1000
_MOST_POINTS = 10_000
"""What one mark of a pen may have; more of it is left out."""
_DRAWN = (
    raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_LINE,
    raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_STAMP,
)
_SPEAKING = (raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_STRIKEOUT)
"""These say something of what they stand on, with or without words."""
_WITH_WORDS = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_WIDGET)


def read_annotations(page: Any, upright: Upright) -> tuple[tuple[Shape, ...], tuple[tuple[Box, bool], ...], int]:
    """What was drawn by hand, check boxes with whether they are ticked, and how many notes and fields hold words."""
    notes = 0
    shapes: list[Shape] = []
    fields: list[tuple[Box, bool]] = []
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    for index in range(count):
        if max(index, len(shapes)) >= _MOST_ANNOTATIONS:
            raise FileTooLarge(
                f"a page has more than {_MOST_ANNOTATIONS} marks of a pen or fields of a form",
                hint="No page of a report has so many; take that page out.",
            )
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            flags = raw.FPDFAnnot_GetFlags(annotation)
            if flags & raw.FPDF_ANNOT_FLAG_HIDDEN:
                continue
            notes += kind in _SPEAKING or (kind in _WITH_WORDS and _has_words(annotation))
            if kind in _DRAWN:
                shapes += _pen_strokes(annotation, upright)
            elif kind == raw.FPDF_ANNOT_WIDGET and _string(annotation, b"FT") == "Btn":
                state = _string(annotation, b"AS")
                if state:
                    fields.append((_box_of(annotation, upright), state != "Off"))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return tuple(shapes), tuple(fields), notes


def _has_words(annotation: Any) -> bool:
    """Whether a note says something, or something is filled into a field of words."""
    return any(_string(annotation, key).strip() for key in (b"Contents", b"V")) and _string(annotation, b"FT") != "Btn"


def _pen_strokes(annotation: Any, upright: Upright) -> Iterator[Shape]:
    box = _box_of(annotation, upright)
    count = min(raw.FPDFAnnot_GetInkListCount(annotation), _MOST_PATHS)
    paths = [_ink_path(annotation, index) for index in range(count)]
    for path in paths or [[]]:
        points = tuple(upright.point(x, y) for x, y in path)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield Shape(
            box=Box(min(xs), min(ys), max(xs), max(ys)) if points else box,
            points=points,
            filled=False,
            stroked=True,
            by_hand=True,
        )


def _ink_path(annotation: Any, index: int) -> list[tuple[float, float]]:
    count = raw.FPDFAnnot_GetInkListPath(annotation, index, None, 0)
    points = (raw.FS_POINTF * count)()
    raw.FPDFAnnot_GetInkListPath(annotation, index, points, count)
    return [(point.x, point.y) for point in points[:_MOST_POINTS]]


def _box_of(annotation: Any, upright: Upright) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    return upright.box(rect.left, rect.bottom, rect.right, rect.top)


def _string(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
