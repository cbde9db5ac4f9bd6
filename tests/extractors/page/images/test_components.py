"""Pieces of a mask are those that OpenCV finds, wherever they lie."""

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.page.images.components import find_components, mask_of
from extractors.page.images.pixels import Mask

masks = st.tuples(st.integers(1, 24), st.integers(1, 24)).flatmap(
    lambda shape: arrays(np.uint8, shape, elements=st.integers(0, 1))
)


@given(masks)
def test_pieces_are_those_of_opencv(mask: Mask) -> None:
    found = find_components(mask)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    left, top, width, height, area = np.asarray(stats)[1:].T
    assert (found.labels == labels).all()
    assert (found.pixels == np.flatnonzero(mask)).all()
    for ours, theirs in zip(found[2:], (left, top, left + width, top + height, area), strict=True):
        assert ours.tolist() == theirs.tolist()


@given(masks, st.data())
def test_the_mask_of_chosen_pieces_has_their_pixels(mask: Mask, data: st.DataObject) -> None:
    found = find_components(mask)
    chosen = np.array(data.draw(st.lists(st.booleans(), min_size=found.area.size, max_size=found.area.size)), bool)
    kept = mask_of(found, chosen)
    for at, is_chosen in enumerate(chosen.tolist(), start=1):
        assert (kept[found.labels == at] == is_chosen).all()
    assert not kept[mask == 0].any()


def test_paper_has_no_pieces() -> None:
    found = find_components(np.zeros((5, 7), np.uint8))
    assert found.labels.shape == (5, 7)
    assert found.area.size == 0
