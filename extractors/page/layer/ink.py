"""What is drawn, as a witness against what the file says is drawn.

A text layer names a character for each glyph, and broken ones name the wrong one: the ring of ำ is called a space,
every า is called ำ. The ink does not lie: a space has none, ำ has a ring above its neighbours, a tone mark stands above
a consonant. Each rule here changes a character only where its ink contradicts it.
"""

import statistics
from collections.abc import Sequence
from itertools import product, zip_longest
from typing import NamedTuple

from extractors.page.content import Font, Glyph
from extractors.page.layer.fonts import is_symbol_font, read_symbol, shows_thai_digits, to_shown_digits
from extractors.page.turns import lay_across
from extractors.thai.letters import NIKHAHIT, SARA_AM

UNREADABLE = "\ufffd"
"""Stands for a glyph that is drawn and that nothing names."""

_SARA_AA = "า"
_MAI_THO = "\u0e49"
_FLAT_TOPPED = frozenset("กคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบผพภมยรลวสหอฮ")
_USUAL_BODY = 0.42
"""How high a Thai consonant stands, in ems, in the official fonts; used where a page has no consonant of a font."""
_LEAST_INK = 0.01
"""Ems on either side; less is nothing."""
_WIDEST_RING = 0.45
_RING_TO_MAI_THO = 0.8
"""The ring of ำ is a circle, mai tho is wider: in the official fonts the one has two thirds of the other's width."""
_ROUND, _RING_TO_BODY = 1.1, 0.45
"""Width to height, and to that of a consonant, up to which a mark without a twin on the page is taken for a ring."""
_AGAIN = 0.06
"""Ems that a glyph may be moved where it is drawn a second time, to make it bold."""
_AROUND = tuple(product((-1, 0, 1), repeat=2))

# Glyph numbers of AngsanaUPC and its kin, which some printers' files give in place of characters: raised tone marks,
# and Arabic digits. Read off pages of such files.
_NUMBERED_MARKS = {"\u00c9": "\u0e48", "\u00ca": "\u0e49", "\u00cb": "\u0e4a", "\u00cc": "\u0e4b", "\u00cd": "\u0e4c"}
_NUMBERED_DIGITS = {chr(0x158 + digit): str(digit) for digit in range(10)}
_FOOTNOTE_MARKS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙*†‡")
_SMALL = 0.86
_RAISED = (0.15, 0.7)
"""Ems: the size of footnote marks beside their word, and how much higher they stand."""


class ReadGlyph(NamedTuple):
    """A glyph and the characters that it shows; `rule` names what changed them, empty where the file was right."""

    glyph: Glyph
    text: str
    rule: str = ""


class FontShape(NamedTuple):
    """How a font draws, in ems: the height of its consonants, and the width of its mai tho (0: not seen)."""

    body: float = _USUAL_BODY
    mai_tho: float = 0.0


def measure_fonts(glyphs: Sequence[Glyph]) -> dict[Font, FontShape]:
    """The shape of each font, from what is drawn with it by glyphs that run across the page."""
    bodies: dict[Font, list[float]] = {}
    tones: dict[Font, list[float]] = {}
    for glyph, following in zip_longest(glyphs, glyphs[1:]):
        if glyph.size <= 0:
            continue
        if glyph.text in _FLAT_TOPPED:
            bodies.setdefault(glyph.font, []).append((glyph.baseline - glyph.ink.y0) / glyph.size)
        elif glyph.text == _MAI_THO and (following is None or following.text not in (_SARA_AA, SARA_AM, _MAI_THO)):
            tones.setdefault(glyph.font, []).append((glyph.ink.x1 - glyph.ink.x0) / glyph.size)
    return {
        font: FontShape(
            body=statistics.median(bodies[font]) if font in bodies else _USUAL_BODY,
            mai_tho=statistics.median(tones[font]) if font in tones else 0.0,
        )
        for font in bodies.keys() | tones.keys()
    }


def read_ink(glyphs: Sequence[Glyph]) -> list[ReadGlyph]:
    """The glyphs in the file's order, each with the characters that its ink allows.

    Rules: `ring-as-space`, `ring-as-mai-tho`, `sara-aa-as-sara-am`, `mark-as-letter`, `digit-as-letter`,
    `symbol-font`, `thai-digit-font`, `unnamed-glyph`, `footnote-mark`; a glyph drawn twice in one place is given once.
    """
    once = _drawn_once(glyphs)
    across = [lay_across(glyph) for glyph in once]
    shapes = measure_fonts(across)
    read = (
        _read(glyph, following, shapes.get(glyph.font, FontShape()))
        for glyph, following in zip_longest(across, across[1:])
    )
    found = [each._replace(glyph=glyph) for each, glyph in zip(read, once, strict=True)]
    return _without_footnote_marks(found)


def _without_footnote_marks(glyphs: Sequence[ReadGlyph]) -> list[ReadGlyph]:
    """The glyphs, small raised figures behind a word read as nothing: they are no part of it (`กองคลัง๑`, `ไตรมาส³`)."""
    found: list[ReadGlyph] = []
    word: Glyph | None = None
    for read in glyphs:
        glyph = read.glyph
        if word is not None and len(read.text) == 1 and read.text in _FOOTNOTE_MARKS and _is_raised(glyph, word):
            found.append(ReadGlyph(glyph, "", "footnote-mark"))
            continue
        if has_ink(glyph):
            word = glyph
        found.append(read)
    return found


def _is_raised(glyph: Glyph, word: Glyph) -> bool:
    """Whether a glyph is small, stands higher than the word before it, and right behind it."""
    small = glyph.turn == word.turn == 0 and glyph.size <= _SMALL * word.size
    up = _RAISED[0] * word.size <= word.baseline - glyph.baseline <= _RAISED[1] * word.size
    return small and up and -0.2 * word.size <= glyph.x - max(word.end, word.ink.x1) <= 0.3 * word.size


def _drawn_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without those that only make others bold, or double a mark, by being drawn in their place again."""
    drawn: dict[tuple[str, int, int], Glyph] = {}
    once: list[Glyph] = []
    for glyph in glyphs:
        if has_ink(glyph) and not glyph.text.isspace():
            cell = _AGAIN * max(glyph.size, 1.0)
            column, line = int(glyph.ink.x0 // cell), int(glyph.ink.y0 // cell)
            near = [drawn.get((glyph.text, column + right, line + down)) for right, down in _AROUND]
            if any(before is not None and _is_drawn_again(glyph, before) for before in near):
                continue
            drawn[glyph.text, column, line] = glyph
        once.append(glyph)
    return once


def _read(glyph: Glyph, following: Glyph | None, shape: FontShape) -> ReadGlyph:
    text = glyph.text
    if len(text) > 1 or glyph.sure is not None:
        return ReadGlyph(glyph, text)
    if text.isspace() or text == "\x00":
        return _read_space(glyph, shape)
    if is_symbol_font(glyph.font.name):
        symbol = read_symbol(glyph.font.name, text)
        return ReadGlyph(glyph, symbol, "symbol-font") if symbol else ReadGlyph(glyph, text)
    if text == SARA_AM and _is_flat(glyph, shape):
        return ReadGlyph(glyph, _SARA_AA, "sara-aa-as-sara-am")
    if text == _MAI_THO and _is_ring(glyph, following, shape):
        return ReadGlyph(glyph, NIKHAHIT, "ring-as-mai-tho")
    if glyph.unmapped:
        if text in _NUMBERED_MARKS and is_above(glyph, shape):
            return ReadGlyph(glyph, _NUMBERED_MARKS[text], "mark-as-letter")
        if text in _NUMBERED_DIGITS and not is_above(glyph, shape):
            return ReadGlyph(glyph, _NUMBERED_DIGITS[text], "digit-as-letter")
    if "0" <= text <= "9" and shows_thai_digits(glyph.font.name):
        return ReadGlyph(glyph, to_shown_digits(text), "thai-digit-font")
    return ReadGlyph(glyph, text)


def _read_space(glyph: Glyph, shape: FontShape) -> ReadGlyph:
    """A space, or the glyph that is drawn under its name."""
    if not has_ink(glyph):
        return ReadGlyph(glyph, " ")
    small = glyph.ink.x1 - glyph.ink.x0 <= _WIDEST_RING * glyph.size
    if small and is_above(glyph, shape):
        return ReadGlyph(glyph, NIKHAHIT, "ring-as-space")
    return ReadGlyph(glyph, UNREADABLE, "unnamed-glyph")


def has_ink(glyph: Glyph) -> bool:
    """True where something is drawn."""
    least = _LEAST_INK * glyph.size
    return glyph.ink.x1 - glyph.ink.x0 > least and glyph.ink.y1 - glyph.ink.y0 > least


def is_above(glyph: Glyph, shape: FontShape) -> bool:
    """Whether all that is drawn stands above the consonants, as a mark does."""
    return has_ink(glyph) and glyph.baseline - glyph.ink.y1 >= 0.85 * shape.body * glyph.size


def _is_flat(glyph: Glyph, shape: FontShape) -> bool:
    """Whether a glyph that is named ำ has no ring: it is no higher than a consonant, nor reaches to the left."""
    height = (glyph.baseline - glyph.ink.y0) / glyph.size if glyph.size else 0.0
    return has_ink(glyph) and height <= 1.12 * shape.body and glyph.ink.x0 >= glyph.x - 0.02 * glyph.size


def _is_ring(glyph: Glyph, following: Glyph | None, shape: FontShape) -> bool:
    """Whether a glyph that is named mai tho, before า, is the ring of ำ."""
    if following is None or following.text not in (_SARA_AA, SARA_AM) or not has_ink(glyph) or glyph.size <= 0:
        return False
    width, height = glyph.ink.x1 - glyph.ink.x0, glyph.ink.y1 - glyph.ink.y0
    if shape.mai_tho:
        return width / glyph.size <= _RING_TO_MAI_THO * shape.mai_tho
    return width <= _ROUND * height and width <= _RING_TO_BODY * shape.body * glyph.size


def _is_drawn_again(glyph: Glyph, before: Glyph) -> bool:
    """Whether both are drawn in one place; they have the same name."""
    near = _AGAIN * max(glyph.size, 1.0)
    return all(abs(a - b) <= near for a, b in zip(glyph.ink, before.ink, strict=True))
