"""What a page holds, in points from the top left corner of the upright page."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.geometry import Box


class Font(NamedTuple):
    """A font as the file names it, without the prefix of a subset."""

    name: str
    bold: bool


class Glyph(NamedTuple):
    """What one drawn shape stands for: mostly one character, several where the file says so.

    `ink` is what is drawn, without area for a space. The pen starts at (`x`, `baseline`) and ends at `end`, which is
    an x where the text runs across the page. `turn` counts the clockwise quarter turns that the text has on the upright
    page: 0 for nearly all. `unmapped` says that the file does not tell the character, and `hidden` that nothing is
    drawn. `order` is the place in the file. `light` says that it is painted as light as paper. `sure` is how probably
    a recogniser read it rightly (0 to 1), None where the file tells it. `other` is what a second
    reading has instead, None where it has the same or there is none.
    """

    text: str
    ink: Box
    x: float
    end: float
    baseline: float
    size: float
    font: Font
    turn: int
    unmapped: bool
    hidden: bool
    order: int
    light: bool = False
    sure: float | None = None
    other: str | None = None


class Stroke(NamedTuple):
    """A straight ruling, horizontal or vertical; `width` is how thick it is drawn."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float

    @property
    def horizontal(self) -> bool:
        """True for a ruling that runs across the page."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Shape(NamedTuple):
    """A drawn path that is no ruling: `points` are its corners in drawing order.

    `light` says that it is as light as paper, and seen only on something dark.
    """

    box: Box
    points: tuple[tuple[float, float], ...]
    filled: bool
    stroked: bool
    by_hand: bool
    light: bool = False


class Picture(NamedTuple):
    """An image; `covers_text` is true where it is opaque and drawn over most of the page's text."""

    box: Box
    covers_text: bool = False


@dataclass(frozen=True)
class PageContent:
    """One page of a PDF, or of a scan as it was recognised.

    `fields` gives the state of form check boxes by their place. `print_beside_text` is the share of the dark print on
    the page that is not at a letter; it is looked at only where a picture fills the page. `turned` counts the clockwise
    quarter turns that stand the page upright as a viewer shows it. `notes` counts the words put on the page as notes,
    stamps and form fields, which are not read. `recognised` says that all of it was read from a picture.
    """

    page_no: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Picture, ...]
    fields: tuple[tuple[Box, bool], ...] = ()
    print_beside_text: float = 0.0
    turned: int = 0
    notes: int = 0
    recognised: bool = False
