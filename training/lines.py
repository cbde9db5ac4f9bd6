"""Lines to train on: an image as the recogniser gets it, and what it says. `python -m training.lines --help`."""

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.line_box import ABOVE, BELOW, LINE_HEIGHT
from training.alphabet import to_canonical
from training.damage import SETTINGS, any_damage, damaged
from training.draw import BODIES, Style, draw_text, lay_neighbour, resized
from training.feed import WIDEST
from training.fonts import Face, any_face, held_out_faces, training_faces
from training.surroundings import add_rulings, add_scrawl, add_underline, bent, tint_of
from training.text.mix import LONGEST, make_text

Picture = NDArray[np.uint8]

BODY = LINE_HEIGHT / (ABOVE + 1 + BELOW)
"""The height of a consonant on the image, where nothing varies."""
BASELINE = (ABOVE + 1) * BODY
EMPTY = 0.008
"""How many lines show no text."""
USUAL_WIDTH = 1140
"""How wide a line across a page is, where nothing varies."""


@dataclass(frozen=True)
class Line:
    """A line image (uint8 [40, width], 0 ink, 255 paper), its text in canonical form, and how it was made."""

    image: Picture
    text: str
    font: str
    damage: dict[str, float]


def _body_as_scanned(dice: Random) -> float:
    """The body height in the scan's pixels: 14 to 16 points at 200 dpi mostly, at 300, or at 120 to 150."""
    draw = dice.random()
    if draw < 0.5:
        return dice.uniform(14, 21)
    return dice.uniform(21, 30) if draw < 0.82 else dice.uniform(9, 14)


def _style(dice: Random, text: str) -> Style:
    gap = 1.0 if dice.random() < 0.6 else dice.choice([dice.uniform(0.6, 1.0), dice.uniform(1.0, 3.5)])
    if len(text) < 40 and dice.random() < 0.04:
        gap = dice.uniform(3, 12)  # as on the first lines of a memo
    # Long lines have no room for wide blanks.
    gap = min(gap, 1 + (90 - min(90, len(text))) / (1 + text.count(" ")))
    apart = dice.uniform(-0.03, 0.22) if len(text) < 75 and dice.random() < 0.14 else 0.0
    return Style(gap=gap, apart=apart, own_signs=dice.random() < 0.65)


def _scale(dice: Random) -> float:
    """How much larger than wanted the cutter brings the line: a little, or much where a heading stands on the page."""
    if dice.random() < 0.06:
        return dice.uniform(0.78, 1.28)
    return max(0.85, min(1.15, dice.gauss(1.0, 0.065)))


def _longest(face: Face) -> int:
    """How many characters of the face fit between the margins of a page."""
    return min(LONGEST, int(USUAL_WIDTH / (BODY * face.advance)))


def _stretch(dice: Random) -> float:
    """How much wider than the face the letters are; a few lines are squeezed into their cells."""
    return dice.uniform(0.74, 0.86) if dice.random() < 0.04 else max(0.85, min(1.15, dice.gauss(1.0, 0.06)))


def _margin(dice: Random, body: float) -> int:
    """White beside the text, in the scan's pixels."""
    share = dice.uniform(0.1, 0.5) if dice.random() < 0.6 else dice.uniform(0.3, 3.0)
    return round(share * body)


def make_line(rng: np.random.Generator, faces: Sequence[Face], *, damage: str = "training") -> Line:
    """One line; the same for the same state of `rng` and the same faces. `damage` is one of `SETTINGS`."""
    dice = Random(int(rng.integers(2**63)))
    face = any_face(dice, tuple(faces))
    text = make_text(dice, _longest(face)) if dice.random() >= EMPTY else ""
    body, stretch = _body_as_scanned(dice), _stretch(dice)
    drawn_at = next((each for each in BODIES if each >= body), BODIES[-1])
    drawing = resized(draw_text(text, face, body=drawn_at, style=_style(dice, text), dice=dice), body, stretch)

    per_pixel = body / (BODY * _scale(dice))
    height, baseline = LINE_HEIGHT * per_pixel, (BASELINE + max(-4.0, min(4.0, dice.gauss(0, 1.5)))) * per_pixel
    spare = dice.randint(6, 13)
    left, right = _margin(dice, body), _margin(dice, body)
    empty_side = round(body * 0.45)  # what the drawing itself leaves free at each end
    ink_width = max(1, drawing.ink.shape[1] - 2 * empty_side)
    width = left + ink_width + right if text else round(dice.uniform(2, 30) * body)
    canvas = np.zeros((round(height) + 2 * spare, width), np.uint8)
    base = round(baseline) + spare
    _lay(canvas, drawing.ink, top=base - drawing.baseline, left=left - empty_side)

    if dice.random() < 0.7:
        _lay_neighbours(canvas, face, base=base, body=body, dice=dice)
    if not text:
        add_scrawl(canvas, body=body, dice=dice)
    else:
        add_underline(canvas, left=left, width=ink_width, baseline=base, body=body, dice=dice)
    add_rulings(canvas, spare=spare, left=left, right=right, body=body, dice=dice)
    canvas = bent(canvas, dice)

    harm = any_damage(dice, damage)
    grey = damaged(canvas, harm, body=body, tint=tint_of(canvas.shape, face, body=body, dice=dice), dice=dice)
    grey = grey[spare : spare + round(height)]
    final = max(8, min(WIDEST, round(grey.shape[1] / per_pixel)))
    how = cv2.INTER_AREA if per_pixel > 1 else cv2.INTER_CUBIC
    image = cv2.resize(grey, (final, LINE_HEIGHT), interpolation=how)
    return Line(image.astype(np.uint8), to_canonical(text), face.name, harm.named())


def _lay(canvas: Picture, ink: Picture, *, top: int, left: int) -> None:
    """Lays the ink on the canvas; what falls outside is lost."""
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(canvas.shape[0], top + ink.shape[0]), min(canvas.shape[1], left + ink.shape[1])
    if y1 > y0 and x1 > x0:
        canvas[y0:y1, x0:x1] = ink[y0 - top : y1 - top, x0 - left : x1 - left]


def _lay_neighbours(canvas: Picture, face: Face, *, base: int, body: float, dice: Random) -> None:
    """The lines above and below, near enough in most lines for their marks to reach into this one."""
    pitch = dice.uniform(1.7, 2.7) * body
    for way, share in ((-1, 0.9), (1, 0.9)):
        if dice.random() < share:
            start = dice.choice([0, 0, 0, dice.randrange(canvas.shape[1])])
            lay_neighbour(canvas, face, baseline=base + way * pitch, body=body, start=start, dice=dice)


def lines(seed: int, faces: Sequence[Face], count: int, *, damage: str = "training") -> list[Line]:
    """So many lines, each from its own number alone, so that any part can be made again."""
    return [make_line(np.random.default_rng([seed, number]), faces, damage=damage) for number in range(count)]


def main() -> None:
    """The command: writes lines as PNG files with their texts in `lines.tsv`."""
    parser = argparse.ArgumentParser(description="Writes synthetic lines: NAME.png and lines.tsv.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--faces", choices=("training", "held-out"), default="training")
    parser.add_argument("--damage", choices=SETTINGS, default="training")
    options = parser.parse_args()
    faces = training_faces() if options.faces == "training" else held_out_faces()
    if not faces:
        parser.error("no Thai fonts here: run training/get_fonts.sh")
    options.output.mkdir(parents=True, exist_ok=True)
    table = []
    for number, line in enumerate(lines(options.seed, faces, options.count, damage=options.damage)):
        name = f"{number:06d}"
        cv2.imwrite(str(options.output / f"{name}.png"), line.image)
        table.append(f"{name}\t{line.text}\n")
    (options.output / "lines.tsv").write_text("".join(table), encoding="utf-8")
    print(f"{len(table)} lines, {hashlib.sha256(''.join(table).encode()).hexdigest()[:12]}")


if __name__ == "__main__":
    main()
