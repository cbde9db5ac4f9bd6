"""Lines that no training sees: drawn from another seed and kept with the run, or read from a folder."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.page.ocr.model import HEIGHT
from training.feed import WIDEST, MakeLine, line_maker, rng_of

SEED = 990_017


class LineSet(NamedTuple):
    """Images [40, W] and what each says."""

    images: list[NDArray[np.uint8]]
    texts: list[str]


def draw_held_out(count: int, *, unseen: bool = False, make: MakeLine | None = None) -> LineSet:
    """Synthetic lines from the held-out seed; `unseen` takes the faces that no training line is drawn in."""
    make = make or line_maker(unseen=unseen)
    pairs = [make(rng_of(SEED + unseen, index)) for index in range(count)]
    pairs = [(image, text) for image, text in pairs if image.shape[1] <= WIDEST]
    return LineSet([image for image, _ in pairs], [text for _, text in pairs])


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
    """The images and texts of a line set; an image of another height is scaled to 40 rows."""
    images, texts = [], []
    with (folder / "lines.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 2]
    for name, text in ((row[0], row[1]) for row in rows):
        path = folder / (name if name.endswith(".png") else f"{name}.png")
        if not path.exists():
            continue
        with Image.open(path) as picture:
            grey = picture.convert("L")
            if grey.height != HEIGHT:
                grey = grey.resize((max(1, round(grey.width * HEIGHT / grey.height)), HEIGHT), Image.Resampling.BOX)
            images.append(np.asarray(grey))
        texts.append(text)
    return LineSet(images, texts)


def held_out(count: int, folder: Path) -> dict[str, LineSet]:
    """The lines that a run is measured with, in seen and in unseen faces; kept in its folder."""
    sets = {}
    for name in ("seen", "unseen"):
        path = folder / f"held-out-{name}.npz"
        if not path.exists():
            keep(draw_held_out(count, unseen=name == "unseen"), path)
        sets[name] = kept(path)
    return sets
