"""What printing, paper, the scanner and the file do to ink: from a picture of ink to a grey picture."""

from dataclasses import dataclass
from functools import cache
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Field = NDArray[np.float32]

SETTINGS = ("training", "held-out")


@dataclass(frozen=True)
class Damage:
    """How much of what; zero is none. Lengths are in body heights."""

    thickness: float = 0.0
    """From -1 (thin) to 1 (thick)."""
    dropouts: float = 0.0
    speckle: float = 0.0
    ink: int = 0
    paper: int = 255
    texture: float = 0.0
    unevenness: float = 0.0
    show_through: float = 0.0
    blur: float = 0.0
    motion: float = 0.0
    noise: float = 0.0
    grain: float = 0.0
    salt: float = 0.0
    jpeg: int = 0
    bilevel: int = 0
    median: bool = False
    negative: bool = False

    def named(self) -> dict[str, float]:
        """What is not none."""
        return {name: value for name, value in vars(self).items() if value != vars(_NONE)[name]}


_NONE = Damage()


def any_damage(dice: Random, setting: str = "training") -> Damage:
    """Damage drawn at random; `held-out` is harsher and of other kinds, to measure with."""
    held_out = setting == "held-out"
    kind = dice.random()
    if kind < 0.15 and not held_out:
        return Damage(
            ink=dice.choice([0, 0, dice.randint(0, 60)]), paper=dice.choice([255, 255, dice.randint(235, 255)]),
            blur=dice.choice([0.0, 0.0, dice.uniform(0, 0.03)]), negative=dice.random() < 0.02,
        )  # fmt: skip

    if kind < 0.45 and not held_out:
        return _mild(dice)

    def perhaps(share: float, low: float, high: float) -> float:
        return dice.uniform(low, high) if dice.random() < share else 0.0

    paper = dice.randint(195, 255)
    ink = dice.randint(0, 90) if dice.random() < 0.93 else dice.randint(90, 150)
    bilevel = dice.randint(-25, 45) + (paper + ink) // 2 if kind > (0.75 if held_out else 0.88) else 0
    # A threshold makes much of little: what comes before it stays small.
    rough, thinnest = (0.4, -0.2) if bilevel else (1.0, -0.7)
    return Damage(
        thickness=max(thinnest, min(1.0, dice.gauss(0.05, 0.4))),
        dropouts=perhaps(0.18, 0.1, 0.8 * rough),
        speckle=perhaps(0.2, 0.1, 0.7 * rough),
        ink=ink,
        paper=paper,
        texture=perhaps(0.4, 1, 8),
        unevenness=perhaps(0.3, 4, 30),
        show_through=perhaps(0.12, 0.04, 0.22),
        blur=perhaps(0.65, 0.02, 0.075) if not held_out else 0.0,
        motion=perhaps(0.05, 0.05, 0.12) if not held_out else perhaps(0.5, 0.06, 0.14),
        noise=perhaps(0.55, 1.5, 16 * rough),
        grain=perhaps(0.25, 2, 12 * rough) if not held_out else perhaps(0.5, 4, 16),
        salt=perhaps(0.15, 0.1, 1.0),
        jpeg=dice.randint(25, 90) if dice.random() < 0.4 and not held_out else dice.randint(14, 30) if held_out else 0,
        bilevel=bilevel,
        median=held_out and dice.random() < 0.3,
        negative=dice.random() < 0.02,
    )


def _mild(dice: Random) -> Damage:
    """What a good scanner of today leaves: grey paper, grey ink, a little blur and noise."""
    paper = dice.randint(246, 255) if dice.random() < 0.45 else dice.randint(200, 250)
    return Damage(
        thickness=dice.gauss(0.05, 0.3),
        ink=dice.randint(0, 120),
        paper=paper,
        texture=dice.choice([0.0, 0.0, dice.uniform(1, 5)]),
        unevenness=dice.choice([0.0, 0.0, dice.uniform(2, 12)]),
        show_through=dice.uniform(0.02, 0.08) if dice.random() < 0.08 else 0.0,
        blur=dice.choice([0.0, dice.uniform(0.02, 0.05), dice.uniform(0.02, 0.05)]),
        noise=dice.choice([0.0, dice.uniform(1, 5), dice.uniform(2, 8)]),
        jpeg=dice.choice([0, dice.randint(60, 95)]),
        negative=dice.random() < 0.02,
    )


@cache
def _bank(cell: int) -> Field:
    """A large sheet of noise of variance 1 whose grains are about `cell` pixels wide."""
    rng = np.random.default_rng(cell)
    noise = rng.standard_normal((384, 4096), dtype=np.float32)
    if cell > 1:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), cell / 2), np.float32)
        noise /= noise.std()
    return noise.astype(np.float32)


def _noise(dice: Random, shape: tuple[int, ...], cell: int) -> Field:
    """A piece of such noise of the shape (at most 384 by 4096)."""
    sheet = _bank(cell)
    height, width = shape[:2]
    row, column = dice.randrange(sheet.shape[0] - height + 1), dice.randrange(sheet.shape[1] - width + 1)
    return sheet[row : row + height, column : column + width]


def _slow_field(dice: Random, shape: tuple[int, ...]) -> Field:
    """Light that changes slowly over the picture, within about -1 and 1."""
    coarse = np.array([[dice.uniform(-1, 1) for _ in range(5)] for _ in range(2)], np.float32)
    return cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC).astype(np.float32)


def _thickened(ink: Picture, amount: float, body: float) -> Picture:
    """Strokes made thicker (amount above 0) or thinner, by about a twelfth of the body at most."""
    kernel = cv2.getStructuringElement(cv2.MORPH_CROSS if body < 20 else cv2.MORPH_RECT, (3, 3))
    share = min(1.0, abs(amount) * body / 22)
    other = cv2.dilate(ink, kernel) if amount > 0 else cv2.erode(ink, kernel)
    return np.asarray(cv2.addWeighted(ink, 1 - share, other, share, 0), np.uint8)


def _printed(ink: Picture, damage: Damage, body: float, dice: Random) -> Field:
    """The ink that the printer really laid down, from 0 to 1."""
    if abs(damage.thickness) > 0.1:
        ink = _thickened(ink, damage.thickness, body)
    laid = ink.astype(np.float32) * (1 / 255)
    if damage.dropouts:
        patches = _noise(dice, ink.shape, 9)
        laid *= np.clip(1.6 - damage.dropouts * (patches + 0.6), 0.1, 1)
    if damage.speckle:
        laid *= np.clip(1.3 - damage.speckle * _noise(dice, ink.shape, 2), 0, 1)
    return laid


def _lit(laid: Field, damage: Damage, dice: Random) -> Field:
    """What the scanner sees: paper, ink, light."""
    ink, paper = (damage.paper, min(damage.ink, 90)) if damage.negative else (damage.ink, damage.paper)
    seen = paper - laid * (paper - ink)
    if damage.show_through:
        behind = cv2.blur(laid[:, ::-1], (3, 3))
        seen -= behind[::-1] * (damage.show_through * 160)
    if damage.unevenness:
        seen += _slow_field(dice, laid.shape) * damage.unevenness
    if damage.texture:
        seen += _noise(dice, laid.shape, 5) * damage.texture
    return seen


def _scanned(seen: Field, damage: Damage, body: float, dice: Random) -> Field:
    """What the sensor makes of it."""
    if damage.blur:
        seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), max(0.3, damage.blur * body)), np.float32)
    if damage.motion:
        length = max(2, round(damage.motion * body * 1.5))
        seen = np.asarray(cv2.blur(seen, (length, 1) if dice.random() < 0.5 else (1, length)), np.float32)
    if damage.noise:
        seen += _noise(dice, seen.shape, 1) * damage.noise
    if damage.grain:
        seen += _noise(dice, seen.shape, 2) * damage.grain
    if damage.salt:
        specks = np.abs(_noise(dice, seen.shape, 2)) > 3.6 - 0.8 * damage.salt
        seen[specks] = dice.choice([20, 60, 120, 250])
    return seen


def damaged(ink: Picture, damage: Damage, *, body: float, tint: Picture | None, dice: Random) -> Picture:
    """The grey picture (uint8, the ink's shape) of ink whose consonants are `body` pixels high.

    `tint` (uint8, the same shape) is light taken away by stamps, pens and shaded cells.
    """
    seen = _lit(_printed(ink, damage, body, dice), damage, dice)
    if tint is not None:
        seen -= tint * np.float32(1.0)
    seen = _scanned(seen, damage, body, dice)
    grey: Picture = np.clip(seen, 0, 255).astype(np.uint8)
    if damage.median:
        grey = np.asarray(cv2.medianBlur(grey, 3), np.uint8)
    if damage.jpeg:
        _, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, damage.jpeg])
        grey = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    if damage.bilevel and not damage.negative:
        level = max(25, min(235, damage.bilevel))
        grey = np.where(grey > level, 255, 0).astype(np.uint8)
    return grey
