"""A worker's own fences: it dies with whoever started it, keeps to one core, and the system knows its limits too.

The limits of the system are wider than those that the keeper watches: they hold where the keeper is too slow.
"""

import ctypes
import os
import resource
import signal
import sys
import threading
from multiprocessing import parent_process

import psutil

_PR_SET_PDEATHSIG = 1
_MORE_CPU_SECONDS = 30
_TIMES_THE_MEMORY = 2
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")


def stand_alone(parent: int) -> None:
    """Begins a session and a group of its own, for what is typed at the terminal and for killing all of it at once.

    Ends the process where the one that started it, `parent`, has died or will die.
    """
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _ONE_THREAD:
        os.environ[name] = "1"
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    threading.Thread(target=_die_with_parent, name="die with parent", daemon=True).start()


def _die_with_parent() -> None:
    """Takes along what this worker has started itself, and works where the system sends no signal."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL)


def fence_memory(memory_bytes: int) -> None:
    """Refuses this process memory far beyond the limit; what it has mapped by now is not counted."""
    mapped = psutil.Process().memory_info().vms
    _set_soft_limit(resource.RLIMIT_AS, mapped + _TIMES_THE_MEMORY * memory_bytes)


def fence_cpu(seconds: float) -> None:
    """Ends this process when it has used the processor for far longer than `seconds` from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set_soft_limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + _MORE_CPU_SECONDS)


def _set_soft_limit(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
