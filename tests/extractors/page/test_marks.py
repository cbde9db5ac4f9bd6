"""Boxes and ticks that are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.content import Font, Glyph, PageContent, Shape, Stroke
from extractors.page.marks import EMPTY, TICK, TICKED, Marks, find_marks
from schemas.geometry import Box
from tests.glyphs import printed

WINGDINGS = Font(name="Wingdings", bold=False)
BESIDE = Box(100, 100, 110, 110)
Points = tuple[tuple[float, float], ...]


def marks(
    *shapes: Shape,
    strokes: tuple[Stroke, ...] = (),
    glyphs: tuple[Glyph, ...] = (),
    fields: tuple[tuple[Box, bool], ...] = (),
) -> Marks:
    return find_marks(
        PageContent(
            page_no=1, width=595, height=842, glyphs=glyphs, strokes=strokes, shapes=shapes, pictures=(), fields=fields
        )
    )


def texts(found: Marks) -> list[str]:
    return [glyph.text for glyph in found.glyphs]


def path(*points: tuple[float, float], filled: bool = False, by_hand: bool = False, light: bool = False) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Shape(
        box=Box(min(xs), min(ys), max(xs), max(ys)),
        points=points,
        filled=filled,
        stroked=not filled,
        by_hand=by_hand,
        light=light,
    )


def corners(box: Box) -> Points:
    x0, y0, x1, y1 = box
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))


def square(box: Box = BESIDE, *, filled: bool = False) -> Shape:
    return path(*corners(box), filled=filled)


def disc(box: Box, *, filled: bool = True) -> Shape:
    """A circle as files draw it: four curves with their control points."""
    x, y, r = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, (box.x1 - box.x0) / 2
    k = 0.55 * r
    around = [(r, 0), (r, k), (k, r), (0, r), (-k, r), (-r, k), (-r, 0), (-r, -k), (-k, -r), (0, -r), (k, -r), (r, -k)]
    return path(*((x + dx, y + dy) for dx, dy in [*around, around[0]]), filled=filled)


def rounded(box: Box, *, radius: float, filled: bool = False) -> Shape:
    x0, y0, x1, y1 = box
    near = 0.45 * radius
    points = []
    for x, dx, y, dy in ((x0, 1, y0, 1), (x1, -1, y0, 1), (x1, -1, y1, -1), (x0, 1, y1, -1)):
        points += [(x, y + dy * radius), (x, y + dy * near), (x + dx * near, y), (x + dx * radius, y)]
    return path(*points, points[0], filled=filled)


def tick(box: Box = BESIDE, *, by_hand: bool = False, light: bool = False, filled: bool = False) -> Shape:
    """A tick from the left down and far up to the right."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    return path(
        (x0 + 0.15 * width, y0 + 0.5 * height),
        (x0 + 0.4 * width, y1 - 0.15 * height),
        (x1 - 0.1 * width, y0 + 0.1 * height),
        by_hand=by_hand,
        light=light,
        filled=filled,
    )


def lines_around(box: Box) -> tuple[Stroke, ...]:
    x0, y0, x1, y1 = box
    return (
        Stroke(x0, y0, x1, y0, 0.5),
        Stroke(x0, y1, x1, y1, 0.5),
        Stroke(x0, y0, x0, y1, 0.5),
        Stroke(x1, y0, x1, y1, 0.5),
    )


def test_a_drawn_square_is_an_empty_box_that_stands_on_its_line() -> None:
    (glyph,) = marks(square()).glyphs
    assert (glyph.text, glyph.ink, glyph.x, glyph.end) == (EMPTY, BESIDE, 100, 110)
    assert 105 < glyph.baseline < 110
    assert 10 <= glyph.size <= 14


def test_a_tick_in_a_square_ticks_it() -> None:
    assert texts(marks(square(), tick())) == [TICKED]
    assert texts(marks(square(), tick(filled=True))) == [TICKED]


def test_a_cross_of_two_strokes_is_one_mark() -> None:
    cross = [path((101, 101), (109, 109)), path((101, 109), (109, 101))]
    assert texts(marks(square(), *cross)) == [TICKED]


def test_a_cross_from_corner_to_corner_is_a_tick_and_the_sides_drawn_again_are_none() -> None:
    x0, y0, x1, y1 = BESIDE
    assert texts(marks(square(), path((x0, y0), (x1, y1)), path((x0, y1), (x1, y0)))) == [TICKED]
    assert texts(marks(square(), path((x0, y1), (x0, y0), (x1, y0)), path((x0, y1), (x1, y1), (x1, y0)))) == [EMPTY]


def test_only_the_box_under_the_tick_is_ticked() -> None:
    other = Box(100, 130, 110, 140)
    found = marks(square(), square(other), tick(other))
    assert {(glyph.ink, glyph.text) for glyph in found.glyphs} == {(BESIDE, EMPTY), (other, TICKED)}


def test_a_hand_may_tick_far_beyond_the_box() -> None:
    swung = path((98, 106), (104, 114), (122, 90), by_hand=True)
    assert texts(marks(square(), swung)) == [TICKED]


@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(0.6, 2.0))
def test_wherever_a_hand_ticks_on_the_box_it_is_ticked(right: float, down: float, times: float) -> None:
    half = 5 * times
    at = Box(105 + right - half, 105 + down - half, 105 + right + half, 105 + down + half)
    assert texts(marks(square(), tick(at, by_hand=True))) == [TICKED]


@given(st.floats(16, 200), st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_a_tick_elsewhere_leaves_the_box_empty(away: float, way: tuple[int, int]) -> None:
    right, down = way[0] * away, way[1] * away
    at = Box(100 + right, 100 + down, 110 + right, 110 + down)
    assert sorted(texts(marks(square(), tick(at, by_hand=True)))) == sorted([EMPTY, TICK])


def test_a_tick_beside_the_box_stands_for_itself() -> None:
    assert texts(marks(square(), tick(Box(111, 100, 118, 110), by_hand=True))) == [EMPTY, TICK]


def test_a_signature_ticks_nothing() -> None:
    signature = path((80, 90), (105, 118), (140, 95), (170, 112), by_hand=True)
    assert texts(marks(square(), signature)) == [EMPTY]


def test_a_line_through_the_text_ticks_nothing() -> None:
    assert texts(marks(square(), path((60, 105), (160, 105.5), by_hand=True))) == [EMPTY]


def test_a_light_tick_in_a_dark_square_is_a_ticked_box() -> None:
    assert texts(marks(square(filled=True), tick(light=True))) == [TICKED]
    assert texts(marks(rounded(BESIDE, radius=1.5, filled=True), tick(light=True))) == [TICKED]


def test_a_dark_square_that_has_a_rim_and_a_light_tick_is_a_ticked_box() -> None:
    assert texts(marks(square()._replace(filled=True), tick(light=True))) == [TICKED]


def test_a_light_tick_on_paper_is_none() -> None:
    assert texts(marks(square(), tick(light=True))) == [EMPTY]


def test_dark_squares_are_ticked_boxes_where_empty_ones_are_of_their_size() -> None:
    assert texts(marks(square(filled=True))) == []
    other = Box(100, 130, 110, 140)
    assert sorted(texts(marks(square(filled=True), square(other)))) == sorted([TICKED, EMPTY])


def test_a_box_of_four_lines_is_one_and_its_lines_are_no_rulings() -> None:
    strokes = lines_around(BESIDE)
    ruling = Stroke(50, 300, 500, 300, 0.5)
    found = marks(strokes=(*strokes, ruling))
    assert [(glyph.text, glyph.ink) for glyph in found.glyphs] == [(EMPTY, BESIDE)]
    assert found.used_strokes == set(strokes)
    assert texts(marks(tick(), strokes=strokes)) == [TICKED]


@pytest.mark.parametrize("missing", [0, 1, 2, 3])
def test_three_lines_are_no_box(missing: int) -> None:
    strokes = lines_around(BESIDE)
    found = marks(strokes=strokes[:missing] + strokes[missing + 1 :])
    assert (found.glyphs, found.used_strokes) == ((), frozenset())


def test_cells_of_a_table_are_no_boxes() -> None:
    assert marks(strokes=lines_around(Box(100, 100, 180, 120))).glyphs == ()
    assert marks(strokes=lines_around(Box(100, 100, 130, 130))).glyphs == ()


def test_a_square_drawn_twice_is_one_box() -> None:
    inner = Box(101, 101, 109, 109)
    assert texts(marks(square(), square(), square(inner), strokes=lines_around(BESIDE))) == [EMPTY]


@pytest.mark.parametrize("radius", [1.0, 2.5])
def test_the_corners_of_a_box_may_be_rounded(radius: float) -> None:
    assert texts(marks(rounded(BESIDE, radius=radius))) == [EMPTY]


@pytest.mark.parametrize(
    "shape",
    [
        disc(Box(100, 100, 106, 106)),
        disc(Box(100, 100, 103, 103)),
        disc(Box(100, 100, 106, 106))._replace(stroked=True),
        square(Box(100, 100, 103, 103), filled=True),
        square(Box(100, 100, 103, 103)),
        square(Box(100, 100, 125, 125)),
        path(*corners(Box(100, 100, 118, 108))),
        path((100, 110), (105, 100), (110, 110), (100, 110)),
    ],
    ids=["disc", "dot", "disc with a rim", "solid dot", "tiny", "large", "oblong", "triangle"],
)
def test_bullets_and_other_shapes_are_no_boxes(shape: Shape) -> None:
    assert marks(shape).glyphs == ()


def test_bullets_beside_boxes_of_their_size_are_not_ticked_boxes() -> None:
    assert texts(marks(disc(Box(100, 130, 108, 138)), square())) == [EMPTY]


def test_a_ring_with_a_disc_in_it_is_ticked() -> None:
    ring = disc(Box(100, 100, 112, 112), filled=False)
    assert texts(marks(ring)) == [EMPTY]
    assert texts(marks(ring, disc(Box(103, 103, 109, 109)))) == [TICKED]


def test_a_tick_alone_is_a_tick() -> None:
    assert texts(marks(tick())) == [TICK]
    assert texts(marks(path((100, 105), (112, 103), by_hand=True))) == [TICK]


def test_a_drawn_line_alone_is_no_tick() -> None:
    assert marks(path((100, 100), (110, 110))).glyphs == ()
    assert marks(path((100, 110), (105, 100), (110, 110))).glyphs == ()


@pytest.mark.parametrize("letter", ["✓", "✔", "✗", "/", "x", "X", "√"])
def test_a_letter_written_into_a_box_ticks_it_and_is_replaced(letter: str) -> None:
    written = printed(letter, x=101, baseline=108, size=12)[0]._replace(order=7)
    found = marks(square(), glyphs=(written,))
    assert texts(found) == [TICKED]
    assert found.replaced == {7}


def test_letters_outside_of_boxes_stay() -> None:
    written = tuple(printed("✓ x / ก", x=200))
    found = marks(square(), glyphs=written)
    assert (texts(found), found.replaced) == ([EMPTY], frozenset())


@pytest.mark.parametrize(("char", "font"), [("☐", None), ("\uf0a8", WINGDINGS), ("o", WINGDINGS), ("□", None)])
def test_a_written_box_is_ticked_by_what_is_drawn_over_it(char: str, font: Font | None) -> None:
    (box,) = printed(char, x=100, baseline=110) if font is None else printed(char, x=100, baseline=110, font=font)
    wide = box._replace(ink=BESIDE, order=3)
    found = marks(tick(by_hand=True), glyphs=(wide,))
    assert texts(found) == [TICKED]
    assert found.replaced == {3}
    (glyph,) = found.glyphs
    assert (glyph.baseline, glyph.order) == (110, 3)
    untouched = marks(glyphs=(wide,))
    assert (untouched.glyphs, untouched.replaced) == ((), frozenset())


def test_a_written_box_that_is_ticked_already_is_left_to_its_line() -> None:
    (box,) = printed("☑", x=100, baseline=110)
    assert marks(glyphs=(box._replace(ink=BESIDE),)).glyphs == ()


def test_fields_of_a_form_tell_their_state() -> None:
    other = Box(100, 130, 110, 140)
    found = marks(fields=((BESIDE, True), (other, False)))
    assert [(glyph.ink, glyph.text) for glyph in found.glyphs] == [(BESIDE, TICKED), (other, EMPTY)]


def test_a_page_without_drawings_has_no_marks() -> None:
    assert marks(glyphs=tuple(printed("กองคลัง / สำนักปลัด"))) == Marks((), frozenset(), frozenset())
