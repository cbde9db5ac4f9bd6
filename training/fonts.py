"""The faces that lines are drawn in: found where `get_fonts.sh` puts them, checked, some held out."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from fontTools.ttLib import TTFont
from PIL import ImageFont, features

from training import alphabet
from training.text.listed import listed

HELD_OUT = frozenset({"umpush", "notoserifthai", "baijamjuree", "tlwgtypist"})
"""Families that no training line is ever drawn in, with all their weights: they show how it reads unseen faces."""

WRONGLY_SHAPED = frozenset({"tlwgmono", "arundinasansmono"})
OFFICIAL = frozenset({"sarabun", "laksaman"})
"""The free kin of TH Sarabun, the face of nearly all official paper."""
DISPLAY = frozenset(
    listed(
        "kanit|prompt|mitr|chonburi|pattaya|itim|sriracha|charm|charmonman|purisa|mali|playpensansthai|chakrapetch|koho|"
        "kodchasan|fahkwang|k2d|sawasdee|notosansthai|ibmplexsansthai|anuphan|athiti|pridi"
    )
)
"""Faces without loops, faces like handwriting, faces of headlines."""
SHARES = {"official": 0.45, "text": 0.43, "display": 0.12}

CACHE = Path(os.environ.get("PRONGSAI_FONTS", "~/.cache/prongsai-training/fonts")).expanduser()
DEBIAN = Path("/usr/share/fonts/truetype")
FOLDERS = (CACHE, DEBIAN / "tlwg", DEBIAN / "arundina")
SYMBOLS = (
    "dejavu/DejaVuSans.ttf",
    "ancient-scripts/Symbola_hint.ttf",
    "noto/NotoSansSymbols2-Regular.ttf",
    "liberation/LiberationSans-Regular.ttf",
)
"""Where signs come from that a Thai face lacks."""

NEEDED = frozenset(set(alphabet.LETTERS) - set("ฃฅ๎ฺ") | set(alphabet.DIGITS) | set(alphabet.LATIN) | set("().,-/:%"))
"""A face without any of these is not used."""


@dataclass(frozen=True, eq=False)
class Face:
    """One font file: its name, its group (`official`, `text`, `display`), and how Thai stands in it."""

    name: str
    path: str
    family: str
    group: str
    weight: float
    """How often it is drawn within its family, against the others."""
    body: float
    """The height of a consonant without marks, in ems."""
    advance: float
    """How wide an average character of running text is, in body heights."""
    covers: frozenset[str]
    """Those characters of the alphabet that it has."""


_USUAL = "การดำเนินงานของหน่วยงานในปีงบประมาณ พ.ศ. ๒๕๖๗ (ITA)"


def family_of(path: Path) -> str:
    """The family's name in small letters, without weight, slope and punctuation."""
    stem = path.stem
    for slope in ("-normal", "-italic"):
        if stem.endswith(slope):
            return "".join(stem.removesuffix(slope).split("-")[:-1])
    return stem.partition("-")[0].lower()


def _weight_of(path: Path) -> float:
    name = path.stem.lower()
    bold, between = "bold" in name or "-700" in name, "-500" in name or "-300" in name or "light" in name
    weight = 0.3 if bold else 0.2 if between else 0.7
    return weight * (0.15 if "italic" in name or "oblique" in name else 1.0)


def _open(path: Path) -> Face | None:
    """The face in the file; None where it lacks what Thai needs."""
    family = family_of(path)
    if family in WRONGLY_SHAPED:
        return None
    with TTFont(path, lazy=True) as font:
        covers = frozenset(char for char in alphabet.ALPHABET if ord(char) in font.getBestCmap())
    if not covers >= NEEDED:
        return None
    font = ImageFont.truetype(str(path), 400)
    _, top, _, bottom = font.getbbox("ก", anchor="ls")
    body = (min(bottom, 0) - top) / 400
    advance = font.getlength(_USUAL) / len(_USUAL) / 400 / body
    group = "official" if family in OFFICIAL else "display" if family in DISPLAY else "text"
    return Face(path.stem, str(path), family, group, _weight_of(path), body, advance, covers)


@cache
def all_faces() -> tuple[Face, ...]:
    """Every usable face on this machine, by name; empty where none is installed."""
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.ttf"))]
    return tuple(sorted(filter(None, map(_open, paths)), key=lambda face: face.name))


def training_faces() -> tuple[Face, ...]:
    """The faces that lines for training may be drawn in."""
    return tuple(face for face in all_faces() if face.family not in HELD_OUT)


def held_out_faces() -> tuple[Face, ...]:
    """The faces that only measuring may use."""
    return tuple(face for face in all_faces() if face.family in HELD_OUT)


@cache
def symbol_faces() -> tuple[tuple[str, frozenset[str]], ...]:
    """Files of signs, each with the characters of the alphabet that it has."""
    found = []
    for name in SYMBOLS:
        if (path := DEBIAN / name).exists():
            with TTFont(path, lazy=True) as font:
                found.append(
                    (str(path), frozenset(char for char in alphabet.ALPHABET if ord(char) in font.getBestCmap()))
                )
    return tuple(found)


@cache
def _choices(faces: tuple[Face, ...]) -> tuple[list[Face], list[float]]:
    """The faces, and how often each is drawn: the shares of the groups, families alike within a group."""
    groups: dict[str, dict[str, float]] = {}
    for face in faces:
        families = groups.setdefault(face.group, {})
        families[face.family] = families.get(face.family, 0.0) + face.weight
    weights = [
        SHARES[face.group] / len(groups[face.group]) * face.weight / groups[face.group][face.family] for face in faces
    ]
    return list(faces), weights


def any_face(dice: Random, faces: tuple[Face, ...]) -> Face:
    """A face of the set, official ones most often."""
    chosen, weights = _choices(faces)
    return dice.choices(chosen, weights)[0]


@cache
def can_shape() -> bool:
    """Whether Pillow can place Thai marks."""
    return bool(features.check("raqm"))


@cache
def font_at(path: str, size: int) -> ImageFont.FreeTypeFont:
    """The font at that many pixels an em."""
    if not can_shape():
        raise RuntimeError("Pillow finds no libraqm or fribidi here: Thai marks would stand wrong")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
