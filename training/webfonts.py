"""Whole TrueType files from the web fonts' pieces: one script a piece, one file a weight and slope."""

import argparse
import re
import sys
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

PIECE = re.compile(r"(?P<family>.+)-(?P<script>thai|latin|latin-ext)-(?P<weight>\d00)-(?P<slope>normal|italic)\.woff2")
WEIGHTS = {"300", "400", "500", "700"}
LIGHT = {"sarabun", "niramit"}
"""Families whose light weight is as thin as official paper prints its text; of others it is thinner than any."""
ORDER = ["thai", "latin", "latin-ext"]
"""The Thai piece first: its rules of shaping are kept as they are."""


def pieces_by_face(folder: Path) -> dict[str, dict[str, Path]]:
    """The pieces of each face (family, weight and slope), by script."""
    faces: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*.woff2")):
        found = PIECE.fullmatch(path.name)
        if found and found["weight"] in WEIGHTS and (found["weight"] != "300" or found["family"] in LIGHT):
            name = f"{found['family']}-{found['weight']}-{found['slope']}"
            faces.setdefault(name, {})[found["script"]] = path
    return {name: pieces for name, pieces in faces.items() if {"thai", "latin"} <= pieces.keys()}


def join(pieces: dict[str, Path], target: Path) -> None:
    """Writes one TrueType file of the pieces; characters that an earlier piece has are not taken again."""
    loose = []
    for script in ORDER:
        if script in pieces:
            font = TTFont(pieces[script])
            font.flavor = None
            path = target.with_suffix(f".{script}.tmp")
            font.save(path)
            loose.append(path)
    try:
        merged = Merger(Options(drop_tables=["vhea", "vmtx", "MVAR", "STAT", "DSIG", "meta"])).merge(
            [str(path) for path in loose]
        )
        merged.save(target)
    finally:
        for path in loose:
            path.unlink()


def main() -> None:
    """The command: joins all faces found in a folder of unpacked packages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    for name, pieces in pieces_by_face(options.packages).items():
        try:
            join(pieces, options.output / f"{name}.ttf")
        except Exception as problem:  # a face less does no harm; the user is told
            print(f"left out: {name}: {problem}", file=sys.stderr)


if __name__ == "__main__":
    main()
