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

from extractors.page.ocr.calibration import Calibration, Logistic, calibration_error, fit
from extractors.page.ocr.engine import LineReading
from extractors.page.ocr.thai import ThaiEngine, open_thai
from training.evaluate import lines_of_folder
from training.held_out import LineSet, draw_held_out

KEY = "prongsai.calibration"
_BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


class Judged(NamedTuple):
    """The confidences of the characters of each line or token, and whether all of it was read right."""

    confidences: list[list[float]]
    right: list[bool]


def judge_lines(readings: Sequence[LineReading], texts: Sequence[str]) -> Judged:
    """Whole lines that say anything; blanks between words do not count, as programs set them at will."""
    said = [(each, text) for each, text in zip(readings, texts, strict=True) if each.chars]
    return Judged(
        [[char.confidence for char in each.chars if char.char != " "] for each, _ in said],
        ["".join(each.text.split()) == "".join(text.split()) for each, text in said],
    )


def judge_tokens(readings: Sequence[LineReading], texts: Sequence[str]) -> Judged:
    """Words of the readings that hold a digit; one is right where the truth has it in its place, and no more."""
    confidences, right = [], []
    for reading, text in zip(readings, texts, strict=True):
        exact = _read_right(reading.text, text)
        for first, last in _tokens(reading.text):
            confidences.append([char.confidence for char in reading.chars[first:last]])
            right.append(all(exact[first:last]))
    return Judged(confidences, right)


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


def reliability(logistic: Logistic, judged: Judged) -> list[str]:
    """A table as markdown: for each band of probability how many there are, what was promised and what was kept."""
    promised = np.array([logistic(each) for each in judged.confidences])
    kept = np.array(judged.right)
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


def _judge(engine: ThaiEngine, lines: LineSet) -> tuple[Judged, Judged]:
    readings = engine.read_lines(lines.images)
    return judge_lines(readings, lines.texts), judge_tokens(readings, lines.texts)


def main() -> None:
    """Fits, writes, and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("sets", nargs="*", type=Path, help="folders with line sets to measure on")
    parser.add_argument("--count", type=int, default=6000, help="how many synthetic lines to draw")
    given = parser.parse_args()
    engine = open_thai(given.model)
    drawn = draw_held_out(given.count, unseen=True)
    fitted = _judge(engine, LineSet(drawn.images[::2], drawn.texts[::2]))
    calibration = Calibration(*(fit(*each) for each in fitted))
    write(given.model, calibration)
    measured = {"other lines": _judge(engine, LineSet(drawn.images[1::2], drawn.texts[1::2]))}
    measured |= {folder.name: _judge(engine, lines_of_folder(folder)) for folder in given.sets}
    for name, (lines, tokens) in measured.items():
        for kind, logistic, judged in (("lines", calibration.line, lines), ("tokens", calibration.token, tokens)):
            print(f"\n### {name}: {kind}\n", *reliability(logistic, judged), sep="\n", flush=True)


if __name__ == "__main__":
    main()
