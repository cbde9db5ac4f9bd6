"""The learning rate follows the clock: it rises, falls, ends at nearly nothing, and a restart changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.schedule import Clock, Schedule, average_decay


def test_it_rises_then_falls_to_nearly_nothing() -> None:
    schedule = Schedule(peak=1.0, warm_up=0.1, floor=0.01)
    rates = [schedule.rate_at(part / 100) for part in range(101)]
    assert rates[:11] == sorted(rates[:11])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert max(rates) == pytest.approx(1.0)
    assert rates[-1] == pytest.approx(0.01)


@given(st.floats(-1, 2))
def test_the_rate_is_never_over_the_peak_nor_nothing(progress: float) -> None:
    assert 0 < Schedule(peak=0.5).rate_at(progress) <= 0.5


def test_the_clock_ends_when_the_time_is_over() -> None:
    clock = Clock(started=100, ends=200)
    assert clock.progress(100) == 0
    assert clock.progress(150) == 0.5
    assert clock.progress(250) == 1


def test_a_restart_goes_on_where_it_was() -> None:
    first = Clock(started=100, ends=200)
    again = Clock(started=160, ends=200, before=first.used(160))
    assert again.progress(160) == first.progress(160)
    assert again.progress(180) == first.progress(180)


def test_a_restart_after_the_end_is_over() -> None:
    assert Clock(started=300, ends=200, before=50).progress(300) == 1


def test_the_average_follows_closely_at_first() -> None:
    assert average_decay(0) < 0.2
    assert average_decay(100_000) == 0.999
