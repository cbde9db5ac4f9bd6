"""Ink on paper: a line's text drawn in a face, as a picture of how much ink lies where (uint8, 0 none, 255 full)."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training import alphabet
from training.fonts import Face, font_at, symbol_faces
from training.signs import ROOM, SIGNS, draw_sign
from training.text.mix import make_text

Picture = NDArray[np.uint8]

UP, DOWN = 2.3, 1.2
"""How far a drawing reaches above and below the baseline, in body heights."""
BODIES = (18, 24, 30)
"""The body heights in pixels at which text is drawn before it is brought to the size wanted."""
NEIGHBOUR_BODY = 18
NEIGHBOURS_A_FACE = 2
NEIGHBOUR_WIDTH = 1600

CLUSTER = re.compile(f"[{alphabet.CONSONANTS}ฤฦ][{alphabet.MARKS}]*[ำๅ]?|.")
_SIGNS = frozenset(SIGNS)


@dataclass(frozen=True)
class Style:
    """How the letters stand: blanks and letter spaces as multiples and shares of the body height."""

    gap: float = 1.0
    """Blanks, as a multiple of the face's own."""
    apart: float = 0.0
    """Room between clusters, in body heights."""
    own_signs: bool = True
    """Whether boxes and ticks are drawn as forms draw them, not with a font's glyphs."""


@dataclass(frozen=True)
class Drawing:
    """Ink (uint8 [height, width]), the row of the baseline, and the body height in pixels."""

    ink: Picture
    baseline: int
    body: float


def _pieces(text: str, style: Style) -> list[str]:
    """What is drawn in one go: clusters where letters stand apart, words where blanks are not the face's, else all."""
    if style.apart:
        return CLUSTER.findall(text)
    if style.gap != 1.0:
        return [word for word in re.split("( )", text) if word]
    return [text] if text else []


def _path_for(cluster: str, face: Face, style: Style) -> str:
    """The file of the font that has the cluster; the empty name for signs that are drawn by hand."""
    if style.own_signs and cluster in SIGNS:
        return ""
    if face.covers.issuperset(cluster):
        return face.path
    fallback = "" if cluster in SIGNS else face.path
    return next((path for path, covers in symbol_faces() if covers.issuperset(cluster)), fallback)


def _runs(text: str, face: Face, style: Style) -> list[tuple[str, str]]:
    """The text in pieces, each with the file of the font that has it; a vowel is never parted from its consonant."""
    runs: list[tuple[str, str]] = []
    for piece in _pieces(text, style):
        if face.covers.issuperset(piece) and not (style.own_signs and set(piece) & _SIGNS):
            runs.append((piece, face.path))
            continue
        with_paths = [(cluster, _path_for(cluster, face, style)) for cluster in CLUSTER.findall(piece)]
        for path, group in groupby(with_paths, key=itemgetter(1)):
            clusters = [cluster for cluster, _ in group]
            runs.extend((part, path) for part in (["".join(clusters)] if path else clusters))
    return runs


def draw_text(text: str, face: Face, *, body: int, style: Style, dice: Random) -> Drawing:
    """The text in black, drawn with consonants `body` pixels high."""
    size = max(8, round(body / face.body))
    body_drawn = size * face.body
    rooms: list[tuple[str, ImageFont.FreeTypeFont | None, float]] = []
    pen = pad = body * 0.5
    for piece, path in _runs(text, face, style):
        font = font_at(path, size if path == face.path else round(body * 1.75)) if path else None
        rooms.append((piece, font, pen))
        length = font.getlength(piece) if font else body * ROOM
        pen += length * style.gap if piece == " " else length
        pen += style.apart * body
    up, down = round(UP * body), round(DOWN * body)
    image = Image.new("L", (round(pen + pad), up + down))
    pencil = ImageDraw.Draw(image)
    for piece, font, left in rooms:
        if font:
            pencil.text((left, up), piece, font=font, fill=255, anchor="ls")
    ink = np.array(image)
    for piece, font, left in rooms:
        if font is None:
            draw_sign(ink, piece, left=left, baseline=up, body=body, dice=dice)
    return Drawing(ink, up, body_drawn)


def resized(drawing: Drawing, body: float, stretch: float) -> Drawing:
    """The drawing with another body height, and wider by the factor `stretch`."""
    scale = body / drawing.body
    height, width = drawing.ink.shape
    wanted = (max(1, round(width * scale * stretch)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    ink = np.asarray(cv2.resize(drawing.ink, wanted, interpolation=how), np.uint8)
    return Drawing(ink, round(drawing.baseline * wanted[1] / height), body)


@cache
def _neighbour(face: Face, number: int) -> Drawing:
    """A long line of text in the face; the same one for the same number."""
    dice = Random(f"{face.name} {number}")
    text = make_text(dice)
    while len(text) < 130:
        text += "  " * dice.randint(0, 3) + " " + make_text(dice)
    drawn = draw_text(text, face, body=NEIGHBOUR_BODY, style=Style(), dice=dice)
    return Drawing(drawn.ink[:, :NEIGHBOUR_WIDTH].copy(), drawn.baseline, drawn.body)


def lay_neighbour(canvas: Picture, face: Face, *, baseline: float, body: float, start: int, dice: Random) -> None:
    """Lays another line's ink on the canvas with its baseline there, from the column `start` on; the ink adds up."""
    drawing = _neighbour(face, dice.randrange(NEIGHBOURS_A_FACE))
    scale = body / drawing.body
    top = baseline - drawing.baseline * scale
    first, last = max(0.0, -top), min(drawing.ink.shape[0] * scale, canvas.shape[0] - top)
    row0, row1 = int(first / scale), min(drawing.ink.shape[0], int(last / scale) + 1)
    if row1 - row0 < 1 or start >= canvas.shape[1]:
        return
    at = max(0, round(top + row0 * scale))
    height = min(round((row1 - row0) * scale), canvas.shape[0] - at)
    if height < 1:
        return
    width = canvas.shape[1] - start
    column = dice.randrange(drawing.ink.shape[1])
    needed = int(width / scale) + 1
    piece = drawing.ink[row0:row1, column : column + needed]
    laid = min(width, max(1, round(piece.shape[1] * scale)))
    part = cv2.resize(piece, (laid, height), interpolation=cv2.INTER_AREA)
    region = canvas[at : at + height, start : start + laid]
    np.maximum(region, part, out=region)
