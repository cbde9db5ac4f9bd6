"""Makes a model's confidence a probability: `python -m training.calibrate models/thai-line.onnx`.

Reads synthetic lines in faces and under damage that no training has seen, and fits two logistic functions on one half
of them, for whole lines and for tokens that hold a digit. They are written into the model file. The other half, and
line sets that are named, tell how well that holds: the tables go into the model card.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
from rapidfuzz.distance import Levenshtein

from extractors.page.ocr.calibration import Calibration, calibration_error, confidences_of, fit
from extractors.page.ocr.engine import CharReading, LineReading
from extractors.page.ocr.model import digest_file
from extractors.page.ocr.thai import ThaiEngine, open_thai
from training.digest import write_digest
from training.held_out import LineSet, draw_held_out, lines_of_folder

KEY = "prongsai.calibration"
SEED = 771_003
"""Not that of the held-out lines: what a calibration is fitted on measures nothing else."""
_BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


class Tokens(NamedTuple):
    """Words that were read, and whether all of each is right."""

    chars: list[Sequence[CharReading]]
    right: list[bool]


def judge_lines(readings: Sequence[LineReading], texts: Sequence[str]) -> list[bool]:
    """Whether all of each line is right; blanks between words do not count, as programs set them at will."""
    return [
        "".join(reading.text.split()) == "".join(text.split()) for reading, text in zip(readings, texts, strict=True)
    ]


def judge_tokens(readings: Sequence[LineReading], texts: Sequence[str]) -> Tokens:
    """Words of the readings that hold a digit; one is right where the truth has it in its place, and no more."""
    tokens = Tokens([], [])
    for reading, text in zip(readings, texts, strict=True):
        exact = _read_right(reading.text, text)
        for first, last in _tokens(reading.text):
            tokens.chars.append(reading.chars[first:last])
            tokens.right.append(all(exact[first:last]))
    return tokens


def _read_right(read: str, true: str) -> list[bool]:
    """For each character of `read`, whether it is the true one and nothing is missing beside it."""
    right = [True] * len(read)
    for edit in Levenshtein.editops(read, true):
        at = edit.src_pos
        # What is missing stands between two characters: neither is right as it stands there.
        for beside in (at - 1, at) if edit.tag == "insert" else (at,):
            if 0 <= beside < len(read):
                right[beside] = False
    return right


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """From where to where the words go that hold a digit."""
    start = 0
    for word in text.split(" "):
        if any(char.isdigit() for char in word):
            yield start, start + len(word)
        start += len(word) + 1


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> list[str]:
    """A table as markdown: for each band of probability how many there are, what was promised and what was kept."""
    promised, kept = np.array(confidences), np.array(right)
    rows = ["| confidence | count | promised | right |", "| --- | --- | --- | --- |"]
    for low, high in pairwise(_BANDS):
        among = (promised >= low) & ((promised < high) | (high == 1.0))
        if among.any():
            rows.append(
                f"| {low:g}–{high:g} | {among.sum()} | {promised[among].mean():.3f} | {kept[among].mean():.3f} |"
            )
    error = calibration_error(promised.tolist(), kept.tolist())
    return [*rows, "", f"Expected calibration error {error:.4f} over {len(kept)}; right: {kept.mean():.4f}"]


def write(model: Path, calibration: Calibration) -> None:
    """Puts the calibration into the model file."""
    network = onnx.load(model)
    kept = [each for each in network.metadata_props if each.key != KEY]
    del network.metadata_props[:]
    network.metadata_props.extend(kept)
    network.metadata_props.add(key=KEY, value=calibration.to_json())
    beside = model.with_suffix(".part")
    onnx.save(network, beside)
    beside.replace(model)
    if digest_file(model).exists():
        write_digest(model)


def calibrate(engine: ThaiEngine, lines: LineSet) -> Calibration:
    """The calibration that fits lines of which something is read, and the tokens in them."""
    readings = engine.read_lines(lines.images)
    judged = [
        (each, right) for each, right in zip(readings, judge_lines(readings, lines.texts), strict=True) if each.chars
    ]
    tokens = judge_tokens(readings, lines.texts)
    return Calibration(
        line=fit([confidences_of(reading.chars) for reading, _ in judged], [right for _, right in judged]),
        token=fit([confidences_of(chars) for chars in tokens.chars], tokens.right),
    )


def tables(engine: ThaiEngine, name: str, lines: LineSet) -> Iterator[str]:
    """What the engine's confidences in all lines, and in their tokens, are worth."""
    readings = engine.read_lines(lines.images)
    tokens = judge_tokens(readings, lines.texts)
    yield f"\n### {name}: lines\n"
    yield from reliability([each.confidence for each in readings], judge_lines(readings, lines.texts))
    yield f"\n### {name}: tokens\n"
    yield from reliability([engine.token_confidence(each) for each in tokens.chars], tokens.right)


def main() -> None:
    """Fits, writes, and prints the tables of the model as the program has it then."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("sets", nargs="*", type=Path, help="folders with line sets to measure on")
    parser.add_argument("--count", type=int, default=8000, help="how many synthetic lines to draw")
    given = parser.parse_args()
    drawn = draw_held_out(given.count, unseen=True, seed=SEED)
    write(given.model, calibrate(open_thai(given.model), LineSet(drawn.images[::2], drawn.texts[::2])))
    engine = open_thai(given.model)
    measured = {"other lines": LineSet(drawn.images[1::2], drawn.texts[1::2])}
    measured |= {folder.name: lines_of_folder(folder) for folder in given.sets}
    for name, lines in measured.items():
        for row in tables(engine, name, lines):
            print(row, flush=True)


if __name__ == "__main__":
    main()
