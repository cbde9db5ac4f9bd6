"""Lines that no training sees: drawn once from another seed, and kept with the run."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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


def held_out(count: int, folder: Path) -> dict[str, LineSet]:
    """The lines that a run is measured with, in seen and in unseen faces; kept in its folder."""
    sets = {}
    for name in ("seen", "unseen"):
        path = folder / f"held-out-{name}.npz"
        if not path.exists():
            keep(draw_held_out(count, unseen=name == "unseen"), path)
        sets[name] = kept(path)
    return sets
