"""Printed lines made of glyphs: drawn as the official fonts draw them, written as good and bad files write them."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from extractors.page.content import Font, Glyph
from extractors.page.layer.ink import read_ink
from extractors.page.layer.rows import Row, find_rows
from schemas.geometry import Box

SARABUN = Font(name="THSarabunPSK", bold=False)
SARABUN_BOLD = Font(name="THSarabunPSK-Bold", bold=True)
WIDTH, HEIGHT = 595.0, 842.0
"""The page that `turned` turns."""
BLANK = 0.22
"""Ems."""

_SARA_AA, _SARA_AM, _RING = "า", "ำ", "\u0e4d"
_TALL = frozenset("ปฝฟ")
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_ABOVE = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d")
_RAISED, _ASIDE = 0.22, -0.08
"""Ems that a tone stands higher over a vowel, and that marks stand to the left on tall consonants."""


class _Drawn(NamedTuple):
    """Ems: the way of the pen; from the pen to the left and right of the ink; from the baseline up to its top and foot.

    Measured in TH Sarabun PSK.
    """

    advance: float
    left: float
    right: float
    top: float
    foot: float


_CONSONANT = _Drawn(0.45, 0.03, 0.40, 0.42, -0.01)
_TALL_CONSONANT = _CONSONANT._replace(top=0.57)
_FIGURE = _Drawn(0.33, 0.02, 0.31, 0.45, -0.01)
_LATIN = _Drawn(0.40, 0.03, 0.37, 0.56, -0.01)
_SIGN = _Drawn(0.25, 0.04, 0.21, 0.46, 0.0)
_WIDE_VOWEL = _Drawn(0.0, -0.37, -0.05, 0.64, 0.46)
_BELOW = _Drawn(0.0, -0.17, -0.05, -0.05, -0.23)
_TONE = _Drawn(0.0, -0.25, 0.0, 0.66, 0.46)
_DRAWN = {
    " ": _Drawn(BLANK, 0.0, BLANK, 0.0, 0.0),
    "เ": _Drawn(0.20, 0.05, 0.19, 0.41, -0.01),
    "แ": _Drawn(0.39, 0.05, 0.38, 0.41, -0.01),
    **dict.fromkeys("โใไ", _Drawn(0.24, -0.04, 0.23, 0.66, -0.01)),
    **dict.fromkeys("าๅ", _Drawn(0.32, 0.02, 0.26, 0.41, 0.0)),
    _SARA_AM: _Drawn(0.32, -0.16, 0.26, 0.62, 0.0),
    "ะ": _Drawn(0.36, 0.03, 0.30, 0.39, 0.01),
    _RING: _Drawn(0.0, -0.16, -0.01, 0.62, 0.46),
    "\u0e31": _Drawn(0.0, -0.25, 0.05, 0.65, 0.48),
    **dict.fromkeys("\u0e34\u0e35\u0e36\u0e37", _WIDE_VOWEL),
    "\u0e47": _Drawn(0.0, -0.33, -0.02, 0.68, 0.46),
    **dict.fromkeys("\u0e38\u0e39\u0e3a", _BELOW),
    "\u0e48": _Drawn(0.0, -0.09, -0.05, 0.63, 0.48),
    **dict.fromkeys("\u0e49\u0e4a\u0e4b\u0e4c", _TONE),
    ".": _Drawn(0.16, 0.05, 0.12, 0.06, -0.01),
    "-": _Drawn(0.22, 0.02, 0.20, 0.22, 0.15),
}


def _drawn(char: str) -> _Drawn:
    if char in _DRAWN:
        return _DRAWN[char]
    if char in _TALL:
        return _TALL_CONSONANT
    if "\u0e01" <= char <= "\u0e5b":
        return _FIGURE if "๐" <= char <= "๙" else _CONSONANT
    if char.isdigit():
        return _FIGURE
    return _LATIN if char.isalpha() else _SIGN


def printed(
    text: str,
    *,
    x: float = 72.0,
    baseline: float = 100.0,
    size: float = 16.0,
    font: Font = SARABUN,
    blanks: bool = True,
    spacing: float = 0.0,
    ring: str | None = None,
    sara_aa: str = _SARA_AA,
) -> list[Glyph]:
    """The glyphs of one line in spelling order.

    Without `blanks` the file writes none, though the page shows them. `spacing` is put between letters, in ems. `ring`
    is what the file calls the ring of ำ where it draws that as two glyphs; `sara_aa` is what it calls the other, and า.
    """
    glyphs: list[Glyph] = []
    pen, on, raised = x, "", False
    drawn_text = text if ring is None else text.replace(_SARA_AM, _RING + _SARA_AA)
    for at, char in enumerate(drawn_text):
        drawn = _drawn(char)
        if char == " " and not blanks:
            pen += drawn.advance * size
            continue
        up = aside = 0.0
        if drawn.advance == 0:
            above_ring = drawn_text[at + 1 : at + 2] in (_SARA_AM, _RING)
            up = _RAISED if char in _TONES and (raised or above_ring) else 0.0
            aside = _ASIDE if on in _TALL else 0.0
            raised = raised or char in _ABOVE
        else:
            on, raised = char, False
            pen += spacing * size if glyphs else 0.0
        name = {_RING: ring or _RING, _SARA_AA: sara_aa}.get(char, char)
        glyphs.append(
            Glyph(
                text=name,
                ink=Box(
                    pen + (drawn.left + aside) * size,
                    baseline - (drawn.top + up) * size,
                    pen + (drawn.right + aside) * size,
                    baseline - (drawn.foot + up) * size,
                ),
                x=pen,
                end=pen + drawn.advance * size,
                baseline=baseline,
                size=size,
                font=font,
                turn=0,
                unmapped=False,
                hidden=False,
                order=len(glyphs),
            )
        )
        pen += drawn.advance * size
    return glyphs


def numbered(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs, written into the file in this order."""
    return [glyph._replace(order=order) for order, glyph in enumerate(glyphs)]


def shuffled(glyphs: Sequence[Glyph], random: Random) -> list[Glyph]:
    """The same print from a file that writes its glyphs in any order."""
    return numbered(random.sample(glyphs, len(glyphs)))


def in_order(glyphs: Sequence[Glyph], order: str) -> list[Glyph]:
    """The same print from a file that writes the characters in this order."""
    left = list(glyphs)
    taken = []
    for char in order:
        taken.append(next(glyph for glyph in left if glyph.text == char))
        left.remove(taken[-1])
    assert not left
    return numbered(taken)


def moved(glyph: Glyph, *, right: float = 0.0, down: float = 0.0) -> Glyph:
    """The glyph, drawn elsewhere."""
    x0, y0, x1, y1 = glyph.ink
    return glyph._replace(
        ink=Box(x0 + right, y0 + down, x1 + right, y1 + down),
        x=glyph.x + right,
        end=glyph.end + right,
        baseline=glyph.baseline + down,
    )


def turned(glyph: Glyph, quarters: int) -> Glyph:
    """The glyph on a page of WIDTH to HEIGHT that is turned clockwise by so many quarters."""
    x, y, end, width, height = glyph.x, glyph.baseline, glyph.end, WIDTH, HEIGHT
    for _ in range(quarters):
        x, y, width, height = height - y, x, height, width
    if quarters >= 2:
        end = WIDTH - end
    return glyph._replace(ink=turned_box(glyph.ink, quarters), x=x, baseline=y, end=end, turn=quarters)


def turned_box(box: Box, quarters: int) -> Box:
    """The box on the turned page."""
    height, other = HEIGHT, WIDTH
    for _ in range(quarters):
        box = Box(height - box.y1, box.x0, height - box.y0, box.x1)
        height, other = other, height
    return box


def rows_in(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows that a page of these glyphs has."""
    return find_rows(read_ink(glyphs))


def row_of(glyphs: Sequence[Glyph]) -> Row:
    """The one row that these glyphs make."""
    (row,) = rows_in(glyphs)
    return row


def row(text: str, *, x: float = 72.0, baseline: float = 100.0, size: float = 16.0, font: Font = SARABUN) -> Row:
    """A row that reads so."""
    return row_of(printed(text, x=x, baseline=baseline, size=size, font=font))


def texts_of(glyphs: Sequence[Glyph]) -> list[str]:
    """What the rows read, from top to bottom."""
    return [each.text for each in rows_in(glyphs)]
