"""Choices written as filled and empty signs."""

from collections.abc import Sequence

import pytest

from extractors.page.content import Glyph
from extractors.page.filled_marks import filled_choices
from schemas.geometry import Box
from tests.glyphs import numbered, printed

Placed = tuple[str, float, float]


def signs(*placed: Placed, width: float = 8.0) -> Sequence[Glyph]:
    return list(numbered(_sign(text, x, y, width) for text, x, y in placed))


def _sign(text: str, x: float, y: float, width: float) -> Glyph:
    (glyph,) = printed(text, x=x, baseline=y)
    return glyph._replace(ink=Box(x, y - width, x + width, y))


def told(glyphs: Sequence[Glyph]) -> list[tuple[str, bool]]:
    return [(glyph.text, ticked) for glyph, ticked in filled_choices(glyphs)]


@pytest.mark.parametrize("filled", ["◉", "●", "⦿"])
def test_a_filled_ring_among_empty_ones_is_ticked(filled: str) -> None:
    assert told(signs((filled, 72, 100), ("○", 72, 120), ("○", 72, 180))) == [
        (filled, True),
        ("○", False),
        ("○", False),
    ]
    assert told(signs(("○", 72, 100), (filled, 172, 100))) == [(filled, True), ("○", False)]


def test_a_filled_square_is_ticked_and_the_empty_ones_are_boxes_as_they_are() -> None:
    assert told(signs(("□", 72, 100), ("■", 72, 120), ("□", 72, 140))) == [("■", True)]


def test_signs_of_one_choice_follow_each_other_however_far_the_last_one_is() -> None:
    rings = told(signs(("◉", 72, 100), ("○", 72, 170), ("○", 72, 240)))
    assert rings == [("◉", True), ("○", False), ("○", False)]


@pytest.mark.parametrize(
    "placed",
    [
        [("●", 72, 100), ("●", 72, 120)],
        [("■", 72, 100)],
        [("○", 72, 100), ("○", 72, 120)],
        [("■", 72, 100), ("○", 72, 120)],
        [("■", 72, 100), ("□", 90, 120)],
        [("●", 72, 100), ("○", 72, 300)],
    ],
)
def test_bullets_are_no_choice(placed: list[Placed]) -> None:
    assert told(signs(*placed)) == []


def test_a_small_bullet_beside_a_box_is_none() -> None:
    small, large = signs(("■", 72, 100), width=3), signs(("□", 72, 120))
    assert told(list(numbered([*small, *large]))) == []


def test_a_pattern_of_signs_is_no_choice() -> None:
    pattern = [(text, 72.0, 20.0 * at) for at in range(300) for text in "■□"]
    assert told(signs(*pattern)) == []
