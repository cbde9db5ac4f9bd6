"""Two opinions of each box to tick: what its ink looks like, and what the recogniser read there.

Where they agree, the box is surer than either says; where they contradict each other, it becomes so unsure that a
finding tells of it. Neither is overruled in silence.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.page.content import Font, Glyph
from extractors.page.geometry import centre
from extractors.page.nearby import Nearby
from schemas.geometry import Box

EMPTY, TICKED = "☐", "☑"
SURE = 0.9
"""Below this, a finding tells that a box may be read wrongly."""

_EMPTY_SIGNS = frozenset("☐□○")
_TICKED_SIGNS = frozenset("☑☒✓✗■●√")
_LIKE_TICKS = frozenset("/✔×xXVv")
"""Read where a mark stands between brackets."""
_SIGNS = _EMPTY_SIGNS | _TICKED_SIGNS
_FRAME_SIGNS = frozenset("()[]|lI!")
"""Read where only a side of a frame lies in the line's picture."""
_LEAST_IN, _LEAST_BODY = 0.5, 0.3
"""Of the width of a glyph, or of the box, and of the box's height that lie in the other."""
_NEAR = 0.35
"""Of the height of a box, beyond its sides: there one of its brackets may be read."""
_WIDEST = 2.5
"""Widths of a box: what is read as so wide a sign is none."""
_MOST_TRUST = 0.98
"""In what the recogniser says of a box: it sees a line of 40 pixels."""
_SURELY_LETTER, _LETTER_IN_SMALL = 0.8, 0.6
"""How sure the recogniser is of a letter where it outweighs a frame, and one no larger than a letter."""
_LETTER = 0.55
"""Ems: a frame no higher may be a letter of its line."""
_TOUCHES = 0.5
"""Points between letters of one word."""
_NOT_SEEN = 0.9
"""Of its confidence, for a box that the recogniser alone has seen."""
_CONTRADICTED, _UNSEEN_BRACKETS = 0.8, 0.7
"""How sure a box is at most where a letter or the other state was read, and brackets whose ink was not seen."""
_FONT = Font(name="", bold=False)


class SeenBox(NamedTuple):
    """A frame in points, the probability that its ink is ticked, and whether it is no larger than a letter."""

    box: Box
    ticked: float
    like_letter: bool


def with_boxes(glyphs: Sequence[Glyph], seen: Iterable[SeenBox]) -> list[Glyph]:
    """The glyphs of a page where each box that was seen is one glyph, ☐ or ☑, in place of what was read there."""
    near = Nearby((glyph.ink, glyph) for glyph in glyphs if not glyph.text.isspace())
    replaced: set[int] = set()
    judged: set[int] = set()
    found: list[Glyph] = []
    order = max((glyph.order for glyph in glyphs), default=-1)
    for each in seen:
        there = [glyph for glyph in near.around(each.box) if _stands_in(glyph, each.box) and glyph.order not in judged]
        if _are_words(each, there, near):
            continue
        replaced |= {glyph.order for glyph in there}
        judged |= replaced
        order += 1
        found.append(_to_glyph(each, there, beside=near.around(_row_of(each.box)), order=order))
    kept = [_alone(glyph) for glyph in glyphs if glyph.order not in replaced]
    return [*_doubt_brackets(kept), *found]


def _stands_in(glyph: Glyph, box: Box) -> bool:
    """Whether the recogniser read the glyph where the box is."""
    if glyph.text in ("(", ")"):  # the ends of a box, and the recogniser does not place them exactly
        reach = _NEAR * (box.y1 - box.y0)
        box = Box(box.x0 - reach, box.y0, box.x1 + reach, box.y1)
    width = min(glyph.ink.x1, box.x1) - max(glyph.ink.x0, box.x0)
    least = _LEAST_IN * min(glyph.ink.x1 - glyph.ink.x0, box.x1 - box.x0)
    height = min(glyph.ink.y1, box.y1) - max(glyph.ink.y0, box.y0)
    return width > max(least, 0.0) and height >= _LEAST_BODY * (box.y1 - box.y0)


def _are_words(seen: SeenBox, there: Sequence[Glyph], near: Nearby[Glyph]) -> bool:
    """Whether the frame is made by letters: of ไม่ for one, or a B."""
    if any(glyph.ink.x1 - glyph.ink.x0 > _WIDEST * (seen.box.x1 - seen.box.x0) for glyph in there):
        return True
    if not there and _lies_on_letters(seen.box, near):
        return True
    least = _LETTER_IN_SMALL if seen.like_letter else _SURELY_LETTER
    letters = [glyph for glyph in there if _is_letter(glyph, least=least)]
    if not letters or _marks(there):
        return False
    if seen.like_letter or len(letters) > 1 or len(letters[0].text) > 1:
        return True
    (letter,) = letters
    if seen.box.y1 - seen.box.y0 <= _LETTER * letter.size:
        return True  # a letter of a heading
    return any(
        _is_letter(other)
        and abs(other.baseline - letter.baseline) <= _TOUCHES
        and abs(other.end - letter.x) <= _TOUCHES
        for other in near.around(_row_of(seen.box))
    )


def _lies_on_letters(box: Box, near: Nearby[Glyph]) -> bool:
    """Whether a frame no higher than a letter touches the letters of a word: one of them, told a little beside it."""
    return any(
        _is_letter(glyph)
        and box.y1 - box.y0 <= _LETTER * glyph.size
        and glyph.x < box.x1
        and glyph.end > box.x0
        and _stands_in_row(glyph, box)
        for glyph in near.around(_row_of(box))
    )


def _stands_in_row(glyph: Glyph, box: Box) -> bool:
    _, middle = centre(box)
    return glyph.baseline - glyph.size <= middle <= glyph.baseline


def _is_letter(glyph: Glyph, *, least: float = _SURELY_LETTER) -> bool:
    sign = glyph.text in _SIGNS | _LIKE_TICKS | _FRAME_SIGNS
    return not sign and (glyph.sure or 0.0) >= least


def _row_of(box: Box) -> Box:
    """Where the words beside a box stand."""
    width = box.x1 - box.x0
    return Box(box.x0 - 2 * width, box.y0, box.x1 + 4 * width, box.y1)


def _to_glyph(seen: SeenBox, there: Sequence[Glyph], *, beside: Iterable[Glyph], order: int) -> Glyph:
    """The box as one glyph, on the line of what was read there, or else beside it."""
    recognised = _as_recognised(there)
    ticked = _joint(seen.ticked, recognised)
    sure = max(ticked, 1 - ticked)
    contradicted = recognised != 0.5 and (recognised > 0.5) != (seen.ticked > 0.5)
    if contradicted or (any(_is_letter(glyph, least=0.0) for glyph in there) and not _marks(there)):
        sure = min(sure, _CONTRADICTED)
    height = seen.box.y1 - seen.box.y0
    line = _best_line(there or list(beside), seen.box)
    return Glyph(
        text=TICKED if ticked > 0.5 else EMPTY,
        ink=seen.box,
        x=seen.box.x0,
        end=seen.box.x1,
        baseline=line.baseline if line else seen.box.y1 - 0.15 * height,
        size=line.size if line else 1.2 * height,
        font=_FONT,
        turn=0,
        unmapped=False,
        hidden=False,
        order=order,
        sure=round(sure, 4),
    )


def _best_line(glyphs: Sequence[Glyph], box: Box) -> Glyph | None:
    """The glyph in whose line the box stands: the one whose body is at the height of its middle."""
    _, middle = centre(box)
    inside = [glyph for glyph in glyphs if glyph.baseline - glyph.size <= middle <= glyph.baseline + 0.3 * glyph.size]
    return min(inside, key=lambda glyph: abs(glyph.baseline - 0.21 * glyph.size - middle), default=None)


def _marks(there: Sequence[Glyph]) -> list[Glyph]:
    """What the recogniser read as a box or a mark; with brackets a mark may be read as a letter that looks like it."""
    like = _LIKE_TICKS if any(glyph.text in ("(", ")") for glyph in there) else frozenset()
    return [glyph for glyph in there if glyph.text in _SIGNS | like]


def _as_recognised(there: Sequence[Glyph]) -> float:
    """The probability of a tick that the recogniser gives; a half where it read no box."""
    marks = _marks(there)
    if not marks:
        return 0.5
    best = max(marks, key=lambda glyph: glyph.sure or 0.0)
    sure = 0.5 + (min(best.sure or 0.0, _MOST_TRUST) / 2 if best.sure is not None else 0.0)
    sure = min(sure, _MOST_TRUST)
    return sure if best.text not in _EMPTY_SIGNS else 1 - sure


def _joint(one: float, other: float) -> float:
    """The probability that two independent opinions give together."""
    odds = math.log(one / (1 - one)) + math.log(other / (1 - other))
    return 1 / (1 + math.exp(-odds))


def _doubt_brackets(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, those of empty brackets less sure: a mark that touches a bracket hides the pair, and may be there."""
    doubted = list(glyphs)
    for at, glyph in enumerate(glyphs):
        behind = at + 1
        while behind < len(glyphs) and glyphs[behind].text.isspace():
            behind += 1
        if glyph.text != "(" or behind >= len(glyphs) or glyphs[behind].text != ")" or glyph.sure is None:
            continue
        if glyphs[behind].baseline != glyph.baseline:
            continue
        doubted[at] = glyph._replace(sure=min(glyph.sure, _UNSEEN_BRACKETS))
        if behind == at + 1:  # no room was read between them: a box all the same
            doubted[at] = doubted[at]._replace(text=EMPTY, end=glyphs[behind].end)
            doubted[behind] = glyphs[behind]._replace(text=" ")
    return doubted


def _alone(glyph: Glyph) -> Glyph:
    """A box that only the recogniser saw is less sure."""
    if glyph.text not in ("☐", "☑", "☒") or glyph.sure is None:
        return glyph
    return glyph._replace(sure=glyph.sure * _NOT_SEEN)
