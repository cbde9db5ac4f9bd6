"""Confidences become probabilities that hold what they promise."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.ocr.calibration import PLAIN, Calibration, Logistic, calibration_error, features_of, fit

CONFIDENCES = st.lists(st.floats(0.0, 1.0), max_size=80)


@given(CONFIDENCES)
def test_a_probability_is_one_and_so_are_the_features_finite(confidences: list[float]) -> None:
    assert 0.0 <= PLAIN(confidences) <= 1.0
    assert np.isfinite(features_of(confidences)).all()


@given(st.lists(st.floats(0.5, 0.999), min_size=1, max_size=20))
def test_without_a_fit_the_product_counts(confidences: list[float]) -> None:
    assert PLAIN(confidences) == pytest.approx(float(np.prod(confidences)), abs=1e-5)


def test_a_line_without_characters_is_sure() -> None:
    assert PLAIN([]) == pytest.approx(1.0, abs=1e-5)


@given(st.tuples(*[st.floats(-50, 50)] * 4))
def test_parameters_travel_as_json(values: tuple[float, float, float, float]) -> None:
    bias, *weights = values
    logistic = Logistic(bias, (weights[0], weights[1], weights[2]))
    assert Calibration.from_json(Calibration(line=logistic).to_json()) == Calibration(line=logistic)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "[" * 100_000, '{"line": 3}', '{"line": {"bias": 0}}', '{"else": {}}']
    + [
        json.dumps({"token": {"bias": value, "weakest": 0, "product": 1, "length": 0}})
        for value in (float("nan"), float("inf"), 10**400, "x", None)
    ],
)
def test_other_parameters_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Calibration.from_json(text)


def made_up_lines(count: int, *, seed: int) -> tuple[list[list[float]], list[bool]]:
    """Lines of an engine that is too sure: a character of confidence c is right with probability c cubed."""
    rng = np.random.default_rng(seed)
    lines = [(1.0 - rng.random(rng.integers(3, 40)) ** 6 * 0.2 * rng.random()).tolist() for _ in range(count)]
    right = [bool((rng.random(len(line)) < np.array(line) ** 3).all()) for line in lines]
    return lines, right


def test_a_fit_promises_what_other_lines_keep() -> None:
    logistic = fit(*made_up_lines(4000, seed=1))
    lines, right = made_up_lines(4000, seed=2)
    before = calibration_error([PLAIN(line) for line in lines], right)
    after = calibration_error([logistic(line) for line in lines], right)
    assert before > 0.1
    assert after < 0.03


def test_a_fit_on_lines_that_are_all_right_stays_finite() -> None:
    logistic = fit([[0.9, 0.8], [0.99], [0.7]], [True, True, True])
    assert np.isfinite([logistic.bias, *logistic.weights]).all()
    assert logistic([0.9, 0.9]) > 0.9


def test_a_fit_needs_lines() -> None:
    with pytest.raises(ValueError, match="needs lines"):
        fit([], [])


def test_the_calibration_error_is_the_distance_from_the_promise() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0.0)
    assert calibration_error([0.95] * 4, [True, False, False, False]) == pytest.approx(0.7)
    assert calibration_error([], []) == 0.0
