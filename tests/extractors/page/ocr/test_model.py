"""A model file is checked when it is opened: what cannot be used is told in one line, with a hint."""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto

from extractors.page.ocr.calibration import Calibration, Logistic
from extractors.page.ocr.model import digest_file, open_model
from pipeline.options import OWN_MODEL
from schemas.errors import EngineMissing, ExitCode, ModelUnfit
from tests.extractors.page.ocr.stand_in import CLASSES, write_model

CALIBRATED = Calibration(line=Logistic(0.5, (1.0, 0.25, -0.5)))


def test_a_model_says_what_it_is(tmp_path: Path) -> None:
    card = open_model(write_model(tmp_path / "bars.onnx")).card
    assert (card.name, card.version, card.made) == ("bars", "1.2", "today, by hand")
    assert card.classes == CLASSES
    assert len(card.sha256) == 64
    assert not card.is_calibrated


def test_a_model_brings_its_calibration(tmp_path: Path) -> None:
    path = write_model(tmp_path / "bars.onnx", metadata={"prongsai.calibration": CALIBRATED.to_json()})
    card = open_model(path).card
    assert card.is_calibrated
    assert card.calibration == CALIBRATED


@pytest.mark.parametrize(("lines", "width"), [(1, 64), (3, 64), (2, 640)])
def test_the_output_has_a_frame_for_every_four_columns(tmp_path: Path, lines: int, width: int) -> None:
    log_probs = open_model(write_model(tmp_path / "bars.onnx")).run(np.full((lines, 40, width), 255, np.uint8))
    assert log_probs.shape == (lines, width // 4, len(CLASSES))
    assert np.exp(log_probs).sum(axis=2) == pytest.approx(1.0, abs=1e-4)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="does not exist") as told:
        open_model(tmp_path / "none.onnx")
    assert told.value.exit_code == ExitCode.ENGINE
    assert "--model" in told.value.hint


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="is a folder, not a file"):
        open_model(tmp_path)


def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(EngineMissing, match="is a pipe or a device, not a file") as told:
            open_model(path)
        assert told.value.exit_code == ExitCode.ENGINE


def test_a_file_larger_than_any_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.page.ocr.model._MOST_BYTES", 1024)
    with pytest.raises(ModelUnfit, match="is larger than"):
        open_model(write_model(tmp_path / "bars.onnx"))


def test_values_that_are_no_numbers_are_refused_though_they_come_on_wide_lines_alone(tmp_path: Path) -> None:
    model = open_model(write_model(tmp_path / "bars.onnx", widest_finite=160))
    assert np.isfinite(model.run(np.full((1, 40, 640), 255, np.uint8))).all()
    with pytest.raises(ModelUnfit, match="no numbers") as told:
        model.run(np.full((1, 40, 704), 255, np.uint8))
    assert told.value.exit_code == ExitCode.ENGINE


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_model_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    path = write_model(tmp_path / "bars.onnx")
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ModelUnfit) as told:
        open_model(path)
    assert str(path) in told.value.message
    assert "\n" not in told.value.message
    assert told.value.hint


def test_a_model_that_changed_on_the_disk_is_told(tmp_path: Path) -> None:
    path = write_model(tmp_path / "bars.onnx")
    digest_file(path).write_text(f"{sha256(path.read_bytes()).hexdigest()}  bars.onnx\n")
    assert open_model(path).card.name == "bars"
    data = bytearray(path.read_bytes())
    data[data.rindex(b"by hand")] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelUnfit, match=r"bars\.sha256"):
        open_model(path)


def test_the_model_that_comes_with_the_program_has_its_digest() -> None:
    told = digest_file(OWN_MODEL).read_text().split()
    assert told == [sha256(OWN_MODEL.read_bytes()).hexdigest(), OWN_MODEL.name]


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bars.onnx"
    path.write_text("no model at all")
    with pytest.raises(ModelUnfit, match="no ONNX file"):
        open_model(path)


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"prongsai.name": None}, "prongsai.name"),
        ({"prongsai.version": ""}, "prongsai.version"),
        ({"prongsai.classes": None}, "prongsai.classes"),
        ({"prongsai.classes": "กขค"}, "no JSON"),
        ({"prongsai.classes": "[" * 100_000}, "no JSON"),
        ({"prongsai.classes": '{"": 0}'}, "no list of strings"),
        ({"prongsai.classes": '["", 1]'}, "no list of strings"),
        ({"prongsai.classes": '[""]'}, "1 classes"),
        ({"prongsai.classes": '["ก", "ข"]'}, "blank"),
        ({"prongsai.classes": '["", "ข", ""]'}, "blank"),
        ({"prongsai.classes": '["", "ข", "ข"]'}, "the same"),
        ({"prongsai.classes": '["", "ก", "ข"]'}, "instead of"),
        ({"prongsai.height": "32"}, "prongsai.height is 32, not 40"),
        ({"prongsai.stride": "8"}, "prongsai.stride is 8, not 4"),
        ({"prongsai.classes": '["", "ก", "\\n"]'}, "can be printed"),
        ({"prongsai.classes": '["", "ก", "\\ud800"]'}, "can be printed"),
        ({"prongsai.crop": "0.9"}, "prongsai.crop is 0.9, not 1.0 above"),
        ({"prongsai.crop": '{"above": 0.9, "below": 0.4}'}, "0.5 below"),
        ({"prongsai.calibration": "{"}, "prongsai.calibration is no JSON"),
        ({"prongsai.calibration": '{"line": {"bias": 1}}'}, "calibration has"),
        ({"prongsai.calibration": '{"word": {}}'}, "other things"),
        ({"prongsai.calibration": "[" * 100_000}, "prongsai.calibration is no JSON"),
    ],
)
def test_a_model_of_another_protocol_is_told(tmp_path: Path, metadata: dict[str, str | None], words: str) -> None:
    with pytest.raises(ModelUnfit, match=words) as told:
        open_model(write_model(tmp_path / "bars.onnx", metadata=metadata))
    assert told.value.exit_code == ExitCode.ENGINE


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"outputs": 12}, "instead of"),
        ({"gives": "text"}, "not log_probs"),
        ({"takes": TensorProto.FLOAT}, "not lines as uint8"),
        ({"softmax": False}, "no log-probabilities"),
        ({"width": 64}, "is no model for lines"),
    ],
)
def test_a_network_of_another_shape_is_told(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    with pytest.raises(ModelUnfit, match=words):
        open_model(write_model(tmp_path / "bars.onnx", **change))


def test_weights_in_another_file_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_model(tmp_path / "bars.onnx")
    network = onnx.load(path)
    (greys,) = (each for each in network.graph.initializer if each.name == "greys")
    onnx.external_data_helper.set_external_data(greys, "greys.bin")
    onnx.save(network, path)
    assert (tmp_path / "greys.bin").exists()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelUnfit, match="External data"):
        open_model(path)


def test_the_classes_travel_as_json(tmp_path: Path) -> None:
    path = write_model(tmp_path / "bars.onnx", metadata={"prongsai.classes": json.dumps(CLASSES, ensure_ascii=False)})
    assert open_model(path).card.classes == CLASSES
