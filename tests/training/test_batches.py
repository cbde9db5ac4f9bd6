"""Batches: lines of one bucket together, padded with paper."""

import numpy as np
import pytest
from numpy.typing import NDArray

from training import feed
from training.classes import Codec

CODEC = Codec(["", "ก", "ข"])


def line(width: int) -> NDArray[np.uint8]:
    return np.zeros((40, width), np.uint8)


@pytest.mark.parametrize(("width", "bucket"), [(1, 64), (64, 64), (65, 128), (700, 704)])
def test_a_bucket_is_a_multiple_of_64(width: int, bucket: int) -> None:
    assert feed.bucket_width(width) == bucket


def test_lines_of_a_batch_share_a_bucket() -> None:
    samples = [feed.Sample(line(width), [1, 2], 0) for width in (60, 70, 64, 100, 128, 500)]
    batches = list(feed.in_batches(samples, columns=10_000, most=2))
    assert [batch.lines.shape for batch in batches] == [(2, 40, 64), (2, 40, 128)]
    assert batches[0].lines[0, 0, 59] == 0
    assert batches[0].lines[0, 0, 60] == 255
    assert batches[0].targets.tolist() == [1, 2, 1, 2]
    assert batches[0].lengths.tolist() == [2, 2]


def test_wide_lines_make_small_batches() -> None:
    samples = [feed.Sample(line(1000), [1], 0) for _ in range(4)]
    assert [len(batch.lines) for batch in feed.in_batches(samples, columns=2048, most=96)] == [2, 2]


def test_a_line_is_the_same_whoever_draws_it() -> None:
    def make(rng: np.random.Generator) -> tuple[NDArray[np.uint8], str]:
        return line(int(rng.integers(20, 200))), "กข"

    first, again = (feed.draw(make, CODEC, seed=3, index=17) for _ in range(2))
    assert first is not None
    assert again is not None
    assert first.image.shape == again.image.shape
    assert first.target == again.target


@pytest.mark.parametrize(("width", "text"), [(2000, "ก"), (60, "ค"), (30, "กข" * 20)])
def test_what_cannot_be_learnt_is_left_out(width: int, text: str) -> None:
    assert feed.draw(lambda _: (line(width), text), CODEC, seed=1, index=1) is None


def test_a_line_that_cannot_be_drawn_is_left_out() -> None:
    def broken(_: object) -> tuple[NDArray[np.uint8], str]:
        raise ValueError("empty range")

    assert feed.draw(broken, CODEC, seed=1, index=1) is None
