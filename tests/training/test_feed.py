"""Workers that draw lines: one that has ended is noticed."""

from dataclasses import dataclass

import pytest

from training.feed import Feed, check_alive


@dataclass
class Stub:
    exitcode: int | None = None


def test_one_dead_worker_among_several_is_named() -> None:
    check_alive([])
    check_alive([Stub(), Stub()])
    with pytest.raises(RuntimeError, match="worker 2 of 3 that draw lines has ended with exit code -9"):
        check_alive([Stub(), Stub(-9), Stub()])


def test_a_feed_ends_where_a_worker_ends() -> None:
    feed = Feed(["no blank first"], seed=1, workers=1)
    try:
        with pytest.raises(RuntimeError, match=r"worker 1 of 1 .* exit code 1"):
            next(iter(feed))
    finally:
        feed.close()
