"""The measure of growth: it passes linear work, catches quadratic work, and no noise of the machine changes that."""

import gc
from collections.abc import Callable

import pytest

from tests import growth
from tests.growth import grows_with_size

STEP = 1e-6


class Clock:
    """A clock that moves by the steps of the work, the same in every run."""

    def __init__(self) -> None:
        self.now = 0.0
        self.runs = 0

    def __call__(self) -> float:
        return self.now

    def walk(self, steps: float) -> None:
        self.now += steps * STEP


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    steps = Clock()
    monkeypatch.setattr(growth, "process_time", steps)
    return steps


def compare_neighbours(size: int, clock: Clock) -> None:
    for _ in range(size):
        clock.walk(1000)


def compare_all(size: int, clock: Clock) -> None:
    for _ in range(size):
        for _ in range(size):
            clock.walk(100)


def test_linear_work_grows_with_its_size(clock: Clock) -> None:
    assert grows_with_size(lambda size: compare_neighbours(size, clock), 100)


def test_quadratic_work_is_caught(clock: Clock) -> None:
    assert not grows_with_size(lambda size: compare_all(size, clock), 100)


@pytest.mark.parametrize(
    ("steps", "grows"),
    [
        (lambda size: 9, True),
        (lambda size: size * size.bit_length(), True),
        (lambda size: 1000 * size + size**2 / 4, True),
        (lambda size: 1000 * size + size**2, False),
        (lambda size: size**3, False),
    ],
)
def test_where_the_line_is(steps: Callable[[int], float], grows: bool, clock: Clock) -> None:
    assert grows_with_size(lambda size: clock.walk(steps(size)), 1000) is grows


def test_times_too_short_to_measure_say_nothing(clock: Clock) -> None:
    assert grows_with_size(lambda size: clock.walk(size**2), 50)


@pytest.mark.parametrize("slow", [{0}, {1}, {2}, {0, 1, 2}, {1, 4}])
@pytest.mark.parametrize(("power", "grows"), [(1, True), (2, False)])
def test_runs_that_something_else_slows_down_change_nothing(
    slow: set[int], power: int, grows: bool, clock: Clock
) -> None:
    def work(size: int) -> None:
        clock.walk(1000 * size**power * (50 if clock.runs in slow else 1))
        clock.runs += 1

    assert grows_with_size(work, 1000) is grows


def test_what_is_kept_of_earlier_runs_hides_nothing(clock: Clock) -> None:
    kept = set[int]()

    def work(size: int) -> None:
        clock.walk(0 if size in kept else size**2)
        kept.add(size)

    assert not grows_with_size(work, 1000)


# By the clock of the machine: what differs so much that no machine can mix it up.
def test_a_long_loop_grows_with_its_size() -> None:
    assert grows_with_size(lambda size: sum(range(size)), 2_000_000)


def test_a_loop_over_the_cube_of_its_size_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "_MEASURABLE", 0)  # on a fast machine too
    assert not grows_with_size(lambda size: sum(range(size**3)), 40)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_garbage_collector_is_off_meanwhile_and_then_as_it_was(
    was_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    on = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        grows_with_size(lambda size: seen.append(gc.isenabled()), 1)
        assert gc.isenabled() is was_on
        assert set(seen) == {False}
    finally:
        (gc.enable if on else gc.disable)()
