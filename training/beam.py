"""What a search with a character model would add to the likeliest path: `python -m training.beam MODEL SET...`.

Prefix beam search over the classes, where a model of the last few characters, counted on drawn texts, may speak too.
The program does not use it: see RUNS.md for what it gave.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.decode import decode
from extractors.page.ocr.model import open_model
from training.alphabet import DIGITS
from training.feed import pad
from training.held_out import lines_of_folder
from training.score import score_texts

_ORDER = 5
_FLOOR = 1e-3
_CANDIDATES = 1e-3
"""Classes less probable than this in a frame are not tried."""
_DISCOUNT = 0.4

Prefix = tuple[int, ...]
"""Classes that were written so far; two of them may give one text (`ี`, `่` and `ี่`)."""


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
        """The logarithm of how probable `char` is after `text`; 0 for a digit, which only the picture can tell."""
        if char in DIGITS:
            return 0.0
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
    beams: dict[Prefix, tuple[float, float]] = {(): (0.0, -math.inf)}  # ending in the blank, and not
    said: dict[Prefix, float] = {(): 0.0}
    for frame in log_probs:
        likely = [(int(number), float(frame[number])) for number in np.flatnonzero(frame > math.log(_CANDIDATES))]
        found: dict[Prefix, tuple[float, float]] = {}
        for prefix, (blank, other) in beams.items():
            both, last = _either(blank, other), prefix[-1] if prefix else 0
            for number, chance in likely:
                if number == 0:
                    _add(found, prefix, both + chance, -math.inf)
                    continue
                if number == last:
                    _add(found, prefix, -math.inf, other + chance)
                longer = (*prefix, number)
                if longer not in said:
                    said[longer] = said[prefix] + weight * _said_of(longer, classes, model)
                _add(found, longer, -math.inf, (blank if number == last else both) + chance)
        ranked = sorted(found, key=lambda each: -_either(*found[each]) - said[each])
        beams = {prefix: found[prefix] for prefix in ranked[:width]}
    best = max(beams, key=lambda each: _either(*beams[each]) + said[each])
    return "".join(classes[number] for number in best)


def _said_of(prefix: Prefix, classes: Sequence[str], model: CharacterModel | None) -> float:
    """What the character model says of the last class of the prefix."""
    if model is None:
        return 0.0
    before = "".join(classes[number] for number in prefix[-model.order : -1])
    last = classes[prefix[-1]]
    return sum(model.log_probability(before + last[:at], char) for at, char in enumerate(last))


def _add(found: dict[Prefix, tuple[float, float]], prefix: Prefix, blank: float, other: float) -> None:
    before = found.get(prefix, (-math.inf, -math.inf))
    found[prefix] = (_either(before[0], blank), _either(before[1], other))


def _either(one: float, other: float) -> float:
    """The logarithm of the sum of two probabilities; NumPy's own takes far longer for two numbers."""
    if one < other:
        one, other = other, one
    return one if other == -math.inf else one + math.log1p(math.exp(other - one))


def main() -> None:
    """Prints the scores and the time without and with the search."""
    from training.text.mix import make_text

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--weights", type=float, nargs="*", default=[0.0, 0.1, 0.15, 0.2, 0.3])
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
        texts = lines.texts[::step][: given.count]
        began = time.process_time()
        outputs = [network.run(pad([image]))[0] for image in lines.images[::step][: given.count]]
        _tell(f"{folder.name}, network", began, len(texts))
        began = time.process_time()
        read = ["".join(char.char for char in decode(each, classes)) for each in outputs]
        _tell(f"{folder.name}, likeliest path: {score_texts(texts, read)}", began, len(texts))
        for weight in given.weights:
            began = time.process_time()
            read = [search(each, classes, characters, weight=weight, width=given.width) for each in outputs]
            _tell(f"{folder.name}, search, weight {weight:g}: {score_texts(texts, read)}", began, len(texts))


def _tell(what: str, began: float, lines: int) -> None:
    """Prints what was measured, and the process time that a line took."""
    print(f"{what}  {(time.process_time() - began) * 1000 / max(1, lines):.1f} ms a line", flush=True)


if __name__ == "__main__":
    main()
