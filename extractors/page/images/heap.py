"""The memory of arrays that come and go by the hundred for every page."""

import ctypes
import sys
from collections.abc import Callable

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of glibc's mallopt(3), from its malloc.h."""
_LARGEST_MMAP_THRESHOLD = 32 * 1024 * 1024
"""Bytes: glibc takes no more. An array of a page at 200 dpi has four million, its labels sixteen."""
_KEPT = 48 * 1024 * 1024
"""Bytes of freed memory that stay with the process."""


def keep_freed_pages() -> None:
    """Lets freed memory stay with the process, where the C library is glibc.

    Otherwise each array of a page's size is asked of the system and given back, which fills it with zeros each time:
    that took a tenth of the time of reading a scan.
    """
    mallopt = _of_the_c_library("mallopt")
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGEST_MMAP_THRESHOLD)
        mallopt(_TRIM_THRESHOLD, _KEPT)


def give_back_freed_pages() -> None:
    """Gives the freed memory back to the system, where the C library is glibc: once no page is left to look at."""
    malloc_trim = _of_the_c_library("malloc_trim")
    if malloc_trim is not None:
        malloc_trim(0)


def _of_the_c_library(name: str) -> Callable[..., int] | None:
    """A function of glibc; None for another system or library: musl has none of these."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
