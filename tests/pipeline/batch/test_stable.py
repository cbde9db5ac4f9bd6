"""A file is taken in when nobody writes it any more."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.inbox import Found, Signature
from pipeline.batch.stable import SECOND_NS, Settling

NOW = 1_000 * SECOND_NS


def found(*, size: int = 1, modified: float = 0, changed: float = 0) -> Found:
    return Found(Path("a"), "a", Signature(1, 2, size, round(modified * SECOND_NS)), round(changed * SECOND_NS))


def settles(settling: Settling, file: Found, *, at: float) -> bool:
    settled, growing = settling.sort([file], now_ns=round(at * SECOND_NS))
    assert len(settled) + len(growing) == 1
    return bool(settled)


def test_an_old_file_has_settled_and_a_new_one_has_not() -> None:
    settling = Settling(10)
    assert settles(settling, found(modified=100, changed=100), at=110)
    assert not settles(settling, found(modified=101, changed=101), at=110)


def test_an_old_date_on_a_file_that_is_being_copied_deceives_nobody() -> None:
    assert not settles(Settling(10), found(modified=1, changed=105), at=110)


def test_a_file_from_the_future_settles_when_it_has_looked_the_same_for_long_enough() -> None:
    settling, file = Settling(10), found(modified=5_000, changed=5_000)
    assert not settles(settling, file, at=100)
    assert not settles(settling, file, at=109)
    assert settles(settling, file, at=110)


def test_growing_begins_the_wait_anew() -> None:
    settling = Settling(10)
    assert not settles(settling, found(size=1, modified=5_000), at=100)
    assert not settles(settling, found(size=2, modified=5_000), at=110)
    assert settles(settling, found(size=2, modified=5_000), at=120)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_without_a_wait_everything_has_settled(modified: int, changed: int, at: int) -> None:
    assert settles(Settling(0), found(modified=modified, changed=changed), at=at)
