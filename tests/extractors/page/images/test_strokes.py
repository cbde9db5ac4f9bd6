"""Long strokes: those that are long enough, whatever lies beside them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.page.images.pixels import Mask
from extractors.page.images.strokes import strokes_along, strokes_down

columns = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 12)), min_size=1, max_size=8)
masks = st.tuples(st.integers(1, 20), st.integers(1, 20)).flatmap(
    lambda shape: arrays(np.uint8, shape, elements=st.integers(0, 1))
)


@given(columns, st.integers(3, 15))
def test_a_stroke_stays_whole_if_it_is_long_enough(runs: list[tuple[int, int]], shortest: int) -> None:
    runs = [run for at, run in enumerate(runs) if at == 0 or run[0] != runs[at - 1][0]]
    ink = np.repeat([value for value, _ in runs], [length for _, length in runs])
    kept = np.repeat([value and length >= shortest for value, length in runs], [length for _, length in runs])
    mask = np.zeros((ink.size, 9), np.uint8)
    mask[:, 4] = ink
    found = strokes_down(mask, shortest)
    assert (found[:, 2:7] == kept[:, None]).all()
    assert not found[:, [0, 1, 7, 8]].any()


@given(st.integers(3, 9), st.integers(1, 9), st.integers(3, 9), st.integers(2, 6))
def test_a_stroke_goes_on_over_a_short_gap(first: int, white: int, second: int, gap: int) -> None:
    mask = np.zeros((first + white + second, 5), np.uint8)
    mask[:first, 2] = mask[first + white :, 2] = 1
    found = strokes_down(mask, first + white + second, gap=gap)
    assert found.any() == (white < gap)


@given(masks, st.integers(3, 12), st.integers(1, 4))
def test_along_is_down_on_the_tipped_image(mask: Mask, shortest: int, gap: int) -> None:
    tipped = np.ascontiguousarray(mask.T)
    assert (strokes_down(tipped, shortest, gap=gap) == strokes_along(mask, shortest, gap=gap).T).all()


@given(masks, st.integers(3, 12))
def test_nothing_is_found_far_from_ink(mask: Mask, shortest: int) -> None:
    found = strokes_down(mask, shortest)
    near = np.zeros_like(mask)
    for move in range(-2, 3):
        first, after = max(0, move), mask.shape[1] + min(0, move)
        near[:, first:after] |= mask[:, first - move : after - move]
    assert not (found & (1 - near)).any()
