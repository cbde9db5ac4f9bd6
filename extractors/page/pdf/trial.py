"""A first look at a suspicious PDF by a process of its own, which may run out of memory or time instead of this one.

pdfium loads a page as a whole, and a file of a kilobyte can hold forms within forms that are a billion objects. This
file is also the program that the other process runs: it imports nothing of ours.
"""

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

_MOST_MEMORY = 640 * 1024 * 1024
"""Bytes of address space beyond the file itself; 400,000 objects on a page take half of it."""
_SECONDS_A_PAGE = 4.0
"""Of the processor's time; the fullest honest pages take a tenth of one."""
_MOST_FAILURES = 3
_DEEPEST_FORM = 8
_SCALE = 0.3
"""Pages with pictures are drawn too, small: what covers the paper is looked at later."""


def find_too_heavy(data: bytes, *, password: str | None, pages: int) -> frozenset[int] | None:
    """The pages that cannot be loaded within the limits; None where there are too many of them, or where it is the
    file itself.
    """
    heavy: set[int] = set()
    first = 1
    while first <= pages:
        done = _try_pages(data, password=password, first=first, pages=pages)
        if done >= pages:
            break
        if done < first - 1 or len(heavy) == _MOST_FAILURES:
            return None
        heavy.add(done + 1)
        first = done + 2
    return frozenset(heavy)


def _try_pages(data: bytes, *, password: str | None, first: int, pages: int) -> int:
    """The last page that went well: `first - 1` where the first page fails, less where the file does not open."""
    order = {"password": password, "first": first, "pages": pages, "seconds": _SECONDS_A_PAGE}
    ended = subprocess.run(
        [sys.executable, "-P", __file__],
        input=json.dumps(order).encode() + b"\n" + data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    lines = ended.stdout.split()
    return int(lines[-1]) if lines else first - 2


def _load(order: dict[str, Any], data: bytes) -> Iterator[int]:
    """Loads page after page; first gives the number before the first, then that of each page that went well."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    document = pdfium.PdfDocument(data, password=order["password"])
    yield order["first"] - 1
    for page_no in range(order["first"], order["pages"] + 1):
        signal.setitimer(signal.ITIMER_VIRTUAL, order["seconds"])
        try:
            page = document[page_no - 1]
        except pdfium.PdfiumError:
            yield page_no  # whoever reads the page tells of it
            continue
        page.get_textpage().close()
        if any(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_FORM)):
            page.render(scale=_SCALE, grayscale=True, may_draw_forms=False).close()
        page.close()
        yield page_no


def _main() -> None:
    order, data = json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    most = _MOST_MEMORY + 2 * len(data)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_VIRTUAL, order["seconds"])
    for page_no in _load(order, data):
        print(page_no, flush=True)


if __name__ == "__main__":
    _main()
