"""Processes that should have gone."""

import time

import psutil

_PATIENCE = 30.0


def is_gone(pid: int) -> bool:
    """Whether the process has ended, or will in a moment."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            process = psutil.Process(pid)
            # Its first thread may have ended before the others.
            if process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False
