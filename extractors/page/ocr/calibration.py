"""What the confidences of characters are worth: the probability that a line, or a token in it, is right as a whole.

A network is surer of itself than it should be, or less sure. A logistic function of three features, fitted on lines
whose text is known, corrects that; its parameters travel in the model file.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.engine import CharReading

FEATURES = ("weakest", "product", "length")
"""Log-odds of the weakest character, log-odds of the product of all, logarithm of their number."""
_MOST_LOG_ODDS = 14.0
"""Beyond this float32 knows no difference."""
_MOST_PARAMETER = 1e6
_STEPS = 50
_CLOSE = 1e-9


@dataclass(frozen=True)
class Logistic:
    """p = 1 / (1 + exp(-(bias + weights · features))), with a weight for each of FEATURES."""

    bias: float
    weights: tuple[float, float, float]

    def __call__(self, confidences: Sequence[float]) -> float:
        """The probability (0 to 1) that the characters with these confidences are all right."""
        features = features_of(confidences)
        return sigmoid(self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True)))

    def to_json(self) -> dict[str, float]:
        """The parameters as they stand in a model file."""
        return {"bias": self.bias, **dict(zip(FEATURES, self.weights, strict=True))}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Logistic":
        """Raises ValueError where the values are not `bias` and a number for each of FEATURES."""
        if set(values) != {"bias", *FEATURES}:
            raise ValueError(f"prongsai.calibration has {sorted(values)}, not bias, {', '.join(FEATURES)}")
        if not all(isinstance(value, int | float) and abs(value) < _MOST_PARAMETER for value in values.values()):
            raise ValueError("prongsai.calibration has parameters that are no numbers, or far too large")
        bias, *weights = (float(values[key]) for key in ("bias", *FEATURES))
        return cls(bias, (weights[0], weights[1], weights[2]))


PLAIN = Logistic(0.0, (0.0, 1.0, 0.0))
"""Without a fit: the product of the characters' confidences."""


@dataclass(frozen=True)
class Calibration:
    """One function for whole lines, one for the tokens in them."""

    line: Logistic = PLAIN
    token: Logistic = PLAIN

    def to_json(self) -> str:
        """As it stands in a model file under `prongsai.calibration`."""
        return json.dumps({"line": self.line.to_json(), "token": self.token.to_json()})

    @classmethod
    def from_json(cls, text: str) -> "Calibration":
        """Raises ValueError where the text is not what `to_json` writes; either part may be absent."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError("prongsai.calibration is no JSON") from None
        if not isinstance(values, dict) or not set(values) <= {"line", "token"}:
            raise ValueError("prongsai.calibration holds other things than line and token")
        if not all(isinstance(part, dict) for part in values.values()):
            raise ValueError("a part of prongsai.calibration is no object")
        return cls(**{name: Logistic.from_json(part) for name, part in values.items()})


def confidences_of(chars: Iterable[CharReading]) -> list[float]:
    """The confidences that count: of all characters but spaces, which programs set at will."""
    return [each.confidence for each in chars if each.char != " "]


def features_of(confidences: Sequence[float]) -> tuple[float, float, float]:
    """The FEATURES of characters with these confidences (0 to 1); those of a certain one where there is none."""
    if not len(confidences):
        return _MOST_LOG_ODDS, _MOST_LOG_ODDS, 0.0
    values = np.clip(np.asarray(confidences, dtype=np.float64), 1e-12, 1.0)
    return log_odds(float(values.min())), log_odds(float(values.prod())), float(np.log(len(values)))


def fit(lines: Sequence[Sequence[float]], right: Sequence[bool], *, ridge: float = 1e-3) -> Logistic:
    """The logistic function that best tells lines (or tokens) that were read right from those that were not.

    `lines` holds the characters' confidences of each, `right` whether all of it was right. Newton's method on the
    likelihood; `ridge` keeps the weights small where the data say nothing. Raises ValueError without lines.
    """
    if not lines or len(lines) != len(right):
        raise ValueError("calibration needs lines, and for each whether it is right")
    features = np.array([features_of(each) for each in lines])
    scale = np.maximum(features.std(axis=0), 1e-6)
    middle = features.mean(axis=0)
    x = np.column_stack([np.ones(len(lines)), (features - middle) / scale])
    weights = _newton(x, np.asarray(right, dtype=np.float64), ridge=ridge)
    slopes = weights[1:] / scale
    bias = float(weights[0] - slopes @ middle)
    return Logistic(bias, (float(slopes[0]), float(slopes[1]), float(slopes[2])))


def calibration_error(probabilities: Sequence[float], right: Sequence[bool], *, bins: int = 15) -> float:
    """The expected calibration error: the mean distance between what was promised and what was kept.

    The probabilities are put into `bins` of equal width; each bin counts by how many it holds.
    """
    promised, kept = np.asarray(probabilities, dtype=np.float64), np.asarray(right, dtype=np.float64)
    if not len(promised):
        return 0.0
    places = np.minimum((promised * bins).astype(int), bins - 1)
    gaps = [abs(float((promised - kept)[places == place].sum())) for place in range(bins)]
    return sum(gaps) / len(promised)


def _newton(x: NDArray[np.float64], y: NDArray[np.float64], *, ridge: float) -> NDArray[np.float64]:
    """The weights [K] that best say y [N] from x [N, K]; the first column, of ones, goes without the ridge."""
    penalty = np.diag([1e-9, *[ridge * len(x)] * (x.shape[1] - 1)])
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30.0, 30.0)))
        slope = x.T @ (y - p) - penalty @ weights
        bend = (x * (p * (1.0 - p) + 1e-9)[:, None]).T @ x + penalty
        step = np.linalg.solve(bend, slope)
        weights = weights + np.clip(step, -5.0, 5.0)
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def log_odds(p: float) -> float:
    """The logarithm of the odds of a probability, as far as float32 tells it from certainty."""
    odds = float(np.log(max(p, 1e-12)) - np.log(max(1.0 - p, 1e-12)))
    return min(_MOST_LOG_ODDS, max(-_MOST_LOG_ODDS, odds))


def sigmoid(x: float) -> float:
    """The probability that has these log-odds."""
    return float(1.0 / (1.0 + np.exp(-min(60.0, max(-60.0, x)))))
