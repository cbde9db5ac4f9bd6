"""Pages and lines of a PDF that could not be read as they are, so that the report lacks them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.page import PageTrouble

CODES: Codes = {
    "document.cut-off": ("warning",),
    "page.is-picture": ("info",),
    "page.recognised": ("info",),
    "page.garbled": ("error",),
    "page.unreadable": ("error",),
    "page.picture-not-read": ("info",),
    "page.notes-not-read": ("warning",),
    "text.unsure": ("warning",),
    "text.untrusted": ("warning",),
}


def find(troubles: Iterable[PageTrouble]) -> Iterator[Finding]:
    """One finding for each page that is not in the report, and for each page of which lines are not."""
    recognised = []
    for trouble in troubles:
        if trouble.kind == "recognised" and trouble.page is not None:
            recognised.append(trouble.page)
        else:
            yield _cut_off() if trouble.kind == "cut_off" else _of_page(trouble)
    if recognised:
        yield _recognised(sorted(set(recognised)))


def _recognised(pages: Sequence[int]) -> Finding:
    runs = list(_runs(pages))
    return to_finding(
        "page.recognised",
        "info",
        th=f"หน้าที่อ่านจากภาพด้วย OCR: {', '.join('–'.join(map(format_thai, run)) for run in runs)}",
        en=f"Pages that were read from their pictures, by OCR: {', '.join('–'.join(map(str, run)) for run in runs)}",
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
    number, page = format_thai(trouble.page or 0), trouble.page
    because = f" ({trouble.detail})" if trouble.detail and trouble.kind != "garbled" else ""
    if trouble.kind == "garbled" and trouble.detail != "all":
        shown = quote(trouble.lines[0].raw)
        return to_finding(
            "text.untrusted",
            "warning",
            th=f"หน้า {number} มี {format_thai(len(trouble.lines))} บรรทัดที่ข้อความในไฟล์ไม่ตรงกับที่พิมพ์ จึงไม่ใช้ เช่น {shown}",
            en=f"On page {page} the file's text is not what is printed, and was not used: "
            f"{len(trouble.lines)} lines, such as {shown}",
            page=page,
            evidence=list(trouble.lines),
        )
    if trouble.kind == "unsure":
        shown = quote(trouble.lines[0].raw)
        return to_finding(
            "text.unsure",
            "warning",
            th=f"หน้า {number} มี {format_thai(len(trouble.lines))} บรรทัดที่อ่านจากภาพได้ไม่แน่ชัด"
            f" (ลายมือ ตราประทับ หรือภาพ) จึงไม่ใช้ เช่น {shown}",
            en=f"On page {page} some of the picture could not be read surely (handwriting, stamps, drawings)"
            f" and was not used: {len(trouble.lines)} lines, such as {shown}",
            page=page,
            evidence=list(trouble.lines),
        )
    if trouble.kind == "picture":
        return to_finding(
            "page.is-picture",
            "info",
            th=f"หน้า {number} เป็นภาพที่ไม่พบข้อความ",
            en=f"Page {page} is a picture in which no text was found",
            page=page,
        )
    if trouble.kind == "part_picture":
        return to_finding(
            "page.picture-not-read",
            "info",
            th=f"หน้า {number} มีภาพที่ไม่ได้อ่าน หากเป็นตารางหรือข้อความที่สแกน ข้อมูลนั้นไม่มีในรายงานนี้",
            en=f"Page {page} has a picture that was not read: if it is a scanned table or text, this report lacks it",
            page=page,
        )
    if trouble.kind == "notes":
        return to_finding(
            "page.notes-not-read",
            "warning",
            th=f"หน้า {number} มีข้อความในบันทึกย่อ ตราประทับ หรือช่องกรอก {format_thai(int(trouble.detail))} แห่งที่ไม่ได้อ่าน",
            en=f"On page {page} words in notes, stamps or form fields were not read: {trouble.detail} places",
            page=page,
        )
    code, thai, english = {
        "garbled": (
            "page.garbled",
            "มีชั้นข้อความที่ไม่ตรงกับตัวพิมพ์ และอ่านจากภาพไม่ได้ จึงไม่มีในรายงานนี้",
            "has a text layer that does not say what is printed, and is not in this report",
        ),
        "unreadable": ("page.unreadable", "อ่านไม่ได้ จึงไม่มีในรายงานนี้", "cannot be read, and is not in this report"),
    }[trouble.kind]
    return to_finding(
        code,
        "error",
        th=f"หน้า {number} {thai}",
        en=f"Page {page} {english}{because}",
        page=page,
        evidence=list(trouble.lines),
    )
