"""Pages and lines that could not be read as they are: read from their pictures, or lacking in the report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.page import PageTrouble

CODES: Codes = {
    "document.cut-off": ("warning",),
    "page.is-picture": ("info",),
    "page.recognised": ("info",),
    "page.dirty": ("warning",),
    "page.garbled": ("error",),
    "page.unreadable": ("error",),
    "page.picture-not-read": ("info",),
    "page.notes-not-read": ("warning",),
    "text.unsure": ("warning",),
    "text.untrusted": ("warning",),
}


def find(troubles: Iterable[PageTrouble]) -> Iterator[Finding]:
    """One finding for each page that is not in the report, and for each page of which lines are not.

    Pages that were recognised, and dirty ones, are told together.
    """
    together: dict[str, set[int]] = {kind: set() for kind in _TOGETHER}
    for trouble in troubles:
        if trouble.kind in together and trouble.page is not None:
            together[trouble.kind].add(trouble.page)
        else:
            yield _cut_off() if trouble.kind == "cut_off" else _of_page(trouble)
    for kind, pages in together.items():
        if pages:
            yield _of_pages(*_TOGETHER[kind], sorted(pages))


_TOGETHER: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "recognised": (
            "page.recognised",
            "หน้าที่อ่านจากภาพด้วย OCR: {}",
            "Pages that were read from their pictures, by OCR: {}",
        ),
        "dirty": (
            "page.dirty",
            "หน้าที่ภาพมีจุดสกปรกมาก ตัวเลขและการแบ่งแถวอาจอ่านผิด ควรตรวจกับต้นฉบับ: {}",
            "Pages with so many specks that digits and rows may be misread, to be compared with the paper: {}",
        ),
    }
)
"""The code of a finding about pages, and what it says of them in Thai and in English."""


def _of_pages(code: str, thai: str, english: str, pages: Sequence[int]) -> Finding:
    """The finding of a code with one severity, with the numbers of the pages in runs."""
    runs = list(_runs(pages))
    (severity,) = CODES[code]
    return to_finding(
        code,
        severity,
        th=thai.format(", ".join("–".join(map(format_thai, run)) for run in runs)),
        en=english.format(", ".join("–".join(map(str, run)) for run in runs)),
        page=pages[0] if len(pages) == 1 else None,
    )


def _runs(pages: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The first and the last of each run of pages; one that stands alone once."""
    for _, run in groupby(enumerate(pages), key=lambda each: each[1] - each[0]):
        numbers = [number for _, number in run]
        yield (numbers[0], numbers[-1]) if len(numbers) > 1 else (numbers[0],)


def _cut_off() -> Finding:
    return to_finding(
        "document.cut-off",
        "warning",
        th="ไฟล์ไม่มีส่วนท้าย อาจถูกตัดระหว่างการคัดลอก และอาจมีหน้าที่ขาดหาย",
        en="The file lacks its end: it may have been cut off while it was copied, and pages may be missing",
    )


def _of_page(trouble: PageTrouble) -> Finding:
    if trouble.kind == "garbled":
        return _garbled(trouble) if trouble.detail == "all" else _untrusted_lines(trouble)
    return _BY_KIND[trouble.kind](trouble)


def _untrusted_lines(trouble: PageTrouble) -> Finding:
    shown = quote(trouble.lines[0].raw)
    return _finding(
        trouble,
        "text.untrusted",
        th=f"หน้า {_thai(trouble)} มี {format_thai(len(trouble.lines))} บรรทัดที่ข้อความในไฟล์ไม่ตรงกับที่พิมพ์ จึงไม่ใช้ เช่น {shown}",
        en=f"On page {trouble.page} the file's text is not what is printed, and was not used: "
        f"{len(trouble.lines)} lines, such as {shown}",
    )


def _unsure_lines(trouble: PageTrouble) -> Finding:
    shown = quote(trouble.lines[0].raw)
    return _finding(
        trouble,
        "text.unsure",
        th=f"หน้า {_thai(trouble)} มี {format_thai(len(trouble.lines))} บรรทัดที่อ่านจากภาพได้ไม่แน่ชัด"
        f" (ลายมือ ตราประทับ หรือภาพ) จึงไม่ใช้ เช่น {shown}",
        en=f"On page {trouble.page} some of the picture could not be read surely (handwriting, stamps, drawings)"
        f" and was not used: {len(trouble.lines)} lines, such as {shown}",
    )


def _picture(trouble: PageTrouble) -> Finding:
    return _finding(
        trouble,
        "page.is-picture",
        th=f"หน้า {_thai(trouble)} เป็นภาพที่ไม่พบข้อความ",
        en=f"Page {trouble.page} is a picture in which no text was found",
    )


def _part_picture(trouble: PageTrouble) -> Finding:
    return _finding(
        trouble,
        "page.picture-not-read",
        th=f"หน้า {_thai(trouble)} มีภาพที่ไม่ได้อ่าน หากเป็นตารางหรือข้อความที่สแกน ข้อมูลนั้นไม่มีในรายงานนี้",
        en=f"Page {trouble.page} has a picture that was not read:"
        " if it is a scanned table or text, this report lacks it",
    )


def _notes(trouble: PageTrouble) -> Finding:
    places = format_thai(int(trouble.detail))
    return _finding(
        trouble,
        "page.notes-not-read",
        th=f"หน้า {_thai(trouble)} มีข้อความในบันทึกย่อ ตราประทับ หรือช่องกรอก {places} แห่งที่ไม่ได้อ่าน",
        en=f"On page {trouble.page} words in notes, stamps or form fields were not read: {trouble.detail} places",
    )


def _garbled(trouble: PageTrouble) -> Finding:
    return _finding(
        trouble,
        "page.garbled",
        th=f"หน้า {_thai(trouble)} มีชั้นข้อความที่ไม่ตรงกับตัวพิมพ์ และอ่านจากภาพไม่ได้ จึงไม่มีในรายงานนี้",
        en=f"Page {trouble.page} has a text layer that does not say what is printed, and is not in this report",
    )


def _unreadable(trouble: PageTrouble) -> Finding:
    because = f" ({trouble.detail})" if trouble.detail else ""
    return _finding(
        trouble,
        "page.unreadable",
        th=f"หน้า {_thai(trouble)} อ่านไม่ได้ จึงไม่มีในรายงานนี้",
        en=f"Page {trouble.page} cannot be read, and is not in this report{because}",
    )


_BY_KIND: Mapping[str, Callable[[PageTrouble], Finding]] = MappingProxyType(
    {
        "unsure": _unsure_lines,
        "picture": _picture,
        "part_picture": _part_picture,
        "notes": _notes,
        "unreadable": _unreadable,
    }
)


def _finding(trouble: PageTrouble, code: str, *, th: str, en: str) -> Finding:
    """The finding, with the one severity that the code has, on the page and at the lines of the trouble."""
    (severity,) = CODES[code]
    return to_finding(code, severity, th=th, en=en, page=trouble.page, evidence=list(trouble.lines))


def _thai(trouble: PageTrouble) -> str:
    return format_thai(trouble.page or 0)
