"""Writes the averaged weights of a run as ONNX: `python -m training.export --run NAME`.

Makes fp32, half (weights in 16 bits, computing in 32), dynamic int8 and static int8 in the run's folder, and measures
each: lines a second on one thread and wrong characters. `--install KIND` makes one models/thai-line.onnx, which
has no calibration yet; `--quick` only writes quick.onnx, in fp32, in the run's folder.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from extractors.page.images.line_box import ABOVE, BELOW
from extractors.page.ocr.model import HEIGHT, STRIDE
from extractors.page.ocr.thai import open_thai
from training import checkpoint
from training.digest import write_digest
from training.evaluate import read_with_engine
from training.feed import bucket_width, pad
from training.held_out import LineSet, draw_held_out, held_out, lines_of_folder
from training.network import LineReader
from training.score import score_texts

MODEL = Path(__file__).parent.parent / "models" / "thai-line.onnx"
VERSION = "1"
"""Raised by hand, here, before a model is installed in the place of one that was given to others."""
_OPSET = 17
_RANGE_LINES = 192
_RANGE_SEED = 771_005
"""The lines from which static int8 takes its ranges."""


def metadata(state: dict[str, Any]) -> dict[str, str]:
    """What a model file says of itself."""
    return {
        "prongsai.name": "thai-line",
        "prongsai.version": VERSION,
        "prongsai.classes": json.dumps(state["classes"], ensure_ascii=False),
        "prongsai.height": str(HEIGHT),
        "prongsai.stride": str(STRIDE),
        "prongsai.crop": json.dumps({"above": ABOVE, "below": BELOW}),
        "prongsai.made": f"{datetime.now(UTC):%Y-%m-%d} run {state['run']}, {state['lines']} lines",
    }


def write_fp32(network: LineReader, path: Path, *, about: dict[str, str]) -> None:
    """The network as it is, `lines` in and `log_probs` out, batch and width free."""
    draft = path.with_suffix(".draft")
    example = torch.full((2, HEIGHT, 128), 255, dtype=torch.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network, (example,), str(draft), input_names=["lines"], output_names=["log_probs"], dynamo=False,
            opset_version=_OPSET,
            dynamic_axes={"lines": {0: "lines", 2: "columns"}, "log_probs": {0: "lines", 1: "frames"}},
        )  # fmt: skip
    _sign(draft, path, about)
    draft.unlink()


def _sign(source: Path, path: Path, about: dict[str, str]) -> None:
    model = onnx.load(source)
    del model.metadata_props[:]
    helper.set_model_props(model, about)
    onnx.checker.check_model(model)
    _write(model, path)


def _write(model: onnx.ModelProto, path: Path) -> None:
    """A reader beside us never sees half a file."""
    beside = path.with_suffix(".part")
    onnx.save(model, beside)
    beside.replace(path)


def write_half(source: Path, path: Path) -> None:
    """The same network in half the size: weights of 16 bits that are widened on loading."""
    model = onnx.load(source)
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) >= 64:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), f"{name}_half"))
            casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    _write(model, path)


def write_dynamic(source: Path, path: Path) -> None:
    """Weights of 8 bits in the recurrent layers and products; convolutions stay as they are."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "LSTM", "Gemm"])


def write_static(source: Path, path: Path, lines: LineSet) -> None:
    """Weights and activations of 8 bits, their ranges taken from `lines`."""
    from onnxruntime.quantization import (
        CalibrationDataReader,
        CalibrationMethod,
        QuantFormat,
        QuantType,
        quantize_static,
    )
    from onnxruntime.quantization.shape_inference import quant_pre_process

    class Calibration(CalibrationDataReader):  # type: ignore[misc]
        def __init__(self) -> None:
            self.left = _one_by_one(lines)

        def get_next(self) -> dict[str, Any] | None:
            return next(self.left, None)

    ready = path.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    quantize_static(
        ready, path, Calibration(), quant_format=QuantFormat.QDQ, per_channel=True, activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8, calibrate_method=CalibrationMethod.MinMax, op_types_to_quantize=["Conv"],
        reduce_range=True,
        nodes_to_exclude=_last_convolution(ready), extra_options={"ActivationSymmetric": False},
    )  # fmt: skip
    ready.unlink()


def _last_convolution(path: Path) -> list[str]:
    """The layer that scores the classes keeps its precision."""
    return [node.name for node in onnx.load(path).graph.node if node.op_type == "Conv"][-1:]


def _one_by_one(lines: LineSet) -> Iterator[dict[str, Any]]:
    for image in lines.images:
        yield {"lines": pad([image])}


def install(path: Path, model: Path = MODEL) -> str:
    """Makes a file of the run the program's model, whole or not at all; says what comes next."""
    model.parent.mkdir(exist_ok=True)
    _write(onnx.load(path), model)
    write_digest(model)
    return (
        f"{model} is {path.parent.name}/{path.name} now, version {VERSION}, without a calibration.\n"
        f"Next: python -m training.calibrate {model}"
    )


def measure(path: Path, lines: LineSet, *, rounds: int = 2) -> str:
    """Lines a second of one thread, in process time, and the score, with the program's own engine."""
    engine = open_thai(path)
    took = []
    for _ in range(rounds):
        began = time.process_time()
        texts = read_with_engine(engine, lines.images)
        took.append(time.process_time() - began)
    width = np.mean([bucket_width(image.shape[1]) for image in lines.images])
    return (
        f"{path.name:24s} {path.stat().st_size / 1e6:.2f} MB  {len(texts) / min(took):.0f} lines/s "
        f"(mean width {width:.0f})  {score_texts(lines.texts, texts)}"
    )


def _all_kinds(network: LineReader, folder: Path, about: dict[str, str], lines: LineSet) -> list[Path]:
    paths = {kind: folder / f"{kind}.onnx" for kind in ("fp32", "half", "dynamic", "static")}
    write_fp32(network, paths["fp32"], about=about)
    write_half(paths["fp32"], paths["half"])
    write_dynamic(paths["fp32"], paths["dynamic"])
    write_static(paths["fp32"], paths["static"], lines)
    for kind in ("dynamic", "static"):
        _sign(paths[kind], paths[kind], about)
    return list(paths.values())


def main() -> None:
    """Exports, measures and installs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--install", choices=("fp32", "half", "dynamic", "static"))
    parser.add_argument("--sets", nargs="*", default=[], help="folders with line sets to measure with, too")
    given = parser.parse_args()
    torch.set_num_threads(1)
    path = checkpoint.path_of(given.run)
    state = checkpoint.load(path)
    network = checkpoint.reader_of(state)
    if given.quick:
        write_fp32(network, path.parent / "quick.onnx", about=metadata(state))
        return
    ranges = draw_held_out(_RANGE_LINES, seed=_RANGE_SEED)
    sets = {**held_out(300, path.parent), **{Path(name).name: lines_of_folder(Path(name)) for name in given.sets}}
    for each in _all_kinds(network, path.parent, metadata(state), ranges):
        for name, lines in sets.items():
            print(f"{name:16s} {measure(each, lines)}", flush=True)
    if given.install:
        print(install(path.parent / f"{given.install}.onnx"))


if __name__ == "__main__":
    main()
