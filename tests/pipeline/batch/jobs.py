"""What the tests let workers do: a worker finds these functions by their names."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from pipeline.batch.workers.progress import tell_page, tell_pages_read
from pipeline.options import MEBIBYTE, ReadOptions
from schemas.errors import FileDamaged

FOREVER = 3600.0


def own_pid(*_: object) -> int:
    return os.getpid()


def double(number: int) -> int:
    return 2 * number


def tell_pages(count: int) -> int:
    for page_no in range(1, count + 1):
        tell_page(page_no, count)
    tell_pages_read()
    return count


def raise_damaged() -> NoReturn:
    raise FileDamaged("อ่านไฟล์ไม่ได้", "ask for another copy")


def raise_odd() -> NoReturn:
    raise ZeroDivisionError("nobody foresaw this")


def leave() -> NoReturn:
    sys.exit(7)


class OfTwoWords(Exception):
    """It cannot be made anew from what it keeps."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def raise_what_cannot_travel() -> NoReturn:
    raise OfTwoWords("one", "other")


class Unreadable:
    """It can be sent and not be received."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (int, ("no number",))


def give_what_cannot_be_received() -> Unreadable:
    return Unreadable()


def give_a_lock() -> Any:
    return lambda: None


def sleep(page_no: int | None = None) -> None:
    if page_no is not None:
        tell_page(page_no, 9)
    time.sleep(FOREVER)


def sleep_after_the_pages() -> None:
    tell_page(1, 1)
    tell_pages_read()
    time.sleep(FOREVER)


def spin_in_a_library() -> None:
    """Keeps everything else in the process from running."""
    tell_page(4, 9)
    re.fullmatch("(a+)+", "a" * 60 + "b")


def grow(page_no: int) -> None:
    tell_page(page_no, 9)
    held = []
    while True:
        held.append(bytearray(os.urandom(MEBIBYTE)) * 4)


def ask_for_too_much() -> int:
    tell_page(3, 9)
    return len(bytearray(2**46))


def hold(mebibytes: int) -> int:
    """Keeps so much memory after the task."""
    _held.append(b"x" * mebibytes * MEBIBYTE)
    return os.getpid()


_held: list[bytes] = []


def die_by(number: int) -> None:
    tell_page(2, 9)
    os.kill(os.getpid(), number)


def read_where_nothing_is() -> None:
    tell_page(2, 9)
    ctypes.string_at(0)


def exit_at_once() -> NoReturn:
    os._exit(3)


def start_a_helper(note: Path) -> None:
    """Starts another process, writes its number down and waits."""
    helper = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({FOREVER})"])
    note.write_text(str(helper.pid))
    time.sleep(FOREVER)


def write_pid(folder: Path) -> None:
    (folder / str(os.getpid())).touch()


def fail_to_get_warm() -> NoReturn:
    raise FileNotFoundError("no dictionary here")


def die_while_getting_warm() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


# In place of `read_for_store`; the file's text tells what happens at which page.


def read_as_told(path: Path, _options: ReadOptions, *, skip_pages: frozenset[int] = frozenset()) -> Any:
    """Goes through the pages as the words of the file say; gives the pages that were read."""
    read = []
    for page_no, word in enumerate(path.read_text().split(), start=1):
        if page_no in skip_pages:
            continue
        tell_page(page_no, 9)
        if word == "hang":
            time.sleep(FOREVER)
        elif word == "die":
            os._exit(1)
        elif word == "die-once" and not path.with_suffix(".died").exists():
            path.with_suffix(".died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "damaged":
            raise_damaged()
        elif word == "odd":
            raise_odd()
        read.append(page_no)
    tell_pages_read()
    if path.name == "heavy":
        time.sleep(FOREVER)
    return tuple(read)


def hang_at_second_page(options: ReadOptions) -> None:
    """Gets warm, and then lets the real reader hang at each document's second page."""
    from extractors.page.pdf.sheets import read_sheet
    from pipeline.batch.work import warm_up
    from pipeline.stages import pages

    warm_up(options)

    def hang(pdf: Any, page_no: int) -> Any:
        if page_no == 2:
            time.sleep(FOREVER)
        return read_sheet(pdf, page_no)

    vars(pages)["read_sheet"] = hang
