"""Rulings of a page."""

import pytest

from extractors.page.content import Stroke


@pytest.mark.parametrize(
    ("stroke", "horizontal"),
    [
        (Stroke(10, 50, 90, 50, 0.5), True),
        (Stroke(50, 10, 50, 90, 0.5), False),
        (Stroke(10, 50, 90, 50.7, 0.5), True),
        (Stroke(50, 10, 50.7, 90, 0.5), False),
    ],
)
def test_a_ruling_runs_the_way_in_which_it_is_longer(stroke: Stroke, horizontal: bool) -> None:
    assert stroke.horizontal is horizontal
