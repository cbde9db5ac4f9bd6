"""Text in the colour of paper: seen on a dark ground, and nowhere else."""

from collections.abc import Iterable, Sequence

from extractors.page.content import Glyph, Picture, Shape
from extractors.page.geometry import centre, holds


def hide_light_text(glyphs: Iterable[Glyph], shapes: Sequence[Shape], pictures: Sequence[Picture]) -> list[Glyph]:
    """The glyphs, those hidden that are as light as paper and stand on nothing darker."""
    grounds = [shape.box for shape in shapes if shape.filled and not shape.light] + [each.box for each in pictures]
    return [
        glyph._replace(hidden=True)
        if glyph.light and not any(holds(ground, centre(glyph.ink)) for ground in grounds)
        else glyph
        for glyph in glyphs
    ]
