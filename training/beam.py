"""What a search with a character model would add to the likeliest path: `python -m training.beam MODEL SET...`.

Prefix beam search over the classes, where a model of the last few characters, counted on drawn texts, may speak too.
The program does not use it: see RUNS.md for what it gave.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.model import open_model
from training.evaluate import to_text
from training.feed import pad
from training.held_out import lines_of_folder
from training.score import score_texts

_ORDER = 5
_FLOOR = 1e-3
_CANDIDATES = 1e-3
"""Classes less probable than this in a frame are not tried."""
_DISCOUNT = 0.4


class CharacterModel:
    """Probability of a character after the ones before it, by stupid back-off (Brants et al. 2007)."""

    def __init__(self, texts: Sequence[str], *, order: int = _ORDER) -> None:
        self.order = order
        self._counts: Counter[str] = Counter()
        for text in texts:
            padded = "\n" + text
            for length in range(1, order + 1):
                self._counts.update(padded[at : at + length] for at in range(len(padded) - length + 1))
        self._total = sum(count for gram, count in self._counts.items() if len(gram) == 1)

    def log_probability(self, text: str, char: str) -> float:
        """The logarithm of how probable `char` is after `text`."""
        before, factor = ("\n" + text)[1 - self.order :], 1.0
        while before:
            together = self._counts.get(before + char, 0)
            if together:
                return math.log(factor * together / self._counts[before])
            before, factor = before[1:], factor * _DISCOUNT
        return math.log(factor * max(self._counts.get(char, 0), _FLOOR) / self._total)


def search(
    log_probs: NDArray[np.float32], classes: Sequence[str], model: CharacterModel | None, *, weight: float, width: int
) -> str:
    """The text of the best prefix; `weight` is what the character model counts beside the network."""
    beams: dict[str, tuple[float, float]] = {"": (0.0, -math.inf)}  # ending in the blank, and not
    said: dict[str, float] = {"": 0.0}
    last: dict[str, int] = {"": 0}
    for frame in log_probs:
        likely = [int(number) for number in np.flatnonzero(frame > math.log(_CANDIDATES))]
        found: dict[str, tuple[float, float]] = {}
        for text, (blank, other) in beams.items():
            both = float(np.logaddexp(blank, other))
            for number in likely:
                chance = float(frame[number])
                if number == 0:
                    _add(found, text, both + chance, -math.inf)
                    continue
                if number == last[text]:
                    _add(found, text, -math.inf, other + chance)
                before = blank if number == last[text] else both
                longer = text + classes[number]
                if longer not in said:
                    said[longer], last[longer] = said[text], number
                    if model is not None:
                        for at, char in enumerate(classes[number]):
                            said[longer] += weight * model.log_probability(text + classes[number][:at], char)
                _add(found, longer, -math.inf, before + chance)
        ranked = sorted(found, key=lambda text: -float(np.logaddexp(*found[text])) - said[text])
        beams = {text: found[text] for text in ranked[:width]}
    return max(beams, key=lambda text: float(np.logaddexp(*beams[text])) + said[text])


def _add(found: dict[str, tuple[float, float]], text: str, blank: float, other: float) -> None:
    before = found.get(text, (-math.inf, -math.inf))
    found[text] = (float(np.logaddexp(before[0], blank)), float(np.logaddexp(before[1], other)))


def main() -> None:
    """Prints the scores without and with the search."""
    from training.text.mix import make_text

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--weights", type=float, nargs="*", default=[0.0, 0.1, 0.3])
    parser.add_argument("--texts", type=int, default=40_000, help="how many drawn texts the characters are counted on")
    parser.add_argument("--count", type=int, default=200, help="how many lines of each set")
    parser.add_argument("--width", type=int, default=8)
    given = parser.parse_args()
    dice = Random(11)
    characters = CharacterModel([make_text(dice, 80) for _ in range(given.texts)])
    network = open_model(given.model)
    classes = network.card.classes
    for folder in given.sets:
        lines = lines_of_folder(folder)
        step = max(1, len(lines.texts) // given.count)
        texts = lines.texts[::step]
        outputs = [network.run(pad([image]))[0] for image in lines.images[::step]]
        print(f"{folder.name}, likeliest path: {score_texts(texts, [to_text(each, classes) for each in outputs])}")
        for weight in given.weights:
            read = [search(each, classes, characters, weight=weight, width=given.width) for each in outputs]
            print(f"{folder.name}, search, weight {weight:g}: {score_texts(texts, read)}", flush=True)


if __name__ == "__main__":
    main()
