"""`python -m bench.read_alone FILE`: reads one file, and prints its pages, the seconds and the peak memory as JSON."""

import json
import re
import resource
import sys
from pathlib import Path

KIBIBYTE = 1024
_PEAK = re.compile(r"^VmHWM:\s*(?P<kib>\d+) kB$", re.MULTILINE)


def peak_in(status: str) -> int | None:
    """The peak memory in bytes that a `/proc/…/status` tells; None where it tells none."""
    found = _PEAK.search(status)
    return int(found["kib"]) * KIBIBYTE if found else None


def peak_memory() -> int:
    """The most memory in bytes that this process has had.

    `getrusage` counts what the process was before it became this program too: a copy of the one that started it.
    """
    status = Path("/proc/self/status")
    told = peak_in(status.read_text(encoding="utf-8")) if status.exists() else None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE if told is None else told


def main(path: Path) -> None:
    """Reads the file as `prongsai read` does, and prints the figures."""
    from bench.measure import seconds_of
    from pipeline.options import ReadOptions
    from pipeline.runner import read_document

    pages: list[int] = []
    seconds = seconds_of(read_document, path, ReadOptions(), on_page=lambda page_no, _of: pages.append(page_no))
    print(json.dumps({"pages": len(pages), "seconds": seconds, "peak_memory": peak_memory()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
