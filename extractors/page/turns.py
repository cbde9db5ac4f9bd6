"""Text that stands on its side, laid across the page to be read, and the way back."""

from extractors.page.content import Glyph
from schemas.geometry import Box


def lay_across(glyph: Glyph) -> Glyph:
    """The glyph as if its text ran across the page; `turn_box` is the way back."""
    x0, y0, x1, y1 = glyph.ink
    if glyph.turn == 1:  # reads downwards
        return glyph._replace(turn=0, ink=Box(y0, -x1, y1, -x0), x=glyph.baseline, baseline=-glyph.x)
    if glyph.turn == 2:
        return glyph._replace(turn=0, ink=Box(-x1, -y1, -x0, -y0), x=-glyph.x, baseline=-glyph.baseline, end=-glyph.end)
    if glyph.turn == 3:  # reads upwards
        return glyph._replace(turn=0, ink=Box(-y1, x0, -y0, x1), x=-glyph.baseline, baseline=glyph.x, end=-glyph.end)
    return glyph


def turn_box(box: Box, turn: int) -> Box:
    """Where a box of text that was laid across the page stands on it."""
    x0, y0, x1, y1 = box
    if turn == 1:
        return Box(-y1, x0, -y0, x1)
    if turn == 2:
        return Box(-x1, -y1, -x0, -y0)
    if turn == 3:
        return Box(y0, -x1, y1, -x0)
    return box
