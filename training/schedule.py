"""The learning rate over the time of a run: it rises, then falls to nearly nothing at the end, whatever the speed."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Schedule:
    """A rise over the first share `warm_up` of the time, then half a cosine from `peak` down to `peak * floor`."""

    peak: float = 2e-3
    warm_up: float = 0.03
    floor: float = 0.005

    def rate_at(self, progress: float) -> float:
        """The learning rate when the share `progress` of the time is over; before and after it stays at the ends."""
        progress = min(1.0, max(0.0, progress))
        if progress < self.warm_up:
            return self.peak * max(self.floor, progress / self.warm_up)
        down = (progress - self.warm_up) / max(1e-9, 1.0 - self.warm_up)
        return self.peak * (self.floor + (1.0 - self.floor) * 0.5 * (1.0 + math.cos(math.pi * down)))


@dataclass(frozen=True)
class Clock:
    """How far a run is: `before` seconds were used up to `started`, and all end at `ends` (seconds of one clock)."""

    started: float
    ends: float
    before: float = 0.0

    def used(self, now: float) -> float:
        """Seconds of training up to now, those before a restart with them."""
        return self.before + now - self.started

    def progress(self, now: float) -> float:
        """The share of the time that is over, from 0 to 1."""
        whole = self.before + self.ends - self.started
        return min(1.0, self.used(now) / whole) if whole > 0 else 1.0


def average_decay(step: int, *, most: float = 0.999) -> float:
    """How much of the averaged weights stays at a step: little at first, then `most`."""
    return min(most, (1 + step) / (10 + step))
