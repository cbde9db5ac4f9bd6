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
_FRAME_SIGNS = frozenset("[]|lI!")
"""Read where only a side of a frame lies in the line's picture."""
_LEAST_IN, _LEAST_BODY = 0.5, 0.3
"""Of the width of a glyph, or of the box, and of the box's height that lie in the other."""
_MOST_TRUST = 0.98
"""In what the recogniser says of a box: it sees a line of 40 pixels."""
_SURELY_LETTER = 0.8
_TOUCHES = 0.5
"""Points between letters of one word."""
_NOT_SEEN = 0.95
"""Of its confidence, for a box that the recogniser alone has seen."""
_CONTRADICTED = 0.8
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
    kept = (_alone(glyph) for glyph in glyphs if glyph.order not in replaced)
    return [*kept, *found]


def _stands_in(glyph: Glyph, box: Box) -> bool:
    """Whether the recogniser read the glyph where the box is."""
    width = min(glyph.ink.x1, box.x1) - max(glyph.ink.x0, box.x0)
    least = _LEAST_IN * min(glyph.ink.x1 - glyph.ink.x0, box.x1 - box.x0)
    height = min(glyph.ink.y1, box.y1) - max(glyph.ink.y0, box.y0)
    return width > max(least, 0.0) and height >= _LEAST_BODY * (box.y1 - box.y0)


def _are_words(seen: SeenBox, there: Sequence[Glyph], near: Nearby[Glyph]) -> bool:
    """Whether the frame is made by letters: of ไม่ for one, or a B."""
    letters = [glyph for glyph in there if _is_letter(glyph)]
    if not letters or _marks(there):
        return False
    if seen.like_letter or len(letters) > 1 or len(letters[0].text) > 1:
        return True
    first = letters[0]
    return any(
        _is_letter(glyph) and abs(glyph.end - first.x) <= _TOUCHES and abs(glyph.baseline - first.baseline) <= _TOUCHES
        for glyph in near.around(_row_of(seen.box))
    )


def _is_letter(glyph: Glyph) -> bool:
    sign = glyph.text in _EMPTY_SIGNS | _TICKED_SIGNS | _FRAME_SIGNS
    return not sign and (glyph.sure or 0.0) >= _SURELY_LETTER


def _row_of(box: Box) -> Box:
    """Where the words beside a box stand."""
    width = box.x1 - box.x0
    return Box(box.x0 - 2 * width, box.y0, box.x1 + 4 * width, box.y1)


def _to_glyph(seen: SeenBox, there: Sequence[Glyph], *, beside: Iterable[Glyph], order: int) -> Glyph:
    """The box as one glyph, on the line of what was read there, or else beside it."""
    ticked = _joint(seen.ticked, _as_recognised(there))
    sure = max(ticked, 1 - ticked)
    if any(_is_letter(glyph) for glyph in there) and not _marks(there):
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
    return [glyph for glyph in there if glyph.text in _EMPTY_SIGNS | _TICKED_SIGNS]


def _as_recognised(there: Sequence[Glyph]) -> float:
    """The probability of a tick that the recogniser gives; a half where it read no box."""
    marks = _marks(there)
    if not marks:
        return 0.5
    best = max(marks, key=lambda glyph: glyph.sure or 0.0)
    sure = 0.5 + (min(best.sure or 0.0, _MOST_TRUST) / 2 if best.sure is not None else 0.0)
    sure = min(sure, _MOST_TRUST)
    return sure if best.text in _TICKED_SIGNS else 1 - sure


def _joint(one: float, other: float) -> float:
    """The probability that two independent opinions give together."""
    odds = math.log(one / (1 - one)) + math.log(other / (1 - other))
    return 1 / (1 + math.exp(-odds))


def _alone(glyph: Glyph) -> Glyph:
    """A box that only the recogniser saw is less sure."""
    if glyph.text not in ("☐", "☑", "☒") or glyph.sure is None:
        return glyph
    return glyph._replace(sure=glyph.sure * _NOT_SEEN)
