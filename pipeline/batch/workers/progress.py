"""What a task tells on its way, from inside a worker; anywhere else nobody listens."""

from collections.abc import Callable
from typing import TypeAlias

PageTold: TypeAlias = tuple[int, int] | None
"""The number of a page and how many there are; None when no page is left."""

_listeners: list[Callable[[PageTold], None]] = []


def listen(listener: Callable[[PageTold], None]) -> None:
    """Sends from now on all that is told to `listener`; for the worker itself."""
    _listeners[:] = [listener]


def tell_page(page_no: int, of: int) -> None:
    """Tells that page `page_no` comes next: what goes wrong from now on is its fault."""
    for listener in _listeners:
        listener((page_no, of))


def tell_pages_read() -> None:
    """Tells that no page is left: what goes wrong from now on is no page's fault."""
    for listener in _listeners:
        listener(None)
