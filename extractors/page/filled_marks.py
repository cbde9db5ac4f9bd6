"""Choices that are written as filled and empty signs: `◉ แล้ว ○ ยัง`, `■ แล้ว □ ยัง`."""

from collections.abc import Iterator, Sequence

from extractors.page.content import Glyph
from extractors.page.geometry import centre

_EMPTY_OF = {"■": "□☐", "◼": "◻□", "●": "○◯", "◉": "○◯", "⦿": "○◯", "⬤": "○◯"}
_ROUND = frozenset("○◯")
_SAME_PLACE = 3.0
"""Points by which the signs of a choice may be out of line."""
_BELOW, _BESIDE = 80.0, 250.0
"""Points from one sign of a choice to the next, in their column and in their line."""
_MOST = 500
"""Signs on a page; more are a pattern, and comparing each with each takes long."""
_ALIKE = 0.6
"""Of the larger sign's width: what is smaller is no sign of the same choice."""


def filled_choices(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, bool]]:
    """The signs that are boxes here, each with whether it is ticked: filled ones beside empty ones of their kind.

    A filled sign alone is a bullet, and a ring alone may be a letter or a zero.
    """
    filled = [glyph for glyph in glyphs if glyph.text in _EMPTY_OF]
    rest = [glyph for glyph in glyphs if any(glyph.text in signs for signs in _EMPTY_OF.values())] if filled else []
    if len(filled) + len(rest) > _MOST:
        return
    for sign in filled:
        choice = _choice_of(sign, [other for other in rest if other.text in _EMPTY_OF[sign.text]])
        if choice:
            yield sign, True
            yield from ((other, False) for other in choice if other.text in _ROUND)
            rest = [other for other in rest if other not in choice]


def _choice_of(sign: Glyph, empty: Sequence[Glyph]) -> list[Glyph]:
    """The empty signs of the same choice, each near the filled one or near another of them."""
    choice: list[Glyph] = []
    reached = [sign]
    while reached:
        near = reached.pop()
        found = [other for other in empty if other not in choice and _is_of_choice(near, other)]
        choice += found
        reached += found
    return choice


def _is_of_choice(sign: Glyph, other: Glyph) -> bool:
    (x, y), (other_x, other_y) = centre(sign.ink), centre(other.ink)
    widths = sorted((sign.ink.x1 - sign.ink.x0, other.ink.x1 - other.ink.x0))
    below = abs(x - other_x) <= _SAME_PLACE and abs(y - other_y) <= _BELOW
    beside = abs(y - other_y) <= _SAME_PLACE and abs(x - other_x) <= _BESIDE
    return widths[0] >= _ALIKE * widths[1] and (below or beside)
