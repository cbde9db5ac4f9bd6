"""What lies near a box is found, and nothing that touches it is missed."""

import math

from hypothesis import given
from hypothesis import strategies as st

from extractors.page.geometry import overlap
from extractors.page.nearby import Nearby
from schemas.geometry import Box

sides = st.floats(-900, 900) | st.sampled_from([0.0, 24.0, 48.0, -24.0])
boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height), sides, sides, st.floats(0, 600), st.floats(0, 90)
)


@given(st.lists(boxes, max_size=20), boxes)
def test_nothing_that_overlaps_is_missed_and_nothing_comes_twice(kept: list[Box], asked: Box) -> None:
    found = list(Nearby(enumerate_boxes(kept)).around(asked))
    assert len(found) == len(set(found))
    assert {at for at, box in enumerate(kept) if overlap(box, asked) > 0} <= set(found)


def enumerate_boxes(kept: list[Box]) -> list[tuple[Box, int]]:
    return [(box, at) for at, box in enumerate(kept)]


def test_what_lies_far_away_is_left_out() -> None:
    near = Nearby([(Box(0, 0, 8, 8), "here"), (Box(300, 300, 308, 308), "there")])
    assert list(near.around(Box(2, 2, 4, 4))) == ["here"]
    near.add(Box(1, 1, 3, 3), "later")
    assert sorted(near.around(Box(2, 2, 4, 4))) == ["here", "later"]


def test_boxes_that_lie_nowhere_or_everywhere_do_no_harm() -> None:
    strange = [
        Box(math.nan, math.nan, math.nan, math.nan),
        Box(-math.inf, -math.inf, math.inf, math.inf),
        Box(1e300, 1e300, 1e308, 1e308),
        Box(5, 5, -5, -5),
    ]
    near = Nearby((box, at) for at, box in enumerate(strange))
    assert 1 in set(near.around(Box(2, 2, 4, 4)))
    assert all(set(near.around(box)) <= set(range(4)) for box in strange)


def test_ten_thousand_boxes_are_found_without_comparing_all_of_them() -> None:
    kept = [Box(x, y, x + 8, y + 8) for x in range(0, 1000, 10) for y in range(0, 1000, 10)]
    near = Nearby(enumerate_boxes(kept))
    compared = sum(1 for box in kept for _ in near.around(box))
    assert compared < 40 * len(kept)
