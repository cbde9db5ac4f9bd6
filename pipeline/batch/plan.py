"""What a night would do, without doing it."""

from dataclasses import dataclass, field
from time import time_ns

from pipeline.batch.inbox import Found, Left, fingerprint, look_into
from pipeline.batch.night import wanted
from pipeline.batch.night_options import NightOptions
from pipeline.batch.stable import Settling
from pipeline.store.arrivals import arrival_of
from pipeline.store.keep import document_of
from pipeline.store.open import Store


@dataclass
class Plan:
    """The files that would be taken in, those that would stay, and how many have been taken in before."""

    new: list[Found] = field(default_factory=list)
    duplicates: list[Found] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    known: int = 0
    growing: int = 0


def plan_night(store: Store | None, options: NightOptions) -> Plan:
    """What a night would do now; without a store nothing has been taken in before."""
    look = look_into(options.inbox)
    settled, growing = Settling(options.settle).sort(wanted(look, options), now_ns=time_ns())
    plan = Plan(left=list(look.left), growing=len(growing))
    hashes: set[str] = set()
    for found in settled:
        if len(plan.new) + len(plan.duplicates) == options.limit:
            break
        sha256 = fingerprint(found)
        if isinstance(sha256, Left):
            plan.left.append(sha256)
        elif _is_known(store, found, sha256):
            plan.known += 1
        else:
            (plan.duplicates if sha256 in hashes or _is_stored(store, sha256) else plan.new).append(found)
            hashes.add(sha256)
    return plan


def _is_known(store: Store | None, found: Found, sha256: str) -> bool:
    if store is None:
        return False
    with store.read() as session:
        return arrival_of(session, found.name, sha256) is not None


def _is_stored(store: Store | None, sha256: str) -> bool:
    if store is None:
        return False
    with store.read() as session:
        return document_of(session, sha256) is not None
