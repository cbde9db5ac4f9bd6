"""How well a model reads lines whose text is known: `python -m training.evaluate MODEL SET...`.

MODEL is an ONNX file or the name of a run; SET is a folder with lines.tsv and images, or `seen` or `unseen`: synthetic
lines in faces that the training has seen or not.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from training.decode import to_text
from training.feed import HEIGHT, bucket_width, pad
from training.held_out import LineSet, draw_held_out
from training.score import confusion_lines, score_texts

if TYPE_CHECKING:
    import onnxruntime as ort

    from training.network import LineReader

Image = NDArray[np.uint8]
Run = Callable[[Image], NDArray[np.float32]]
_COLUMNS = 32 * 768


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


def open_model(path: Path) -> tuple[ort.InferenceSession, list[str]]:
    """A model file on one thread, and its classes."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session, json.loads(session.get_modelmeta().custom_metadata_map["prongsai.classes"])


def read_with_model(path: Path, images: Sequence[Image]) -> list[str]:
    """The texts that a model file reads."""
    session, classes = open_model(path)
    return read_lines(lambda lines: session.run(None, {"lines": lines})[0], images, classes)


def lines_of_folder(folder: Path) -> LineSet:
    """The images and texts of a line set; an image of another height is scaled to 40 rows."""
    from PIL import Image as Picture

    images, texts = [], []
    with (folder / "lines.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) >= 2]
    for name, text in ((row[0], row[1]) for row in rows):
        path = folder / (name if name.endswith(".png") else f"{name}.png")
        if not path.exists():
            continue
        with Picture.open(path) as picture:
            grey = picture.convert("L")
            if grey.height != HEIGHT:
                grey = grey.resize((max(1, round(grey.width * HEIGHT / grey.height)), HEIGHT), Picture.Resampling.BOX)
            images.append(np.asarray(grey))
        texts.append(text)
    return LineSet(images, texts)


def _lines_of(name: str, count: int) -> LineSet:
    if name in ("seen", "unseen"):
        return draw_held_out(count, unseen=name == "unseen")
    return lines_of_folder(Path(name))


def _reader(model: str) -> Callable[[Sequence[Image]], list[str]]:
    if model.endswith(".onnx"):
        return lambda images: read_with_model(Path(model), images)
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
