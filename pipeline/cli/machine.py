"""What prongsai runs on: cores, memory, and the tokenizer with its word list."""

import os
from dataclasses import dataclass

from pipeline.options import MEBIBYTE

_SAMPLE = "ระยะเวลาดำเนินการ"


@dataclass(frozen=True)
class Machine:
    """Cores that this process may use, and memory in MiB: all, and what is free (None where it cannot be told)."""

    cores: int
    memory: int | None
    free: int | None


def look_at_machine() -> Machine:
    """The machine, as the system tells it."""
    return Machine(len(os.sched_getaffinity(0)), _pages("SC_PHYS_PAGES"), _pages("SC_AVPHYS_PAGES"))


def find_tokenizer_trouble() -> str:
    """What is wrong with the Thai tokenizer; nothing where it cuts a known text into words."""
    try:
        from extractors.thai.tokens import tokenize

        words = [token.text for token in tokenize(_SAMPLE)]
    except Exception as error:  # a broken library may raise anything: that is what we are here to tell
        return f"{type(error).__name__}: {error}"
    return "" if len(words) > 1 and "".join(words) == _SAMPLE else f"it cuts {_SAMPLE} into {' | '.join(words)}"


def _pages(name: str) -> int | None:
    try:
        return os.sysconf(name) * os.sysconf("SC_PAGE_SIZE") // MEBIBYTE
    except (OSError, ValueError):
        return None
