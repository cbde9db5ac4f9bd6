"""Numbering that skips or repeats a number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """Numbers `first` to `last` that are skipped, or a number that comes again, at index `at` of the numbers."""

    kind: Literal["gap", "repeat"]
    at: int
    first: int
    last: int


def find_faults(numbers: Sequence[int | None], *, before: int | None = None) -> Iterator[Fault]:
    """The faults of a list's numbers in order; a number 1 begins the list anew, and is never a fault.

    `before` is the number after which the list should begin; without it, it may begin anywhere. None among the
    numbers is an entry without a number, which may be the one that seems to be skipped. A number that only
    comes later than it should is no fault.
    """
    highest, seen, unnumbered = before, set[int](), 0
    for at, number in enumerate(numbers):
        if number is None:
            unnumbered += 1
            continue
        if number == 1:
            highest, seen = None, set()
        if number in seen:
            yield Fault("repeat", at, number, number)
        elif highest is not None and number > highest + 1 + unnumbered:
            first, last = highest + 1, number - 1
            coming = takewhile(lambda later: later != 1, numbers[at + 1 :])
            if not any(later is not None and first <= later <= last for later in coming):
                yield Fault("gap", at, first, last)
        seen.add(number)
        highest = number if highest is None else max(highest, number)
        unnumbered = 0
