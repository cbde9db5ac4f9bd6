"""Boxes and ticks that are drawn rather than written: as paths, by a pen on top, or in a form.

Each becomes a glyph of its own, ☐ or ☑, or ✓ for a tick without a box, so that it stands in its line like any letter.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.page.content import Font, Glyph, PageContent, Shape, Stroke
from extractors.page.filled_marks import filled_choices
from extractors.page.geometry import area, centre, holds, overlap
from extractors.page.layer.fonts import read_symbol
from extractors.page.nearby import Nearby
from schemas.geometry import Box

EMPTY, TICKED, TICK = "☐", "☑", "✓"

SMALLEST_BOX, LARGEST_BOX = 5.0, 18.0
"""Points: the side of a box to tick; a letter of official paper is some 7 points high."""
LARGEST_TICK = 45.0
"""Points; hand-made ticks go far beyond their box, but what is longer is a signature or crosses something out."""
_SQUARE = 0.7
_CORNER = 1.5
_ALL_CORNERS = 4
_MOST_POINTS = 100
_MOST_SHORT_STROKES = 300
"""Of either direction; more are a pattern, and looking for squares among them takes long."""
_LEAST_OVERLAP = 0.2
_TICKS_WRITTEN = frozenset("✓✔✗✘☓×xX/√")
_BOXES_WRITTEN = {"☐": False, "□": False, "❏": False, "❑": False, "❒": False, "☑": True, "☒": True}
_FONT = Font(name="", bold=False)


class Marks(NamedTuple):
    """The drawn marks as glyphs, the written glyphs that they take the place of, and strokes that are no rulings."""

    glyphs: tuple[Glyph, ...]
    replaced: frozenset[int]
    used_strokes: frozenset[Stroke]


class _Tickable(NamedTuple):
    box: Box
    glyph: Glyph | None = None


def find_marks(content: PageContent) -> Marks:
    """Every box and tick that the page draws."""
    light = Nearby(
        (Box(*centre(shape.box), *centre(shape.box)), shape.box)
        for shape in content.shapes
        if shape.light and shape.stroked and len(shape.points) >= 3
    )
    squares, used = _squares([each for each in content.shapes if not _is_ticked_dark(each, light)], content.strokes)
    solid = _solid_squares(content.shapes, squares, light)
    written = [glyph for glyph in content.glyphs if _is_empty_box(glyph)]
    boxes = [*(_Tickable(square) for square in squares), *(_Tickable(glyph.ink, glyph) for glyph in written)]
    drawn = Nearby((square, square) for square in (*squares, *solid))
    pens = [shape for shape in content.shapes if not shape.light and _may_tick(shape, drawn)]
    pens_by_place = Nearby((pen.box, pen) for pen in pens)
    letters = Nearby((glyph.ink, glyph) for glyph in content.glyphs if glyph.text in _TICKS_WRITTEN)
    found: list[Glyph] = []
    replaced: set[int] = set()
    spent: set[int] = set()
    for box in boxes:
        over = [pen for pen in pens_by_place.around(box.box) if _ticks(pen, box.box)]
        inside = [letter for letter in letters.around(box.box) if holds(box.box, centre(letter.ink))]
        spent |= {id(pen) for pen in over}
        if box.glyph is not None and not over and not inside:
            continue  # an empty box that is written as a character is read as one
        replaced |= {letter.order for letter in inside}
        if box.glyph is not None:
            replaced.add(box.glyph.order)
        found.append(_to_glyph(TICKED if over or inside else EMPTY, box.box, like=box.glyph))
    found += [_to_glyph(TICKED, box) for box in solid]
    for sign, ticked in filled_choices([glyph for glyph in content.glyphs if not glyph.hidden]):
        found.append(_to_glyph(TICKED if ticked else EMPTY, sign.ink, like=sign))
        replaced.add(sign.order)
    # A form prints a box where its field is: the field says whether it is ticked.
    fields = [place for place, _ in content.fields]
    found = [glyph for glyph in found if not any(overlap(glyph.ink, place) > 0 for place in fields)]
    for place, ticked in content.fields:
        found.append(_to_glyph(TICKED if ticked else EMPTY, place))
    loose = [pen for pen in pens if id(pen) not in spent]
    found += [_to_glyph(TICK, pen.box) for pen in loose if pen.by_hand or _looks_like_tick(pen)]
    return Marks(glyphs=tuple(found), replaced=frozenset(replaced), used_strokes=frozenset(used))


def _squares(shapes: Iterable[Shape], strokes: Sequence[Stroke]) -> tuple[list[Box], set[Stroke]]:
    """Small drawn squares; those that lie on each other once. Squares may be drawn as four lines."""
    boxes = [shape.box for shape in shapes if _is_square(shape.box) and _is_frame(shape)]
    four = _squares_of_lines(strokes)
    distinct: list[Box] = []
    near: Nearby[Box] = Nearby()
    for box in sorted([*boxes, *four], key=area, reverse=True):
        if not any(overlap(box, other) > 0.5 * area(box) for other in near.around(box)):
            distinct.append(box)
            near.add(box, box)
    alone = [box for box in distinct if not any(_share_side(box, other) for other in near.around(_with_rim(box)))]
    return alone, _strokes_of(alone, strokes)


def _share_side(box: Box, other: Box) -> bool:
    """Whether two squares lie side by side without room between them, as the cells of a grid do."""
    if box == other:
        return False
    beside = min(abs(box.x1 - other.x0), abs(other.x1 - box.x0)) <= _CORNER and abs(box.y0 - other.y0) <= _CORNER
    below = min(abs(box.y1 - other.y0), abs(other.y1 - box.y0)) <= _CORNER and abs(box.x0 - other.x0) <= _CORNER
    return beside or below


def _with_rim(box: Box) -> Box:
    return Box(box.x0 - _CORNER, box.y0 - _CORNER, box.x1 + _CORNER, box.y1 + _CORNER)


def _strokes_of(boxes: Iterable[Box], strokes: Sequence[Stroke]) -> set[Stroke]:
    """The strokes that draw the boxes: those that lie in one with its rim."""
    near = Nearby((_with_rim(box), _with_rim(box)) for box in boxes)
    return {
        stroke
        for stroke in strokes
        if max(stroke.x1 - stroke.x0, stroke.y1 - stroke.y0) <= LARGEST_BOX + 2 * _CORNER
        and any(
            rim.x0 <= stroke.x0 and stroke.x1 <= rim.x1 and rim.y0 <= stroke.y0 and stroke.y1 <= rim.y1
            for rim in near.around(Box(stroke.x0, stroke.y0, stroke.x1, stroke.y1))
        )
    }


def _is_ticked_dark(shape: Shape, light: Nearby[Box]) -> bool:
    """Whether it is a small dark square with one of the light ticks in it."""
    box = shape.box
    if not shape.filled or shape.light or not _is_square(box) or _corners_of_frame(shape) != _ALL_CORNERS:
        return False
    return any(holds(box, centre(tick)) and area(tick) < area(box) for tick in light.around(box))


def _solid_squares(shapes: Sequence[Shape], frames: Sequence[Box], light: Nearby[Box]) -> list[Box]:
    """Small dark squares that stand for ticked boxes: with a light tick in them, or of one size with empty boxes."""
    dark = [
        shape
        for shape in shapes
        if shape.filled and not shape.light and _is_square(shape.box) and _corners_of_frame(shape) == _ALL_CORNERS
    ]
    widths = {round(frame.x1 - frame.x0, 1) for frame in frames}
    near = Nearby((frame, frame) for frame in frames)
    distinct: list[Box] = []
    for shape in dark:
        box = shape.box
        alike = any(0.7 <= (box.x1 - box.x0) / width <= 1.4 for width in widths)
        known = any(overlap(box, other) > 0.5 * area(box) for other in near.around(box))
        if (alike or _is_ticked_dark(shape, light)) and not known:
            distinct.append(box)
            near.add(box, box)
    return distinct


def _is_square(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    return (
        min(width, height) >= SMALLEST_BOX
        and max(width, height) <= LARGEST_BOX
        and (min(width, height) >= _SQUARE * max(width, height))
    )


def _is_frame(shape: Shape) -> bool:
    """Whether the path is a closed frame with corners or an empty ring, and not a disc, a bullet or a letter."""
    if shape.by_hand or not shape.stroked or shape.light:
        return False
    corners = _corners_of_frame(shape)
    return corners == _ALL_CORNERS or (corners == 0 and not shape.filled)


def _corners_of_frame(shape: Shape) -> int | None:
    """At how many corners of its box a closed path turns, if it runs along the sides; corners may be rounded."""
    if not 4 <= len(shape.points) <= _MOST_POINTS:
        return None
    (first_x, first_y), (last_x, last_y) = shape.points[0], shape.points[-1]
    closed = abs(first_x - last_x) + abs(first_y - last_y) <= _CORNER or len(shape.points) == 4
    x0, y0, x1, y1 = shape.box
    near, at = 0.25 * (x1 - x0), 0.2 * (x1 - x0)
    on_frame = all(min(abs(x - x0), abs(x - x1), abs(y - y0), abs(y - y1)) <= near for x, y in shape.points)
    if not closed or not on_frame:
        return None
    return sum(
        any(abs(x - corner_x) + abs(y - corner_y) <= at for x, y in shape.points)
        for corner_x in (x0, x1)
        for corner_y in (y0, y1)
    )


def _squares_of_lines(strokes: Sequence[Stroke]) -> list[Box]:
    short = [each for each in strokes if SMALLEST_BOX <= max(each.x1 - each.x0, each.y1 - each.y0) <= LARGEST_BOX]
    flat = [each for each in short if each.horizontal]
    upright = [each for each in short if not each.horizontal]
    if max(len(flat), len(upright)) > _MOST_SHORT_STROKES:
        return []
    boxes: list[Box] = []
    for top in flat:
        for bottom in flat:
            if not SMALLEST_BOX <= bottom.y0 - top.y0 <= LARGEST_BOX or abs(top.x0 - bottom.x0) > _CORNER:
                continue
            if abs(top.x1 - bottom.x1) > _CORNER:
                continue
            sides = [
                each
                for each in upright
                if abs(each.y0 - top.y0) <= _CORNER
                and abs(each.y1 - bottom.y0) <= _CORNER
                and min(abs(each.x0 - top.x0), abs(each.x0 - top.x1)) <= _CORNER
            ]
            box = Box(top.x0, top.y0, top.x1, bottom.y0)
            if len(sides) >= 2 and _is_square(box):
                boxes.append(box)
    return boxes


def _is_empty_box(glyph: Glyph) -> bool:
    text = read_symbol(glyph.font.name, glyph.text) or glyph.text if len(glyph.text) == 1 else glyph.text
    return _BOXES_WRITTEN.get(text) is False


def _may_tick(shape: Shape, squares: Nearby[Box]) -> bool:
    """Whether the path may be a tick or a cross: of the right size, and neither a box nor a ruling."""
    width, height = shape.box.x1 - shape.box.x0, shape.box.y1 - shape.box.y0
    if max(width, height) > LARGEST_TICK or max(width, height) < 3.0 or (shape.by_hand is False and width < 1.0):
        return False
    alike = (overlap(shape.box, each) > 0.9 * max(area(each), area(shape.box)) for each in squares.around(shape.box))
    if not _crosses(shape) and any(alike):
        return False
    if _is_square(shape.box) and _is_frame(shape):
        return False
    return shape.by_hand or (len(shape.points) >= 2 and min(width, height) >= 2.0)


def _crosses(shape: Shape) -> bool:
    """Whether the path runs through the inside of its box, and not along the sides."""
    x0, y0, x1, y1 = shape.box
    width, height = x1 - x0, y1 - y0
    inside = any(min(x - x0, x1 - x) > 0.25 * width and min(y - y0, y1 - y) > 0.25 * height for x, y in shape.points)
    return inside or any(
        abs(bx - ax) > 0.4 * width and abs(by - ay) > 0.4 * height for (ax, ay), (bx, by) in pairwise(shape.points)
    )


def _ticks(pen: Shape, box: Box) -> bool:
    """Whether the pen marks the box, and not only passes it."""
    least = _LEAST_OVERLAP * min(area(box), max(area(pen.box), 1.0))
    return overlap(pen.box, box) >= least and holds(_widened(box), centre(pen.box))


def _widened(box: Box) -> Box:
    """A box with the room around it into which a tick for it may swing."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    return Box(box.x0 - 0.5 * width, box.y0 - 0.7 * height, box.x1 + 0.7 * width, box.y1 + 0.5 * height)


def _looks_like_tick(shape: Shape) -> bool:
    """Whether an open path goes down a little and then up far to the right, as ticks are drawn."""
    if not shape.stroked or not 3 <= len(shape.points) <= 6:
        return False
    first, last = shape.points[0], shape.points[-1]
    lowest = max(shape.points, key=lambda point: point[1])
    return first[0] < lowest[0] < last[0] and lowest[1] > first[1] > last[1]


def _to_glyph(text: str, box: Box, *, like: Glyph | None = None) -> Glyph:
    height = box.y1 - box.y0
    return Glyph(
        text=text,
        ink=box,
        x=box.x0,
        end=box.x1,
        baseline=like.baseline if like else box.y1 - 0.15 * height,
        size=like.size if like else max(height, 1.0) * 1.2,
        font=_FONT,
        turn=0,
        unmapped=False,
        hidden=False,
        order=like.order if like else -1,
    )
