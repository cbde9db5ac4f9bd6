"""A network that reads bars instead of letters: class c is a bar, 4 pixels wide, of the grey 225 - 3 c.

White is the blank.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

from extractors.page.images.line_box import ABOVE, BELOW

CLASSES = ("", *"กขงนมรลาิี่้ำ๐๑๒๓๔๕๖๗๘๙0123456789ABab./ ☐☑", "ี่", "ิ้", "้ำ", ",", "-", "ํ")
SHARPNESS = 1.0
METADATA = {
    "prongsai.name": "bars",
    "prongsai.version": "1.2",
    "prongsai.classes": json.dumps(CLASSES),
    "prongsai.height": "40",
    "prongsai.stride": "4",
    "prongsai.crop": json.dumps({"above": ABOVE, "below": BELOW}),
    "prongsai.made": "today, by hand",
}


def write_model(
    path: Path,
    *,
    classes: Sequence[str] = CLASSES,
    metadata: Mapping[str, str | None] | None = None,
    outputs: int | None = None,
    gives: str = "log_probs",
    takes: int = TensorProto.UINT8,
    softmax: bool = True,
    width: str | int = "width",
    widest_finite: int | None = None,
) -> Path:
    """The network as a file; `metadata` replaces entries, None leaves one out; the rest makes it unfit."""
    count = len(classes) if outputs is None else outputs
    greys = to_greys(np.arange(count)).reshape(1, 1, -1)
    constants = [
        numpy_helper.from_array(np.array([0, 40, -1, 4], dtype=np.int64), "frames"),
        numpy_helper.from_array(np.array([2], dtype=np.int64), "last"),
        numpy_helper.from_array(greys, "greys"),
        numpy_helper.from_array(np.array(-SHARPNESS, dtype=np.float32), "sharpness"),
    ]
    nodes = [
        helper.make_node("Cast", ["lines"], ["grey"], to=TensorProto.FLOAT),
        helper.make_node("Reshape", ["grey", "frames"], ["cut"]),
        helper.make_node("ReduceMean", ["cut"], ["mean"], axes=[1, 3], keepdims=0),
        helper.make_node("Unsqueeze", ["mean", "last"], ["column"]),
        helper.make_node("Sub", ["column", "greys"], ["distance"]),
        helper.make_node("Mul", ["distance", "distance"], ["square"]),
        helper.make_node("Mul", ["square", "sharpness"], ["scores"]),
        helper.make_node("LogSoftmax", ["scores"], [gives], axis=2)
        if softmax
        else helper.make_node("Abs", ["scores"], [gives]),
    ]
    if widest_finite is not None:
        constants += [numpy_helper.from_array(np.array(value, dtype=kind), name) for name, value, kind in _SPOILING]
        constants.append(numpy_helper.from_array(np.array(widest_finite, dtype=np.int64), "widest"))
        nodes += _spoil(nodes[-1], gives)
    graph = helper.make_graph(
        nodes,
        "bars",
        [helper.make_tensor_value_info("lines", takes, ["lines", 40, width])],
        [helper.make_tensor_value_info(gives, TensorProto.FLOAT, ["lines", "frame", count])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    chosen = METADATA | {"prongsai.classes": json.dumps(list(classes))} | dict(metadata or {})
    helper.set_model_props(model, {key: value for key, value in chosen.items() if value is not None})
    path.write_bytes(model.SerializeToString())
    return path


_SPOILING = [("frame axis", 1, np.int64), ("nothing", 0.0, np.float32), ("no number", np.nan, np.float32)]


def _spoil(last: NodeProto, gives: str) -> list[NodeProto]:
    """Nodes after the last one that make NaN of what has more frames than `widest`."""
    last.output[0] = "sound"
    return [
        helper.make_node("Shape", ["sound"], ["shape"]),
        helper.make_node("Gather", ["shape", "frame axis"], ["frames found"]),
        helper.make_node("Greater", ["frames found", "widest"], ["is wide"]),
        helper.make_node("Where", ["is wide", "no number", "nothing"], ["spoilt"]),
        helper.make_node("Add", ["sound", "spoilt"], [gives]),
    ]


def bars(text: str, classes: Sequence[str] = CLASSES, *, gap: int = 1, each: int = 1) -> NDArray[np.uint8]:
    """A line image [40, W] that says the text: `each` frames for a class, `gap` blank ones around it."""
    frames = [0] * gap
    for number in to_numbers(text, classes):
        frames += [number] * each + [0] * gap
    return np.repeat(to_greys(np.array([frames] * 40)), 4, axis=1).astype(np.uint8)


def to_greys(numbers: NDArray[np.int64]) -> NDArray[np.float32]:
    """The grey of each class."""
    return np.where(numbers == 0, 255, 225 - 3 * numbers).astype(np.float32)


def to_numbers(text: str, classes: Sequence[str] = CLASSES) -> list[int]:
    """The classes of the text, the longest that fits first."""
    numbers = []
    while text:
        best = max((each for each in classes if each and text.startswith(each)), key=len)
        numbers.append(classes.index(best))
        text = text.removeprefix(best)
    return numbers
