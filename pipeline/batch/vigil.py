"""Nights one after the other: one, or as many as an inbox that is watched gives."""

from collections.abc import Iterator
from time import time_ns
from typing import Any

from pipeline.batch.inbox import Found, Left, Look, look_into
from pipeline.batch.night import Night, one_night, wanted
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.schedule import moments_to_look
from pipeline.batch.stable import Settling
from pipeline.store.keep import known_arrivals


def nights(desk: Desk, options: NightOptions, *, settings: dict[str, Any], watched: bool) -> Iterator[Night]:
    """One night; where the inbox is watched, another whenever it holds something new, until the desk's `stop`.

    A night that ends early is the last one.
    """
    if not watched:
        yield one_night(desk, options, settings=settings)
        return
    vigil = _Vigil(desk, options)
    for _ in moments_to_look(options.inbox, desk.stop, settle=options.settle):
        look = look_into(options.inbox)
        if not vigil.is_news(look):
            continue
        night = one_night(desk, options, settings=settings)
        vigil.remember(look, night)
        yield night
        if night.error or night.interrupted:
            return


class _Vigil:
    """Knows what the nights have told of already, so that it does not make another one."""

    def __init__(self, desk: Desk, options: NightOptions) -> None:
        self._desk = desk
        self._options = options
        self._settling = Settling(options.settle)
        self._told: set[Found | Left] = set()

    def is_news(self, look: Look) -> bool:
        """Whether something lies in the inbox that no night has taken in or told of; what still grows is none yet."""
        known = self._desk.store.ask(known_arrivals)
        settled, _ = self._settling.sort(wanted(look, self._options), now_ns=time_ns())
        for found in settled:
            before, seen = known.get(found.name), found.signature
            same = before and (before.byte_count, before.modified_ns) == (seen.byte_count, seen.modified_ns)
            if not same and found not in self._told:
                return True
        return any(left not in self._told for left in look.left)

    def remember(self, look: Look, night: Night) -> None:
        """Remembers what the night left, as it lay there when it was looked at: changed, it is news again."""
        names = {left.name for left in night.left}
        self._told = {*look.left, *night.left, *(found for found in look.files if found.name in names)}
