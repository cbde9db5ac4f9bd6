"""Nights one after the other: one, or as many as an inbox that is watched gives."""

from collections.abc import Iterator
from typing import Any

from pipeline.batch.inbox import Look, look_into
from pipeline.batch.night import Night, one_night
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.schedule import moments_to_look
from pipeline.store.keep import known_arrivals


def nights(desk: Desk, options: NightOptions, *, settings: dict[str, Any], watched: bool) -> Iterator[Night]:
    """One night; where the inbox is watched, another whenever it holds something new, until the desk's `stop`.

    A night that ends early is the last one.
    """
    if not watched:
        yield one_night(desk, options, settings=settings)
        return
    told: set[str] = set()
    for _ in moments_to_look(options.inbox, desk.stop, settle=options.settle):
        look = look_into(options.inbox)
        if not _holds_news(desk, look, told):
            continue
        told = {left.name for left in look.left}
        night = one_night(desk, options, settings=settings)
        told |= {left.name for left in night.left}
        yield night
        if night.error or night.interrupted:
            return


def _holds_news(desk: Desk, look: Look, told: set[str]) -> bool:
    """Whether something lies in the inbox that no night has taken in or told of."""
    known = desk.store.ask(known_arrivals)
    for found in look.files:
        before, seen = known.get(found.name), found.signature
        same = before and (before.byte_count, before.modified_ns) == (seen.byte_count, seen.modified_ns)
        if not same and found.name not in told:
            return True
    return any(left.name not in told for left in look.left)
