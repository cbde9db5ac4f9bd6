"""Pieces of a mask are those that OpenCV finds, wherever they lie."""

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.page.images.components import find_components
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
    for ours, theirs in zip(found[1:], (left, top, left + width, top + height, area), strict=True):
        assert ours.tolist() == theirs.tolist()


def test_paper_has_no_pieces() -> None:
    found = find_components(np.zeros((5, 7), np.uint8))
    assert found.labels.shape == (5, 7)
    assert found.area.size == 0
