"""Whether the time of some work grows as its size does: what tests ask instead of seconds, which machines differ in."""

import gc
import math
from collections.abc import Callable
from time import process_time

_TIMES = 4
"""The larger size by the smaller."""
_MOST = 8.0
"""Times as long as the smaller may the larger take: linear work takes 4 times as long, quadratic work 16 times."""
_MEASURABLE = 0.05
"""Seconds; below, a time says nothing. Choose sizes whose square, in steps of the work, takes longer."""
_TRIES = 3


def grows_with_size(work: Callable[[int], object], size: int) -> bool:
    """Whether the work takes about 4 times as long at 4 times the size, and not as much longer as quadratic work does.

    Work that is quadratic in part shows once that part takes half as long as all the rest at the smaller size.
    The least times of a few tries count, so that a machine busy with something else changes nothing.
    """
    small = large = math.inf
    for attempt in range(_TRIES):
        # The sizes differ by a hundredth each time: what the code has kept of one run does not help the next.
        before, after = (size + size * hundredths // 100 for hundredths in (2 * attempt, 2 * attempt + 1))
        small = min(small, _seconds(work, before))  # the first run of all may have word lists to load
        large = min(large, _seconds(work, _TIMES * before))
        small = min(small, _seconds(work, after))
        print(f"size {size}: {small:.4f} s, {_TIMES} times the size: {large:.4f} s")  # shown where a test fails
        if large < max(_MEASURABLE, _MOST * small):
            return True
    return False


def _seconds(work: Callable[[int], object], size: int) -> float:
    """Processor time of the work alone, without the garbage of others."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        began = process_time()
        work(size)
        return process_time() - began
    finally:
        if was_on:
            gc.enable()
