"""The memory of arrays that come and go by the hundred for every page."""

import ctypes
import sys

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
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # it is missing from musl
        mallopt(_MMAP_THRESHOLD, _LARGEST_MMAP_THRESHOLD)
        mallopt(_TRIM_THRESHOLD, _KEPT)
