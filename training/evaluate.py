"""How well a model reads lines whose text is known: `python -m training.evaluate MODEL SET...`.

MODEL is an ONNX file or `tesseract`, which read as the program does, or the name of a run; SET is a folder with
lines.tsv and images, or `seen` or `unseen`: synthetic lines in faces that the training has seen or not.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.decode import decode
from extractors.page.ocr.engine import LineEngine
from extractors.page.ocr.tesseract import open_tesseract
from extractors.page.ocr.thai import open_thai
from training.feed import bucket_width, pad
from training.held_out import LineSet, draw_held_out, lines_of_folder
from training.score import confusion_lines, score_texts

if TYPE_CHECKING:
    from training.network import LineReader

Image = NDArray[np.uint8]
Run = Callable[[Image], NDArray[np.float32]]
_COLUMNS = 32 * 768


def to_text(log_probs: NDArray[np.float32], classes: Sequence[str]) -> str:
    """The text of one line, as the program takes it from `log_probs` [frames, classes]."""
    return "".join(each.char for each in decode(log_probs, classes))


def read_lines(run: Run, images: Sequence[Image], classes: Sequence[str]) -> list[str]:
    """The texts of lines [40, W]; lines of one bucket go through `run` together."""
    texts = [""] * len(images)
    order = sorted(range(len(images)), key=lambda number: images[number].shape[1])
    while order:
        width = bucket_width(images[order[0]].shape[1])
        most = max(1, _COLUMNS // width)
        some = [number for number in order[:most] if bucket_width(images[number].shape[1]) == width]
        order = order[len(some) :]
        for number, log_probs in zip(some, run(pad([images[each] for each in some], width)), strict=True):
            texts[number] = to_text(log_probs, classes)
    return texts


def read_with_network(network: LineReader, images: Sequence[Image], classes: Sequence[str]) -> list[str]:
    """The texts that a network reads."""
    import torch

    device = next(network.parameters()).device

    def run(lines: Image) -> NDArray[np.float32]:
        found: NDArray[np.float32] = network(torch.from_numpy(lines).to(device)).cpu().numpy()
        return found

    with torch.inference_mode():
        return read_lines(run, images, classes)


def read_with_engine(engine: LineEngine, images: Sequence[Image]) -> list[str]:
    """The texts that an engine of the program reads."""
    return [reading.text for reading in engine.read_lines(images)]


def _lines_of(name: str, count: int) -> LineSet:
    if name in ("seen", "unseen"):
        return draw_held_out(count, unseen=name == "unseen")
    return lines_of_folder(Path(name))


def _reader(model: str) -> Callable[[Sequence[Image]], list[str]]:
    if model == "tesseract" or model.endswith(".onnx"):
        engine: LineEngine = open_tesseract() if model == "tesseract" else open_thai(Path(model))
        return lambda images: read_with_engine(engine, images)
    from training import checkpoint

    state = checkpoint.load(checkpoint.path_of(model))
    network = checkpoint.reader_of(state)
    return lambda images: read_with_network(network, images, state["classes"])


def main() -> None:
    """Prints the score of each set, and its commonest mistakes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--confusions", type=int, default=0, help="how many of the commonest mistakes to list")
    parser.add_argument("--worst", type=int, default=0, help="how many wrong lines to show")
    parser.add_argument("--count", type=int, default=500, help="how many synthetic lines to draw")
    given = parser.parse_args()
    read = _reader(given.model)
    for name in given.sets:
        lines = _lines_of(name, given.count)
        began = time.perf_counter()
        texts = read(lines.images)
        took = time.perf_counter() - began
        score = score_texts(lines.texts, texts)
        print(f"{name}: {score}  {len(texts) / took:.0f} lines/s", flush=True)
        for line in confusion_lines(score, most=given.confusions):
            print(line)
        wrong = [(true, text) for true, text in zip(lines.texts, texts, strict=True) if true != text]
        for true, text in wrong[: given.worst]:
            print(f"  true {true}\n  read {text}")


if __name__ == "__main__":
    main()
