"""Lines that no training sees: drawn from another seed and kept with the run, or read from a folder."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.page.ocr.model import HEIGHT
from training.alphabet import ALPHABET
from training.classes import Codec, make_classes
from training.feed import MakeLine, draw, line_maker

SEED = 990_017
"""Of the lines in faces that a training sees; those in other faces have the next one."""
_NAMED = 5


class LineSet(NamedTuple):
    """Images [40, W] and what each says."""

    images: list[NDArray[np.uint8]]
    texts: list[str]


def draw_held_out(
    count: int, *, unseen: bool = False, seed: int | None = None, make: MakeLine | None = None
) -> LineSet:
    """Synthetic lines from the held-out seed or another; `unseen` takes faces that no training line is drawn in.

    Of `count` lines those are left out that a training refuses, and their number is told: too wide, or with more
    characters than frames.
    """
    make, codec = make or line_maker(unseen=unseen), Codec(make_classes(ALPHABET))
    seed = SEED + unseen if seed is None else seed
    drawn = [draw(make, codec, seed=seed, index=index) for index in range(count)]
    samples = [sample for sample in drawn if sample is not None]
    if len(samples) < count:
        print(f"{count - len(samples)} of {count} lines left out, as a training refuses them", file=sys.stderr)
    return LineSet([each.image for each in samples], [codec.decode(each.target) for each in samples])


def keep(lines: LineSet, path: Path) -> None:
    """Writes a line set into one file."""
    widths = np.array([image.shape[1] for image in lines.images], np.int64)
    np.savez_compressed(
        path, pixels=np.concatenate(lines.images, axis=1), widths=widths, texts=np.array(lines.texts, dtype=np.str_)
    )


def kept(path: Path) -> LineSet:
    """The line set that `keep` wrote."""
    with np.load(path) as data:
        ends = np.cumsum(data["widths"])[:-1]
        return LineSet(np.split(data["pixels"], ends, axis=1), [str(text) for text in data["texts"]])


def lines_of_folder(folder: Path) -> LineSet:
    """The images and texts of a line set; an image of another height is scaled to 40 rows.

    Raises FileNotFoundError, which names them, where images are missing.
    """
    with (folder / "lines.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 2]
    paths = [folder / (row[0] if row[0].endswith(".png") else f"{row[0]}.png") for row in rows]
    _check(paths, folder)
    return LineSet([_image_at(path) for path in paths], [row[1] for row in rows])


def _check(paths: Iterable[Path], folder: Path) -> None:
    """Raises FileNotFoundError where images are missing."""
    missing = [path.name for path in paths if not path.exists()]
    if missing:
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        raise FileNotFoundError(
            f"{folder / 'lines.tsv'} names images that are missing: {', '.join(missing[:_NAMED])}{more}"
        )


def _image_at(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as picture:
        grey = picture.convert("L")
        if grey.height != HEIGHT:
            grey = grey.resize((max(1, round(grey.width * HEIGHT / grey.height)), HEIGHT), Image.Resampling.BOX)
        return np.asarray(grey)


def held_out(count: int, folder: Path) -> dict[str, LineSet]:
    """The lines that a run is measured with, in seen and in unseen faces; kept in its folder."""
    sets = {}
    for name in ("seen", "unseen"):
        path = folder / f"held-out-{name}.npz"
        if not path.exists():
            keep(draw_held_out(count, unseen=name == "unseen"), path)
        sets[name] = kept(path)
    return sets
