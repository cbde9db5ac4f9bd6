"""When the next night begins where the inbox is watched, and what makes it end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

from watchfiles import watch

LOOK_EVERY_SECONDS = 60
"""A network folder does not tell of what others put there: so often somebody looks, whatever was told."""


@contextmanager
def stopping_on_signals() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set. A second one interrupts at once, as if nobody had listened."""
    stop = Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def moments_to_look(inbox: Path, stop: Event, *, settle: float) -> Iterator[None]:
    """Now, and then whenever something has happened in the inbox and has had time to settle; ends with `stop`."""
    yield
    changes = watch(
        inbox,
        watch_filter=None,
        stop_event=stop,
        rust_timeout=LOOK_EVERY_SECONDS * 1000,
        yield_on_timeout=True,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    for _ in changes:
        if stop.wait(settle):
            return
        yield
