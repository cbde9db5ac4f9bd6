"""What a PDF page draws besides text: rulings, shapes and the places of pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from pypdfium2 import raw

from extractors.page.content import Shape, Stroke
from extractors.page.pdf.colours import is_light, is_opaque
from extractors.page.pdf.document import address
from extractors.page.pdf.text_objects import EVERYWHERE, Covers, Rectangle, TextObject
from extractors.page.pdf.upright import Upright
from schemas.errors import FileTooLarge
from schemas.geometry import Box

Matrix = tuple[float, float, float, float, float, float]

THICKEST_RULING = 3.5
"""Points; a filled rectangle that is no thicker is a ruling."""
SHORTEST_RULING = 4.0
_STRAIGHT = 0.8
"""Points that the ends of a ruling may lie off its line."""
_MOST_POINTS = 20_000
_MOST_TEXTS = 20_000
"""Pieces of text that are drawn at once; pdfium takes long over more, where they lie on each other."""
DEEPEST_FORM = 8
"""So many forms within each other are looked into."""
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class _Path:
    """A path in user space: its pieces, each a row of points, and how it is painted."""

    pieces: list[list[tuple[float, float]]]
    curved: bool
    filled: bool
    stroked: bool
    width: float
    clip: Rectangle
    light: bool
    opaque: bool


class PlacedPicture(NamedTuple):
    """An image in user space, and how many text objects were drawn before it."""

    bounds: Rectangle
    texts_below: int
    opaque: bool


@dataclass
class PageObjects:
    """All objects of a page in user space, before it is known which way is up."""

    paths: list[_Path] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    texts: dict[int, TextObject] = field(default_factory=dict)
    covers: Covers = field(default_factory=Covers)


def read_objects(page: Any, *, name: str, most: int) -> PageObjects:
    """Paths, pictures and text objects; raises FileTooLarge where there are more than `most`."""
    found = PageObjects()
    objects = _walk(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _IDENTITY, 0)
    for count, (handle, matrix) in enumerate(objects, start=1):
        if count > most:
            raise FileTooLarge(
                f"a page of {name} draws more than {most} objects",
                hint="It is a map or a drawing rather than a report; take that page out.",
            )
        if len(found.texts) >= _MOST_TEXTS:
            raise FileTooLarge(
                f"a page of {name} prints more than {_MOST_TEXTS} pieces of text",
                hint="No page of a report has so many; take that page out.",
            )
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            mark = _told_by(handle)
            found.texts[address(handle)] = TextObject(
                bounds=_bounds(handle, matrix) if mark else EVERYWHERE,
                mark=mark,
                clip=_clip(handle, matrix),
                rank=len(found.texts),
            )
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            path = _read_path(handle, matrix)
            if path:
                found.paths.append(path)
                for rectangle in _painted(path) if found.texts else ():
                    found.covers.add(rectangle, texts_below=len(found.texts))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(
                PlacedPicture(
                    _bounds(handle, matrix),
                    texts_below=len(found.texts),
                    opaque=not raw.FPDFPageObj_HasTransparency(handle),
                )
            )
    return found


def _walk(parent: Any, count_of: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """Every object with the matrix of the forms around it."""
    for index in range(count_of(parent)):
        handle = get(parent, index)
        if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
            yield handle, matrix
        elif depth < DEEPEST_FORM:
            inner = _compose(_matrix_of(handle), matrix)
            yield from _walk(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix_of(handle: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _compose(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Any, matrix: Matrix) -> Rectangle:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return _around([_apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)])


def _around(points: list[tuple[float, float]]) -> Rectangle:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _clip(handle: Any, matrix: Matrix) -> Rectangle:
    """The rectangle outside of which nothing of the object is shown."""
    path = raw.FPDFPageObj_GetClipPath(handle)
    if raw.FPDFClipPath_CountPaths(path) <= 0:
        return EVERYWHERE
    left, bottom, right, top = EVERYWHERE
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFClipPath_CountPaths(path)):
        points = []
        for place in range(min(raw.FPDFClipPath_CountPathSegments(path, index), _MOST_POINTS)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, index, place), x, y)
            points.append(_apply(matrix, x.value, y.value))
        if points:
            x0, y0, x1, y1 = _around(points)
            left, bottom, right, top = max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)
    return left, bottom, right, top


def _told_by(handle: Any) -> int:
    """The identity of the `ActualText` that this text object stands for; 0 for none."""
    for index in range(raw.FPDFPageObj_CountMarks(handle)):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        if raw.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == raw.FPDF_OBJECT_STRING:
            return address(mark)
    return 0


def _read_path(handle: Any, matrix: Matrix) -> _Path | None:
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    if not raw.FPDFPath_GetDrawMode(handle, fill, stroke):
        return None
    filled = fill.value != raw.FPDF_FILLMODE_NONE
    stroked = bool(stroke.value)
    opaque = filled and is_opaque(handle)
    fill_seen = filled and not is_light(handle, raw.FPDFPageObj_GetFillColor)
    stroke_seen = stroked and not is_light(handle, raw.FPDFPageObj_GetStrokeColor)
    light = not fill_seen and not stroke_seen
    if not light:
        filled, stroked = fill_seen, stroke_seen
    elif not filled and not stroked:
        return None
    full = _compose(_matrix_of(handle), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    pieces: list[list[tuple[float, float]]] = []
    curved = False
    for index in range(min(raw.FPDFPath_CountSegments(handle), _MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(full, x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO or not pieces:
            pieces.append([point])
        else:
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
            pieces[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment) and pieces[-1][0] != pieces[-1][-1]:
            pieces[-1].append(pieces[-1][0])
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(handle, width)
    scale = max(abs(full[0]) + abs(full[1]), abs(full[2]) + abs(full[3]), 1e-6)
    return _Path(
        pieces=[piece for piece in pieces if len(piece) > 1],
        curved=curved,
        filled=filled,
        stroked=stroked,
        width=width.value * scale,
        clip=_clip(handle, matrix),
        light=light,
        opaque=opaque,
    )


def _painted(path: _Path) -> Iterator[Rectangle]:
    """The rectangles that a path paints, so that nothing under them is seen; thin ones aside."""
    for piece in path.pieces if path.opaque and not path.curved else []:
        x0, y0, x1, y1 = _around(piece)
        if min(x1 - x0, y1 - y0) > THICKEST_RULING and all(x in (x0, x1) and y in (y0, y1) for x, y in piece):
            left, bottom, right, top = path.clip
            yield max(x0, left), max(y0, bottom), min(x1, right), min(y1, top)


def to_drawings(paths: list[_Path], upright: Upright) -> tuple[tuple[Stroke, ...], tuple[Shape, ...]]:
    """The paths on the upright page: straight rulings, and all other shapes."""
    strokes: list[Stroke] = []
    shapes: list[Shape] = []
    for path in paths:
        left, bottom, right, top = path.clip
        for piece in path.pieces:
            inside = [(min(max(x, left), right), min(max(y, bottom), top)) for x, y in piece]
            if inside != piece and _is_gone(inside, piece):
                continue
            points = [upright.point(x, y) for x, y in inside]
            found = [] if path.light else _to_strokes(points, path)
            strokes += found
            if not found or len(points) > 2:
                shapes.append(_to_shape(points, path))
    return tuple(strokes), tuple(shapes)


def _is_gone(inside: list[tuple[float, float]], piece: list[tuple[float, float]]) -> bool:
    """Whether the clip leaves nothing that counts of what is drawn."""
    x0, y0, x1, y1 = _around(inside)
    a0, b0, a1, b1 = _around(piece)
    return max(x1 - x0, y1 - y0) < min(SHORTEST_RULING, 0.5 * max(a1 - a0, b1 - b0))


def _to_strokes(points: list[tuple[float, float]], path: _Path) -> list[Stroke]:
    """The rulings that a piece of a path draws: a thin rectangle is one, the frame of a cell is four."""
    x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
    y0, y1 = min(y for _, y in points), max(y for _, y in points)
    thin, long = min(x1 - x0, y1 - y0), max(x1 - x0, y1 - y0)
    if path.filled and not path.curved and thin <= THICKEST_RULING:
        return [_along(x0, y0, x1, y1)] if long > 2 * thin and long >= 1.0 else []
    if not path.stroked or path.curved or path.width > 2 * THICKEST_RULING:
        return []
    strokes = []
    for (ax, ay), (bx, by) in pairwise(points):
        flat, upright = abs(ay - by) <= _STRAIGHT, abs(ax - bx) <= _STRAIGHT
        if flat == upright:  # a slanted line, or a dot
            continue
        sx0, sx1, sy0, sy1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        middle_x, middle_y = (sx0 + sx1) / 2, (sy0 + sy1) / 2
        strokes.append(
            Stroke(sx0, middle_y, sx1, middle_y, path.width)
            if flat
            else Stroke(middle_x, sy0, middle_x, sy1, path.width)
        )
    return strokes


def _along(x0: float, y0: float, x1: float, y1: float) -> Stroke:
    if x1 - x0 >= y1 - y0:
        middle = (y0 + y1) / 2
        return Stroke(x0, middle, x1, middle, y1 - y0)
    middle = (x0 + x1) / 2
    return Stroke(middle, y0, middle, y1, x1 - x0)


def _to_shape(points: list[tuple[float, float]], path: _Path) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Shape(
        box=Box(min(xs), min(ys), max(xs), max(ys)),
        points=tuple(points),
        filled=path.filled,
        stroked=path.stroked,
        by_hand=False,
        light=path.light,
    )
