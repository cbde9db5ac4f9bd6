"""A network written as a model file says the same there. Skipped where torch is missing."""

from pathlib import Path

import numpy as np
import pytest

from extractors.page.ocr.model import HEIGHT, open_model
from training.alphabet import ALPHABET
from training.classes import make_classes

torch = pytest.importorskip("torch")
export = pytest.importorskip("training.export")
checkpoint = pytest.importorskip("training.checkpoint")
network = pytest.importorskip("training.network")

CLASSES = make_classes(ALPHABET)
ABOUT = export.metadata({"classes": CLASSES, "run": "none", "lines": 0})


@pytest.mark.parametrize("half", [False, True])
def test_a_model_file_says_what_its_network_says(tmp_path: Path, half: bool) -> None:
    reader = network.LineReader(network.SHAPES["hybrid"], classes=len(CLASSES)).eval()
    path = tmp_path / "fp32.onnx"
    export.write_fp32(reader, path, about=ABOUT)
    if half:
        export.write_half(path, tmp_path / "half.onnx")
        path = tmp_path / "half.onnx"
    model = open_model(path)
    lines = np.random.default_rng(1).integers(0, 256, (3, HEIGHT, 192), dtype=np.uint8)
    with torch.inference_mode():
        expected = reader(torch.from_numpy(lines)).numpy()
    assert model.card.classes == tuple(CLASSES)
    assert np.abs(model.run(lines) - expected).max() < (0.05 if half else 1e-3)


def test_a_network_begins_with_what_another_learnt_though_it_has_more_classes() -> None:
    old, new = ["", "ก", "่"], ["", "่", "ก", "กก"]
    state = {
        "classes": old,
        "average": network.LineReader(network.SHAPES["flat"], classes=len(old)).state_dict(),
    }
    reader = network.LineReader(network.SHAPES["flat"], classes=len(new))
    checkpoint.begin_with(reader, new, state)
    bias, learnt = reader.state_dict()["classify.1.bias"], state["average"]["classify.1.bias"]
    assert bias[:3].tolist() == [learnt[0], learnt[2], learnt[1]]
    assert bias[3] < learnt[1]
    assert torch.equal(reader.state_dict()["stem.0.0.weight"], state["average"]["stem.0.0.weight"])


def test_a_model_is_installed_whole_and_what_comes_next_is_told(tmp_path: Path) -> None:
    made = tmp_path / "run" / "fp32.onnx"
    made.parent.mkdir()
    reader = network.LineReader(network.SHAPES["flat"], classes=len(CLASSES)).eval()
    export.write_fp32(reader, made, about=ABOUT)
    model = tmp_path / "models" / "thai-line.onnx"
    told = export.install(made, model)
    assert "run/fp32.onnx" in told
    assert told.endswith(f"Next: python -m training.calibrate {model}")
    assert not open_model(model).card.is_calibrated
    assert [path.name for path in model.parent.iterdir()] == ["thai-line.onnx"]
