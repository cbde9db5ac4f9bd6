"""How lines are read by typeface and by damage, for the model card: `python -m training.breakdown MODEL`.

Two tables of markdown: for some families of faces that the training knows and for all that it does not, with the mild
damage of office paper; and for each kind of damage, in faces that it does not know. Spaces do not count.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.thai import open_thai
from training.fonts import Face, held_out_faces, training_faces
from training.lines import Line, make_line
from training.score import score_texts

SEED = 20_001
_TRAINED = ("sarabun", "laksaman", "garuda", "kinnari", "loma", "norasi", "waree", "kanit", "charm")
"""The official face and its kin, Debian's others, and two that are far from them."""
_FEW = 30


def _rows(engine: LineEngine, groups: Iterable[tuple[str, Sequence[Line]]]) -> list[str]:
    rows = ["| | lines | CER | whole lines | Thai digits right |", "| --- | --- | --- | --- | --- |"]
    for name, lines in groups:
        read = [reading.text for reading in engine.read_lines([line.image for line in lines])]
        score = score_texts([line.text for line in lines], read)
        whole = score.whole / max(1, score.lines)
        digits = f"{score.digit_accuracy:.2%} of {score.digits}"
        rows.append(f"| {name} | {score.lines} | {score.dense_cer:.2%} | {whole:.1%} | {digits} |")
    return rows


def _draw(faces: Sequence[Face], count: int, *, damage: str) -> list[Line]:
    return [make_line(np.random.default_rng([SEED, number]), faces, damage=damage) for number in range(count)]


def _by_family(count: int) -> Iterable[tuple[str, Sequence[Line]]]:
    known = {face.family for face in held_out_faces()}
    for title, faces in (("trained", training_faces()), ("never trained", held_out_faces())):
        families = [*_TRAINED] if title == "trained" else sorted(known)
        for family in families:
            own = tuple(face for face in faces if face.family == family)
            if own:
                yield f"{family} ({title})", _draw(own, count, damage="training")


def _by_damage(count: int) -> Iterable[tuple[str, Sequence[Line]]]:
    lines = _draw(held_out_faces(), count, damage="training")
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for kind in line.damage or ("none",):
            groups[kind].append(line)
    yield "all", lines
    yield from ((kind, some) for kind, some in sorted(groups.items()) if len(some) >= _FEW)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--count", type=int, default=300, help="lines of each family; ten times as many for damage")
    given = parser.parse_args()
    engine = open_thai(given.model)
    tables: tuple[tuple[Callable[[int], Iterable[tuple[str, Sequence[Line]]]], int], ...] = (
        (_by_family, given.count),
        (_by_damage, 10 * given.count),
    )
    for groups, count in tables:
        print(*_rows(engine, groups(count)), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
