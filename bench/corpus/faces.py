"""A Thai font, and where it puts the marks: fonts stack them by rules of their own, which plain PDF writing ignores."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIKED = ("sarabun-400-normal", "Laksaman", "Garuda", "Loma", "Norasi", "ArundinaSans")
"""The first of these that is installed is used."""
UPPER_VOWELS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d")
TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
SARA_AM, RING = "\u0e33", "\u0e4d"
TALL = frozenset("ปฝฟฬ")
ASIDE = -0.1
"""Ems that marks stand to the left on tall consonants."""
GAP = 0.02
"""Ems between marks that stand on each other."""
ABOVE_BODY = 0.1
"""Ems between a consonant and a tone mark on it."""


class NoThaiFont(Exception):
    """There is no Thai font on this machine."""


@dataclass(frozen=True)
class Face:
    """A font file that reportlab knows by `name`."""

    name: str
    path: Path

    def placed(self, text: str, size: float) -> Iterator[tuple[str, float, float]]:
        """Pieces of the text, each with how far to the right of its beginning and how much higher it stands."""
        plain, at, pen = "", 0.0, 0.0
        for char, up, aside in self._marks(text):
            if up or aside:
                if plain:
                    yield plain, at, 0.0
                    plain, at = "", pen
                yield char, pen + aside * size, up * size
            else:
                plain += char
                pen += self.width(char, size)
        if plain:
            yield plain, at, 0.0

    def width(self, text: str, size: float) -> float:
        """How far the pen goes."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(text, self.name, size))

    def _marks(self, text: str) -> Iterator[tuple[str, float, float]]:
        """Each character, and how much higher and to the right of its usual place it stands, in ems."""
        base, below = "", ""
        for at, char in enumerate(text):
            if char in UPPER_VOWELS or char in TONES:
                under = RING if char in TONES and text[at + 1 : at + 2] == SARA_AM else below
                yield char, self._rise(char, under), ASIDE if base in TALL else 0.0
                below = char
            elif "\u0e38" <= char <= "\u0e3a":
                yield char, 0.0, 0.0
            else:
                base, below = char, ""
                yield char, 0.0, 0.0

    def _rise(self, char: str, under: str) -> float:
        """How much higher the mark stands so that it touches neither the consonant nor the mark under it."""
        if char not in TONES:
            return 0.0
        foots, tops = _ink(self.path)
        foot = foots.get(char, 0.0)
        if under:
            return max(0.0, tops.get(under, 0.0) + GAP - foot)
        return min(0.0, tops.get("ก", 0.0) + ABOVE_BODY - foot)


@cache
def _ink(path: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The lowest and the highest ink of each Thai character, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(path) as font:
        unit, glyphs = font["head"].unitsPerEm, font["glyf"]
        named = {chr(code): glyphs[name] for code, name in font.getBestCmap().items() if 0x0E00 <= code <= 0x0E7F}
        drawn = {char: glyph for char, glyph in named.items() if glyph.numberOfContours}
        return (
            {char: glyph.yMin / unit for char, glyph in drawn.items()},
            {char: glyph.yMax / unit for char, glyph in drawn.items()},
        )


def find_font() -> Path:
    """The file of a Thai font; raises NoThaiFont."""
    from training.fonts import FOLDERS

    for name in LIKED:
        for folder in FOLDERS:
            if (path := folder / f"{name}.ttf").exists():
                return path
    raise NoThaiFont("no Thai font was found: run training/get_fonts.sh, or name a font file with --font")


def open_face(path: Path) -> Face:
    """The font in the file, made known to reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = f"corpus-{path.stem}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return Face(name, path)
