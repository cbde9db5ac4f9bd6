"""The model file: an ONNX network with what it needs to be understood.

The file says itself which classes it has, how it wants its lines, and what its confidences are worth. Everything is
checked when it is opened, so that another model of the same kind can take the place of ours.
"""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.line_box import ABOVE, BELOW, LINE_HEIGHT
from extractors.page.ocr.calibration import Calibration
from schemas.errors import EngineMissing, ModelUnfit

HEIGHT = LINE_HEIGHT
STRIDE = 4
"""Columns of a line image for one frame of the output."""
WIDTH_STEP = 64
"""Line images are padded to multiples of this."""
_MOST_BYTES = 256 * 1024 * 1024
_MOST_CLASSES = 20_000
_HINT = "Fetch the file again, or give another model with --model."


@dataclass(frozen=True)
class ModelCard:
    """What the file says of its model.

    `classes` are the strings that it writes, the first one, the blank, empty. `sha256` is that of the file, `made`
    when and by which run.
    """

    name: str
    version: str
    classes: tuple[str, ...]
    calibration: Calibration
    is_calibrated: bool
    made: str
    sha256: str


class Model:
    """A network that is ready to run; `card` says what it is."""

    def __init__(self, card: ModelCard, session: Any) -> None:
        self.card = card
        self._session = session

    def run(self, lines: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The logarithms of the classes' probabilities, [N, W / 4, classes], for line images [N, 40, W].

        W is a multiple of 64. Raises ModelUnfit where the network gives anything else, nothing, or no finite numbers.
        """
        try:
            (log_probs,) = self._session.run(["log_probs"], {"lines": lines})
        except Exception as error:  # ONNX Runtime has an error class of its own for each of its codes
            raise ModelUnfit(f"the model {self.card.name} fails: {_first_line(error)}", _HINT) from error
        expected = (len(lines), lines.shape[2] // STRIDE, len(self.card.classes))
        if log_probs.shape != expected or log_probs.dtype != np.float32:
            raise ModelUnfit(
                f"the model {self.card.name} gives {log_probs.dtype} {list(log_probs.shape)} instead of"
                f" float32 {list(expected)}",
                _HINT,
            )
        if not np.isfinite(log_probs).all():
            raise ModelUnfit(f"the model {self.card.name} gives values that are no numbers", _HINT)
        result: NDArray[np.float32] = log_probs
        return result


def open_model(path: Path, *, threads: int = 1) -> Model:
    """The model in the file, tried once.

    Raises EngineMissing where there is no such file, ModelUnfit where it is damaged (a SHA-256 beside it tells, where
    there is one) or of another kind.
    """
    data = _read(path)
    _check_digest(data, path)
    session = _start(data, path, threads=threads)
    try:
        card = _read_card(session.get_modelmeta().custom_metadata_map, sha256(data).hexdigest())
        _check_ends(session)
    except ValueError as error:
        raise ModelUnfit(f"{path} is no model for lines: {error}", _HINT) from error
    model = Model(card, session)
    _try(model, path)
    return model


def _read(path: Path) -> bytes:
    """The bytes of the file, at most one more than a model may have."""
    try:
        _refuse_irregular(path, path.stat().st_mode)
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise EngineMissing(f"the model file {path} does not exist", "Give another with --model.") from None
    except OSError as error:
        raise EngineMissing(f"the model file {path} cannot be read: {error.strerror}", "Check who may read it.") from (
            error
        )
    except ValueError as error:  # a name that no file can have
        raise EngineMissing(f"the model file {path} cannot be read: {error}", "Check the name.") from error
    if len(data) > _MOST_BYTES:
        raise ModelUnfit(f"{path} is larger than {_MOST_BYTES // 1024**2} MiB: no model for lines", _HINT)
    return data


def digest_file(model: Path) -> Path:
    """The file beside a model that may hold its SHA-256, as `sha256sum` writes it."""
    return model.with_suffix(".sha256")


def _check_digest(data: bytes, path: Path) -> None:
    """Raises ModelUnfit where the file beside the model names another SHA-256: changed weights read garbage, surely."""
    try:
        told = digest_file(path).read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return
    if told and told[0] != sha256(data).hexdigest():
        raise ModelUnfit(f"{path} is not the file that {digest_file(path).name} beside it tells of", _HINT)


def _refuse_irregular(path: Path, mode: int) -> None:
    """Raises EngineMissing for a folder, and for a pipe or device, which could be waited for without end."""
    if stat.S_ISDIR(mode):
        raise EngineMissing(f"the model {path} is a folder, not a file", "Name the .onnx file in it.")
    if not stat.S_ISREG(mode):
        raise EngineMissing(f"the model {path} is a pipe or a device, not a file", "Name an .onnx file.")


def _start(data: bytes, path: Path, *, threads: int) -> Any:
    """The network in `data`; from memory, and with no folder in which the other files lie that it may name."""
    from extractors.page.ocr.runtime import onnxruntime

    onnxruntime.set_default_logger_severity(4)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.enable_mem_pattern = False  # every width would keep a pattern of its own
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", os.devnull)
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # as above
        raise ModelUnfit(f"{path} is damaged, or no ONNX file: {_first_line(error)}", _HINT) from error


def _read_card(metadata: Mapping[str, str], digest: str) -> ModelCard:
    """The model card from the file's metadata; raises ValueError where it is not what it should be."""

    def value_of(key: str) -> str:
        if not metadata.get(f"prongsai.{key}"):
            raise ValueError(f"it says nothing of prongsai.{key}")
        return metadata[f"prongsai.{key}"]

    for key, expected in (("height", HEIGHT), ("stride", STRIDE)):
        if value_of(key) != str(expected):
            raise ValueError(f"prongsai.{key} is {value_of(key)[:20]}, not {expected}")
    if _parse(value_of("crop"), "crop") != {"above": ABOVE, "below": BELOW}:
        raise ValueError(f"prongsai.crop is {value_of('crop')[:40]}, not {ABOVE} above and {BELOW} below")
    calibration = metadata.get("prongsai.calibration")
    return ModelCard(
        name=value_of("name"),
        version=value_of("version"),
        classes=_read_classes(value_of("classes")),
        calibration=Calibration.from_json(calibration) if calibration else Calibration(),
        is_calibrated=bool(calibration),
        made=metadata.get("prongsai.made", ""),
        sha256=digest,
    )


def _read_classes(text: str) -> tuple[str, ...]:
    classes = _parse(text, "classes")
    if not isinstance(classes, list) or not all(isinstance(each, str) for each in classes):
        raise ValueError("prongsai.classes is no list of strings")
    if not 2 <= len(classes) <= _MOST_CLASSES:
        raise ValueError(f"it has {len(classes)} classes")
    if classes[0] != "" or "" in classes[1:]:
        raise ValueError("the first of its classes, and no other, must be the blank")
    if not all(each.isprintable() for each in classes):
        raise ValueError("some of its classes are no text that can be printed")
    if len(set(classes)) != len(classes):
        raise ValueError("some of its classes are the same")
    return tuple(classes)


def _parse(text: str, key: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"prongsai.{key} is no JSON") from None


def _check_ends(session: Any) -> None:
    """Raises ValueError where the network takes or gives other things than lines and log-probabilities."""
    inputs = [(each.name, each.type, len(each.shape)) for each in session.get_inputs()]
    outputs = [(each.name, each.type, len(each.shape)) for each in session.get_outputs()]
    if inputs != [("lines", "tensor(uint8)", 3)]:
        raise ValueError(f"it takes {_list_ends(inputs)}, not lines as uint8 of three dimensions")
    if outputs != [("log_probs", "tensor(float)", 3)]:
        raise ValueError(f"it gives {_list_ends(outputs)}, not log_probs as float of three dimensions")


def _list_ends(ends: list[tuple[str, str, int]]) -> str:
    return ", ".join(f"{name} as {kind} of {rank}" for name, kind, rank in ends[:4]) or "nothing"


def _try(model: Model, path: Path) -> None:
    """Raises ModelUnfit where it does not take any number of lines of any width, or gives no probabilities."""
    try:
        model.run(np.full((1, HEIGHT, 2 * WIDTH_STEP), 255, dtype=np.uint8))
        log_probs = model.run(np.full((2, HEIGHT, WIDTH_STEP), 255, dtype=np.uint8))
    except ModelUnfit as error:
        raise ModelUnfit(f"{path} is no model for lines: {error.message}", _HINT) from error
    if float(log_probs.max()) > 0.01 or np.abs(np.exp(log_probs).sum(axis=2) - 1.0).max() > 0.01:
        raise ModelUnfit(f"{path} is no model for lines: what it gives are no log-probabilities", _HINT)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
