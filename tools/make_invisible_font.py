"""Makes pipeline/searchable/invisible.ttf: the font of text that is searched and copied, and never seen.

    python tools/make_invisible_font.py

Its glyphs are slanting lines without any area: they have a place and a size, and even painted they show nothing. They
differ in how far the pen goes, which is one of WIDTHS. It has only the tables that a PDF asks for. Needs fonttools.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

from pipeline.searchable.letters import ASCENT, DESCENT, FONT_FILE, UNITS, WIDTHS


def make_font(path: Path) -> None:
    """Writes the font to `path`; the same bytes each time."""
    names = [".notdef", *(f"blank{width}" for width in WIDTHS)]
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder(names)
    widths = dict(zip(names, (WIDTHS[0], *WIDTHS), strict=True))
    font.setupGlyf({name: _line_across(width) for name, width in widths.items()})
    font.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupHead(unitsPerEm=UNITS, created=0, modified=0)
    font.font.recalcTimestamp = False
    font.save(path)


def _line_across(width: int) -> Glyph:
    """From the lower left to the upper right, and back."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    pen.lineTo((width, ASCENT))
    pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    make_font(FONT_FILE)
