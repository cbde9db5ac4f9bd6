"""A Thai font for the PDF files of the tests, made of boxes: it prints what no one can read, but where letters stand.

Consonants are boxes as high as those of official fonts, marks are small boxes without a width of their own, left of the
pen and above or below the consonant. A blank draws nothing.
"""

from functools import cache
from io import BytesIO
from typing import NamedTuple

NAME = "ThaiBoxes"
UPEM = 1000
BODY = 420
"""How high a consonant stands."""


class _Ink(NamedTuple):
    """The way of the pen, and the corners of the box that is drawn (none for a blank)."""

    advance: int
    corners: tuple[int, int, int, int] | None


_CONSONANT = _Ink(500, (50, 0, 450, BODY))
_ABOVE = _Ink(0, (-200, 500, -60, 620))
_TONE = _Ink(0, (-160, 660, -60, 800))
_BELOW = _Ink(0, (-200, -200, -80, -60))
_LEADING = _Ink(300, (60, 0, 240, 700))
_FOLLOWING = _Ink(400, (50, 0, 350, BODY))
_SARA_AM = _Ink(400, (-150, 0, 350, 640))
_LATIN = _Ink(500, (50, 0, 450, 500))
_SQUARE = _Ink(700, (50, 0, 650, 600))
_BLANK = _Ink(220, None)

_NARROW = {"i": 220, "l": 220, ".": 220, ",": 220, ":": 220, "-": 330, "(": 330, ")": 330, "/": 330, "|": 220}


def _ink_of(char: str) -> _Ink | None:
    """How the character is drawn; None for one that the font lacks."""
    if char in " \u00a0":
        return _BLANK
    if "\u0e01" <= char <= "\u0e2e" or "\u0e4f" <= char <= "\u0e5b":
        return _CONSONANT
    if char in "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d":
        return _ABOVE
    if char in "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e":
        return _TONE
    if char in "\u0e38\u0e39\u0e3a":
        return _BELOW
    if char in "เแโใไ":
        return _LEADING
    if char == "ำ":
        return _SARA_AM
    if char in "ะาๅฯๆ":
        return _FOLLOWING
    if char in "☐☑✓•–—“”‘’…":
        return _SQUARE
    if "!" <= char <= "~":
        width = _NARROW.get(char, 500)
        return _Ink(width, (40, 0, width - 40, 500))
    return None


@cache
def thai_font(name: str = NAME) -> bytes:
    """The font as a TrueType file."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    inks = {code: ink for code in range(0x20, 0x2800) if (ink := _ink_of(chr(code))) is not None}
    names = {code: f"uni{code:04X}" for code in inks}
    outlines, metrics = {}, {}
    for glyph, ink in [(".notdef", _LATIN), *((names[code], ink) for code, ink in inks.items())]:
        pen = TTGlyphPen(None)
        if ink.corners:
            x0, y0, x1, y1 = ink.corners
            pen.moveTo((x0, y0))
            for corner in ((x0, y1), (x1, y1), (x1, y0)):
                pen.lineTo(corner)
            pen.closePath()
        outlines[glyph] = pen.glyph()
        metrics[glyph] = (ink.advance, ink.corners[0] if ink.corners else 0)
    font = FontBuilder(UPEM, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap(names)
    font.setupGlyf(outlines)
    font.setupHorizontalMetrics(metrics)
    font.setupHorizontalHeader(ascent=850, descent=-250)
    font.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    font.setupOS2(sTypoAscender=850, sTypoDescender=-250, usWinAscent=850, usWinDescent=250)
    font.setupPost()
    # A fixed date, so that the same test makes the same file.
    font.setupHead(unitsPerEm=UPEM, created=0, modified=0)
    font.font.recalcTimestamp = False
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def use_thai_font(name: str = NAME) -> str:
    """Makes the font known to reportlab; gives the name for `setFont`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, BytesIO(thai_font(name))))
    return name
